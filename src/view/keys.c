/* The keys as they were applied: driver values, weights and percentages. */
#include <stdlib.h>

#include "base/mem.h"
#include "view/allocate_tables.h"
#include "view/parts.h"

/* Whether two periods see the same key version and the same municipality versions, so that one
   table serves both. */
static bool same_state(const struct budget *b, int key, period p, period q) {
    date one = period_first_day(p), other = period_first_day(q);
    if (key_on(&b->keys[key], one) != key_on(&b->keys[key], other))
        return false;
    for (size_t m = 0; m < b->municipality_count; m++)
        if (municipality_on(&b->municipalities[m], one) !=
            municipality_on(&b->municipalities[m], other))
            return false;
    return true;
}

/* Whether an earlier group that is shown has the same key in the same state. */
static bool shown_before(const struct allocation *a, const struct allocate_view *v, size_t g) {
    const struct group *group = &a->groups[g];
    for (size_t i = 0; i < g; i++)
        if (period_in_range(a->groups[i].period, v->range) && a->groups[i].key == group->key &&
            same_state(a->budget, group->key, a->groups[i].key_period, group->key_period))
            return true;
    return false;
}

/* The last key period among the groups shown that has the same state as group `g`. */
static period last_of_state(const struct allocation *a, const struct allocate_view *v,
                            size_t g) {
    const struct group *group = &a->groups[g];
    period last = group->key_period;
    for (size_t i = g + 1; i < a->group_count; i++)
        if (period_in_range(a->groups[i].period, v->range) && a->groups[i].key == group->key &&
            a->groups[i].key_period > last &&
            same_state(a->budget, group->key, a->groups[i].key_period, group->key_period))
            last = a->groups[i].key_period;
    return last;
}

static const char *driver_title(struct report *r, const struct budget *b,
                                const struct weight *w, size_t weights) {
    const char *name = w->driver == DRIVER_EQUAL ? _("equal parts") : b->drivers[w->driver].name;
    if (weights == 1)
        return name;
    struct buf text;
    buf_init(&text);
    buf_text(&text, name);
    buf_char(&text, ' ');
    figure_write(&text, w->weight.digits, w->weight.places,
                 lang_now() == LANG_NL ? &figure_dutch : &figure_english);
    buf_text(&text, " %");
    const char *kept = report_text(r, buf_view(&text));
    buf_clear(&text);
    return kept;
}

static struct table *key_table(struct report *r, const struct allocation *a, size_t g,
                               period last, const struct key_version *version) {
    const struct budget *b = a->budget;
    const struct group *group = &a->groups[g];
    size_t count = version->weight_count + 2;
    struct column *columns = mem_zero(count, sizeof *columns);
    columns[0] = part_text("municipality", _("Municipality"));
    for (size_t w = 0; w < version->weight_count; w++)
        columns[1 + w] = part_figure(
            "driver", driver_title(r, b, &version->weights[w], version->weight_count));
    columns[count - 1] = part_figure("share", _("Share %"));
    struct table *t = report_add_table(r, "key", FOR_READERS, columns, count);
    free(columns);
    t->title = report_format(r, _("Key %s, %s"), b->keys[group->key].name,
                             part_period_span(r, group->key_period, last));
    t->sheet = report_format(r, _("Key %s"), b->keys[group->key].name);
    return t;
}

/* Driver value of a municipality that takes part; equal parts count 1 each. */
static struct cell driver_cell(const struct version *version, const struct weight *w,
                               struct ratio *total) {
    struct decimal value = {1, 0};
    if (w->driver != DRIVER_EQUAL)
        value = version->values[w->driver].value;
    struct ratio term;
    ratio_init(&term);
    ratio_set_decimal(&term, value);
    ratio_add(total, &term);
    ratio_clear(&term);
    return cell_figure(value.digits, value.places);
}

/* A driver total as a figure: decimals have at most DECIMAL_PLACES, so scaling is exact. */
static struct cell total_cell(const struct ratio *total) {
    struct ratio scaled;
    int64_t digits = 0;
    unsigned places = 0;
    bool whole = false;
    ratio_init(&scaled);
    ratio_set(&scaled, total);
    for (; places <= DECIMAL_PLACES && !whole; places++, ratio_mul_int(&scaled, 10)) {
        int64_t up;
        whole = ratio_floor(&scaled, &digits) && ratio_ceiling(&scaled, &up) && up == digits;
    }
    ratio_clear(&scaled);
    return whole ? cell_figure(digits, places - 1) : cell_empty();
}

static void key_rows(struct table *t, const struct allocation *a, const struct group *group,
                     const struct key_version *key) {
    const struct budget *b = a->budget;
    size_t weights = key->weight_count;
    struct cell *cells = mem_zero(weights + 2, sizeof *cells);
    struct ratio *totals = mem_zero(weights, sizeof *totals);
    int64_t *percent = mem_zero(b->municipality_count, sizeof *percent);
    for (size_t w = 0; w < weights; w++)
        ratio_init(&totals[w]);
    shares_percent(group->shares, PERCENT_PLACES, percent);
    for (size_t m = 0; m < b->municipality_count; m++) {
        const struct version *version =
            municipality_on(&b->municipalities[m], period_first_day(group->key_period));
        if (!version)
            continue;
        cells[0] = cell_string(b->municipalities[m].name);
        for (size_t w = 0; w < weights; w++)
            cells[1 + w] = driver_cell(version, &key->weights[w], &totals[w]);
        cells[1 + weights] = cell_figure(percent[m], PERCENT_PLACES);
        table_add_row(t, ROW_BODY, cells);
    }
    cells[0] = cell_term("total", _("Total"));
    for (size_t w = 0; w < weights; w++)
        cells[1 + w] = total_cell(&totals[w]);
    cells[1 + weights] = cell_figure(PERCENT_WHOLE, PERCENT_PLACES);
    table_add_row(t, ROW_TOTAL, cells);
    for (size_t w = 0; w < weights; w++)
        ratio_clear(&totals[w]);
    free(percent);
    free(totals);
    free(cells);
}

void tables_of_keys(struct report *r, const struct allocation *a,
                    const struct allocate_view *v) {
    for (size_t g = 0; g < a->group_count; g++) {
        const struct group *group = &a->groups[g];
        if (!period_in_range(group->period, v->range) || shown_before(a, v, g))
            continue;
        const struct key_version *key =
            key_on(&a->budget->keys[group->key], period_first_day(group->key_period));
        struct table *t = key_table(r, a, g, last_of_state(a, v, g), key);
        t->summed = true;
        key_rows(t, a, group, key);
    }
}
