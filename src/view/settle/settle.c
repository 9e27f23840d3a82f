#include "view/settle/settle.h"

#include <stdlib.h>

#include "base/mem.h"
#include "view/common.h"
#include "view/settle/settle_tables.h"

/* --- periods ---------------------------------------------------------------------- */

/* Whether both ranges hold the same periods of the charges. */
static bool same_periods(const struct cross_charges *charges, struct period_range a,
                         struct period_range b) {
    for (size_t i = 0; i < charges->period_count; i++)
        if (period_in_range(charges->periods[i], a) !=
            period_in_range(charges->periods[i], b))
            return false;
    return true;
}

/* The period of the same length after `p`. */
static period after(period p) {
    int quarter = period_quarter(p);
    return quarter > 0 && quarter < 4
               ? p + 1
               : period_make(period_year(p) + 1, quarter == 0 ? 0 : 1);
}

/* The periods of a list that are in the range, joined where they follow each other:
   "2024, 2025-Q1 to 2025-Q3". NULL when there are none. */
static const char *list_periods(struct report *r, const period *list, size_t count,
                                struct period_range range) {
    const char *text = NULL;
    for (size_t i = 0; i < count; i++) {
        size_t first = i;
        if (!period_in_range(list[i], range))
            continue;
        while (i + 1 < count && list[i + 1] == after(list[i]) &&
               period_in_range(list[i + 1], range))
            i++;
        const char *run = report_period_span(r, list[first], list[i]);
        text = text ? report_format(r, "%s, %s", text, run) : run;
    }
    return text;
}

/* Which periods are settled: those with costs, and those with advances alone. */
static const char *name_periods(struct report *r, const struct cross_charges *charges,
                                struct period_range range) {
    const struct allocation *a = charges->allocation;
    const char *all = list_periods(r, charges->periods, charges->period_count, range);
    period *paid = mem_zero(charges->period_count, sizeof *paid);
    size_t count = 0;
    for (size_t i = 0; i < charges->period_count; i++)
        if (!periods_have(a->periods, a->period_count, charges->periods[i]))
            paid[count++] = charges->periods[i];
    const char *advances = list_periods(r, paid, count, range);
    free(paid);
    if (advances)
        all = report_format(r, _("%s; advances alone in %s"), all, advances);
    return all ? all : _("none");
}

/* --- the report ------------------------------------------------------------------- */

static const char *year_to_date_note(struct report *r,
                                     const struct cross_charges *charges,
                                     const char *note, period last) {
    period year = period_make(period_year(last), 0);
    if (year == last || !periods_have(charges->periods, charges->period_count, year))
        return note;
    return report_format(r, _("%s What is booked for %s as a whole is not in it."), note,
                         cell_period(r, year).text.at);
}

/* The year up to the end of what is shown, unless that is all that is shown. */
static void add_year_to_date(struct report *r, const struct settlements *all) {
    const struct settlement_view *year = &all->year;
    struct period_range range = year->span.range;
    if (same_periods(year->charges, range, all->together.span.range))
        return;
    const char *when = report_period_span(r, range.first, range.last);
    struct table *t = table_positions(
        r, year, report_format(r, _("Year to date: positions of %s"), when),
        _("Year to date"));
    t->note = year_to_date_note(r, year->charges, t->note, range.last);
    table_waiting(r, year, _("Year to date: advances of the year, in no balance yet"),
                  _("Year to date"));
}

/* Takes `all`. */
static void add_tables(struct report *r, struct settlements *all,
                       const struct own_lines *own, const char *periods) {
    const struct settlement_view *s = &all->together;
    table_payments(r, s);
    table_positions(r, s, _("Positions: what each bears, incurred and paid already"),
                    _("Report"));
    tables_claims(r, s);
    table_waiting(r, s, _("Advances of a year, not settled here"), _("Report"));
    tables_late(r, s);
    if (all->count > 1)
        table_balances(r, all);
    if (all->count > 0)
        add_year_to_date(r, all);
    if (all->count > 0 && (r->audience & FOR_PAGES))
        tables_invoices(r, s, own, periods);
    tables_settled_json(r, all);
    table_settled_csv(r, all);
}

struct report *view_settle(const struct cross_charges *charges,
                           const struct settle_view *v, enum lang lang,
                           enum lang csv_lang, struct diags *d) {
    struct settlements *all = mem_alloc(sizeof *all);
    if (settlements_init(all, charges, v->range, d) < 0) {
        free(all);
        return NULL;
    }
    struct report *r = report_new("settlement", _("Who pays whom"), lang);
    r->csv_lang = csv_lang;
    r->audience = v->audience ? v->audience : FOR_ALL;
    r->currency = charges->allocation->budget->settings.currency;
    facts_parties(r, charges->allocation);
    const char *periods = name_periods(r, charges, v->range);
    report_add_fact(r, NULL, _("Periods"), cell_string(periods));
    facts_terms(r, charges->allocation);
    if (all->together.all.hub != PARTY_NONE)
        report_add_fact(r, "payments_route", NULL, cell_term("body", "body"));
    table_municipalities(r, charges->allocation->budget);
    add_tables(r, all, v->own, periods);
    table_inputs(r, charges->allocation->budget);
    report_warnings(r, v->diags);
    return r;
}
