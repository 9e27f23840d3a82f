/* What is left of a budget: a year of before against the quarters of it that after has. */
#include "engine/compare/mismatch.h"
#include "view/common.h"
#include "view/compare/compare_cells.h"
#include "view/compare/compare_tables.h"

static struct table *add_table(struct report *r, const struct comparison *c,
                               struct column what, const char *title, const char *sheet) {
    const struct column columns[] = {
        what, column_figure("before", _("Before")), column_figure("after", _("After")),
        column_figure("remaining", _("Remaining")), column_figure("used", _("Used %"))};
    struct table *t = report_add_table(r, "remaining", FOR_READERS, columns, 5);
    t->title = report_format(r, title, cell_period(r, mismatch_so_far(c)).text.at);
    t->sheet_name = sheet;
    t->summed = t->turnable = true;
    t->note = _("Remaining = before - after, own costs included. It is no forecast.");
    return t;
}

static void add_row(struct table *t, enum row_kind kind, struct cell what, money before,
                    money after) {
    const struct cell cells[] = {what, cell_money(before), cell_money(after),
                                 cell_money(before - after), share_cell(after, before)};
    table_add_row(t, kind, cells);
}

static void add_total(struct table *t, const struct comparison *c) {
    add_row(t, ROW_TOTAL, cell_term("total", _("Total")), c->total.change.before,
            c->total.change.after);
}

void tables_remaining(struct report *r, const struct comparison *c) {
    size_t count = category_columns(&c->categories);
    if (mismatch_so_far(c) == PERIOD_NONE)
        return;
    struct table *t =
        add_table(r, c, column_text("category", _("Category")),
                  _("Remaining budget per category, up to %s"), _("Remaining"));
    for (size_t k = 0; k < count; k++) {
        money before = 0, after = 0;
        for (size_t i = 0; i < c->count; i++) {
            before += c->with_own[i * count + k].before;
            after += c->with_own[i * count + k].after;
        }
        add_row(t, ROW_BODY, category_with_own_cell(c, category_at(&c->categories, k)),
                before, after);
    }
    add_total(t, c);
    t = add_table(r, c, column_text("municipality", _("Municipality")),
                  _("Remaining budget per municipality, up to %s"),
                  _("Remaining per municipality"));
    for (size_t i = 0; i < c->count; i++)
        add_row(t, ROW_BODY, cell_string(c->rows[i].name), c->rows[i].change.before,
                c->rows[i].change.after);
    add_total(t, c);
}
