#include "report/bars.h"

int64_t bars_value(const struct cell *cell) {
    return cell_is_figure(cell) ? cell->figure.digits : 0;
}

static int measure_row(void *self, enum row_kind kind, const struct cell *cells) {
    struct bar_shape *c = self;
    money left = 0, right = 0;
    if (kind != ROW_BODY)
        return 0;
    if (c->bars == BARS_MOST)
        return -1;
    for (size_t i = c->first; i < c->first + c->count; i++) {
        int64_t value = bars_value(&cells[i]);
        if (money_add(value < 0 ? &left : &right, value) != 0)
            return -1;
    }
    c->left = -left > c->left ? -left : c->left;
    c->right = right > c->right ? right : c->right;
    c->bars++;
    return 0;
}

bool bars_measure(struct bar_shape *c, const struct table *t) {
    if (t->chart == CHART_NONE || t->chart_last - t->chart_first >= BAR_SEGMENTS)
        return false;
    *c = (struct bar_shape){.table = t, .first = (size_t)t->chart_first};
    c->count = (size_t)(t->chart_last - t->chart_first + 1);
    if (table_rows(t, &(struct row_sink){.self = c, .row = measure_row}) != 0)
        return false;
    money whole = c->left;
    return money_add(&whole, c->right) == 0 && whole > 0;
}

unsigned bars_length(int64_t part, int64_t whole, unsigned length) {
    /* Drops digits that no picture can show, so that the product fits. */
    while (whole > INT64_C(1) << 40) {
        whole >>= 1;
        part >>= 1;
    }
    return whole ? (unsigned)((part * length + whole / 2) / whole) : 0;
}

unsigned bars_side(const struct bar_shape *c, const struct cell *cells, bool negative,
                   unsigned room, unsigned lengths[BAR_SEGMENTS]) {
    int64_t sum = 0;
    unsigned end = 0;
    for (size_t i = 0; i < c->count; i++) {
        int64_t value = bars_value(&cells[c->first + i]);
        if ((value < 0) == negative)
            sum += negative ? -value : value;
        /* Ends are rounded, not lengths, so that a side has the length of its sum. */
        unsigned next = bars_length(sum, negative ? c->left : c->right, room);
        lengths[i] = next - end;
        end = next;
    }
    return end;
}
