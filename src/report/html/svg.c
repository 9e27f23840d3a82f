/* Bars as inline SVG, one picture per row, 1000 units wide and stretched to the page.
   Names and sums are text beside them, so that they are readable at any width. */
#include "base/lang.h"
#include "report/bars.h"
#include "report/html/html.h"

enum { SVG_WIDTH = 1000 };

struct svg {
    struct html *html;
    struct bar_shape shape;
    unsigned axis; /* units left of the axis */
};

static void put_uint(struct html *h, size_t n) {
    emit_figure(&h->emit, (int64_t)n, 0, &figure_plain);
}

/* Bars of one segment have a colour for each side of the axis; other bars have a colour
   for each segment. */
static size_t colour_of(const struct svg *s, size_t segment, bool negative) {
    return s->shape.count == 1 ? (negative ? 1 : 0) : segment;
}

static void put_rect(struct svg *s, size_t segment, const struct cell *cells,
                     unsigned from, unsigned to) {
    struct emit *e = &s->html->emit;
    const struct cell *cell = &cells[s->shape.first + segment];
    emit_text(e, "<rect class=\"c");
    put_uint(s->html, colour_of(s, segment, bars_value(cell) < 0));
    emit_text(e, "\" x=\"");
    put_uint(s->html, from < to ? from : to);
    emit_text(e, "\" width=\"");
    put_uint(s->html, from < to ? to - from : from - to);
    emit_text(e, "\" height=\"1\"><title>");
    html_string(s->html, s->shape.table->columns[s->shape.first + segment].title);
    emit_text(e, ": ");
    html_cell(s->html, cell);
    emit_text(e, "</title></rect>");
}

/* Puts the segments of one sign, from the axis outward. */
static void put_side(struct svg *s, const struct cell *cells, bool negative) {
    unsigned lengths[BAR_SEGMENTS], end = s->axis;
    bars_side(&s->shape, cells, negative, negative ? s->axis : SVG_WIDTH - s->axis,
              lengths);
    for (size_t i = 0; i < s->shape.count; i++) {
        unsigned next = negative ? end - lengths[i] : end + lengths[i];
        if (next != end)
            put_rect(s, i, cells, end, next);
        end = next;
    }
}

/* The sum of the segments, as a cell of the type of the first that is a figure. */
static struct cell sum_of(const struct svg *s, const struct cell *cells) {
    const struct cell *one = &cells[s->shape.first], *end = one + s->shape.count;
    struct cell sum = *one;
    for (; one < end; one++) {
        if (!cell_is_figure(&sum))
            sum = *one;
        else if (one != &cells[s->shape.first])
            sum.figure.digits += bars_value(one);
    }
    return sum;
}

static int put_bar(void *self, enum row_kind kind, const struct cell *cells) {
    struct svg *s = self;
    struct emit *e = &s->html->emit;
    if (kind != ROW_BODY)
        return 0;
    struct cell sum = sum_of(s, cells);
    emit_text(e, "<li><span class=\"name\">");
    html_cell(s->html, &cells[0]);
    emit_text(
        e, "</span><svg viewBox=\"0 0 1000 1\" preserveAspectRatio=\"none\" role=\"img\">"
           "<title>");
    html_cell(s->html, &cells[0]);
    emit_text(e, "</title>");
    put_side(s, cells, true);
    put_side(s, cells, false);
    if (s->axis > 0) {
        emit_text(e, "<path class=\"axis\" d=\"M");
        put_uint(s->html, s->axis);
        emit_text(e, " 0V1\"/>");
    }
    emit_text(e, "</svg><span class=\"n\">");
    html_cell(s->html, &sum);
    emit_text(e, "</span></li>\n");
    return emit_status(e);
}

static void put_caption(struct svg *s) {
    const struct table *t = s->shape.table;
    struct emit *e = &s->html->emit;
    emit_text(e, "<figcaption><p>");
    html_string(s->html, t->chart_title ? t->chart_title : t->title);
    emit_text(e, s->shape.count > 1 ? "</p>\n<ul class=\"legend\">\n" : "</p>\n");
    for (size_t i = 0; s->shape.count > 1 && i < s->shape.count; i++) {
        emit_text(e, "<li><svg viewBox=\"0 0 1 1\" aria-hidden=\"true\"><rect class=\"c");
        put_uint(s->html, i);
        emit_text(e, "\" width=\"1\" height=\"1\"/></svg>");
        html_string(s->html, s->shape.table->columns[s->shape.first + i].title);
        emit_text(e, "</li>\n");
    }
    emit_text(e, s->shape.count > 1 ? "</ul>\n</figcaption>\n" : "</figcaption>\n");
}

void html_bars(struct html *h, const struct table *t) {
    struct svg s = {.html = h};
    if (!bars_measure(&s.shape, t))
        return;
    s.axis = bars_length(s.shape.left, s.shape.left + s.shape.right, SVG_WIDTH);
    emit_text(&h->emit, "<figure>\n");
    put_caption(&s);
    emit_text(&h->emit, "<ul class=\"bars\">\n");
    int status = table_rows(t, &(struct row_sink){.self = &s, .row = put_bar});
    (void)status; /* the emitter knows whether the sink failed */
    emit_text(&h->emit, "</ul>\n</figure>\n");
}
