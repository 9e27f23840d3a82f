/* Flows as inline SVG. Nodes and bands are stretched to the page; names stand beside the
   nodes in letters of one size, so that they are readable at any width. */
#include "report/flows.h"
#include "report/html/html.h"

enum { COLOURS = 8, LABEL_DOWN = 4 /* pixels from the middle of a letter to its foot */ };

struct flow_svg {
    struct html *html;
    const struct flow_picture *picture;
    struct flow_shape shape;
};

static void put_uint(struct flow_svg *s, const char *before, size_t n) {
    emit_text(&s->html->emit, before);
    emit_figure(&s->html->emit, (int64_t)n, 0, &figure_plain);
}

/* Ends take no colour of their own: they pass nothing on. */
static bool is_end(const struct flow_svg *s, size_t node) {
    return s->shape.nodes[node].column == s->shape.columns - 1;
}

/* What a band says when it is pointed at. */
static void put_words(struct flow_svg *s, const struct flow *flow) {
    struct cell amount = cell_money(flow->amount);
    emit_text(&s->html->emit, "<title>");
    html_string(s->html, s->picture->nodes[flow->from]);
    emit_text(&s->html->emit, " \u2192 ");
    html_string(s->html, s->picture->nodes[flow->to]);
    emit_text(&s->html->emit, ": ");
    html_cell(s->html, &amount);
    emit_text(&s->html->emit, "</title>");
}

static void put_point(struct flow_svg *s, const char *before, size_t x, size_t y) {
    put_uint(s, before, x);
    put_uint(s, " ", y);
}

/* A curve to the other side, level at both ends. */
static void put_curve(struct flow_svg *s, size_t from, size_t from_y, size_t to,
                      size_t to_y) {
    size_t middle = (from + to) / 2;
    put_point(s, "C", middle, from_y);
    put_point(s, " ", middle, to_y);
    put_point(s, " ", to, to_y);
}

static void put_band(struct flow_svg *s, size_t number) {
    const struct flow *flow = &s->picture->flows[number];
    const struct flow_band *band = &s->shape.bands[number];
    size_t left = flow_left(&s->shape, s->shape.nodes[flow->from].column) + FLOW_NODE;
    size_t right = flow_left(&s->shape, s->shape.nodes[flow->to].column);
    if (flow->amount == 0)
        return;
    emit_text(&s->html->emit,
              flow->amount < 0 ? "<path class=\"less" : "<path class=\"c");
    if (flow->amount > 0)
        put_uint(s, "", flow->from % COLOURS);
    put_point(s, "\" d=\"M", left, band->from_top);
    put_curve(s, left, band->from_top, right, band->to_top);
    put_uint(s, "V", band->to_top + band->to_height);
    put_curve(s, right, band->to_top + band->to_height, left,
              band->from_top + band->from_height);
    emit_text(&s->html->emit, "Z\">");
    put_words(s, flow);
    emit_text(&s->html->emit, "</path>\n");
}

static void put_node(struct flow_svg *s, size_t number) {
    const struct flow_node *node = &s->shape.nodes[number];
    if (node->column == FLOW_NOWHERE)
        return;
    if (is_end(s, number))
        emit_text(&s->html->emit, "<rect class=\"end");
    else
        put_uint(s, "<rect class=\"c", number % COLOURS);
    put_uint(s, "\" x=\"", flow_left(&s->shape, node->column));
    put_uint(s, "\" y=\"", node->top);
    put_uint(s, "\" width=\"", FLOW_NODE);
    put_uint(s, "\" height=\"", node->height > 0 ? node->height : 1);
    emit_text(&s->html->emit, "\"/>\n");
}

/* A name stands to the right of its node; that of the last column to the left. */
static void put_name(struct flow_svg *s, size_t number) {
    const struct flow_node *node = &s->shape.nodes[number];
    if (node->column == FLOW_NOWHERE)
        return;
    bool end = is_end(s, number);
    unsigned left = flow_left(&s->shape, node->column);
    emit_text(&s->html->emit, "<text x=\"");
    emit_figure(&s->html->emit, end ? left : left + FLOW_NODE, 1, &figure_plain);
    put_uint(s, "%\" y=\"", (node->top + node->height / 2) / FLOW_PIXEL + LABEL_DOWN);
    emit_text(&s->html->emit, end ? "\" dx=\"-5\" text-anchor=\"end\">" : "\" dx=\"5\">");
    html_string(s->html, s->picture->nodes[number]);
    emit_text(&s->html->emit, "</text>\n");
}

static void put_picture(struct flow_svg *s, const char *title) {
    struct emit *e = &s->html->emit;
    unsigned height = s->shape.height / FLOW_PIXEL;
    put_uint(s, "<svg role=\"img\" width=\"100%\" height=\"", height);
    emit_text(e, "\">\n<title>");
    html_string(s->html, title);
    put_uint(s, "</title>\n<svg width=\"100%\" height=\"", height);
    put_uint(s, "\" viewBox=\"0 0 ", FLOW_WIDTH);
    put_uint(s, " ", s->shape.height);
    emit_text(e, "\" preserveAspectRatio=\"none\">\n");
    for (size_t i = 0; i < s->picture->flow_count; i++)
        put_band(s, i);
    for (size_t i = 0; i < s->picture->node_count; i++)
        put_node(s, i);
    emit_text(e, "</svg>\n");
    for (size_t i = 0; i < s->picture->node_count; i++)
        put_name(s, i);
    emit_text(e, "</svg>\n");
}

void html_flows(struct html *h, const struct table *t) {
    struct flow_svg s = {.html = h, .picture = t->flows};
    if (!t->flows || !flow_shape_init(&s.shape, t->flows))
        return;
    emit_text(&h->emit, "<figure class=\"flows\">\n<figcaption class=\"note\">");
    html_string(h, t->flows->caption);
    emit_text(&h->emit,
              "</figcaption>\n<div class=\"scroll\" role=\"group\" tabindex=\"0\" "
              "aria-label=\"");
    html_string(h, t->flows->title);
    put_uint(&s, "\" style=\"--columns: ", (size_t)s.shape.columns);
    emit_text(&h->emit, "\">\n");
    put_picture(&s, t->flows->title);
    emit_text(&h->emit, "</div>\n</figure>\n");
    flow_shape_clear(&s.shape);
}
