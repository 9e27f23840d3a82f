#include "view/explain/explain_borne.h"

#include "engine/presence.h"
#include "view/common.h"

bool explain_is_there(const struct allocation *a, const struct explain_view *v,
                      period p) {
    size_t index = periods_find(a->periods, a->period_count, p);
    return v->municipality == MUNICIPALITY_NONE ||
           presence_in(a, index, (size_t)v->municipality);
}

/* What a municipality bears in a period, of shared and of own costs. */
static void add_borne(struct report *r, struct table *t, const struct allocation *a,
                      size_t p, size_t m) {
    money shared = allocation_shared(a, p, m, AMOUNT_NET),
          own = allocation_amount(a, p, CATEGORY_OWN, m, AMOUNT_NET);
    const struct cell cells[] = {
        cell_period(r, a->periods[p]), cell_string(a->budget->municipalities[m].name),
        cell_money(shared), cell_money(own), cell_money(shared + own)};
    table_add_row(t, ROW_BODY, cells);
}

/* Whether the municipality asked for, or anybody, is there in some period shown. */
static bool anybody_there(const struct allocation *a, const struct explain_view *v) {
    bool there = false;
    for (size_t p = 0; p < a->period_count; p++)
        there = there || (period_in_range(a->periods[p], v->range) &&
                          explain_is_there(a, v, a->periods[p]));
    return there;
}

void explain_own_costs(struct report *r, struct explain_lines *lines) {
    const struct allocation *a = lines->a;
    const struct explain_view *v = lines->v;
    if (!anybody_there(a, v))
        return;
    const struct column columns[] = {column_text("period", _("Period")),
                                     column_text("municipality", _("Municipality")),
                                     column_figure("shared", _("Shared")),
                                     column_figure("own", _("Own")),
                                     column_sum("total", _("Total"), 2, 3)};
    struct table *t = report_add_table(r, "borne", FOR_READERS, columns, 5);
    t->title = _("Shared and own costs together");
    t->sheet_name = _("Together");
    t->note = _("Own costs are borne whole by their municipality: nothing is divided or "
                "rounded.");
    for (size_t p = 0; p < a->period_count; p++)
        for (size_t m = 0; m < a->budget->municipality_count; m++)
            if (period_in_range(a->periods[p], v->range) &&
                is_wanted(v->municipality, m) && presence_in(a, p, m))
                add_borne(r, t, a, p, m);
    explain_lines_own(r, lines);
}

void explain_presence(struct report *r, const struct allocation *a,
                      const struct explain_view *v) {
    const struct municipality *m = &a->budget->municipalities[v->municipality];
    date from = m->versions[0].from, until = m->versions[m->version_count - 1].until;
    const char *first = cell_period(r, period_of_date(from)).text.at,
               *last = cell_period(r, period_of_date(until)).text.at;
    for (size_t p = 0; p < a->period_count; p++) {
        if (!period_in_range(a->periods[p], v->range) ||
            explain_is_there(a, v, a->periods[p]))
            continue;
        report_add_fact(r, NULL, m->name,
                        cell_string(until == DATE_EVER
                                        ? report_format(r, _("takes part from %s"), first)
                                    : from == DATE_NONE
                                        ? report_format(r, _("takes part until %s"), last)
                                        : report_format(r, _("takes part from %s to %s"),
                                                        first, last)));
        return;
    }
}
