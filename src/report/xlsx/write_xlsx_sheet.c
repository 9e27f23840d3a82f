/* Sheets of a workbook for tables: headings, widths that fit, totals as formulas, notes on
   several lines, charts; a page for each table where they do not fit on one. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "report/screen.h"
#include "report/xlsx/write_xlsx.h"

enum { WIDTH_LEAST = 8, WIDTH_MARGIN = 2, DATA_ROWS = 90 };

/* A stack that is a little too high for one page is printed at a smaller scale, down to
   this: the letters are those of a footnote then. */
enum { SCALE_LEAST = 60 };

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

/* Words at the end of a short row run over columns that others have more, however long. */
static void measure_spill(struct xlsx_stack *s, size_t column, unsigned width) {
    if (width > s->spills[column])
        s->spills[column] = width;
}

static int measure_row(void *self, enum row_kind kind, const struct cell *cells) {
    struct measured *m = self;
    struct xlsx_stack *s = m->stack;
    const size_t last = m->table->column_count - 1;
    (void)kind;
    if (++m->rows == LXW_ROW_MAX) /* the heading is a row too */
        return too_many_rows(m);
    for (size_t i = 0; i <= last; i++)
        if (i == last && i + 1 < s->columns && !cell_is_figure(&cells[i]))
            measure_spill(s, i, xlsx_width(s->book, &cells[i]));
        else
            xlsx_widen(&s->widths[i], xlsx_width(s->book, &cells[i]));
    return 0;
}

/* Headings are bold, and broken inside a word where they are a little too wide. */
static unsigned bold_width(const char *title) {
    unsigned width = screen_width(slice_of(title));
    return width + (width + 5) / 6;
}

static int measure(struct xlsx_stack *s, const struct table *t) {
    struct measured m = {s, t, 0};
    for (size_t i = 0; i < t->column_count; i++) {
        xlsx_widen(&s->widths[i], WIDTH_LEAST);
        xlsx_widen(&s->widths[i], bold_width(t->columns[i].title));
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

unsigned xlsx_stack_width(const struct xlsx_stack *s) {
    unsigned width = 0;
    for (lxw_col_t i = 0; i < s->columns; i++)
        width += s->widths[i] + WIDTH_MARGIN;
    return width;
}

/* Widens the columns that words run over until the words end in the last of them: a page would
   be added for what comes after. */
static void take_spills(struct xlsx_stack *s) {
    enum { INSET = 2 };
    lxw_col_t first = s->columns - 1;
    unsigned width = 0, reach = s->least;
    for (lxw_col_t i = 0; i < s->columns; i++) {
        if (s->spills[i] > 0 && width + s->spills[i] + INSET + WIDTH_MARGIN > reach) {
            reach = width + s->spills[i] + INSET + WIDTH_MARGIN;
            first = i;
        }
        width += s->widths[i] + WIDTH_MARGIN;
    }
    for (lxw_col_t i = first; width < reach; width++) {
        s->widths[i]++;
        i = i + 1 < s->columns ? i + 1 : first;
    }
}

/* The rows that a table takes, with what is above and below it. */
static unsigned rows_of(const struct xlsx_stack *s, const struct table *t) {
    enum { TITLE_HEADING_BLANK = 3 };
    unsigned rows = (unsigned)t->row_count + TITLE_HEADING_BLANK;
    if (t->note)
        rows += xlsx_lines(xlsx_stack_width(s), slice_of(t->note));
    return rows + (t->chart != CHART_NONE ? xlsx_chart_rows(s, t) + 1 : 0);
}

int xlsx_stack_begin(struct xlsx_stack *s, const struct table *const *tables,
                     size_t count) {
    lxw_col_t before = s->columns;
    int status = 0;
    s->columns = columns_of(tables, count, before);
    s->widths = mem_grow(s->widths, s->columns, sizeof *s->widths);
    for (lxw_col_t i = before; i < s->columns; i++)
        s->widths[i] = 0;
    s->spills = mem_zero(s->columns, sizeof *s->spills);
    s->breaks = mem_zero(2 * count + 1, sizeof *s->breaks); /* of a table and its chart */
    for (size_t i = 0; i < count && status == 0; i++)
        status = measure(s, tables[i]);
    take_spills(s);
    return status;
}

void xlsx_stack_end(struct xlsx_stack *s, unsigned high) {
    for (lxw_col_t i = 0; i < s->columns; i++)
        xlsx_set_width(s->book, s->sheet, i, s->widths[i]);
    if (s->break_count > 0) {
        s->book->lib->worksheet_set_h_pagebreaks(s->sheet, s->breaks);
        high = XLSX_BREAKS;
    }
    xlsx_set_page(s->book, s->sheet, s->page, s->one_page ? 1 : high);
    free(s->breaks);
    free(s->spills);
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
                  &cells[i], s->table->columns[i].figure, look, sum ? formula : NULL);
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
        unsigned kind = c->figure ? XLSX_WORDS_RIGHT
                        : i > 0   ? XLSX_WORDS_INSET
                                  : XLSX_WORDS;
        xlsx_words(stack->book, (struct xlsx_place){stack->sheet, s->top, (lxw_col_t)i},
                   slice_of(c->title), xlsx_format(stack->book, XLSX_HEADING, kind));
    }
    stack->row++;
}

void xlsx_stack_paragraph(struct xlsx_stack *s, lxw_col_t column, struct slice words) {
    unsigned width = xlsx_stack_width(s);
    for (lxw_col_t i = 0; i < column; i++)
        width -= s->widths[i] + WIDTH_MARGIN;
    s->used += xlsx_paragraph(s->book, (struct xlsx_place){s->sheet, s->row++, column},
                              (lxw_col_t)(s->columns - 1), width, words);
}

/* Has the next row begin a page. */
static void break_page(struct xlsx_stack *s) {
    s->breaks[s->break_count++] = s->row;
    s->used = 0;
}

/* Note and chart. */
static void put_below(struct table_sheet *s) {
    struct xlsx_stack *stack = s->stack;
    const struct table *t = s->table;
    if (t->note && stack->row < LXW_ROW_MAX)
        xlsx_stack_paragraph(stack, 0, slice_of(t->note));
    if (s->bodies == 0 || t->chart == CHART_NONE)
        return;
    unsigned rows = xlsx_chart_rows(stack, t) + 1;
    if (stack->used + rows > stack->page.rows)
        break_page(stack);
    xlsx_chart(stack, t, s->top, s->bodies);
    stack->row += rows;
    stack->used += rows;
}

/* --- tables ----------------------------------------------------------------------- */

/* Begins a table of several: on a new page if it does not fit on this one. */
static void begin_titled(struct xlsx_stack *s, const struct table *t) {
    if (s->row > 0)
        s->row++;
    if (s->used > 0 && s->used + rows_of(s, t) > s->page.rows)
        break_page(s);
    if (t->title)
        xlsx_words(s->book, (struct xlsx_place){s->sheet, s->row++, 0},
                   slice_of(t->title), xlsx_format(s->book, XLSX_CAPTION, XLSX_WORDS));
}

static int put_table(struct xlsx_stack *s, const struct table *t) {
    struct table_sheet one = {.stack = s, .table = t};
    if (!s->alone)
        begin_titled(s, t);
    lxw_row_t first = s->row;
    put_headings(&one);
    int status = table_rows(t, &(struct row_sink){.self = &one, .row = put_row});
    s->used += s->row - first + 2;
    if (status == 0)
        put_below(&one);
    return status;
}

/* Chooses the paper, and whether all is to be on one page: the widths of letters differ, so
   what fits is only known to the program that prints. */
static void choose_page(struct xlsx_stack *s, const struct table *const *tables,
                        size_t count) {
    unsigned rows = s->used, width = xlsx_stack_width(s);
    bool known = true;
    s->page = xlsx_page_of(width, UINT_MAX); /* charts may be as high as it */
    for (size_t i = 0; i < count; i++) {
        rows += rows_of(s, tables[i]);
        known = known && !tables[i]->source.push;
    }
    s->page = xlsx_page_of(width, rows);
    s->one_page = known && rows * SCALE_LEAST <= s->page.rows * s->page.scale;
    if (s->one_page && rows > s->page.rows)
        s->page.rows = rows;
}

int xlsx_stack_tables(struct xlsx_stack *s, const struct table *const *tables,
                      size_t count) {
    int status = 0;
    choose_page(s, tables, count);
    for (size_t i = 0; i < count && status == 0; i++)
        status = put_table(s, tables[i]);
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
    const char *name = xlsx_sheet_of(tables[0]);
    struct xlsx_stack s = {.book = w, .sheet = xlsx_sheet(w, name), .alone = count == 1};
    if (!s.sheet)
        return -1;
    if (!s.alone || tables[0]->title)
        xlsx_set_title(w, s.sheet, s.alone ? tables[0]->title : name);
    int status = xlsx_stack_begin(&s, tables, count);
    if (status == 0)
        status = xlsx_stack_tables(&s, tables, count);
    if (s.alone && status == 0)
        set_alone(&s, tables[0]);
    xlsx_stack_end(&s, pages_of(&s, tables[0]));
    return status;
}
