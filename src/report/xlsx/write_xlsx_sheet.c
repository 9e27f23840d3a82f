/* A sheet of a workbook for a table: frozen headings, widths that fit, totals as formulas
   and a chart. */
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "report/screen.h"
#include "report/xlsx/write_xlsx.h"

enum { WIDTH_LEAST = 8, LANDSCAPE_LEAST = 6 };

struct table_sheet {
    struct workbook *book;
    const struct table *table;
    lxw_worksheet *sheet;
    lxw_row_t measured; /* rows measured before any is written */
    lxw_row_t row;      /* the next row to write */
    lxw_row_t bodies;   /* body rows, directly below the heading */
    bool broken;        /* a row of another kind came after them */
    unsigned *widths;   /* owned: characters per column */
};

/* --- rows of a table -------------------------------------------------------------- */

static int too_many_rows(const struct table_sheet *s) {
    const char *name = s->table->title ? s->table->title : s->table->id;
    diag_add(s->book->diags, (struct place){0}, DIAG_WORKBOOK_ROWS, name, NULL);
    return -1;
}

static int measure_row(void *self, enum row_kind kind, const struct cell *cells) {
    struct table_sheet *s = self;
    (void)kind;
    if (++s->measured == LXW_ROW_MAX) /* the heading is a row too */
        return too_many_rows(s);
    for (size_t i = 0; i < s->table->column_count; i++)
        xlsx_widen(&s->widths[i], xlsx_width(s->book, &cells[i]));
    return 0;
}

/* The formula of a cell that is a sum of other cells of its sheet, or false. */
static bool sum_formula(const struct table_sheet *s, enum row_kind kind, lxw_col_t column,
                        char formula[LXW_MAX_CELL_RANGE_LENGTH + 8]) {
    const struct column *c = &s->table->columns[column];
    char range[LXW_MAX_CELL_RANGE_LENGTH];
    if (kind == ROW_TOTAL && s->table->summed && s->bodies > 0 && !s->broken)
        s->book->lib->lxw_rowcol_to_range(range, 1, column, s->bodies, column);
    else if (c->total && c->sum_first >= 0 && kind != ROW_TOTAL)
        s->book->lib->lxw_rowcol_to_range(range, s->row, (lxw_col_t)c->sum_first, s->row,
                                          (lxw_col_t)c->sum_last);
    else
        return false;
    snprintf(formula, LXW_MAX_CELL_RANGE_LENGTH + 8, "=SUM(%s)", range);
    return true;
}

static int put_row(void *self, enum row_kind kind, const struct cell *cells) {
    struct table_sheet *s = self;
    char formula[LXW_MAX_CELL_RANGE_LENGTH + 8];
    for (size_t i = 0; i < s->table->column_count; i++) {
        lxw_col_t column = (lxw_col_t)i;
        enum xlsx_look look = kind != ROW_BODY             ? XLSX_TOTAL
                              : s->table->columns[i].total ? XLSX_COLUMN_TOTAL
                                                           : XLSX_BODY;
        bool sum = sum_formula(s, kind, column, formula);
        xlsx_cell(s->book, (struct xlsx_place){s->sheet, s->row, column}, &cells[i], look,
                  sum ? formula : NULL);
    }
    if (kind != ROW_BODY)
        s->broken = true;
    else if (!s->broken)
        s->bodies++;
    s->row++;
    return 0;
}

static void put_headings(struct table_sheet *s) {
    for (size_t i = 0; i < s->table->column_count; i++) {
        const struct column *c = &s->table->columns[i];
        unsigned kind = c->figure ? XLSX_FIGURE_HEADING
                        : i > 0   ? XLSX_WORDS_INSET
                                  : XLSX_WORDS;
        xlsx_words(s->book, (struct xlsx_place){s->sheet, 0, (lxw_col_t)i},
                   slice_of(c->title), xlsx_format(s->book, XLSX_HEADING, kind));
        xlsx_widen(&s->widths[i], WIDTH_LEAST);
        xlsx_widen(&s->widths[i], screen_width(slice_of(c->title)));
        xlsx_set_width(s->book, s->sheet, (lxw_col_t)i, s->widths[i]);
    }
    s->book->lib->worksheet_freeze_panes(s->sheet, 1, s->table->column_count > 2);
    s->book->lib->worksheet_repeat_rows(s->sheet, 0, 0);
    s->row = 1;
}

static void put_below(struct table_sheet *s) {
    struct workbook *w = s->book;
    lxw_col_t last = (lxw_col_t)(s->table->column_count - 1);
    if ((s->table->audience & FOR_CSV) && s->row > 1)
        w->lib->worksheet_autofilter(s->sheet, 0, 0, s->row - 1, last);
    if (s->table->note && s->row + 1 < LXW_ROW_MAX)
        xlsx_words(w, (struct xlsx_place){s->sheet, ++s->row, 0},
                   slice_of(s->table->note), xlsx_format(w, XLSX_BODY, XLSX_WORDS));
    if (s->bodies > 0)
        xlsx_chart(w, s->sheet, s->table, s->bodies, s->row + 2);
}

int xlsx_table(struct workbook *w, const struct table *t) {
    const char *name = t->sheet_name ? t->sheet_name : t->title ? t->title : t->id;
    struct table_sheet s = {.book = w, .table = t, .sheet = xlsx_sheet(w, name)};
    if (!s.sheet)
        return -1;
    s.widths = mem_zero(t->column_count, sizeof *s.widths);
    int status = table_rows(t, &(struct row_sink){.self = &s, .row = measure_row});
    if (t->title)
        xlsx_set_title(w, s.sheet, t->title);
    xlsx_set_page(w, s.sheet, t->column_count >= LANDSCAPE_LEAST);
    put_headings(&s);
    if (status == 0)
        status = table_rows(t, &(struct row_sink){.self = &s, .row = put_row});
    if (status == 0)
        put_below(&s);
    free(s.widths);
    return status;
}
