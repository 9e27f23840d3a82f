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
   bars go both ways the names are at the edge, and in the order of the table, from the
   top. */
static void set_axes(struct workbook *w, lxw_chart *chart, bool diverging) {
    lxw_chart_axis *names = diverging ? chart->y_axis : chart->x_axis;
    lxw_chart_axis *values = diverging ? chart->x_axis : chart->y_axis;
    w->lib->chart_axis_set_num_format(values, "#,##0");
    w->lib->chart_axis_set_label_position(names, LXW_CHART_AXIS_LABEL_POSITION_LOW);
    if (diverging)
        w->lib->chart_axis_set_reverse(names);
}

void xlsx_chart(struct workbook *w, lxw_worksheet *sheet, const struct table *t,
                lxw_row_t top, lxw_row_t bars, lxw_row_t row) {
    struct bar_shape shape;
    if (!bars_measure(&shape, t))
        return;
    bool diverging = t->chart == CHART_DIVERGING;
    const struct chart_rows rows = {sheet->name, top, bars};
    lxw_chart *chart = w->lib->workbook_add_chart(
        w->book, diverging ? LXW_CHART_BAR_STACKED : LXW_CHART_COLUMN_STACKED);
    for (size_t i = 0; i < shape.count; i++)
        add_series(w, chart, &rows, (lxw_col_t)(shape.first + i), colours[i]);
    char *title = xlsx_title(t->chart_title ? t->chart_title : t->title ? t->title : "");
    if (title[0])
        w->lib->chart_title_set_name(chart, title);
    else
        w->lib->chart_title_off(chart);
    w->lib->chart_legend_set_position(chart, shape.count > 1 ? LXW_CHART_LEGEND_BOTTOM
                                                             : LXW_CHART_LEGEND_NONE);
    set_axes(w, chart, diverging);
    w->lib->worksheet_insert_chart_opt(
        sheet, row, 0, chart,
        &(lxw_chart_options){.x_scale = 1.5, .y_scale = 1.4, .description = title});
    free(title);
}
