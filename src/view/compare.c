#include "view/compare.h"

#include "view/compare_tables.h"
#include "view/parts.h"
#include "view/phrases.h"

const char *pair_name(struct report *r, struct period_pair pair) {
    if (pair.before == pair.after)
        return part_period(r, pair.after).text.at;
    return report_format(r, "%s / %s",
                         pair.before ? part_period(r, pair.before).text.at : "-",
                         pair.after ? part_period(r, pair.after).text.at : "-");
}

/* --- facts ------------------------------------------------------------------------ */

/* The periods of one side that are compared, as readers say them. */
static const char *periods_of(struct report *r, const struct comparison *c, bool after) {
    period first = PERIOD_NONE, last = PERIOD_NONE;
    for (size_t i = 0; i < c->period_count; i++) {
        period p = after ? c->periods[i].after : c->periods[i].before;
        if (p == PERIOD_NONE)
            continue;
        first = first == PERIOD_NONE ? p : first;
        last = p;
    }
    return first == PERIOD_NONE ? _("no costs") : part_period_span(r, first, last);
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
}

/* --- what one side lacks ---------------------------------------------------------- */

static void add_one_sided(struct report *r, bool before, const char *what) {
    report_add_remark(
        r, report_format(r, before ? _("%s: in before only.") : _("%s: in after only."),
                         what));
}

/* Whether a side has any amount in a category. */
static bool has_category(const struct comparison *c, bool after, size_t category) {
    for (size_t i = 0; i < c->count; i++) {
        const struct change *change = &c->by_category[i * CATEGORY_COUNT + category];
        if ((after ? change->after : change->before) != 0)
            return true;
    }
    return false;
}

static void remark_one_sided(struct report *r, const struct comparison *c) {
    for (size_t i = 0; i < c->count; i++)
        if (c->rows[i].before < 0 || c->rows[i].after < 0)
            add_one_sided(r, c->rows[i].after < 0, c->rows[i].name);
    for (size_t i = 0; i < c->period_count; i++) {
        struct period_pair pair = c->periods[i];
        if (pair.before == PERIOD_NONE || pair.after == PERIOD_NONE)
            add_one_sided(r, pair.after == PERIOD_NONE,
                          part_period(r, pair.before | pair.after).text.at);
    }
    for (size_t i = 0; i < CATEGORY_SHARED_COUNT; i++) {
        bool before = has_category(c, false, i);
        if (before != has_category(c, true, i))
            add_one_sided(r, before, category_title((enum category)i));
    }
}

static void remark_gaps(struct report *r, const struct comparison *c) {
    static const char *const sentences[] = {
        [GAP_KEY] = N_("Before has no key \"%s\" for %s: that of after was taken."),
        [GAP_DRIVERS_BEFORE] =
            N_("Before has no figures for key \"%s\" and %s: those of after were taken."),
        [GAP_DRIVERS_AFTER] =
            N_("After has no figures for before's key \"%s\" and %s: those of "
               "before were taken."),
    };
    for (size_t i = 0; i < c->gap_count; i++) {
        const struct gap *gap = &c->gaps[i];
        report_add_remark(r, report_format(r, lang_text(sentences[gap->kind]), gap->key,
                                           phrase_span(r, gap->first, gap->last)));
    }
}

static void add_remarks(struct report *r, const struct comparison *c) {
    if (c->years != 0)
        report_add_remark(
            r, _("The years differ: each quarter is set against the same quarter of "
                 "the other year."));
    remark_one_sided(r, c);
    remark_gaps(r, c);
}

/* --- the report ------------------------------------------------------------------- */

static void add_inputs(struct report *r, const struct budget *b, const char *id,
                       const char *title, const char *sheet) {
    part_inputs(r, b);
    struct table *t = r->tables[r->table_count - 1];
    t->id = id;
    t->title = title;
    t->sheet = sheet;
}

struct report *view_compare(const struct comparison *c, const struct compare_view *v,
                            enum lang lang, enum lang csv_lang) {
    struct report *r =
        report_new("comparison", _("What changes for each municipality"), lang);
    r->csv_lang = csv_lang;
    r->currency = c->after.allocation->budget->settings.currency;
    add_facts(r, c, v);
    table_changes(r, c);
    table_bridge(r, c);
    table_compared(r, c);
    tables_changed_categories(r, c);
    tables_changed_periods(r, c);
    add_inputs(r, c->before.allocation->budget, "inputs_before",
               _("Input files of before"), _("Input before"));
    add_inputs(r, c->after.allocation->budget, "inputs_after", _("Input files of after"),
               _("Input after"));
    add_remarks(r, c);
    part_warnings(r, v->before_diags);
    if (v->after_diags != v->before_diags)
        part_warnings(r, v->after_diags);
    return r;
}
