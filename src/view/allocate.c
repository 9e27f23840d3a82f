#include "view/allocate.h"

#include "view/allocate_tables.h"
#include "view/parts.h"

size_t shown_count(const struct allocation *a, const struct allocate_view *v) {
    size_t count = 0;
    for (size_t p = 0; p < a->period_count; p++)
        count += period_in_range(a->periods[p], v->range);
    return count;
}

period shown_last(const struct allocation *a, const struct allocate_view *v) {
    period last = PERIOD_NONE;
    for (size_t p = 0; p < a->period_count; p++)
        if (period_in_range(a->periods[p], v->range))
            last = a->periods[p];
    return last;
}

money shown_amount(const struct allocation *a, const struct allocate_view *v,
                   enum category c, size_t municipality, bool vat) {
    money sum = 0;
    for (size_t p = 0; p < a->period_count; p++)
        if (period_in_range(a->periods[p], v->range))
            sum += allocation_amount(a, p, c, municipality, vat);
    return sum;
}

struct report *view_allocate(const struct allocation *a, const struct allocate_view *v,
                             enum lang lang, enum lang csv_lang) {
    struct report *r = report_new("allocation", _("What each municipality bears"), lang);
    r->csv_lang = csv_lang;
    r->currency = a->budget->settings.currency;
    part_facts(r, a, v->range);
    part_municipalities(r, a->budget);
    table_by_category(r, a, v, false);
    if (a->budget->has_vat)
        table_by_category(r, a, v, true);
    table_by_period(r, a, v);
    table_tidy(r, a, v);
    if (v->lines)
        tables_of_lines(r, a, v);
    table_per_inhabitant(r, a, v);
    tables_of_keys(r, a, v);
    table_shares(r, a, v);
    table_control(r, a);
    part_inputs(r, a->budget);
    part_warnings(r, v->diags);
    return r;
}
