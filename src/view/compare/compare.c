#include "view/compare/compare.h"

#include "engine/compare/mismatch.h"
#include "view/common.h"
#include "view/compare/compare_tables.h"
#include "view/phrases.h"

/* --- facts ------------------------------------------------------------------------ */

/* The periods of one side that are compared, as one text. */
static const char *periods_of(struct report *r, const struct comparison *c, bool after) {
    period first = PERIOD_NONE, last = PERIOD_NONE;
    for (size_t i = 0; i < c->period_count; i++) {
        period p = after ? c->periods[i].after : c->periods[i].before;
        if (p == PERIOD_NONE)
            continue;
        first = first == PERIOD_NONE ? p : first;
        last = p;
    }
    return first == PERIOD_NONE ? _("no costs") : report_period_span(r, first, last);
}

static void add_facts(struct report *r, const struct comparison *c,
                      const struct compare_view *v) {
    const struct settings *s = &c->after.allocation->budget->settings;
    report_add_fact(r, "organisation", s->organisation[0] ? _("Organisation") : NULL,
                    cell_string(s->organisation));
    report_add_fact(r, "before", NULL, cell_string(v->before));
    report_add_fact(r, "after", NULL, cell_string(v->after));
    report_add_fact(
        r, NULL, _("Before"),
        cell_string(report_format(r, "%s, %s", v->before, periods_of(r, c, false))));
    report_add_fact(
        r, NULL, _("After"),
        cell_string(report_format(r, "%s, %s", v->after, periods_of(r, c, true))));
    report_add_fact(r, "currency", _("Currency"), cell_string(s->currency));
    if (mismatch_so_far(c) != PERIOD_NONE)
        report_add_fact(r, "so_far", _("So far up to"),
                        cell_period(r, mismatch_so_far(c)));
    facts_closed(r, c->after.allocation->budget);
    if (!c->limited)
        return;
    report_add_fact(r, "limit", _("Limit in per cent"),
                    cell_figure(c->limit.digits, c->limit.places));
    report_add_fact(r, "over_limit_total", NULL, cell_money(c->total.over_limit));
}

/* --- what one side lacks ---------------------------------------------------------- */

static void add_name(struct buf *names, const char *name) {
    buf_text(names, names->len ? ", " : "");
    buf_text(names, name);
}

/* Whether a side has any amount in a category. */
static bool has_category(const struct comparison *c, bool after, category of) {
    for (size_t i = 0; i < c->count; i++) {
        const struct change *change =
            &c->with_own[i * category_columns(&c->categories) + (size_t)of];
        if ((after ? change->after : change->before) != 0)
            return true;
    }
    return false;
}

/* What one side has and the other lacks: municipalities, periods (but for what is still to
   come of a budget's year) and categories. NULL when that is nothing. */
static const char *one_sided(struct report *r, const struct comparison *c, bool after) {
    struct buf names;
    buf_init(&names);
    for (size_t i = 0; i < c->count; i++)
        if ((after ? c->rows[i].before : c->rows[i].after) == MUNICIPALITY_NONE)
            add_name(&names, c->rows[i].name);
    bool so_far = mismatch_so_far(c) != PERIOD_NONE;
    for (size_t i = 0; i < c->period_count && !so_far; i++) {
        period here = after ? c->periods[i].after : c->periods[i].before;
        period there = after ? c->periods[i].before : c->periods[i].after;
        if (there == PERIOD_NONE)
            add_name(&names, cell_period(r, here).text.at);
    }
    for (category of = 0; of < c->categories.count; of++)
        if (has_category(c, after, of) && !has_category(c, !after, of))
            add_name(&names, category_title(&c->categories, of));
    bool any = names.len > 0;
    const char *list = report_keep(r, &names);
    return any ? list : NULL;
}

static void add_one_sided(struct report *r, const struct comparison *c) {
    const char *before = one_sided(r, c, false), *after = one_sided(r, c, true);
    if (before)
        report_add_fact(r, NULL, _("In before only"), cell_string(before));
    if (after)
        report_add_fact(r, NULL, _("In after only"), cell_string(after));
}

/* --- the report ------------------------------------------------------------------- */

static void add_inputs(struct report *r, const struct budget *b, const char *id,
                       const char *title) {
    table_inputs(r, b);
    struct table *t = r->tables[r->table_count - 1];
    t->id = id;
    t->title = title;
}

struct report *view_compare(const struct comparison *c, const struct compare_view *v,
                            enum lang lang, enum lang csv_lang) {
    struct report *r =
        report_new("comparison", _("What changes for each municipality"), lang);
    r->csv_lang = csv_lang;
    r->audience = v->audience ? v->audience : FOR_ALL;
    r->currency = c->after.allocation->budget->settings.currency;
    add_facts(r, c, v);
    add_one_sided(r, c);
    tables_remaining(r, c);
    table_changes(r, c);
    table_limit(r, c);
    table_parts(r, c);
    table_bridge(r, c);
    table_compared(r, c);
    tables_changed_categories(r, c);
    tables_changed_periods(r, c);
    table_compared_csv(r, c);
    if (c->before.allocation->budget->has_vat || c->after.allocation->budget->has_vat)
        report_add_remark(r, _("All amounts are without VAT."));
    add_inputs(r, c->before.allocation->budget, "inputs_before",
               _("Input files of before"));
    add_inputs(r, c->after.allocation->budget, "inputs_after", _("Input files of after"));
    report_warnings(r, v->before_diags);
    if (v->after_diags != v->before_diags)
        report_warnings(r, v->after_diags);
    return r;
}
