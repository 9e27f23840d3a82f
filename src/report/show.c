#include "report/show.h"

#include "base/diag.h"
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
    struct buf place = {0};
    if (!w->file)
        return;
    diag_place(&place, (struct place){w->file, w->line, w->column});
    screen_clean(out, buf_view(&place));
    buf_clear(&place);
}
