/* Native charts: stacked columns, or bars on both sides of an axis. */
#include <stdlib.h>

#include "report/bars.h"
#include "report/xlsx/write_xlsx.h"

/* The colours of the HTML report on white. */
static const lxw_color_t colours[BAR_SEGMENTS] = {0x1F4E79, 0xD9822B, 0x3A9188, 0xA78BC4,
                                                  0x8C2D4F, 0x7A8B2E, 0x5B9BD5, 0x6B6B6B};

/* The rows of a chart: those of bodies below a heading. */
struct chart_rows {
    const char *sheet;
    lxw_row_t top, bars;
};

static void add_series(struct workbook *w, lxw_chart *chart, const struct chart_rows *r,
                       lxw_col_t column, lxw_color_t colour) {
    const struct xlsx_library *lib = w->lib;
    const lxw_row_t first = r->top + 1, last = r->top + r->bars;
    lxw_chart_series *series = lib->chart_add_series(chart, NULL, NULL);
    lib->chart_series_set_categories(series, r->sheet, first, 0, last, 0);
    lib->chart_series_set_values(series, r->sheet, first, column, last, column);
    lib->chart_series_set_name_range(series, r->sheet, r->top, column);
    lib->chart_series_set_fill(series, &(lxw_chart_fill){.color = colour});
}

/* To the library the horizontal axis is x, even if the names are along the other. Where
   bars lie the names are at the edge, and in the order of the table, from the top. */
static void set_axes(struct workbook *w, lxw_chart *chart, bool lying) {
    lxw_chart_axis *names = lying ? chart->y_axis : chart->x_axis;
    lxw_chart_axis *values = lying ? chart->x_axis : chart->y_axis;
    w->lib->chart_axis_set_num_format(values, "#,##0");
    w->lib->chart_axis_set_label_position(names, LXW_CHART_AXIS_LABEL_POSITION_LOW);
    if (lying)
        w->lib->chart_axis_set_reverse(names);
}

/* A caption: the library's own letters are twice as high as those of the table. */
static void set_title(struct workbook *w, lxw_chart *chart, const char *title) {
    lxw_chart_font caption = {.size = 12, .bold = LXW_TRUE};
    if (!title[0]) {
        w->lib->chart_title_off(chart);
        return;
    }
    w->lib->chart_title_set_name(chart, title);
    w->lib->chart_title_set_name_font(chart, &caption);
}

/* Whether bars lie: where they go both ways, and where names would not fit below columns. */
static bool is_lying(const struct xlsx_stack *s, const struct table *t) {
    return t->chart == CHART_DIVERGING ||
           t->row_count * s->widths[0] > xlsx_stack_width(s);
}

/* More columns need no more room, but more bars do, as far as the page goes. */
unsigned xlsx_chart_rows(const struct xlsx_stack *s, const struct table *t) {
    enum { STANDING = 16, LYING = 6, BLANK = 2 };
    unsigned rows = LYING + (unsigned)t->row_count, most = s->page.rows - BLANK;
    if (!is_lying(s, t))
        return STANDING;
    return rows < most ? rows : most;
}

/* In pixels: what the library makes of a scale of 1; of a row and a character. */
enum { CHART_WIDTH = 480, CHART_HEIGHT = 288, ROW_HEIGHT = 20, CHARACTER = 7 };
enum { CHARACTERS_LEAST = 64, CHARACTERS_MOST = 130 };

static lxw_chart_options size_of(const struct xlsx_stack *s, const struct table *t) {
    unsigned width = xlsx_stack_width(s), height = xlsx_chart_rows(s, t) * ROW_HEIGHT;
    width = width < CHARACTERS_LEAST  ? CHARACTERS_LEAST
            : width > CHARACTERS_MOST ? CHARACTERS_MOST
                                      : width;
    return (lxw_chart_options){.x_scale = (double)(width * CHARACTER) / CHART_WIDTH,
                               .y_scale = (double)height / CHART_HEIGHT};
}

void xlsx_chart(const struct xlsx_stack *s, const struct table *t, lxw_row_t top,
                lxw_row_t bars) {
    struct workbook *w = s->book;
    struct bar_shape shape;
    if (!bars_measure(&shape, t))
        return;
    bool lying = is_lying(s, t);
    const struct chart_rows rows = {s->sheet->name, top, bars};
    lxw_chart *chart = w->lib->workbook_add_chart(
        w->book, lying ? LXW_CHART_BAR_STACKED : LXW_CHART_COLUMN_STACKED);
    for (size_t i = 0; i < shape.count; i++)
        add_series(w, chart, &rows, (lxw_col_t)(shape.first + i), colours[i]);
    char *title = xlsx_title(t->chart_title ? t->chart_title : t->title ? t->title : "");
    set_title(w, chart, title);
    w->lib->chart_legend_set_position(chart, shape.count > 1 ? LXW_CHART_LEGEND_BOTTOM
                                                             : LXW_CHART_LEGEND_NONE);
    set_axes(w, chart, lying);
    lxw_chart_options options = size_of(s, t);
    options.description = title;
    w->lib->worksheet_insert_chart_opt(s->sheet, s->row + 1, 0, chart, &options);
    free(title);
}
