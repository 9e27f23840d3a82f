#include "view/key_parts.h"

#include <stdlib.h>

#include "base/mem.h"
#include "view/common.h"

static const char *driver_title(struct report *r, const struct budget *b,
                                const struct weight *w, size_t weights) {
    const char *name = budget_driver_title(b, w->driver);
    if (weights == 1)
        return name;
    struct buf text;
    buf_init(&text);
    buf_text(&text, name);
    buf_char(&text, ' ');
    figure_write(&text, w->weight.digits, w->weight.places, figure_now(true));
    buf_text(&text, " %");
    return report_keep(r, &text);
}

void key_columns(struct report *r, const struct budget *b, const struct key_version *key,
                 struct column *columns) {
    columns[0] = column_text("municipality", _("Municipality"));
    for (size_t w = 0; w < key->weight_count; w++)
        columns[1 + w] = column_figure(
            "driver", driver_title(r, b, &key->weights[w], key->weight_count));
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
