#include "view/key_parts.h"

#include <stdlib.h>

#include "base/mem.h"
#include "view/common.h"

/* "fte 75 %", or "fte" when it is all of the key; parts are told in a sentence. */
static const char *driver_title(struct report *r, const struct budget *b,
                                const struct key_version *key, size_t w) {
    const char *name = budget_driver_title(b, key->weights[w].driver);
    if (key->parts || key->weight_count + key->charge_count == 1)
        return name;
    struct buf text;
    buf_init(&text);
    buf_text(&text, name);
    buf_char(&text, ' ');
    figure_write(&text, key->weights[w].weight.digits, key->weights[w].weight.places,
                 figure_now(true));
    buf_text(&text, " %");
    return report_keep(r, &text);
}

void key_columns(struct report *r, const struct budget *b, const struct key_version *key,
                 struct column *columns) {
    columns[0] = column_text("municipality", _("Municipality"));
    for (size_t w = 0; w < key->weight_count; w++)
        columns[1 + w] = column_figure("driver", driver_title(r, b, key, w));
}

void driver_totals_init(struct driver_totals *t, const struct key_version *key) {
    t->count = key->weight_count;
    t->sum = mem_zero(t->count, sizeof *t->sum);
    for (size_t w = 0; w < t->count; w++)
        ratio_init(&t->sum[w]);
}

void driver_totals_clear(struct driver_totals *t) {
    for (size_t w = 0; w < t->count; w++)
        ratio_clear(&t->sum[w]);
    free(t->sum);
}

void key_cells(struct cell *cells, const char *name, const struct version *version,
               const struct key_version *key, struct driver_totals *totals) {
    struct ratio term;
    ratio_init(&term);
    cells[0] = cell_string(name);
    for (size_t w = 0; w < key->weight_count; w++) {
        struct decimal value = version->values[key->weights[w].driver].value;
        ratio_set_decimal(&term, value);
        ratio_add(&totals->sum[w], &term);
        cells[1 + w] = cell_figure(value.digits, value.places);
    }
    ratio_clear(&term);
}

/* A driver total as a figure: it has at most DECIMAL_PLACES, so scaling is exact. */
static struct cell total_cell(const struct ratio *total) {
    struct ratio scaled;
    int64_t digits = 0;
    unsigned places = 0;
    bool whole = false;
    ratio_init(&scaled);
    ratio_set(&scaled, total);
    for (; places <= DECIMAL_PLACES && !whole; places++, ratio_mul_int(&scaled, 10)) {
        int64_t up;
        whole =
            ratio_floor(&scaled, &digits) && ratio_ceiling(&scaled, &up) && up == digits;
    }
    ratio_clear(&scaled);
    return whole ? cell_figure(digits, places - 1) : cell_empty();
}

void key_total_cells(struct cell *cells, const struct driver_totals *totals) {
    cells[0] = cell_term("total", _("Total"));
    for (size_t w = 0; w < totals->count; w++)
        cells[1 + w] = total_cell(&totals->sum[w]);
}

/* --- weights ------------------------------------------------------------------------ */

/* How much a row gives, in the unit of the key's whole. */
static void set_weight(struct ratio *weight, const struct weight *w,
                       const struct ratio *own_total) {
    if (w->own_total)
        ratio_set(weight, own_total);
    else
        ratio_set_decimal(weight, w->weight);
}

static void set_whole(struct ratio *whole, const struct key_version *key,
                      const struct driver_totals *totals) {
    struct ratio part;
    ratio_init(&part);
    ratio_set_int(whole, key->parts ? 0 : 100);
    for (size_t w = 0; key->parts && w < key->weight_count; w++) {
        set_weight(&part, &key->weights[w], &totals->sum[w]);
        ratio_add(whole, &part);
    }
    for (size_t c = 0; key->parts && c < key->charge_count; c++) {
        ratio_set_decimal(&part, key->charges[c].weight);
        ratio_add(whole, &part);
    }
    ratio_clear(&part);
}

static void write_figure(struct buf *out, const struct ratio *figure) {
    struct cell cell = total_cell(figure);
    figure_write(out, cell.figure.digits, cell.figure.places, figure_now(true));
}

void key_weight_write(struct buf *out, const struct key_version *key,
                      const struct driver_totals *totals, const struct weight *w) {
    struct ratio weight, whole;
    size_t row = (size_t)(w - key->weights);
    ratio_init(&weight);
    ratio_init(&whole);
    set_weight(&weight, w, w->own_total ? &totals->sum[row] : NULL);
    write_figure(out, &weight);
    if (key->parts) {
        set_whole(&whole, key, totals);
        buf_text(out, " / ");
        write_figure(out, &whole);
    } else {
        buf_text(out, " %");
    }
    ratio_clear(&whole);
    ratio_clear(&weight);
}

const char *key_charges(struct report *r, const struct budget *b,
                        const struct key_version *key,
                        const struct driver_totals *totals) {
    struct buf text = {0}, weight = {0};
    for (size_t c = 0; c < key->charge_count; c++) {
        buf_reset(&weight);
        key_weight_write(&weight, key, totals, &key->charges[c]);
        buf_text(&text, c > 0 ? " " : "");
        buf_format(&text, _("Of each cost, %s goes the way of costs with key %s."),
                   buf_str(&weight), b->keys[key->charges[c].key].name);
    }
    buf_clear(&weight);
    return key->charge_count > 0 ? report_keep(r, &text) : NULL;
}
