#include "engine/settle/prepaid.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"

static bool has_costs(const struct allocation *a, period p) {
    return periods_have(a->periods, a->period_count, p);
}

/* Whether a period is a year whose costs, if any, are booked by the quarter. */
static bool is_divided(const struct allocation *a, period p) {
    return period_quarter(p) == 0 && !has_costs(a, p);
}

/* --- spreading -------------------------------------------------------------------- */

/* Quarter k's part of an amount in cents. */
static money part_of(money amount, int k) {
    wide size = amount < 0 ? -(wide)amount : amount;
    wide part = size * k / 4 - size * (k - 1) / 4;
    return (money)(amount < 0 ? -part : part);
}

__attribute__((unused)) static bool adds_up(const struct advance *quarters,
                                            const struct advance *whole) {
    wide left[AMOUNT_PARTS] = {0};
    amounts_add_wide(left, whole->amount);
    for (int k = 0; k < 4; k++)
        for (int part = 0; part < AMOUNT_PARTS; part++)
            left[part] -= quarters[k].amount[part];
    return left[AMOUNT_NET] == 0 && left[AMOUNT_VAT] == 0;
}

static size_t spread(struct advance *list, const struct advance *whole) {
    for (int k = 1; k <= 4; k++) {
        list[k - 1] = *whole;
        list[k - 1].period = period_make(period_year(whole->period), k);
        for (int part = 0; part < AMOUNT_PARTS; part++)
            list[k - 1].amount[part] = part_of(whole->amount[part], k);
    }
    assert(adds_up(list, whole));
    return 4;
}

struct advance *prepaid_list(const struct allocation *a, size_t *count) {
    const struct budget *b = a->budget;
    struct advance *list = mem_zero(4 * b->advance_count, sizeof *list);
    *count = 0;
    for (size_t i = 0; i < b->advance_count; i++) {
        const struct advance *one = &b->advances[i];
        if (b->settings.advances_spread && is_divided(a, one->period))
            *count += spread(&list[*count], one);
        else
            list[(*count)++] = *one;
    }
    return list;
}

/* --- advances that wait ------------------------------------------------------------- */

/* Whether an advance moves money: one of a party to itself does not. */
static bool moves_money(const struct cross_charges *c, const struct advance *a) {
    return cross_charges_receiver(c, a) != (size_t)a->municipality &&
           !amounts_nil(a->amount);
}

static bool has_quarter(struct period_range range, period year) {
    for (int k = 1; k <= 4; k++)
        if (period_in_range(period_make(period_year(year), k), range))
            return true;
    return false;
}

bool prepaid_waits(const struct cross_charges *c, const struct advance *advance,
                   struct period_range range) {
    return is_divided(c->allocation, advance->period) &&
           !period_in_range(advance->period, range) &&
           has_quarter(range, advance->period) && moves_money(c, advance);
}

/* Warns of each year once, at the first row that waits. */
static void warn_waiting(const struct cross_charges *c, struct period_range range,
                         struct diags *d) {
    bool warned[YEAR_LAST - YEAR_FIRST + 1] = {false};
    for (size_t i = 0; i < c->advance_count; i++) {
        const struct advance *a = &c->advances[i];
        bool *of_year = &warned[period_year(a->period) - YEAR_FIRST];
        if (*of_year || !prepaid_waits(c, a, range))
            continue;
        *of_year = true;
        struct buf year;
        buf_init(&year);
        period_write(&year, a->period);
        diag_add(d, a->place, DIAG_ADVANCE_OF_YEAR, buf_str(&year), NULL);
        buf_clear(&year);
    }
}

/* --- advances without costs --------------------------------------------------------- */

/* Whether costs in the range cover a period without costs: those of the whole year cover
   a quarter, those of the first and the last quarter a year. */
static bool is_covered(const struct cross_charges *c, struct period_range range,
                       period p) {
    const struct allocation *a = c->allocation;
    int year = period_year(p);
    if (period_quarter(p))
        return has_costs(a, period_make(year, 0)) &&
               period_in_range(period_make(year, 0), range);
    return has_costs(a, period_make(year, 1)) && has_costs(a, period_make(year, 4));
}

/* The first advance of a period in the range that has no costs; NULL when it has costs,
   or no advance that moves money. */
static const struct advance *advance_alone(const struct cross_charges *c,
                                           struct period_range range, period p) {
    if (!period_in_range(p, range) || has_costs(c->allocation, p) ||
        is_covered(c, range, p))
        return NULL;
    for (size_t i = 0; i < c->advance_count; i++)
        if (c->advances[i].period == p && moves_money(c, &c->advances[i]))
            return &c->advances[i];
    return NULL;
}

static bool any_alone(const struct cross_charges *c, struct period_range range) {
    for (size_t i = 0; i < c->period_count; i++)
        if (advance_alone(c, range, c->periods[i]))
            return true;
    return false;
}

static void write_range(struct buf *out, period first, period last) {
    period_write(out, first);
    if (first == last)
        return;
    buf_text(out, "..");
    period_write(out, last);
}

/* Appends the periods that have only advances; returns the first of these advances. */
static const struct advance *write_alone(struct buf *out, const struct cross_charges *c,
                                         struct period_range range) {
    const struct advance *first = NULL;
    for (size_t i = 0; i < c->period_count; i++) {
        const struct advance *a = advance_alone(c, range, c->periods[i]);
        if (!a)
            continue;
        first = first ? first : a;
        buf_text(out, out->len ? ", " : "");
        period_write(out, c->periods[i]);
    }
    return first;
}

/* Appends the --period arguments that settle all periods of the range with costs: as few
   ranges as possible without a period of only advances. False without costs. */
static bool write_advice(struct buf *out, const struct cross_charges *c,
                         struct period_range range) {
    const struct allocation *a = c->allocation;
    for (size_t i = 0; i < a->period_count; i++) {
        period first = a->periods[i], last = first;
        if (!period_in_range(first, range))
            continue;
        while (i + 1 < a->period_count && period_in_range(a->periods[i + 1], range) &&
               !any_alone(c, (struct period_range){first, a->periods[i + 1]}))
            last = a->periods[++i];
        buf_text(out, out->len ? ", --period " : "");
        write_range(out, first, last);
    }
    return out->len > 0;
}

static void warn_alone(const struct cross_charges *c, struct period_range range,
                       struct diags *d) {
    struct buf alone, advice;
    buf_init(&alone);
    buf_init(&advice);
    const struct advance *first = write_alone(&alone, c, range);
    if (first && range.first == PERIOD_NONE && write_advice(&advice, c, range))
        diag_add(d, first->place, DIAG_ADVANCES_ALONE, buf_str(&alone), buf_str(&advice),
                 NULL);
    buf_clear(&advice);
    buf_clear(&alone);
}

void prepaid_warn(const struct cross_charges *c, struct period_range range,
                  struct diags *d) {
    warn_waiting(c, range, d);
    warn_alone(c, range, d);
}
