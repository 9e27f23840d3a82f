/* Bars on a terminal: there are four shades, so at most four segments. */
#include "report/bars.h"
#include "report/screen.h"
#include "report/show.h"
#include "report/text/text.h"

enum { SEGMENTS = 4, LEAST_ROOM = 20, MOST_ROOM = 60, MOST_BARS = 40 };

static const char *const shades[SEGMENTS] = {"\u2588", "\u2593", "\u2592", "\u2591"};

struct bars {
    const struct text_page *page;
    struct bar_shape shape;
    unsigned names;       /* columns of the widest name */
    unsigned left, right; /* columns on each side of the axis */
    struct buf name;      /* owned */
};

static int measure_name(void *self, enum row_kind kind, const struct cell *cells) {
    struct bars *b = self;
    if (kind != ROW_BODY)
        return 0;
    buf_reset(&b->name);
    show_cell(&b->name, &cells[0], b->page->figures);
    unsigned width = screen_width(buf_view(&b->name));
    b->names = width > b->names ? width : b->names;
    return 0;
}

static int print_bar(void *self, enum row_kind kind, const struct cell *cells) {
    struct bars *b = self;
    struct emit *e = b->page->emit;
    if (kind != ROW_BODY)
        return 0;
    buf_reset(&b->name);
    show_cell(&b->name, &cells[0], b->page->figures);
    emit_slice(e, buf_view(&b->name));
    emit_repeat(e, " ", b->names - screen_width(buf_view(&b->name)) + 1);
    unsigned lengths[BAR_SEGMENTS];
    unsigned length = bars_side(&b->shape, cells, true, b->left, lengths);
    emit_repeat(e, " ", b->left - length);
    for (size_t i = b->shape.count; i-- > 0;)
        emit_repeat(e, shades[i], lengths[i]);
    emit_text(e, "\u2502");
    bars_side(&b->shape, cells, false, b->right, lengths);
    for (size_t i = 0; i < b->shape.count; i++)
        emit_repeat(e, shades[i], lengths[i]);
    emit_char(e, '\n');
    return emit_status(e);
}

static void print_legend(const struct bars *b) {
    struct emit *e = b->page->emit;
    struct buf title = {0};
    emit_repeat(e, " ", b->names);
    for (size_t i = 0; i < b->shape.count && b->shape.count > 1; i++) {
        buf_reset(&title);
        screen_clean(&title, slice_of(b->shape.table->columns[b->shape.first + i].title));
        emit_repeat(e, " ", 2);
        emit_text(e, shades[i]);
        emit_char(e, ' ');
        emit_slice(e, buf_view(&title));
    }
    emit_char(e, '\n');
    buf_clear(&title);
}

static void print_title(const struct text_page *page, const struct table *t) {
    struct buf title = {0};
    screen_clean(&title, slice_of(t->chart_title ? t->chart_title : t->title));
    text_paragraph(page, buf_view(&title), 0, 0);
    buf_clear(&title);
}

void text_bars(const struct text_page *page, const struct table *t) {
    struct bars b = {.page = page};
    if (!page->terminal || !bars_measure(&b.shape, t) || b.shape.count > SEGMENTS ||
        b.shape.bars > MOST_BARS)
        return;
    int status = table_rows(t, &(struct row_sink){.self = &b, .row = measure_name});
    unsigned room = b.names + 3 < page->width ? page->width - b.names - 3 : 0;
    if (status == 0 && room >= LEAST_ROOM) {
        room = room < MOST_ROOM ? room : MOST_ROOM;
        b.left = bars_length(b.shape.left, b.shape.left + b.shape.right, room);
        b.right = room - b.left;
        emit_char(page->emit, '\n');
        print_title(page, t);
        status = table_rows(t, &(struct row_sink){.self = &b, .row = print_bar});
        print_legend(&b);
    }
    (void)status; /* the emitter knows whether the sink failed */
    buf_clear(&b.name);
}
