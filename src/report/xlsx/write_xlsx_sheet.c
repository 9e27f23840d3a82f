/* Sheets of a workbook for tables: headings, widths that fit, totals as formulas, notes on
   several lines, charts; a page for each table where they do not fit on one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "report/screen.h"
#include "report/xlsx/write_xlsx.h"

enum { WIDTH_LEAST = 8, WIDTH_MARGIN = 2, DATA_ROWS = 90 };

struct table_sheet {
    struct xlsx_stack *stack;
    const struct table *table;
    lxw_row_t top;    /* the row of its heading */
    lxw_row_t bodies; /* body rows, directly below the heading */
    bool broken;      /* a row of another kind came after them */
};

const char *xlsx_sheet_of(const struct table *t) {
    return t->sheet_name ? t->sheet_name : t->title ? t->title : t->id;
}

/* --- measuring -------------------------------------------------------------------- */

struct measured {
    struct xlsx_stack *stack;
    const struct table *table;
    lxw_row_t rows;
};

static int too_many_rows(const struct measured *m) {
    const char *name = m->table->title ? m->table->title : m->table->id;
    diag_add(m->stack->book->diags, (struct place){0}, DIAG_WORKBOOK_ROWS, name, NULL);
    return -1;
}

static int measure_row(void *self, enum row_kind kind, const struct cell *cells) {
    struct measured *m = self;
    (void)kind;
    if (++m->rows == LXW_ROW_MAX) /* the heading is a row too */
        return too_many_rows(m);
    for (size_t i = 0; i < m->table->column_count; i++)
        xlsx_widen(&m->stack->widths[i], xlsx_width(m->stack->book, &cells[i]));
    return 0;
}

static int measure(struct xlsx_stack *s, const struct table *t) {
    struct measured m = {s, t, 0};
    for (size_t i = 0; i < t->column_count; i++) {
        xlsx_widen(&s->widths[i], WIDTH_LEAST);
        xlsx_widen(&s->widths[i], screen_width(slice_of(t->columns[i].title)));
    }
    return table_rows(t, &(struct row_sink){.self = &m, .row = measure_row});
}

/* The columns that a stack needs. */
static lxw_col_t columns_of(const struct table *const *tables, size_t count,
                            lxw_col_t least) {
    size_t most = least;
    for (size_t i = 0; i < count; i++)
        if (tables[i]->column_count > most)
            most = tables[i]->column_count;
    return (lxw_col_t)most;
}

static unsigned width_of(const struct xlsx_stack *s) {
    unsigned width = 0;
    for (lxw_col_t i = 0; i < s->columns; i++)
        width += s->widths[i] + WIDTH_MARGIN;
    return width;
}

int xlsx_stack_begin(struct xlsx_stack *s, const struct table *const *tables,
                     size_t count) {
    lxw_col_t before = s->columns;
    int status = 0;
    s->columns = columns_of(tables, count, before);
    s->widths = mem_grow(s->widths, s->columns, sizeof *s->widths);
    for (lxw_col_t i = before; i < s->columns; i++)
        s->widths[i] = 0;
    s->breaks = mem_zero(count + 1, sizeof *s->breaks);
    for (size_t i = 0; i < count && status == 0; i++)
        status = measure(s, tables[i]);
    for (lxw_col_t i = 0; i < s->columns; i++)
        xlsx_set_width(s->book, s->sheet, i, s->widths[i]);
    s->page = xlsx_page_of(width_of(s));
    return status;
}

void xlsx_stack_end(struct xlsx_stack *s, unsigned high) {
    if (s->break_count > 0)
        s->book->lib->worksheet_set_h_pagebreaks(s->sheet, s->breaks);
    xlsx_set_page(s->book, s->sheet, s->page, s->break_count > 0 ? XLSX_BREAKS : high);
    free(s->breaks);
    free(s->widths);
}

/* --- rows of a table -------------------------------------------------------------- */

/* The formula of a cell that is a sum of other cells of its sheet, or false. */
static bool sum_formula(const struct table_sheet *s, enum row_kind kind, lxw_col_t column,
                        char formula[LXW_MAX_CELL_RANGE_LENGTH + 8]) {
    const struct column *c = &s->table->columns[column];
    const struct xlsx_library *lib = s->stack->book->lib;
    char range[LXW_MAX_CELL_RANGE_LENGTH];
    if (kind == ROW_TOTAL && s->table->summed && s->bodies > 0 && !s->broken)
        lib->lxw_rowcol_to_range(range, s->top + 1, column, s->top + s->bodies, column);
    else if (c->total && c->sum_first >= 0 && kind != ROW_TOTAL)
        lib->lxw_rowcol_to_range(range, s->stack->row, (lxw_col_t)c->sum_first,
                                 s->stack->row, (lxw_col_t)c->sum_last);
    else
        return false;
    snprintf(formula, LXW_MAX_CELL_RANGE_LENGTH + 8, "=SUM(%s)", range);
    return true;
}

static int put_row(void *self, enum row_kind kind, const struct cell *cells) {
    struct table_sheet *s = self;
    struct xlsx_stack *stack = s->stack;
    char formula[LXW_MAX_CELL_RANGE_LENGTH + 8];
    for (size_t i = 0; i < s->table->column_count; i++) {
        lxw_col_t column = (lxw_col_t)i;
        enum xlsx_look look = kind != ROW_BODY             ? XLSX_TOTAL
                              : s->table->columns[i].total ? XLSX_COLUMN_TOTAL
                                                           : XLSX_BODY;
        bool sum = sum_formula(s, kind, column, formula);
        xlsx_cell(stack->book, (struct xlsx_place){stack->sheet, stack->row, column},
                  &cells[i], look, sum ? formula : NULL);
    }
    if (kind != ROW_BODY)
        s->broken = true;
    else if (!s->broken)
        s->bodies++;
    stack->row++;
    return 0;
}

static void put_headings(struct table_sheet *s) {
    struct xlsx_stack *stack = s->stack;
    s->top = stack->row;
    for (size_t i = 0; i < s->table->column_count; i++) {
        const struct column *c = &s->table->columns[i];
        unsigned kind = c->figure ? XLSX_FIGURE_HEADING
                        : i > 0   ? XLSX_WORDS_INSET
                                  : XLSX_WORDS;
        xlsx_words(stack->book, (struct xlsx_place){stack->sheet, s->top, (lxw_col_t)i},
                   slice_of(c->title), xlsx_format(stack->book, XLSX_HEADING, kind));
    }
    stack->row++;
}

/* Note and chart. */
static void put_below(struct table_sheet *s) {
    struct xlsx_stack *stack = s->stack;
    const struct table *t = s->table;
    if (t->note && stack->row < LXW_ROW_MAX)
        stack->used += xlsx_paragraph(
            stack->book, (struct xlsx_place){stack->sheet, stack->row++, 0},
            (lxw_col_t)(stack->columns - 1), width_of(stack), slice_of(t->note));
    if (s->bodies == 0 || t->chart == CHART_NONE)
        return;
    xlsx_chart(stack->book, stack->sheet, t, s->top, s->bodies, stack->row + 1);
    stack->row += XLSX_CHART_ROWS + 1;
    stack->used += XLSX_CHART_ROWS + 1;
}

/* --- tables ----------------------------------------------------------------------- */

/* About how many rows a table takes, with what is above and below it. */
static unsigned rows_of(const struct table *t) {
    return (unsigned)t->row_count + 4 + (t->note ? 3 : 0) +
           (t->chart != CHART_NONE ? XLSX_CHART_ROWS : 0);
}

/* Begins a table below others: on a new page if it does not fit on this one. */
static void begin_below(struct xlsx_stack *s, const struct table *t) {
    s->row++;
    if (s->used + rows_of(t) > s->page.rows) {
        s->breaks[s->break_count++] = s->row;
        s->used = 0;
    }
    if (t->title)
        xlsx_words(s->book, (struct xlsx_place){s->sheet, s->row++, 0},
                   slice_of(t->title), xlsx_format(s->book, XLSX_CAPTION, XLSX_WORDS));
}

int xlsx_stack_table(struct xlsx_stack *s, const struct table *t) {
    struct table_sheet one = {.stack = s, .table = t};
    if (s->row > 0)
        begin_below(s, t);
    lxw_row_t first = s->row;
    put_headings(&one);
    int status = table_rows(t, &(struct row_sink){.self = &one, .row = put_row});
    s->used += s->row - first + 2;
    if (status == 0)
        put_below(&one);
    return status;
}

/* What only a sheet with one table has: panes that stay, headings on each page, and a
   filter if it is data. */
static void set_alone(struct xlsx_stack *s, const struct table *t) {
    lxw_col_t last = (lxw_col_t)(t->column_count - 1);
    s->book->lib->worksheet_freeze_panes(s->sheet, 1, t->column_count > 2);
    s->book->lib->worksheet_repeat_rows(s->sheet, 0, 0);
    if ((t->audience & FOR_CSV) && s->row > 1)
        s->book->lib->worksheet_autofilter(s->sheet, 0, 0, s->row - 1, last);
}

/* Data is printed small, with more rows on a page. */
static unsigned pages_of(const struct xlsx_stack *s, const struct table *t) {
    bool data = (t->audience & FOR_CSV) && !t->source.push && s->row < UINT16_MAX;
    return data ? (s->row + DATA_ROWS - 1) / DATA_ROWS : XLSX_ANY_HEIGHT;
}

int xlsx_tables(struct workbook *w, const struct table *const *tables, size_t count) {
    struct xlsx_stack s = {.book = w, .sheet = xlsx_sheet(w, xlsx_sheet_of(tables[0]))};
    if (!s.sheet)
        return -1;
    if (tables[0]->title)
        xlsx_set_title(w, s.sheet, tables[0]->title);
    int status = xlsx_stack_begin(&s, tables, count);
    for (size_t i = 0; i < count && status == 0; i++)
        status = xlsx_stack_table(&s, tables[i]);
    if (count == 1 && status == 0)
        set_alone(&s, tables[0]);
    xlsx_stack_end(&s, pages_of(&s, tables[0]));
    return status;
}
