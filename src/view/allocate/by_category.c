/* The main table, municipality x category: in cents, or in thousands for a report. */
#include <stdlib.h>

#include "base/mem.h"
#include "engine/presence.h"
#include "engine/rounding/thousands.h"
#include "view/allocate/allocate_tables.h"
#include "view/common.h"
#include "view/range_sums.h"

/* Columns: the name, the categories shared, their total, own costs, the total. */
enum {
    SHARED_COLUMN = 1 + CATEGORY_SHARED_COUNT,
    OWN_COLUMN,
    TOTAL_COLUMN,
    COLUMNS,
    FIGURES = COLUMNS - 1 /* without the name */
};

static void category_columns(struct column columns[COLUMNS]) {
    columns[0] = column_text("municipality", _("Municipality"));
    for (int c = 0; c < CATEGORY_SHARED_COUNT; c++)
        columns[1 + c] = column_figure(category_id((enum category)c),
                                       category_title((enum category)c));
    columns[SHARED_COLUMN] =
        column_sum(N_("shared"), _("Shared"), 1, CATEGORY_SHARED_COUNT);
    columns[OWN_COLUMN] = column_figure(N_("own"), _("Own"));
    columns[TOTAL_COLUMN] =
        column_sum(N_("total"), _("Total"), SHARED_COLUMN, OWN_COLUMN);
}

/* What every municipality bears, in cents: a row of CATEGORY_COUNT each. Owned. */
static money *cents_of(const struct allocation *a, const struct allocate_view *v,
                       enum amount_part part) {
    size_t municipalities = a->budget->municipality_count;
    money *cents = mem_zero(municipalities * CATEGORY_COUNT, sizeof *cents);
    for (size_t m = 0; m < municipalities; m++)
        for (int c = 0; c < CATEGORY_COUNT; c++)
            cents[m * CATEGORY_COUNT + (size_t)c] =
                range_sums_amount(a, v->range, (enum category)c, m, part);
    return cents;
}

/* The same with both totals in each row and a row of totals below, in the layout of
   thousands_round. */
static void add_up(const money *cents, size_t rows, money *figures) {
    money *below = figures + rows * THOUSANDS_COLUMNS;
    for (size_t r = 0; r < rows; r++) {
        money *row = figures + r * THOUSANDS_COLUMNS;
        for (size_t c = 0; c < CATEGORY_COUNT; c++) {
            row[c] = cents[r * CATEGORY_COUNT + c];
            row[THOUSANDS_SHARED] += c < CATEGORY_SHARED_COUNT ? row[c] : 0;
        }
        row[THOUSANDS_TOTAL] = row[THOUSANDS_SHARED] + row[CATEGORY_OWN];
        for (size_t c = 0; c < THOUSANDS_COLUMNS; c++)
            below[c] += row[c];
    }
}

static struct table *category_table(struct report *r, enum amount_part part,
                                    bool thousands) {
    struct column columns[COLUMNS];
    category_columns(columns);
    struct table *t = report_add_table(r, "by_category", FOR_READERS, columns, COLUMNS);
    t->title = part == AMOUNT_VAT ? _("VAT per municipality and category")
                                  : _("Cost per municipality and category");
    if (thousands) {
        t->title = report_format(r, _("%s, in thousands"), t->title);
        t->note = _(
            "Every figure, totals too, is its exact value cut off or raised to the next "
            "thousand; rows and columns add up.");
    }
    t->sheet_name = part == AMOUNT_VAT ? _("VAT") : _("Categories");
    t->turnable = t->summed = true;
    if (part == AMOUNT_NET) {
        t->chart = CHART_STACKED;
        t->chart_first = 1;
        t->chart_last = CATEGORY_SHARED_COUNT;
    }
    return t;
}

/* Orders the figures by column: own costs come between the two totals. */
static void add_row(struct table *t, enum row_kind kind, struct cell name,
                    const money *row, bool thousands) {
    static const size_t order[FIGURES] = {
        CATEGORY_STAFF,   CATEGORY_HOUSING, CATEGORY_ICT,   CATEGORY_FACILITIES,
        THOUSANDS_SHARED, CATEGORY_OWN,     THOUSANDS_TOTAL};
    struct cell cells[COLUMNS];
    cells[0] = name;
    for (size_t i = 0; i < FIGURES; i++)
        cells[1 + i] = thousands ? cell_count(row[order[i]]) : cell_money(row[order[i]]);
    table_add_row(t, kind, cells);
}

void table_by_category(struct report *r, const struct allocation *a,
                       const struct allocate_view *v, enum amount_part part) {
    const struct budget *b = a->budget;
    struct table *t = category_table(r, part, v->thousands);
    size_t rows = b->municipality_count;
    money *cents = cents_of(a, v, part);
    money *figures = mem_zero((rows + 1) * THOUSANDS_COLUMNS, sizeof *figures);
    if (v->thousands)
        thousands_round(cents, rows, figures);
    else
        add_up(cents, rows, figures);
    for (size_t m = 0; m < rows; m++)
        if (presence_in_some(a, v->range, m))
            add_row(t, ROW_BODY, cell_string(b->municipalities[m].name),
                    figures + m * THOUSANDS_COLUMNS, v->thousands);
    add_row(t, ROW_TOTAL, cell_term("total", _("Total")),
            figures + rows * THOUSANDS_COLUMNS, v->thousands);
    free(figures);
    free(cents);
}
