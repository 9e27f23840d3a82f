#include "view/allocate/allocate.h"

#include "view/allocate/allocate_tables.h"
#include "view/common.h"

struct report *view_allocate(const struct allocation *a, const struct allocate_view *v,
                             enum lang lang, enum lang csv_lang) {
    struct report *r = report_new("allocation", _("What each municipality bears"), lang);
    r->csv_lang = csv_lang;
    r->audience = v->audience ? v->audience : FOR_ALL;
    r->currency = a->budget->settings.currency;
    facts_all(r, a, v->range);
    table_municipalities(r, a->budget);
    for (enum amount_part part = 0; part < budget_amount_parts(a->budget); part++)
        table_by_category(r, a, v, part);
    table_by_period(r, a, v);
    if (v->lines && a->budget->has_tasks)
        tables_of_tasks(r, a, v);
    table_data(r, a, v);
    if (v->lines)
        tables_of_lines(r, a, v);
    table_per_inhabitant(r, a, v);
    tables_of_keys(r, a, v);
    table_centres(r, a, v);
    table_shares(r, a, v);
    table_control(r, a, v);
    table_inputs(r, a->budget);
    report_warnings(r, v->diags);
    return r;
}

struct report *view_closed(const struct allocation *a, const struct allocate_view *v,
                           enum lang csv_lang) {
    struct report *r = report_new("closed", "", csv_lang);
    r->csv_lang = csv_lang;
    table_closed(r, a, v);
    return r;
}
