#include "view/explain/explain_share.h"

#include <stdlib.h>

#include "base/mem.h"
#include "view/common.h"
#include "view/explain/explain_path.h"
#include "view/key_parts.h"

/* What a formula is written of. */
struct formula {
    const struct budget *b;
    const struct shares *shares;
    const struct key_version *key;
    const struct driver_totals *totals;
    const struct cell *total_cells;
};

static void add_factor(struct buf *out, const struct formula *f, const struct weight *w,
                       bool first) {
    buf_text(out, first ? "" : " + ");
    if (f->key->weight_count + f->key->charge_count == 1)
        return;
    key_weight_write(out, f->key, f->totals, w);
    buf_text(out, " x ");
}

/* Appends what a municipality bears by a key that is charged: "share of key ict", or the
   share. */
static void add_charged(struct buf *out, const struct formula *f, int key, int m) {
    struct shares shares;
    struct diags none;
    diags_init(&none);
    if (m == MUNICIPALITY_NONE)
        buf_format(out, _("share by key %s"), f->b->keys[key].name);
    else if (shares_init(&shares, f->b, key, f->shares->period, &none) == 0) {
        shares_write(out, &shares, (size_t)m);
        shares_clear(&shares);
    }
    diags_clear(&none);
}

/* Appends "75 % x fte / 410.2 + 25 % x inwoners / 61580", or the same with the values of
   municipality `m` in place of the names when `values` (its cells) is not NULL. */
static void add_formula(struct buf *out, const struct formula *f,
                        const struct cell *values, int m) {
    const struct figure_style *style = figure_now(true);
    const struct key_version *key = f->key;
    for (size_t w = 0; w < key->weight_count; w++) {
        add_factor(out, f, &key->weights[w], w == 0);
        if (values)
            figure_write(out, values[1 + w].figure.digits, values[1 + w].figure.places,
                         style);
        else
            buf_text(out, budget_driver_title(f->b, key->weights[w].driver));
        buf_text(out, " / ");
        figure_write(out, f->total_cells[1 + w].figure.digits,
                     f->total_cells[1 + w].figure.places, style);
    }
    for (size_t c = 0; c < key->charge_count; c++) {
        add_factor(out, f, &key->charges[c], c == 0 && key->weight_count == 0);
        add_charged(out, f, key->charges[c].key, values ? m : MUNICIPALITY_NONE);
    }
}

/* The formula with the figures of one municipality, and its result: " Haarlem: ...". */
static void add_example(struct buf *out, const struct formula *f, int m) {
    const struct municipality *municipality = &f->b->municipalities[m];
    const struct version *version =
        municipality_on(municipality, period_first_day(f->shares->period));
    if (!version)
        return;
    struct cell *cells = mem_zero(f->key->weight_count + 1, sizeof *cells);
    struct driver_totals ignored;
    driver_totals_init(&ignored, f->key);
    key_cells(cells, municipality->name, version, f->key, &ignored);
    buf_format(out, " %s: ", municipality->name);
    add_formula(out, f, cells, m);
    buf_text(out, " = ");
    shares_write(out, f->shares, (size_t)m);
    buf_char(out, '.');
    driver_totals_clear(&ignored);
    free(cells);
}

/* How a share is computed: in words, and for one municipality in figures. */
static const char *formula(struct report *r, const struct formula *f, int only) {
    struct buf text, words;
    buf_init(&text);
    buf_init(&words);
    add_formula(&words, f, NULL, MUNICIPALITY_NONE);
    buf_format(&text, _("Share = %s."), buf_str(&words));
    buf_clear(&words);
    if (only != MUNICIPALITY_NONE)
        add_example(&text, f, only);
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
    t->note = report_format(
        r, "%s%s", explain_path(r, b, shares),
        formula(r, &(struct formula){b, shares, key, &totals, cells}, only));
    cells[last - 1] = cell_string("1");
    cells[last] = cell_figure(PERCENT_WHOLE, PERCENT_PLACES);
    table_add_row(t, ROW_TOTAL, cells);
    driver_totals_clear(&totals);
    free(cells);
    return t;
}
