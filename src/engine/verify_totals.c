#include "engine/verify_totals.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"

void verify_totals_init(struct verify_totals *t, const struct budget *b, bool years) {
    *t = (struct verify_totals){.budget = b, .years = years};
}

static size_t cells_of(const struct verify_totals *t) {
    return PLANES * t->budget->municipality_count;
}

void verify_totals_clear(struct verify_totals *t) {
    for (size_t i = 0; i < t->count; i++) {
        for (size_t c = 0; c < cells_of(t); c++)
            ratio_clear(&t->list[i].exact[c]);
        free(t->list[i].exact);
        free(t->list[i].given);
    }
    free(t->list);
    *t = (struct verify_totals){0};
}

/* --- which totals a line belongs to ----------------------------------------------- */

/* The total of a level that a line belongs to, without figures. */
static struct verify_total total_above(const struct verify_line *line,
                                       enum total_level level) {
    struct verify_total total = {.level = level, .period = line->period};
    if (level == TOTAL_YEAR)
        total.period = period_make(period_year(line->period), 0);
    if (level <= TOTAL_CATEGORY)
        total.category = line->category;
    if (level == TOTAL_GROUP) {
        total.key = line->key;
        total.key_period = line->key_period;
    }
    return total;
}

static bool same_total(const struct verify_total *a, const struct verify_total *b) {
    return a->level == b->level && a->period == b->period && a->category == b->category &&
           a->key == b->key && a->key_period == b->key_period;
}

/* Totals are few: as many as groups, categories and periods. */
static struct verify_total *find_total(struct verify_totals *t,
                                       const struct verify_total *wanted) {
    for (size_t i = t->count; i-- > 0;)
        if (same_total(&t->list[i], wanted))
            return &t->list[i];
    t->list = mem_room(t->list, t->count, &t->room, sizeof *t->list);
    struct verify_total *made = &t->list[t->count++];
    *made = *wanted;
    made->exact = mem_zero(cells_of(t), sizeof *made->exact);
    made->given = mem_zero(cells_of(t), sizeof *made->given);
    for (size_t c = 0; c < cells_of(t); c++)
        ratio_init(&made->exact[c]);
    return made;
}

static void add_to(const struct verify_totals *t, struct verify_total *total,
                   const struct verify_line *line, const money *const given[PLANES]) {
    size_t municipalities = t->budget->municipality_count;
    struct ratio part;
    ratio_init(&part);
    for (size_t plane = 0; plane < PLANES; plane++) {
        for (size_t m = 0; m < municipalities; m++) {
            ratio_set(&part, &line->shares->share[m]);
            ratio_mul_int(&part, line->amount[plane]);
            ratio_add(&total->exact[plane * municipalities + m], &part);
            total->given[plane * municipalities + m] += given[plane][m];
        }
    }
    ratio_clear(&part);
}

/* A year that is a period of its own stands beside its quarters, not above them. */
static bool in_year(const struct verify_totals *t, const struct verify_line *line) {
    return t->years && period_quarter(line->period) != 0;
}

void verify_totals_add(struct verify_totals *t, const struct verify_line *line,
                       const money *const given[PLANES]) {
    enum total_level last = in_year(t, line) ? TOTAL_YEAR : TOTAL_PERIOD;
    for (int level = TOTAL_GROUP; level <= (int)last; level++) {
        struct verify_total wanted = total_above(line, (enum total_level)level);
        add_to(t, find_total(t, &wanted), line, given);
    }
}

/* --- the check -------------------------------------------------------------------- */

bool verify_is_rounding(const struct ratio *exact, wide given) {
    int64_t floor, ceiling;
    if (!ratio_floor(exact, &floor) || !ratio_ceiling(exact, &ceiling))
        return false;
    return given == floor || given == ceiling;
}

void verify_write_exact(struct buf *out, const struct ratio *cents) {
    struct ratio hundred, units;
    ratio_init(&hundred);
    ratio_init(&units);
    ratio_set_int(&hundred, 100);
    ratio_set(&units, cents);
    ratio_div(&units, &hundred);
    ratio_write_decimal(out, &units, 6, figure_now(false));
    ratio_clear(&units);
    ratio_clear(&hundred);
}

/* "staff in 2025-Q1, key fte", "staff in 2025-Q1", "2025-Q1". */
static void add_name(struct buf *out, const struct budget *b,
                     const struct verify_total *total) {
    if (total->level <= TOTAL_CATEGORY) {
        diag_word(out, category_id(total->category)); /* the same in English */
        buf_text(out, ", ");
    }
    period_write(out, total->period);
    if (total->level == TOTAL_GROUP) {
        buf_text(out, ", ");
        diag_word(out, "key");
        buf_char(out, ' ');
        buf_text(out, b->keys[total->key].name);
    }
}

static void add_fault(const struct verify_totals *t, const struct verify_total *total,
                      size_t cell, const char *file, struct diags *d) {
    const struct budget *b = t->budget;
    assert(b->municipality_count > 0); /* a cell is somebody's */
    size_t municipality = cell % b->municipality_count;
    struct buf name, given, exact;
    buf_init(&name);
    buf_init(&given);
    buf_init(&exact);
    add_name(&name, b, total);
    verify_write_exact(&exact, &total->exact[cell]);
    money shown = 0;
    if (money_holds(total->given[cell], &shown))
        money_write(&given, shown, figure_now(false));
    diag_add(d, (struct place){.file = file},
             cell < b->municipality_count ? DIAG_VERIFY_TOTAL : DIAG_VERIFY_TOTAL_VAT,
             b->municipalities[municipality].name, buf_str(&name), buf_str(&given),
             buf_str(&exact), NULL);
    buf_clear(&exact);
    buf_clear(&given);
    buf_clear(&name);
}

void verify_totals_check(const struct verify_totals *t, const char *file,
                         struct diags *d) {
    for (size_t i = 0; i < t->count; i++)
        for (size_t cell = 0; cell < cells_of(t); cell++)
            if (!verify_is_rounding(&t->list[i].exact[cell], t->list[i].given[cell]))
                add_fault(t, &t->list[i], cell, file, d);
}
