#include "engine/compare/mismatch.h"

#include <stdlib.h>

#include "base/letters.h"
#include "base/mem.h"
#include "base/name_map.h"

/* --- time ------------------------------------------------------------------------- */

/* A period of one side on the calendar of after, or PERIOD_NONE. */
static period period_of(const struct comparison *c, size_t pair, bool after) {
    const struct period_pair *p = &c->periods[pair];
    if (after || p->before == PERIOD_NONE)
        return after ? p->after : p->before;
    return p->before + period_make(c->years, 0);
}

/* Whether a side has costs in a quarter, or in its year as a whole. */
static bool has_quarter(const struct comparison *c, bool after, period quarter) {
    for (size_t i = 0; i < c->period_count; i++) {
        period p = period_of(c, i, after);
        if (p != PERIOD_NONE &&
            (p == quarter || p == period_make(period_year(quarter), 0)))
            return true;
    }
    return false;
}

period mismatch_so_far(const struct comparison *c) {
    period year = c->range.first, last = PERIOD_NONE;
    bool gap = false;
    if (year == PERIOD_NONE || c->range.last != year || period_quarter(year) != 0 ||
        c->years != 0)
        return PERIOD_NONE;
    for (int k = 1; k <= 4; k++) {
        period quarter = period_make(period_year(year), k);
        if (!has_quarter(c, false, quarter))
            return PERIOD_NONE;
        if (!has_quarter(c, true, quarter))
            gap = true;
        else if (gap)
            return PERIOD_NONE;
        else
            last = quarter;
    }
    return gap ? last : PERIOD_NONE;
}

/* Adds the quarters of a pair that this side lacks and the other has; returns their
   number. */
static size_t add_lacking(const struct comparison *c, size_t pair, bool after,
                          period *quarters) {
    period p = period_of(c, pair, !after);
    size_t count = 0;
    if (p == PERIOD_NONE)
        return 0;
    int first = period_quarter(p) ? period_quarter(p) : 1;
    int last = period_quarter(p) ? period_quarter(p) : 4;
    for (int k = first; k <= last; k++) {
        period quarter = period_make(period_year(p), k);
        if (!has_quarter(c, after, quarter))
            quarters[count++] = quarter;
    }
    return count;
}

static bool lacks(const struct comparison *c, size_t pair) {
    period quarters[4];
    return add_lacking(c, pair, false, quarters) + add_lacking(c, pair, true, quarters) >
           0;
}

static period next_quarter(period p) {
    return period_quarter(p) < 4 ? p + 1 : period_make(period_year(p) + 1, 1);
}

/* Appends some periods as --period takes them: "2025-Q1..2025-Q2", ", " between. */
static void write_run(struct buf *out, const char *between, period first, period last) {
    buf_text(out, out->len ? between : "");
    period_write(out, first);
    if (first == last)
        return;
    buf_text(out, "..");
    period_write(out, last);
}

/* Appends the quarters, which are sorted and unique, as runs, whole years as years; all
   of them moved `years` years back. */
static void write_quarters(struct buf *out, const period *list, size_t count, int years) {
    for (size_t i = 0; i < count; i++) {
        period first = list[i];
        while (i + 1 < count && list[i + 1] == next_quarter(list[i]))
            i++;
        bool whole = period_quarter(first) == 1 && period_quarter(list[i]) == 4;
        period move = period_make(years, 0);
        write_run(out, ", ", (whole ? period_make(period_year(first), 0) : first) - move,
                  (whole ? period_make(period_year(list[i]), 0) : list[i]) - move);
    }
}

/* Appends the --period arguments that compare only what both sides have. */
static void write_advice(struct buf *out, const struct comparison *c) {
    for (size_t i = 0; i < c->period_count; i++) {
        period first = c->periods[i].after, last = first;
        if (first == PERIOD_NONE || c->periods[i].before == PERIOD_NONE)
            continue;
        for (; i + 1 < c->period_count && !lacks(c, i + 1); i++)
            if (c->periods[i + 1].after != PERIOD_NONE &&
                c->periods[i + 1].before != PERIOD_NONE)
                last = c->periods[i + 1].after;
        write_run(out, ", --period ", first, last);
    }
}

/* Warns of what one side lacks. */
static void warn_periods(const struct comparison *c, bool after, const char *folder,
                         const char *other, struct diags *d) {
    period *quarters = mem_zero(4 * c->period_count, sizeof *quarters);
    size_t count = 0;
    struct buf lacking, advice;
    buf_init(&lacking);
    buf_init(&advice);
    for (size_t i = 0; i < c->period_count; i++)
        count += add_lacking(c, i, after, &quarters[count]);
    count = periods_sort(quarters, count);
    if (count > 0) {
        write_quarters(&lacking, quarters, count, after ? 0 : c->years);
        write_advice(&advice, c);
        diag_add(d, (struct place){.file = folder}, DIAG_PERIODS_LACKING,
                 buf_str(&lacking), other, advice.len ? buf_str(&advice) : NULL, NULL);
    }
    buf_clear(&advice);
    buf_clear(&lacking);
    free(quarters);
}

/* --- municipalities --------------------------------------------------------------- */

static void warn_codes(const struct comparison *c, struct diags *d) {
    const struct budget *after = c->after.allocation->budget;
    struct name_map joined; /* rows that are in after alone */
    name_map_init(&joined);
    for (size_t i = 0; i < c->count; i++)
        if (c->rows[i].before == MUNICIPALITY_NONE)
            name_map_add(&joined, slice_of(c->rows[i].name), (int)i);
    for (size_t i = 0; i < c->count; i++) {
        const struct compared *left = &c->rows[i];
        int same = left->after == MUNICIPALITY_NONE
                       ? name_map_find(&joined, slice_of(left->name))
                       : -1;
        if (same >= 0)
            diag_add(d, after->municipalities[c->rows[same].after].place,
                     DIAG_CODE_CHANGED, c->rows[same].name, left->code,
                     c->rows[same].code, NULL);
    }
    name_map_clear(&joined);
}

void mismatch_warn(const struct comparison *c, const char *before, const char *after,
                   struct diags *d) {
    warn_periods(c, false, before, after, d);
    if (mismatch_so_far(c) == PERIOD_NONE)
        warn_periods(c, true, after, before, d);
    warn_codes(c, d);
}

/* --- currency ---------------------------------------------------------------------- */

int mismatch_currencies(const struct budget *before, const struct budget *after,
                        struct place at, struct diags *d) {
    const char *one = before->settings.currency, *other = after->settings.currency;
    if (letters_same(slice_of(one), slice_of(other)))
        return 0;
    diag_add(d, at, DIAG_CURRENCIES_DIFFER, one, other, NULL);
    return -1;
}
