/* For programs: every figure of a comparison in one table. A municipality has a row of
   its own with the bridge, and further rows that split its change. */
#include "view/common.h"
#include "view/compare/compare_cells.h"
#include "view/compare/compare_tables.h"

enum kind { MUNICIPALITY, CATEGORY, PERIOD };

static struct cell kind_cell(enum kind kind) {
    static const char *const kinds[] = {[MUNICIPALITY] = N_("municipality"),
                                        [CATEGORY] = N_("category"),
                                        [PERIOD] = N_("period")};
    return cell_term(kinds[kind], lang_text(kinds[kind]));
}

/* A category with the own costs that were written under it. */
static struct cell category_cell(const struct comparison *c, category of) {
    return of == CATEGORY_OWN ? cell_term("other_own", _("other_own"))
                              : cell_category(&c->categories, of);
}

/* What a row is about; these cells come before its figures. */
struct about {
    enum kind kind;
    struct cell category, before, after;
};

enum { KIND, CODE, NAME, OF_CATEGORY, PERIOD_BEFORE, PERIOD_AFTER, FIRST_FIGURE };
enum { COLUMNS = FIRST_FIGURE + COMPARED_COLUMNS };

static struct table *add_table(struct report *r, const struct comparison *c) {
    struct column columns[COLUMNS] = {
        column_text("kind", _("Kind")),
        column_text(N_("code"), _("Code")),
        column_text(N_("name"), _("Name")),
        column_text("category", _("Category")),
        column_text(N_("period_before"), _("Period before")),
        column_text(N_("period_after"), _("Period after"))};
    compared_columns(columns + FIRST_FIGURE);
    struct table *t = report_add_table(r, "figures", FOR_CSV, columns,
                                       FIRST_FIGURE + compared_count(c));
    t->sheet_name = _("All figures");
    return t;
}

/* Fills in the cells before the figures. */
static void begin_row(struct cell cells[COLUMNS], const struct compared *row,
                      struct about about) {
    cells[KIND] = kind_cell(about.kind);
    cells[CODE] = cell_string(row->code);
    cells[NAME] = cell_string(row->name);
    cells[OF_CATEGORY] = about.category;
    cells[PERIOD_BEFORE] = about.before;
    cells[PERIOD_AFTER] = about.after;
}

static void add_whole(struct table *t, const struct comparison *c,
                      const struct compared *row) {
    struct cell cells[COLUMNS];
    begin_row(cells, row, (struct about){.kind = MUNICIPALITY});
    compared_cells(cells + FIRST_FIGURE, c, row);
    table_add_row(t, ROW_BODY, cells);
}

static void add_part(struct table *t, const struct compared *row, struct about about,
                     const struct change *change) {
    struct cell cells[COLUMNS];
    begin_row(cells, row, about);
    change_cells(cells + FIRST_FIGURE, change, row);
    table_add_row(t, ROW_BODY, cells);
}

static void add_categories(struct table *t, const struct comparison *c, size_t row) {
    size_t count = category_columns(&c->categories);
    for (size_t k = 0; k < count; k++) {
        struct cell name = category_cell(c, category_at(&c->categories, k));
        add_part(t, &c->rows[row], (struct about){.kind = CATEGORY, .category = name},
                 &c->with_own[row * count + k]);
    }
}

static void add_periods(struct report *r, struct table *t, const struct comparison *c,
                        size_t row) {
    for (size_t k = 0; k < c->period_count; k++)
        add_part(t, &c->rows[row],
                 (struct about){.kind = PERIOD,
                                .before = period_or_empty(r, c->periods[k].before),
                                .after = period_or_empty(r, c->periods[k].after)},
                 &c->by_period[row * c->period_count + k]);
}

void table_compared_csv(struct report *r, const struct comparison *c) {
    struct table *t = add_table(r, c);
    for (size_t i = 0; i < c->count; i++)
        add_whole(t, c, &c->rows[i]);
    for (size_t i = 0; i < c->count; i++)
        add_categories(t, c, i);
    for (size_t i = 0; i < c->count; i++)
        add_periods(r, t, c, i);
}
