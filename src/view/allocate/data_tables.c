/* The tables for programs, one fact to a row, with names that never change; and the
   control line. */
#include "engine/presence.h"
#include "view/allocate/allocate_tables.h"
#include "view/common.h"
#include "view/phrases.h"

/* Whether the period has any line of the category. */
static bool has_lines(const struct allocation *a, size_t p, category c) {
    size_t municipalities = a->budget->municipality_count;
    if (c == CATEGORY_OWN) {
        for (size_t m = 0; m < municipalities; m++)
            if (a->own[p * municipalities + m].lines)
                return true;
        return false;
    }
    for (size_t g = 0; g < a->group_count; g++)
        if (a->groups[g].period == a->periods[p] && a->groups[g].category == c)
            return true;
    return false;
}

static void tidy_rows(struct report *r, struct table *t, const struct allocation *a,
                      size_t p, category c) {
    struct cell shown = cell_period(r, a->periods[p]);
    for (size_t m = 0; m < a->budget->municipality_count; m++) {
        if (!presence_in(a, p, m))
            continue;
        const struct cell cells[] = {
            shown, cell_category(&a->budget->categories, c),
            cell_string(a->budget->municipalities[m].code),
            cell_money(allocation_amount(a, p, c, m, AMOUNT_NET)),
            cell_money(allocation_amount(a, p, c, m, AMOUNT_VAT))};
        table_add_row(t, ROW_BODY, cells);
    }
}

void table_data(struct report *r, const struct allocation *a,
                const struct allocate_view *v) {
    const struct column columns[] = {column_text(N_("period"), _("Period")),
                                     column_text(N_("category"), _("Category")),
                                     column_text(N_("municipality"), _("Municipality")),
                                     column_figure(N_("amount"), _("Amount")),
                                     column_figure(N_("vat"), _("VAT"))};
    const struct categories *all = &a->budget->categories;
    unsigned audience = v->lines ? FOR_JSON : FOR_JSON | FOR_CSV;
    struct table *t =
        report_add_table(r, "allocation", audience, columns, a->budget->has_vat ? 5 : 4);
    t->sheet_name = _("Data");
    for (size_t p = 0; p < a->period_count; p++)
        for (size_t k = 0; k < category_columns(all); k++)
            if (period_in_range(a->periods[p], v->range) &&
                has_lines(a, p, category_at(all, k)))
                tidy_rows(r, t, a, p, category_at(all, k));
}

/* Whether an earlier group that is shown has the same key of the same period. */
static bool shown_before(const struct allocation *a, const struct allocate_view *v,
                         size_t g) {
    for (size_t i = 0; i < g; i++)
        if (a->groups[i].shares == a->groups[g].shares &&
            period_in_range(a->groups[i].period, v->range))
            return true;
    return false;
}

void table_shares(struct report *r, const struct allocation *a,
                  const struct allocate_view *v) {
    const struct column columns[] = {column_text(N_("period"), _("Period")),
                                     column_text(N_("key"), _("Key")),
                                     column_text(N_("municipality"), _("Municipality")),
                                     column_text(N_("share"), _("Share"))};
    struct table *t = report_add_table(r, "shares", FOR_JSON, columns, 4);
    struct buf share;
    buf_init(&share);
    for (size_t g = 0; g < a->group_count && !t->left_out; g++) {
        const struct group *group = &a->groups[g];
        if (!period_in_range(group->period, v->range) || shown_before(a, v, g))
            continue;
        for (size_t m = 0; m < a->budget->municipality_count; m++) {
            if (shares_nil(group->shares, m) &&
                !municipality_on(&a->budget->municipalities[m],
                                 period_first_day(group->key_period)))
                continue;
            buf_reset(&share);
            shares_write(&share, group->shares, m);
            const struct cell cells[] = {cell_period(r, group->key_period),
                                         cell_string(a->budget->keys[group->key].name),
                                         cell_string(a->budget->municipalities[m].code),
                                         cell_string(report_text(r, buf_view(&share)))};
            table_add_row(t, ROW_BODY, cells);
        }
    }
    buf_clear(&share);
}

/* --- control ---------------------------------------------------------------------- */

struct control {
    money costs, allocated, own, left_out, difference;
};

/* What went in against what came out, in the periods of a range: `allocated` and `own`
   are summed from what the municipalities were given, not from the lines. */
static struct control control_of(const struct allocation *a, struct period_range range,
                                 enum amount_part part) {
    struct left_out out = budget_left_out(a->budget, range);
    struct control c = {.left_out = out.amount[part]};
    size_t municipalities = a->budget->municipality_count;
    for (size_t p = 0; p < a->period_count; p++) {
        if (!period_in_range(a->periods[p], range))
            continue;
        for (size_t m = 0; m < municipalities; m++) {
            c.allocated += allocation_shared(a, p, m, part);
            c.own += allocation_amount(a, p, CATEGORY_OWN, m, part);
        }
    }
    c.costs = c.own + c.left_out;
    for (size_t g = 0; g < a->group_count; g++)
        if (period_in_range(a->groups[g].period, range))
            c.costs += a->groups[g].sum[part];
    c.difference = c.costs - c.allocated - c.own - c.left_out;
    return c;
}

static struct table *add_control(struct report *r, const char *id, unsigned audience,
                                 struct control c) {
    const struct column columns[] = {column_figure("costs", _("Costs read")),
                                     column_figure("allocated", _("Allocated")),
                                     column_figure("own", _("Own costs")),
                                     column_figure("left_out", _("Left out")),
                                     column_figure("difference", _("Difference"))};
    struct table *t = report_add_table(r, id, audience, columns, 5);
    t->single = true;
    const struct cell cells[] = {cell_money(c.costs), cell_money(c.allocated),
                                 cell_money(c.own), cell_money(c.left_out),
                                 cell_money(c.difference)};
    table_add_row(t, ROW_BODY, cells);
    return t;
}

/* The control of what is shown, for everyone; and of the whole folder, for programs. */
static void add_controls(struct report *r, const struct allocation *a,
                         struct period_range range) {
    static const char *const ids[AMOUNT_PARTS][2] = {{"control", "control_all"},
                                                     {"control_vat", "control_all_vat"}};
    const char *of = range.first == PERIOD_NONE
                         ? _("the whole folder")
                         : report_period_span(r, range.first, range.last);
    for (enum amount_part part = 0; part < budget_amount_parts(a->budget); part++) {
        bool vat = part == AMOUNT_VAT;
        struct table *t = add_control(r, ids[part][0], FOR_READERS | FOR_JSON,
                                      control_of(a, range, part));
        t->title = report_format(
            r,
            vat ? _("Control of VAT of %s")
                : _("Control of %s: costs read = allocated + own + left out"),
            of);
        t->sheet_name = vat ? _("Control of VAT") : _("Control");
        add_control(r, ids[part][1], FOR_JSON,
                    control_of(a, (struct period_range){0}, part));
    }
}

static void add_others(struct report *r, const struct other_accounts *others) {
    const struct column columns[] = {column_figure("accounts", _("Accounts")),
                                     column_figure("lines", _("Lines")),
                                     column_figure("amount", _("Amount"))};
    struct table *t = report_add_table(r, "other_accounts", FOR_JSON, columns, 3);
    t->single = true;
    const struct cell cells[] = {cell_count((int64_t)others->accounts),
                                 cell_count((int64_t)others->lines),
                                 cell_money(others->amount)};
    table_add_row(t, ROW_BODY, cells);
}

/* Adds a remark on what the row * covered, if anything. */
static void remark_others(struct report *r, const struct other_accounts *others) {
    if (others->lines == 0)
        return;
    if (others->known)
        add_others(r, others);
    report_add_remark(
        r, report_format(
               r,
               others->more ? _("The row * for all other accounts took more than "
                                "%llu, with %llu lines and %s.")
                            : _("The row * for all other accounts took %llu, "
                                "with %llu lines and %s."),
               (unsigned long long)others->accounts, (unsigned long long)others->lines,
               others->known ? phrase_money(r, others->amount) : "?"));
}

void table_control(struct report *r, const struct allocation *a,
                   const struct allocate_view *v) {
    uint64_t left_out = budget_left_out(a->budget, v->range).lines;
    add_controls(r, a, v->range);
    if (left_out)
        report_add_remark(r, report_format(r, _("Lines left out by their account: %llu."),
                                           (unsigned long long)left_out));
    remark_others(r, &a->budget->others);
}
