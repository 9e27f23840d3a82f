#include "view/allocate/allocate_tables.h"

#include <stdlib.h>

#include "base/mem.h"
#include "engine/presence.h"
#include "view/common.h"
#include "view/phrases.h"
#include "view/range_sums.h"

/* --- municipality x period -------------------------------------------------------- */

/* All that a municipality bears in a period. */
static money period_amount(const struct allocation *a, size_t p, size_t municipality) {
    return allocation_shared(a, p, municipality, AMOUNT_NET) +
           allocation_amount(a, p, CATEGORY_OWN, municipality, AMOUNT_NET);
}

static struct table *period_table(struct report *r, const struct allocation *a,
                                  const struct allocate_view *v, size_t columns) {
    struct column *column = mem_zero(columns, sizeof *column);
    column[0] = column_text("municipality", _("Municipality"));
    size_t at = 1;
    for (size_t p = 0; p < a->period_count; p++)
        if (period_in_range(a->periods[p], v->range))
            column[at++] = column_figure("amount", cell_period(r, a->periods[p]).text.at);
    column[at] = column_sum(N_("total"), _("Total"), 1, (int)at - 1);
    struct table *t = report_add_table(r, "by_period", FOR_READERS, column, columns);
    free(column);
    t->title = _("Cost per municipality and period, own costs included");
    t->sheet_name = _("Periods");
    t->turnable = t->summed = true;
    t->chart = CHART_STACKED;
    t->chart_first = 1;
    t->chart_last = (int)at - 1;
    t->chart_title = _("The run of time: shared and own costs together, by period");
    return t;
}

/* What a municipality bears in each period shown; a dash where it does not take part. */
static void add_periods(struct table *t, const struct allocation *a,
                        const struct allocate_view *v, size_t m, money *totals,
                        struct cell *cells) {
    size_t at = 1;
    money sum = 0;
    cells[0] = cell_string(a->budget->municipalities[m].name);
    for (size_t p = 0; p < a->period_count; p++) {
        if (!period_in_range(a->periods[p], v->range))
            continue;
        money amount = period_amount(a, p, m);
        cells[at] = presence_in(a, p, m) ? cell_money(amount) : cell_dash();
        totals[at++] += amount;
        sum += amount;
    }
    cells[at] = cell_money(sum);
    totals[at] += sum;
    if (presence_in_some(a, v->range, m))
        table_add_row(t, ROW_BODY, cells);
}

void table_by_period(struct report *r, const struct allocation *a,
                     const struct allocate_view *v) {
    size_t shown = range_sums_count(a, v->range), columns = shown + 2;
    if (shown < 2)
        return;
    struct table *t = period_table(r, a, v, columns);
    money *totals = mem_zero(columns, sizeof *totals);
    struct cell *cells = mem_zero(columns, sizeof *cells);
    for (size_t m = 0; m < a->budget->municipality_count; m++)
        add_periods(t, a, v, m, totals, cells);
    cells[0] = cell_term("total", _("Total"));
    for (size_t i = 1; i < columns; i++)
        cells[i] = cell_money(totals[i]);
    table_add_row(t, ROW_TOTAL, cells);
    free(cells);
    free(totals);
}

/* --- euro per inhabitant ---------------------------------------------------------- */

/* cents / inhabitants, to the nearest cent. */
static struct cell per_inhabitant(money amount, struct decimal inhabitants) {
    struct ratio cents, divisor;
    int64_t nearest;
    ratio_init(&cents);
    ratio_init(&divisor);
    ratio_set_int(&cents, amount);
    ratio_set_decimal(&divisor, inhabitants);
    bool shown = ratio_sign(&divisor) > 0;
    if (shown) {
        ratio_div(&cents, &divisor);
        shown = ratio_nearest(&cents, &nearest);
    }
    ratio_clear(&divisor);
    ratio_clear(&cents);
    return shown ? cell_money(nearest) : cell_empty();
}

/* The row of a municipality; dashes where it has no inhabitants, or takes no part in some
   period, since a part of the costs by all inhabitants would stand beside whole ones. */
static void add_per_inhabitant(struct table *t, const struct allocation *a,
                               const struct allocate_view *v, size_t m, period last) {
    const struct budget *b = a->budget;
    struct cell cells[] = {cell_string(b->municipalities[m].name), cell_dash(),
                           cell_dash(), cell_dash()};
    const struct version *version =
        municipality_on(&b->municipalities[m], period_first_day(last));
    if (version && version->values[b->inhabitants].given) {
        struct decimal inhabitants = version->values[b->inhabitants].value;
        cells[1] = cell_figure(inhabitants.digits, inhabitants.places);
        if (presence_in_every(a, v->range, m)) {
            cells[2] = per_inhabitant(range_sums_shared(a, v->range, m, AMOUNT_NET),
                                      inhabitants);
            cells[3] = per_inhabitant(
                range_sums_amount(a, v->range, CATEGORY_OWN, m, AMOUNT_NET), inhabitants);
        }
    }
    table_add_row(t, ROW_BODY, cells);
}

/* How the figures are computed, and who has none for not taking part in every period. */
static const char *per_inhabitant_note(struct report *r, const struct allocation *a,
                                       const struct allocate_view *v, period last) {
    const char *note = report_format(
        r, _("Inhabitants as they count for %s; figures rounded to the nearest cent."),
        phrase_period(r, last));
    size_t all = range_sums_count(a, v->range);
    for (size_t m = 0; m < a->budget->municipality_count; m++) {
        size_t some = presence_count(a, v->range, m);
        if (some > 0 && some < all)
            note = report_format(
                r, _("%s %s takes part in %zu of %zu periods, and has no figure."), note,
                a->budget->municipalities[m].name, some, all);
    }
    return note;
}

void table_per_inhabitant(struct report *r, const struct allocation *a,
                          const struct allocate_view *v) {
    const struct budget *b = a->budget;
    period last = range_sums_last(a, v->range);
    if (b->inhabitants < 0 || last == PERIOD_NONE)
        return;
    const struct column columns[] = {column_text("municipality", _("Municipality")),
                                     column_figure(N_("inhabitants"), _("Inhabitants")),
                                     column_figure(N_("shared"), _("Shared")),
                                     column_figure(N_("own"), _("Own"))};
    struct table *t = report_add_table(r, "per_inhabitant", FOR_READERS, columns, 4);
    t->title = report_format(r, _("%s per inhabitant"), b->settings.currency);
    t->sheet_name = _("Categories");
    t->note = per_inhabitant_note(r, a, v, last);
    for (size_t m = 0; m < b->municipality_count; m++)
        if (presence_in_some(a, v->range, m))
            add_per_inhabitant(t, a, v, m, last);
}
