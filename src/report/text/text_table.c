/* Tables on a page of fixed columns. If a table does not fit, these are tried in turn:
   headings on more lines, narrower gaps, columns printed as rows, text on more lines, both
   of these, and last the columns in blocks. */
#include <stdlib.h>

#include "base/mem.h"
#include "report/show.h"
#include "report/text/text_grid.h"

/* --- tables turned on their side -------------------------------------------------- */

/* The text of a cell, kept in `r`. */
static const char *kept_text(struct report *r, const struct text_page *page,
                             const struct cell *cell) {
    struct buf text = {0};
    show_cell(&text, cell, page->figures);
    return report_keep(r, &text);
}

/* Whether a row of a table holds mostly figures: as a column it is then right-aligned. */
static bool mostly_figures(const struct table *t, size_t first) {
    size_t figures = 0, words = 0;
    for (size_t i = first; i < t->column_count; i++) {
        figures += t->columns[i].figure && !t->columns[i].detail;
        words += !t->columns[i].figure && !t->columns[i].detail;
    }
    return figures > words;
}

/* A table in `r` with the columns of `t` from `first` on as rows. Its first column has
   their titles; its other columns are the rows of `t`, named by their first cell if that
   is before `first`. */
static const struct table *turn(struct report *r, const struct text_page *page,
                                const struct table *t, size_t first) {
    size_t count = t->row_count + 1;
    struct column *columns = mem_zero(count, sizeof *columns);
    columns[0].title = "";
    for (size_t row = 0; row < t->row_count; row++) {
        struct column *c = &columns[row + 1];
        c->title = first > 0 ? kept_text(r, page, &t->cells[row * t->column_count]) : "";
        c->figure = mostly_figures(t, first);
        c->total = t->kinds[row] != ROW_BODY;
    }
    struct table *turned = report_add_table(r, t->id, t->audience, columns, count);
    struct cell *cells = mem_zero(count, sizeof *cells);
    for (size_t i = first; i < t->column_count; i++) {
        if (t->columns[i].detail)
            continue;
        cells[0] = cell_string(t->columns[i].title);
        for (size_t row = 0; row < t->row_count; row++)
            cells[row + 1] = t->cells[row * t->column_count + i];
        table_add_row(turned, t->columns[i].total ? ROW_TOTAL : ROW_BODY, cells);
    }
    free(cells);
    free(columns);
    return turned;
}

/* Prints `t` turned if that fits, its words on more lines if `narrowed`; *done is whether
   it was printed. */
static int print_turned(const struct text_page *page, const struct table *t,
                        bool narrowed, bool *done) {
    struct report *scratch = report_new("", "", LANG_EN);
    struct grid g;
    int status = grid_start(&g, page, turn(scratch, page, t, 1));
    *done = narrowed ? grid_fits_narrowed(&g) : grid_fits(&g);
    if (*done && status == 0)
        status = grid_print(&g);
    grid_clear(&g);
    report_free(scratch);
    return status;
}

/* A table of a single row is always turned: pairs of name and value. */
static int print_pairs(const struct text_page *page, const struct table *t) {
    struct report *scratch = report_new("", "", LANG_EN);
    struct grid g;
    int status = grid_start(&g, page, turn(scratch, page, t, 0));
    if (status == 0)
        status = grid_fits(&g) || grid_fits_narrowed(&g) ? grid_print(&g)
                                                         : grid_print_wide(&g);
    grid_clear(&g);
    report_free(scratch);
    return status;
}

/* --- the whole table -------------------------------------------------------------- */

/* A listing with a row source is not split, however wide it is: nobody can match up a
   million rows over blocks, and a pager scrolls sideways. */
static int print_grid(struct grid *g) {
    const struct table *t = g->table;
    bool turnable = t->turnable && !t->source.push, done = false;
    int status = 0;
    if (grid_fits(g))
        return grid_print(g);
    if (turnable)
        status = print_turned(g->page, t, false, &done);
    if (done || status != 0)
        return status;
    if (grid_fits_narrowed(g))
        return grid_print(g);
    if (turnable)
        status = print_turned(g->page, t, true, &done);
    if (done || status != 0)
        return status;
    return t->source.push ? grid_print_wide(g) : grid_print_blocks(g);
}

int text_table(const struct text_page *page, const struct table *t) {
    if (t->single && !t->source.push)
        return print_pairs(page, t);
    struct grid g;
    int status = grid_start(&g, page, t);
    if (status == 0 && g.count > 0)
        status = print_grid(&g);
    grid_clear(&g);
    return status;
}
