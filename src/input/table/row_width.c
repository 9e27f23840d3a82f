#include "input/table/row_width.h"

#include "base/lang.h"
#include "input/table/fault.h"

/* Adds the fault of a row of `found` cells. */
static void fault_cells(struct reader *s, struct place at, size_t found, const char *hint,
                        enum diag_code code) {
    struct buf cells = {0}, wanted = {0}, what = {0};
    buf_uint(&cells, found);
    buf_uint(&wanted, s->columns.width);
    diag_word(&what, hint);
    diag_add(s->d, at, code, buf_str(&cells), buf_str(&wanted), buf_str(&what), NULL);
    buf_clear(&what);
    buf_clear(&wanted);
    buf_clear(&cells);
}

/* What the cells that a short row lacks decide. */
static enum decides missing(const struct reader *s) {
    const struct period_columns *periods = &s->columns.periods;
    enum decides most = DECIDES_NOTHING;
    if (periods->count > 0 && periods->list[periods->count - 1].cell >= s->row.total)
        most = DECIDES_FILLED;
    for (size_t i = 0; i < s->columns.present_count; i++) {
        int field = s->columns.present[i];
        enum decides one = s->schema->fields[field].decides;
        if ((size_t)s->columns.cell_of[field] >= s->row.total && one > most)
            most = one;
    }
    return most;
}

/* --- texts between the rows -------------------------------------------------------- */

static bool is_phrase(struct slice text) {
    return slice_has(text, ' ') || slice_has(text, ':');
}

/* Whether the first cell of a row is of a column whose texts say what the row is. */
static bool names_row(const struct reader *s) {
    for (size_t i = 0; i < s->columns.present_count; i++)
        if (s->columns.cell_of[s->columns.present[i]] == 0)
            return s->columns.present[i] != COST_LINE &&
                   s->schema->fields[s->columns.present[i]].total;
    return false;
}

/* Whether the row is a text below the table, or between its rows: "Printed on 1-4-2025". */
static bool is_text(const struct reader *s) {
    enum { NARROW = 2, FILLED = 2 };
    const struct csvin_row *row = &s->row;
    size_t filled = 0;
    bool is_short = row->total < s->columns.width;
    for (size_t i = 0; i < row->count; i++)
        filled += slice_trim(row->cells[i]).len > 0;
    if (s->columns.width <= NARROW || row->cells[0].len == 0)
        return false;
    if (is_short && row->total == 1)
        return true;
    return is_phrase(slice_trim(row->cells[0])) &&
           (is_short ? filled <= FILLED : filled == 1 && names_row(s));
}

/* --- rows -------------------------------------------------------------------------- */

/* Remembers the first row that is read though it lacks such cells. */
static void remember(struct reader *s) {
    if (s->short_row > 0)
        return;
    s->short_row = s->row.line;
    s->short_cells = s->row.total;
}

bool row_width_fits(struct reader *s) {
    size_t width = s->columns.width;
    bool full = s->row.total >= width;
    if (s->row.width > 1 && s->row.width <= width && full)
        return true;
    if (s->row.width > width) {
        fault_cells(s, reader_row_place(s), s->row.width,
                    s->source.maker
                        ? N_("give the column of every cell a name, or empty the cells")
                        : N_("a cell that holds the delimiter must stand in quotes"),
                    DIAG_ROW_CELLS);
        return false;
    }
    if (is_text(s)) {
        fault_text(s->d, reader_row_place(s), DIAG_ROW_TEXT, slice_trim(s->row.cells[0]));
        return false;
    }
    enum decides lacks = full ? DECIDES_NOTHING : missing(s);
    if (lacks == DECIDES_FILLED)
        remember(s);
    if (lacks == DECIDES_ALWAYS)
        fault_cells(s, reader_row_place(s), s->row.total,
                    N_("take the row out if it is a text below the table, or "
                       "write all of its delimiters"),
                    DIAG_ROW_CELLS);
    return lacks != DECIDES_ALWAYS;
}

/* Whether some row of the file ends with an empty cell. */
static bool ends_empty(struct reader *s) {
    struct diags ignored;
    struct csvin_row row;
    bool found = false;
    diags_init(&ignored);
    csvin_rewind(s->in, s->delimiter, &ignored);
    while (!found && csvin_next(s->in, &row) == CSVIN_ROW)
        found = csvin_rows(s->in) > s->above + 1 && row.width < row.total &&
                row.width < s->columns.width;
    csvin_report_to(s->in, s->d);
    diags_clear(&ignored);
    return found;
}

void row_width_report(struct reader *s) {
    if (s->short_row == 0)
        return;
    bool cut = ends_empty(s);
    fault_cells(
        s, (struct place){s->file, s->short_row, 0}, s->short_cells,
        N_("take the row out if it is a text below the table, or write all of its "
           "delimiters"),
        cut ? DIAG_ROW_CELLS : DIAG_ROW_SHORT);
}
