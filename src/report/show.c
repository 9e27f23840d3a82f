#include "report/show.h"

#include "report/screen.h"

void show_cell(struct buf *out, const struct cell *cell,
               const struct figure_style *style) {
    switch (cell->type) {
    case CELL_EMPTY:
        break;
    case CELL_TEXT:
        screen_clean(out, cell->text);
        break;
    case CELL_TERM:
        screen_clean(out, slice_of(cell->term.label));
        break;
    case CELL_EXACT:
        exact_write(out, cell->exact, style);
        break;
    case CELL_MONEY:
    case CELL_COUNT:
    case CELL_FIGURE:
        figure_write(out, cell->figure.digits, cell->figure.places, style);
        break;
    }
}

void show_place(struct buf *out, const struct report_warning *w) {
    if (!w->file)
        return;
    screen_clean(out, slice_of(w->file));
    if (w->line) {
        buf_char(out, ':');
        buf_uint(out, w->line);
    }
    if (w->line && w->column) {
        buf_char(out, ':');
        buf_uint(out, w->column);
    }
}
