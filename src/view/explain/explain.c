#include "view/explain/explain.h"

#include <stdlib.h>

#include "base/mem.h"
#include "model/listing.h"
#include "view/common.h"
#include "view/explain/explain_borne.h"
#include "view/explain/explain_data.h"
#include "view/explain/explain_share.h"
#include "view/phrases.h"
#include "view/proof.h"

/* --- totals ----------------------------------------------------------------------- */

static bool group_shown(const struct group *g, const struct explain_view *v) {
    return period_in_range(g->period, v->range) &&
           (v->category == CATEGORY_UNKNOWN || v->category == g->category);
}

/* Gives the sheet of a table (NULL: none) a name short enough to differ from the others. */
static void name_sheet(struct report *r, struct table *t, const char *what, period p) {
    if (t)
        t->sheet_name = report_format(r, "%s, %s", what, cell_period(r, p).text.at);
}

/* "personeel", and the period of the key when that is another. */
static const char *key_title(struct report *r, const struct allocation *a,
                             const struct group *g) {
    const char *key = a->budget->keys[g->key].name;
    if (g->key_period == g->period)
        return key;
    return report_format(r, _("%s of %s"), key, cell_period(r, g->key_period).text.at);
}

/* "Staff, 2025-Q2, key personeel". */
static const char *group_title(struct report *r, const struct allocation *a,
                               const struct group *g) {
    return report_format(r, _("%s, %s, key %s"),
                         category_title(&a->budget->categories, g->category),
                         cell_period(r, g->period).text.at, key_title(r, a, g));
}

/* The proof of one amount; NULL where nothing was divided. */
static struct table *prove(struct report *r, const struct budget *b,
                           const struct portion *portion, const char *title,
                           const char *whole, int only) {
    struct proof p;
    struct table *t = NULL;
    proof_init(&p, b);
    proof_add(&p, portion->shares, portion->sum, portion->given);
    if (!proof_is_nil(&p, only))
        t = proof_table(r, &p, title, whole, only);
    proof_clear(&p);
    return t;
}

/* An amount of a group, or of one of its lines. */
static struct portion portion_of(const struct group *g, money sum, const money *given) {
    return (struct portion){g->period, g->category, g->key, g->key_period,
                            g->shares, sum,         given};
}

/* What is explained at once, and its names. */
struct explained {
    struct portion portions[AMOUNT_PARTS];
    const char *title;               /* of its tables */
    const char *whole[AMOUNT_PARTS]; /* what is divided, for the sentences */
    const char *name;                /* in the name of its sheet */
};

/* The share, and the proof of each part of the amount. */
static void explain_portions(struct report *r, const struct budget *b,
                             const struct explained *e, int only) {
    const struct portion *net = &e->portions[AMOUNT_NET];
    name_sheet(r, explain_share(r, b, net->shares, e->title, only), e->name, net->period);
    name_sheet(r,
               prove(r, b, net, report_format(r, _("%s: from share to cents"), e->title),
                     e->whole[AMOUNT_NET], only),
               e->name, net->period);
    if (b->has_vat)
        name_sheet(r,
                   prove(r, b, &e->portions[AMOUNT_VAT],
                         report_format(r, _("%s: VAT"), e->title), e->whole[AMOUNT_VAT],
                         only),
                   e->name, net->period);
}

static void explain_group(struct report *r, struct explain_lines *lines, size_t i,
                          struct explain_data *data) {
    const struct explain_view *v = lines->v;
    const struct allocation *a = lines->a;
    const struct group *g = &a->groups[i];
    const struct budget *b = a->budget;
    const char *whole = report_format(
        r, lang_plural("%llu cost line of %s", "%llu cost lines of %s", g->lines),
        (unsigned long long)g->lines, phrase_period(r, g->period));
    struct explained e = {
        .title = group_title(r, a, g),
        .whole = {explain_products_of(r, &lines->products, g, whole), whole},
        .name = category_title(&b->categories, g->category),
    };
    for (int part = 0; part < AMOUNT_PARTS; part++)
        e.portions[part] = portion_of(g, g->sum[part], g->given[part]);
    explain_portions(r, b, &e, v->municipality);
    name_sheet(r, explain_lines_group(r, lines, i, e.title), e.name, g->period);
    explain_data_add(data, b, &e.portions[AMOUNT_NET], NULL, v->municipality);
}

/* Which groups a total adds up: those of one category, or of all (CATEGORY_UNKNOWN), in a
   period or in the quarters of a year. */
struct added_groups {
    period period;
    bool year;
    category category;
};

static bool is_added(const struct added_groups *added, const struct group *g) {
    bool in_time = added->year ? period_quarter(g->period) != 0 &&
                                     period_year(g->period) == period_year(added->period)
                               : g->period == added->period;
    return in_time &&
           (added->category == CATEGORY_UNKNOWN || g->category == added->category);
}

static period added_period(const struct added_groups *added) {
    return added->year ? period_make(period_year(added->period), 0) : added->period;
}

static const char *added_title(struct report *r, const struct budget *b,
                               const struct added_groups *added) {
    const char *when = cell_period(r, added_period(added)).text.at;
    if (added->category == CATEGORY_UNKNOWN)
        return report_format(r, _("All shared costs, %s"), when);
    return report_format(r, _("%s, all keys, %s"),
                         category_title(&b->categories, added->category), when);
}

/* A total over several groups. */
static void explain_sum(struct report *r, const struct allocation *a,
                        struct added_groups added, const struct explain_view *v) {
    struct proof p;
    size_t groups = 0;
    proof_init(&p, a->budget);
    for (size_t i = 0; i < a->group_count; i++) {
        const struct group *g = &a->groups[i];
        if (!is_added(&added, g))
            continue;
        groups++;
        proof_add(&p, g->shares, g->sum[AMOUNT_NET], g->given[AMOUNT_NET]);
    }
    if (groups > 1 && !proof_is_nil(&p, v->municipality))
        name_sheet(r,
                   proof_table(r, &p, added_title(r, a->budget, &added),
                               _("all of the above together"), v->municipality),
                   added.category == CATEGORY_UNKNOWN
                       ? _("Shared")
                       : category_title(&a->budget->categories, added.category),
                   added_period(&added));
    proof_clear(&p);
}

/* The totals that end with group `i`: of its category, of its period, and of its year
   when years are closed. */
static void explain_sums(struct report *r, const struct allocation *a, size_t i,
                         const struct explain_view *v) {
    const struct group *g = &a->groups[i];
    const struct group *next = i + 1 < a->group_count ? g + 1 : NULL;
    bool all = v->category == CATEGORY_UNKNOWN;
    bool period_ends = !next || next->period != g->period;
    bool year_ends = !next || period_year(next->period) != period_year(g->period);
    if (period_ends || next->category != g->category)
        explain_sum(r, a, (struct added_groups){g->period, false, g->category}, v);
    if (all && period_ends)
        explain_sum(r, a, (struct added_groups){g->period, false, CATEGORY_UNKNOWN}, v);
    if (all && year_ends && a->close == CLOSE_YEAR && period_quarter(g->period))
        explain_sum(r, a, (struct added_groups){g->period, true, CATEGORY_UNKNOWN}, v);
}

static void explain_all(struct report *r, struct explain_lines *lines) {
    const struct allocation *a = lines->a;
    const struct explain_view *v = lines->v;
    struct explain_data data = explain_data_start(r, a->budget, false);
    for (size_t i = 0; i < a->group_count; i++) {
        if (!group_shown(&a->groups[i], v))
            continue;
        if (explain_is_there(a, v, a->groups[i].period))
            explain_group(r, lines, i, &data);
        explain_sums(r, a, i, v);
    }
    explain_data_finish(&data);
    if (v->category == CATEGORY_UNKNOWN || v->category == CATEGORY_OWN)
        explain_own_costs(r, lines);
}

/* -1 when the lines could not be read again. */
static int explain_totals(struct report *r, const struct allocation *a,
                          const struct explain_view *v) {
    struct explain_lines lines;
    int status = explain_lines_read(&lines, a, v);
    if (v->municipality != MUNICIPALITY_NONE)
        explain_presence(r, a, v);
    if (status == 0)
        explain_all(r, &lines);
    explain_lines_clear(&lines);
    return status;
}

/* --- one line --------------------------------------------------------------------- */

struct line_search {
    struct report *report;
    const struct allocation *a;
    const struct explain_view *v;
    struct explain_data *data;
    uint64_t ordinal, found;
    money *cells[AMOUNT_PARTS]; /* one per municipality */
};

static void explain_own(struct line_search *s, const struct cost_line *line) {
    struct report *r = s->report;
    const struct budget *b = s->a->budget;
    if (is_wanted(s->v->municipality, (size_t)line->municipality))
        explain_data_own(s->data, b, line);
    report_add_remark(
        r, report_format(r, _("%s bears this line whole: %s. It is not shared."),
                         b->municipalities[line->municipality].name,
                         phrase_money(r, line->amount[AMOUNT_NET])));
}

/* "31,480,000.00 x 1.027" */
/* Who has the other half of a transfer: "Haarlem", "key staff". */
static const char *counterpart_name(struct report *r, const struct budget *b,
                                    const struct cost_line *other) {
    return other->category == CATEGORY_OWN
               ? b->municipalities[other->municipality].name
               : report_format(r, _("key %s"), b->keys[other->key].name);
}

/* "bears, in favour of Zandvoort" */
static struct cell half_cell(struct report *r, const struct budget *b,
                             const struct cost_line *line) {
    const char *name = counterpart_name(r, b, line->counterpart);
    return cell_string(report_format(r,
                                     line->half == HALF_BORNE
                                         ? _("bears, in favour of %s")
                                         : _("receives, at the cost of %s"),
                                     name));
}

static void explain_line(struct line_search *s, const struct cost_line *line) {
    struct report *r = s->report;
    const struct budget *b = s->a->budget;
    const struct group *g = allocation_group(s->a, line);
    report_add_fact(r, NULL, _("Description"),
                    cell_string(report_text(r, line->description)));
    if (line->product)
        report_add_fact(r, NULL, _("Calculation"), cell_product(r, line->product));
    if (line->half != HALF_NONE)
        report_add_fact(r, NULL, _("Half"), half_cell(r, b, line));
    if (!g) {
        explain_own(s, line);
        return;
    }
    const char *title =
        report_format(r, _("Line %s, %s, %s, key %s"), s->v->line,
                      category_name(&b->categories, g->category),
                      cell_period(r, g->period).text.at, key_title(r, s->a, g));
    struct explained e = {
        .title = title,
        .whole = {_("this line"), _("this line")},
        .name = report_format(r, _("Line %s"), s->v->line),
    };
    for (int part = 0; part < AMOUNT_PARTS; part++)
        e.portions[part] = portion_of(g, line->amount[part], s->cells[part]);
    explain_portions(r, b, &e, s->v->municipality);
    explain_data_add(s->data, b, &e.portions[AMOUNT_NET], line, s->v->municipality);
}

static int search(void *self, const struct cost_line *line) {
    struct line_search *s = self;
    uint64_t ordinal = s->ordinal++;
    if (!period_in_range(line->period, s->v->range) ||
        !listing_line_has_name(line, slice_of(s->v->line)))
        return 0;
    s->found++;
    for (enum amount_part part = 0; part < AMOUNT_PARTS; part++)
        allocation_line(s->a, ordinal, line, part, s->cells[part]);
    explain_line(s, line);
    return 0;
}

/* Whether the line was found. */
static bool explain_named(struct report *r, const struct allocation *a,
                          const struct explain_view *v) {
    size_t count = a->budget->municipality_count;
    struct explain_data data = explain_data_start(r, a->budget, true);
    struct line_search s = {.report = r, .a = a, .v = v, .data = &data};
    for (int part = 0; part < AMOUNT_PARTS; part++)
        s.cells[part] = mem_zero(count, sizeof *s.cells[part]);
    struct line_sink sink = {.self = &s, .take = search};
    int status = v->replay.replay(v->replay.self, &sink);
    explain_data_finish(&data);
    for (int part = 0; part < AMOUNT_PARTS; part++)
        free(s.cells[part]);
    return status == 0 && s.found > 0;
}

struct report *view_explain(const struct allocation *a, const struct explain_view *v,
                            enum lang lang, enum lang csv_lang) {
    struct report *r = report_new("explanation", _("How the figures came about"), lang);
    r->csv_lang = csv_lang;
    r->currency = a->budget->settings.currency;
    facts_all(r, a, v->range);
    if (v->line ? !explain_named(r, a, v) : explain_totals(r, a, v) != 0) {
        report_free(r);
        return NULL;
    }
    report_add_remark(
        r, _("A difference is what was given less the exact value. Along a line "
             "and down every table the differences total nil, and none is a whole "
             "cent: every figure is its exact value cut off or raised to the next "
             "cent, and so is every total."));
    report_warnings(r, v->diags);
    return r;
}
