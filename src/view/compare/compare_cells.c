#include "view/compare/compare_cells.h"

#include "view/common.h"

enum { PERCENT_DIGITS = 2 };

struct cell percent_cell(const struct change *change) {
    int64_t digits;
    if (!change_percent(change, PERCENT_DIGITS, &digits))
        return cell_empty();
    return cell_figure(digits, PERCENT_DIGITS);
}

struct cell share_cell(money part, money total) {
    int64_t digits;
    if (!change_share(part, total, PERCENT_DIGITS, &digits))
        return cell_empty();
    return cell_figure(digits, PERCENT_DIGITS);
}

struct cell per_inhabitant_cell(const struct change *change, const struct compared *row) {
    money cents;
    return change_per_inhabitant(change, row->inhabitants, &cents) ? cell_money(cents)
                                                                   : cell_empty();
}

struct cell over_limit_cell(const struct compared *row) {
    return row->over_limit ? cell_money(row->over_limit) : cell_empty();
}

struct cell period_or_empty(struct report *r, period p) {
    return p == PERIOD_NONE ? cell_empty() : cell_period(r, p);
}

struct cell category_with_own_cell(const struct comparison *c, category of) {
    return of == CATEGORY_OWN ? cell_term("other_own", _("Other own"))
                              : cell_category_title(&c->categories, of);
}

/* --- every figure, for programs ----------------------------------------------------- */

enum {
    BEFORE,
    AFTER,
    DIFFERENCE,
    COSTS,
    DRIVERS,
    KEYS,
    ROUNDING,
    PERCENT,
    PER_INHABITANT,
    SHARE_BEFORE,
    SHARE_AFTER,
    OVER_LIMIT
};
_Static_assert(OVER_LIMIT + 1 == COMPARED_COLUMNS, "a column for every figure");

size_t compared_count(const struct comparison *c) {
    return c->limited ? COMPARED_COLUMNS : OVER_LIMIT;
}

void compared_columns(struct column columns[COMPARED_COLUMNS]) {
    columns[BEFORE] = column_figure("before", _("Before"));
    columns[AFTER] = column_figure("after", _("After"));
    columns[DIFFERENCE] = column_figure("difference", _("Difference"));
    columns[COSTS] = column_figure("costs", _("Costs"));
    columns[DRIVERS] = column_figure("drivers", _("Driver values"));
    columns[KEYS] = column_figure("keys", _("Keys"));
    columns[ROUNDING] = column_figure("rounding", _("Rounding"));
    columns[PERCENT] = column_figure("percent", _("Per cent"));
    columns[PER_INHABITANT] = column_figure("per_inhabitant", _("Per inhabitant"));
    columns[SHARE_BEFORE] = column_figure(N_("share_before"), _("Share before"));
    columns[SHARE_AFTER] = column_figure(N_("share_after"), _("Share after"));
    columns[OVER_LIMIT] = column_figure(N_("over_limit"), _("Over the limit"));
}

void change_cells(struct cell cells[COMPARED_COLUMNS], const struct change *change,
                  const struct compared *row) {
    for (size_t i = 0; i < COMPARED_COLUMNS; i++)
        cells[i] = cell_empty();
    cells[BEFORE] = cell_money(change->before);
    cells[AFTER] = cell_money(change->after);
    cells[DIFFERENCE] = cell_money(change->difference);
    cells[PERCENT] = percent_cell(change);
    cells[PER_INHABITANT] = per_inhabitant_cell(change, row);
}

void compared_cells(struct cell cells[COMPARED_COLUMNS], const struct comparison *c,
                    const struct compared *row) {
    const struct change *total = &c->total.change;
    change_cells(cells, &row->change, row);
    cells[COSTS] = cell_money(row->effects.costs);
    cells[DRIVERS] = cell_money(row->effects.drivers);
    cells[KEYS] = cell_money(row->effects.keys);
    cells[ROUNDING] = cell_money(row->effects.rounding);
    cells[SHARE_BEFORE] = share_cell(row->change.before, total->before);
    cells[SHARE_AFTER] = share_cell(row->change.after, total->after);
    cells[OVER_LIMIT] = over_limit_cell(row);
}
