#include "view/explain/explain_share.h"

#include <stdlib.h>

#include "base/mem.h"
#include "view/common.h"
#include "view/key_parts.h"

/* Appends "75 % x fte / 410.2 + 25 % x inwoners / 61580", or the same with the values of
   one municipality in place of the names when `values` (its cells) is not NULL. */
static void add_formula(struct buf *out, const struct budget *b,
                        const struct key_version *key, const struct cell *values,
                        const struct cell *totals) {
    const struct figure_style *style = figure_now(true);
    for (size_t w = 0; w < key->weight_count; w++) {
        const struct weight *weight = &key->weights[w];
        buf_text(out, w ? " + " : "");
        if (key->weight_count > 1) {
            figure_write(out, weight->weight.digits, weight->weight.places, style);
            buf_text(out, " % x ");
        }
        if (values)
            figure_write(out, values[1 + w].figure.digits, values[1 + w].figure.places,
                         style);
        else
            buf_text(out, budget_driver_title(b, weight->driver));
        buf_text(out, " / ");
        figure_write(out, totals[1 + w].figure.digits, totals[1 + w].figure.places,
                     style);
    }
}

/* The formula with the figures of one municipality, and its result: " Haarlem: ...". */
static void add_example(struct buf *out, const struct budget *b,
                        const struct shares *shares, const struct key_version *key,
                        const struct cell *totals, size_t m) {
    const struct municipality *municipality = &b->municipalities[m];
    const struct version *version =
        municipality_on(municipality, period_first_day(shares->period));
    if (!version)
        return;
    struct cell *cells = mem_zero(key->weight_count + 1, sizeof *cells);
    struct driver_totals ignored;
    driver_totals_init(&ignored, key);
    key_cells(cells, municipality->name, version, key, &ignored);
    buf_format(out, " %s: ", municipality->name);
    add_formula(out, b, key, cells, totals);
    buf_text(out, " = ");
    shares_write(out, shares, m);
    buf_char(out, '.');
    driver_totals_clear(&ignored);
    free(cells);
}

/* How a share is computed: in words, and for one municipality in figures. */
static const char *formula(struct report *r, const struct budget *b,
                           const struct shares *shares, const struct key_version *key,
                           const struct cell *totals, int only) {
    struct buf text, words;
    buf_init(&text);
    buf_init(&words);
    add_formula(&words, b, key, NULL, totals);
    buf_format(&text, _("Share = %s."), buf_str(&words));
    buf_clear(&words);
    if (only != MUNICIPALITY_NONE)
        add_example(&text, b, shares, key, totals, (size_t)only);
    return report_keep(r, &text);
}

static struct table *share_table(struct report *r, const struct budget *b,
                                 const struct key_version *key, const char *title) {
    size_t count = key->weight_count + 3;
    struct column *columns = mem_zero(count, sizeof *columns);
    key_columns(r, b, key, columns);
    columns[count - 2] = column_figure("share", _("Share"));
    columns[count - 1] = column_figure("percent", _("Share %"));
    struct table *t = report_add_table(r, "share", FOR_READERS, columns, count);
    free(columns);
    t->title = title;
    return t;
}

static struct cell share_cell(struct report *r, const struct shares *shares, size_t m) {
    struct buf text;
    buf_init(&text);
    shares_write(&text, shares, m);
    return cell_string(report_keep(r, &text));
}

/* Adds the rows of the municipalities that take part; `totals` includes those not
   shown. */
static void add_rows(struct report *r, struct table *t, const struct budget *b,
                     const struct shares *shares, struct driver_totals *totals,
                     int only) {
    date day = period_first_day(shares->period);
    const struct key_version *key = key_on(&b->keys[shares->key], day);
    size_t last = t->column_count - 1;
    struct cell *cells = mem_zero(t->column_count, sizeof *cells);
    int64_t *percent = mem_zero(b->municipality_count, sizeof *percent);
    shares_percent(shares, PERCENT_PLACES, percent);
    for (size_t m = 0; m < b->municipality_count; m++) {
        const struct version *version = municipality_on(&b->municipalities[m], day);
        if (!version)
            continue;
        key_cells(cells, b->municipalities[m].name, version, key, totals);
        cells[last - 1] = share_cell(r, shares, m);
        cells[last] = cell_figure(percent[m], PERCENT_PLACES);
        if (is_wanted(only, m))
            table_add_row(t, ROW_BODY, cells);
    }
    free(percent);
    free(cells);
}

struct table *explain_share(struct report *r, const struct budget *b,
                            const struct shares *shares, const char *title, int only) {
    const struct key_version *key =
        key_on(&b->keys[shares->key], period_first_day(shares->period));
    struct table *t = share_table(r, b, key, title);
    size_t last = t->column_count - 1;
    struct cell *cells = mem_zero(t->column_count, sizeof *cells);
    struct driver_totals totals;
    driver_totals_init(&totals, key);
    add_rows(r, t, b, shares, &totals, only);
    key_total_cells(cells, &totals);
    t->note = formula(r, b, shares, key, cells, only);
    cells[last - 1] = cell_string("1");
    cells[last] = cell_figure(PERCENT_WHOLE, PERCENT_PLACES);
    table_add_row(t, ROW_TOTAL, cells);
    driver_totals_clear(&totals);
    free(cells);
    return t;
}
