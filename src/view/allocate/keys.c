/* The keys as they were applied: driver values, weights and percentages. */
#include <stdlib.h>

#include "base/mem.h"
#include "view/allocate/allocate_tables.h"
#include "view/common.h"
#include "view/key_parts.h"

/* Whether two periods use the same key version and the same municipality versions, so
   that one table serves both. */
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
static bool shown_before(const struct allocation *a, const struct allocate_view *v,
                         size_t g) {
    const struct group *group = &a->groups[g];
    for (size_t i = 0; i < g; i++)
        if (period_in_range(a->groups[i].period, v->range) &&
            a->groups[i].key == group->key &&
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
        if (period_in_range(a->groups[i].period, v->range) &&
            a->groups[i].key == group->key && a->groups[i].key_period > last &&
            same_state(a->budget, group->key, a->groups[i].key_period, group->key_period))
            last = a->groups[i].key_period;
    return last;
}

static struct table *key_table(struct report *r, const struct allocation *a, size_t g,
                               period last, const struct key_version *version) {
    const struct budget *b = a->budget;
    const struct group *group = &a->groups[g];
    size_t count = version->weight_count + 2;
    struct column *columns = mem_zero(count, sizeof *columns);
    key_columns(r, b, version, columns);
    columns[count - 1] = column_figure("share", _("Share %"));
    struct table *t = report_add_table(r, "key", FOR_READERS, columns, count);
    free(columns);
    t->title = report_format(r, _("Key %s, %s"), b->keys[group->key].name,
                             report_period_span(r, group->key_period, last));
    t->sheet_name = _("Keys");
    return t;
}

static void key_rows(struct report *r, struct table *t, const struct allocation *a,
                     const struct group *group, const struct key_version *key) {
    const struct budget *b = a->budget;
    size_t last = key->weight_count + 1;
    struct cell *cells = mem_zero(last + 1, sizeof *cells);
    int64_t *percent = mem_zero(b->municipality_count, sizeof *percent);
    struct driver_totals totals;
    driver_totals_init(&totals, key);
    shares_percent(group->shares, PERCENT_PLACES, percent);
    for (size_t m = 0; m < b->municipality_count; m++) {
        const struct version *version =
            municipality_on(&b->municipalities[m], period_first_day(group->key_period));
        if (!version)
            continue;
        key_cells(cells, b->municipalities[m].name, version, key, &totals);
        cells[last] = cell_figure(percent[m], PERCENT_PLACES);
        table_add_row(t, ROW_BODY, cells);
    }
    key_total_cells(cells, &totals);
    t->note = key_charges(r, b, key, &totals);
    cells[last] = cell_figure(PERCENT_WHOLE, PERCENT_PLACES);
    table_add_row(t, ROW_TOTAL, cells);
    driver_totals_clear(&totals);
    free(percent);
    free(cells);
}

void tables_of_keys(struct report *r, const struct allocation *a,
                    const struct allocate_view *v) {
    const bool shown = r->audience & FOR_READERS;
    for (size_t g = 0; shown && g < a->group_count; g++) {
        const struct group *group = &a->groups[g];
        if (!period_in_range(group->period, v->range) || shown_before(a, v, g))
            continue;
        const struct key_version *key =
            key_on(&a->budget->keys[group->key], period_first_day(group->key_period));
        struct table *t = key_table(r, a, g, last_of_state(a, v, g), key);
        t->summed = true;
        key_rows(r, t, a, group, key);
    }
}
