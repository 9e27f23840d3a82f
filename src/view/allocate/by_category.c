/* The main table, municipality x category: in cents, or in thousands for a report. Where
   there are more categories than a page has room for, they are its rows, and a picture
   of the largest has a table of its own. */
#include <stdlib.h>

#include "base/mem.h"
#include "engine/presence.h"
#include "engine/rounding/thousands.h"
#include "report/bars.h"
#include "view/allocate/allocate_tables.h"
#include "view/common.h"
#include "view/range_sums.h"

/* The figures of the table: a row for each municipality, and one for all together; the
   columns as in thousands.h. */
struct figures {
    const struct allocation *a; /* borrowed */
    const struct allocate_view *v;
    const struct categories *categories; /* borrowed */
    enum amount_part part;
    struct thousands_size size;
    money *list; /* owned */
};

/* What every municipality bears, in cents, in the layout of thousands_round. Owned. */
static money *cents_of(const struct figures *f) {
    size_t columns = category_columns(f->categories);
    money *cents = mem_zero(f->size.rows * columns, sizeof *cents);
    for (size_t m = 0; m < f->size.rows; m++)
        for (size_t k = 0; k < columns; k++)
            cents[m * columns + k] = range_sums_amount(
                f->a, f->v->range, category_at(f->categories, k), m, f->part);
    return cents;
}

static void figures_init(struct figures *f, const struct allocation *a,
                         const struct allocate_view *v, enum amount_part part) {
    const struct budget *b = a->budget;
    *f = (struct figures){.a = a, .v = v, .categories = &b->categories, .part = part};
    f->size = (struct thousands_size){b->municipality_count, (size_t)b->categories.count};
    f->list = mem_zero((f->size.rows + 1) * thousands_columns(f->size), sizeof *f->list);
    money *cents = cents_of(f);
    if (v->thousands)
        thousands_round(cents, f->size, f->list);
    else
        thousands_add_up(cents, f->size, f->list);
    free(cents);
}

static money figure_at(const struct figures *f, size_t row, size_t column) {
    return f->list[row * thousands_columns(f->size) + column];
}

static struct cell cell_of(const struct figures *f, money figure) {
    return f->v->thousands ? cell_count(figure) : cell_money(figure);
}

static bool is_shown(const struct figures *f, size_t m) {
    return presence_in_some(f->a, f->v->range, m);
}

static const char *name_of(const struct figures *f, size_t m) {
    return f->a->budget->municipalities[m].name;
}

/* The figures by column of the table: own costs come between the two totals. */
static size_t in_order(const struct figures *f, size_t i) {
    const size_t last[] = {thousands_shared(f->size), thousands_own(f->size),
                           thousands_total(f->size)};
    return i < f->size.shared ? i : last[i - f->size.shared];
}

static void name_table(struct report *r, const struct figures *f, struct table *t) {
    bool vat = f->part == AMOUNT_VAT;
    t->title = vat ? _("VAT per municipality and category")
                   : _("Cost per municipality and category");
    if (f->v->thousands) {
        t->title = report_format(r, _("%s, in thousands"), t->title);
        t->note = _(
            "Every figure, totals too, is its exact value cut off or raised to the next "
            "thousand; rows and columns add up.");
    }
    t->sheet_name = _("Categories");
    t->summed = true;
}

/* --- a row per municipality ------------------------------------------------------- */

static struct table *wide_table(struct report *r, const struct figures *f) {
    size_t shared = f->size.shared, count = thousands_columns(f->size) + 1;
    struct column *columns = mem_zero(count, sizeof *columns);
    columns[0] = column_text("municipality", _("Municipality"));
    for (size_t k = 0; k < shared; k++)
        columns[1 + k] = column_category(f->categories, (category)k);
    columns[shared + 1] = column_sum(N_("shared"), _("Shared"), 1, (int)shared);
    columns[shared + 2] = column_figure(N_("own"), _("Own"));
    columns[shared + 3] =
        column_sum(N_("total"), _("Total"), (int)shared + 1, (int)shared + 2);
    struct table *t = report_add_table(r, "by_category", FOR_READERS, columns, count);
    free(columns);
    t->turnable = true;
    if (f->part == AMOUNT_NET) {
        t->chart = CHART_STACKED;
        t->chart_first = 1;
        t->chart_last = (int)shared;
        t->chart_title = _("Shared costs by category, without own costs");
    }
    return t;
}

static void add_municipality(struct table *t, const struct figures *f, enum row_kind kind,
                             struct cell name, size_t row, struct cell *cells) {
    cells[0] = name;
    for (size_t i = 1; i < t->column_count; i++)
        cells[i] = cell_of(f, figure_at(f, row, in_order(f, i - 1)));
    table_add_row(t, kind, cells);
}

static void add_wide(struct report *r, const struct figures *f) {
    struct table *t = wide_table(r, f);
    struct cell *cells = mem_zero(t->column_count, sizeof *cells);
    name_table(r, f, t);
    for (size_t m = 0; m < f->size.rows; m++)
        if (is_shown(f, m))
            add_municipality(t, f, ROW_BODY, cell_string(name_of(f, m)), m, cells);
    add_municipality(t, f, ROW_TOTAL, cell_term("total", _("Total")), f->size.rows,
                     cells);
    free(cells);
}

/* --- a row per category ----------------------------------------------------------- */

static struct table *long_table(struct report *r, const struct figures *f) {
    struct column *columns = mem_zero(f->size.rows + 2, sizeof *columns);
    size_t at = 0;
    columns[at++] = column_text("category", _("Category"));
    for (size_t m = 0; m < f->size.rows; m++)
        if (is_shown(f, m))
            columns[at++] = column_figure("amount", name_of(f, m));
    columns[at] = column_sum(N_("total"), _("Total"), 1, (int)at - 1);
    struct table *t = report_add_table(r, "by_category", FOR_READERS, columns, at + 1);
    free(columns);
    return t;
}

static void add_category(struct table *t, const struct figures *f, enum row_kind kind,
                         struct cell name, size_t column) {
    struct cell *cells = mem_zero(t->column_count, sizeof *cells);
    size_t at = 0;
    cells[at++] = name;
    for (size_t m = 0; m < f->size.rows; m++)
        if (is_shown(f, m))
            cells[at++] = cell_of(f, figure_at(f, m, column));
    cells[at] = cell_of(f, figure_at(f, f->size.rows, column));
    table_add_row(t, kind, cells);
    free(cells);
}

static void add_long(struct report *r, const struct figures *f) {
    struct table *t = long_table(r, f);
    name_table(r, f, t);
    for (size_t k = 0; k < f->size.shared; k++)
        add_category(t, f, ROW_BODY, cell_category_title(f->categories, (category)k), k);
    add_category(t, f, ROW_SUBTOTAL, cell_term("shared", _("Shared")),
                 thousands_shared(f->size));
    add_category(t, f, ROW_BODY, cell_term("own", _("Own")), thousands_own(f->size));
    add_category(t, f, ROW_TOTAL, cell_term("total", _("Total")),
                 thousands_total(f->size));
}

/* --- the largest ------------------------------------------------------------------ */

enum { LARGEST = BAR_SEGMENTS - 1 };

/* Marks the categories with the largest amounts of all municipalities together; of equal
   ones those that come first. */
static void mark_largest(const struct figures *f, bool *marked) {
    for (size_t i = 0; i < LARGEST; i++) {
        size_t best = SIZE_MAX;
        for (size_t k = 0; k < f->size.shared; k++)
            if (!marked[k] &&
                (best == SIZE_MAX || llabs(figure_at(f, f->size.rows, k)) >
                                         llabs(figure_at(f, f->size.rows, best))))
                best = k;
        marked[best] = true;
    }
}

static struct table *largest_table(struct report *r, const struct figures *f,
                                   const bool *marked) {
    enum { COLUMNS = LARGEST + 3 };
    struct column columns[COLUMNS];
    size_t at = 0;
    columns[at++] = column_text("municipality", _("Municipality"));
    for (size_t k = 0; k < f->size.shared; k++)
        if (marked[k])
            columns[at++] = column_category(f->categories, (category)k);
    columns[at++] = column_figure("amount", _("All others"));
    columns[at] = column_sum(N_("shared"), _("Shared"), 1, (int)at - 1);
    struct table *t = report_add_table(r, "largest", FOR_READERS, columns, COLUMNS);
    t->title = _("The largest categories, and all others together");
    if (f->v->thousands)
        t->title = report_format(r, _("%s, in thousands"), t->title);
    t->sheet_name = _("Largest");
    t->turnable = t->summed = true;
    t->chart = CHART_STACKED;
    t->chart_first = 1;
    t->chart_last = BAR_SEGMENTS;
    t->chart_title = _("Shared costs by category, without own costs");
    return t;
}

static void add_largest_row(struct table *t, const struct figures *f, const bool *marked,
                            enum row_kind kind, struct cell name, size_t row) {
    struct cell cells[LARGEST + 3] = {name};
    money shared = figure_at(f, row, thousands_shared(f->size)), others = shared;
    size_t at = 1;
    for (size_t k = 0; k < f->size.shared; k++) {
        if (!marked[k])
            continue;
        cells[at++] = cell_of(f, figure_at(f, row, k));
        others -= figure_at(f, row, k);
    }
    cells[at++] = cell_of(f, others);
    cells[at] = cell_of(f, shared);
    table_add_row(t, kind, cells);
}

static void add_largest(struct report *r, const struct figures *f) {
    bool marked[CATEGORIES_MOST] = {false};
    mark_largest(f, marked);
    struct table *t = largest_table(r, f, marked);
    for (size_t m = 0; m < f->size.rows; m++)
        if (is_shown(f, m))
            add_largest_row(t, f, marked, ROW_BODY, cell_string(name_of(f, m)), m);
    add_largest_row(t, f, marked, ROW_TOTAL, cell_term("total", _("Total")),
                    f->size.rows);
}

/* --- together --------------------------------------------------------------------- */

void table_by_category(struct report *r, const struct allocation *a,
                       const struct allocate_view *v, enum amount_part part) {
    struct figures f;
    figures_init(&f, a, v, part);
    if (f.size.shared <= BAR_SEGMENTS) {
        add_wide(r, &f);
    } else {
        add_long(r, &f);
        if (part == AMOUNT_NET)
            add_largest(r, &f);
    }
    free(f.list);
}
