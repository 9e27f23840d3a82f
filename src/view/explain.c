#include "view/explain.h"

#include <stdlib.h>

#include "base/mem.h"
#include "view/explain_share.h"
#include "model/listing.h"
#include "view/parts.h"
#include "view/phrases.h"
#include "view/proof.h"

/* --- the rows for programs --------------------------------------------------------------- */

enum { DATA_COLUMNS = 10 };

static struct table *data_table(struct report *r) {
    const struct column columns[DATA_COLUMNS] = {
        part_text("period", _("Period")),
        part_text("category", _("Category")),
        part_text("key", _("Key")),
        part_text("municipality", _("Municipality")),
        part_figure(N_("cost"), _("Cost")),
        part_text("share_numerator", _("Share numerator")),
        part_text("share_denominator", _("Share denominator")),
        part_text("exact", _("Exact")),
        part_figure("amount", _("Amount")),
        part_figure(N_("difference"), _("Difference (ct)"))};
    return report_add_table(r, "explanation", FOR_CSV | FOR_JSON, columns, DATA_COLUMNS);
}

static const char *number_text(struct report *r, const mpz_t n) {
    char *text = mpz_get_str(NULL, 10, n);
    const char *kept = report_text(r, slice_of(text));
    free(text);
    return kept;
}

/* What is divided at once: a group of lines, or one line. */
struct portion {
    period period;
    enum category category;
    int key;
    const struct shares *shares;
    money sum;
    const money *given;
};

static void data_rows(struct report *r, struct table *t, const struct budget *b,
                      const struct portion *portion, const struct explain_view *v) {
    const struct shares *s = portion->shares;
    struct proof p;
    struct buf exact;
    proof_init(&p, b);
    buf_init(&exact);
    proof_add(&p, s, portion->sum, portion->given);
    for (size_t m = 0; m < b->municipality_count; m++) {
        if (v->municipality != MUNICIPALITY_NONE && v->municipality != (int)m)
            continue;
        buf_reset(&exact);
        shares_exact(&exact, s, m, portion->sum,
                     r->csv_lang == LANG_NL ? &figure_dutch_plain : &figure_plain);
        const struct cell cells[DATA_COLUMNS] = {
            part_period(r, portion->period),
            part_category(portion->category),
            cell_string(b->keys[portion->key].name),
            cell_string(b->municipalities[m].code),
            cell_money(portion->sum),
            cell_string(number_text(r, s->numerators[m])),
            cell_string(number_text(r, s->denominator)),
            cell_string(report_text(r, buf_view(&exact))),
            cell_money(portion->given[m]),
            proof_difference(&p, m)};
        table_add_row(t, ROW_BODY, cells);
    }
    buf_clear(&exact);
    proof_clear(&p);
}

/* --- totals ------------------------------------------------------------------------------ */

static bool group_shown(const struct group *g, const struct explain_view *v) {
    return period_in_range(g->period, v->range) &&
           (v->category == CATEGORY_UNKNOWN || v->category == g->category);
}

/* Gives the sheet of a table a name that is short enough to be told from the others. */
static void name_sheet(struct report *r, struct table *t, const char *format,
                       const char *what, period p) {
    t->sheet = report_format(r, format, what, part_period(r, p).text.at);
}

static void explain_group(struct report *r, const struct allocation *a,
                          const struct group *g, const struct explain_view *v,
                          struct table *data) {
    const struct budget *b = a->budget;
    const char *key = b->keys[g->key].name;
    const char *title = report_format(r, _("%s, %s, key %s"), category_title(g->category),
                                      part_period(r, g->period).text.at, key);
    name_sheet(r, explain_share(r, b, g->shares, title, v->municipality),
               _("Share %s, %s"), key, g->period);
    struct proof p;
    proof_init(&p, b);
    proof_add(&p, g->shares, g->sum, g->given);
    const char *whole = report_format(
        r, lang_plural("%llu cost line of %s", "%llu cost lines of %s", g->lines),
        (unsigned long long)g->lines, phrase_period(r, g->period));
    name_sheet(r,
               proof_table(r, &p, report_format(r, _("%s: from share to cents"), title),
                           whole, v->municipality),
               _("Cents %s, %s"), key, g->period);
    proof_clear(&p);
    const struct portion portion = {g->period, g->category, g->key,
                                    g->shares, g->sum,      g->given};
    data_rows(r, data, b, &portion, v);
}

/* A total over several groups: of a category, or (CATEGORY_UNKNOWN) of all shared costs. */
static void explain_sum(struct report *r, const struct allocation *a, period period_,
                        enum category c, const struct explain_view *v) {
    struct proof p;
    size_t groups = 0;
    proof_init(&p, a->budget);
    for (size_t i = 0; i < a->group_count; i++) {
        const struct group *g = &a->groups[i];
        if (g->period != period_ || (c != CATEGORY_UNKNOWN && g->category != c))
            continue;
        groups++;
        proof_add(&p, g->shares, g->sum, g->given);
    }
    const char *when = part_period(r, period_).text.at;
    const char *title =
        c == CATEGORY_UNKNOWN
            ? report_format(r, _("All shared costs, %s"), when)
            : report_format(r, _("%s, all keys, %s"), category_title(c), when);
    if (groups > 1)
        name_sheet(
            r, proof_table(r, &p, title, _("all of the above together"), v->municipality),
            "%s, %s", c == CATEGORY_UNKNOWN ? _("Shared") : category_title(c), period_);
    proof_clear(&p);
}

static void explain_totals(struct report *r, const struct allocation *a,
                           const struct explain_view *v) {
    struct table *data = data_table(r);
    for (size_t i = 0; i < a->group_count; i++) {
        const struct group *g = &a->groups[i];
        const struct group *next = i + 1 < a->group_count ? g + 1 : NULL;
        if (!group_shown(g, v))
            continue;
        explain_group(r, a, g, v, data);
        if (!next || next->period != g->period || next->category != g->category)
            explain_sum(r, a, g->period, g->category, v);
        if (v->category == CATEGORY_UNKNOWN && (!next || next->period != g->period))
            explain_sum(r, a, g->period, CATEGORY_UNKNOWN, v);
    }
}

/* --- one line ---------------------------------------------------------------------------- */

struct line_search {
    struct report *report;
    const struct allocation *a;
    const struct explain_view *v;
    struct table *data;
    uint64_t ordinal, found;
    money *cells;
};

static bool asked_for(const struct cost_line *line, const char *wanted) {
    struct buf room;
    buf_init(&room);
    bool same = slice_equal(listing_line_name(&room, line), slice_of(wanted));
    buf_clear(&room);
    return same;
}

static void explain_own(struct report *r, const struct budget *b,
                        const struct cost_line *line) {
    report_add_remark(
        r, report_format(r, _("%s bears this line whole: %s. It is not shared."),
                         b->municipalities[line->municipality].name,
                         phrase_money(r, line->amount)));
}

static void explain_line(struct line_search *s, const struct cost_line *line) {
    struct report *r = s->report;
    const struct budget *b = s->a->budget;
    const struct group *g = allocation_group(s->a, line);
    report_add_fact(r, NULL, _("Description"),
                    cell_string(report_text(r, line->description)));
    if (!g) {
        explain_own(r, b, line);
        return;
    }
    const char *title = report_format(
        r, _("Line %s, %s, %s, key %s"), s->v->line, category_name(g->category),
        part_period(r, g->period).text.at, b->keys[g->key].name);
    name_sheet(r, explain_share(r, b, g->shares, title, s->v->municipality),
               _("Share %s, %s"), b->keys[g->key].name, g->period);
    struct proof p;
    proof_init(&p, b);
    proof_add(&p, g->shares, line->amount, s->cells);
    name_sheet(r,
               proof_table(r, &p, report_format(r, _("%s: from share to cents"), title),
                           _("this line"), s->v->municipality),
               _("Cents %s, %s"), s->v->line, g->period);
    proof_clear(&p);
    const struct portion portion = {g->period, g->category,  g->key,
                                    g->shares, line->amount, s->cells};
    data_rows(r, s->data, b, &portion, s->v);
}

static int search(void *self, const struct cost_line *line) {
    struct line_search *s = self;
    uint64_t ordinal = s->ordinal++;
    if (!period_in_range(line->period, s->v->range) || !asked_for(line, s->v->line))
        return 0;
    s->found++;
    allocation_line(s->a, ordinal, line, s->cells, NULL);
    explain_line(s, line);
    return 0;
}

/* Whether the line was found. */
static bool explain_lines(struct report *r, const struct allocation *a,
                          const struct explain_view *v) {
    struct line_search s = {.report = r, .a = a, .v = v, .data = data_table(r)};
    s.cells = mem_zero(a->budget->municipality_count, sizeof *s.cells);
    struct line_sink sink = {.self = &s, .take = search};
    int status = v->replay.replay(v->replay.self, &sink);
    free(s.cells);
    return status == 0 && s.found > 0;
}

struct report *view_explain(const struct allocation *a, const struct explain_view *v,
                            enum lang lang, enum lang csv_lang) {
    struct report *r = report_new("explanation", _("How the figures came about"), lang);
    r->csv_lang = csv_lang;
    r->currency = a->budget->settings.currency;
    part_facts(r, a, v->range);
    if (v->line && !explain_lines(r, a, v)) {
        report_free(r);
        return NULL;
    }
    if (!v->line)
        explain_totals(r, a, v);
    report_add_remark(
        r, _("A difference is what was given less the exact value. Along a line "
             "and down every table the differences total nil, and none is a whole "
             "cent: every figure is its exact value cut off or raised to the next "
             "cent, and so is every total."));
    part_warnings(r, v->diags);
    return r;
}
