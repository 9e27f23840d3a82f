#include "engine/rounding/thousands.h"

#include <assert.h>
#include <stdlib.h>

#include "base/bits.h"
#include "base/mem.h"
#include "engine/rounding/forest.h"

enum { UNIT = 100000 /* cents */ };

/* The figures are flows through a closed network, one along each arrow:

     everything -> municipality -> its shared costs -> category -> all shared -> all
                         |                                                        ^
                         +-----------------> own costs ---------------------------+

   and from `all` back to everything. Its nodes are the columns by their numbers, where
   the two of totals stand for all shared and all; everything; and two for each
   municipality. */
struct arrow {
    uint32_t from, to;
};

static uint32_t everything(struct thousands_size s) {
    return (uint32_t)thousands_columns(s);
}

static size_t node_count(struct thousands_size s) {
    return thousands_columns(s) + 1 + 2 * s.rows;
}

/* The arrow of a figure of one municipality. */
static struct arrow arrow_of(struct thousands_size s, size_t row, size_t column) {
    uint32_t municipality = (uint32_t)(everything(s) + 1 + 2 * row),
             shared = municipality + 1;
    if (column == thousands_total(s))
        return (struct arrow){everything(s), municipality};
    if (column == thousands_shared(s))
        return (struct arrow){municipality, shared};
    return (struct arrow){column == thousands_own(s) ? municipality : shared,
                          (uint32_t)column};
}

/* The arrow of a figure of all municipalities together. */
static struct arrow arrow_of_all(struct thousands_size s, size_t column) {
    uint32_t all_shared = (uint32_t)thousands_shared(s),
             all = (uint32_t)thousands_total(s);
    if (column == thousands_total(s))
        return (struct arrow){all, everything(s)};
    bool above = column == thousands_shared(s) || column == thousands_own(s);
    return (struct arrow){(uint32_t)column, above ? all : all_shared};
}

void thousands_add_up(const money *cents, struct thousands_size s, money *figures) {
    size_t columns = thousands_columns(s);
    money *all = figures + s.rows * columns;
    for (size_t column = 0; column < columns; column++)
        all[column] = 0;
    for (size_t row = 0; row < s.rows; row++) {
        money *to = figures + row * columns, shared = 0;
        for (size_t c = 0; c <= s.shared; c++) {
            to[c] = cents[row * (s.shared + 1) + c];
            shared += c < s.shared ? to[c] : 0;
        }
        to[thousands_shared(s)] = shared;
        to[thousands_total(s)] = shared + to[thousands_own(s)];
        for (size_t column = 0; column < columns; column++)
            all[column] += to[column];
    }
}

/* Splits off the part above the floor in thousands: 0 to UNIT - 1, also of a negative
   figure. */
static money part_below(money *figure) {
    money rest = *figure % UNIT;
    rest += rest < 0 ? UNIT : 0;
    *figure = (*figure - rest) / UNIT;
    return rest;
}

/* The sign of the first figure that is not whole thousands: it decides ties. */
static bool first_is_positive(const money *exact, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (exact[i] % UNIT)
            return exact[i] > 0;
    return true;
}

/* Whether a row's printed totals are the sums of the figures beside them. */
static bool row_adds_up(const money *row, struct thousands_size s) {
    money left = row[thousands_shared(s)];
    for (size_t c = 0; c < s.shared; c++)
        left -= row[c];
    return left == 0 &&
           row[thousands_shared(s)] + row[thousands_own(s)] == row[thousands_total(s)];
}

/* Whether every printed total is the sum of the figures above it and beside it. */
__attribute__((unused)) static bool adds_up(const money *t, struct thousands_size s) {
    size_t columns = thousands_columns(s);
    for (size_t row = 0; row <= s.rows; row++)
        if (!row_adds_up(t + row * columns, s))
            return false;
    for (size_t column = 0; column < columns; column++) {
        money left = t[s.rows * columns + column];
        for (size_t row = 0; row < s.rows; row++)
            left -= t[row * columns + column];
        if (left != 0)
            return false;
    }
    return true;
}

void thousands_round(const money *cents, struct thousands_size s, money *thousands) {
    static const mp_limb_t whole = UNIT;
    size_t columns = thousands_columns(s), count = (s.rows + 1) * columns;
    uint64_t *raised = mem_zero(count / 64 + 1, sizeof *raised);
    struct forest forest;
    forest_init(&forest, node_count(s), &whole, 1, raised);
    thousands_add_up(cents, s, thousands);
    bool positive = first_is_positive(thousands, count);
    for (size_t i = 0; i < count; i++) {
        size_t row = i / columns, column = i % columns;
        struct arrow arrow =
            row < s.rows ? arrow_of(s, row, column) : arrow_of_all(s, column);
        mp_limb_t rest = (mp_limb_t)part_below(&thousands[i]);
        if (rest)
            forest_add(&forest, arrow.from, arrow.to, &rest, i, positive);
    }
    for (size_t i = 0; i < count; i++)
        thousands[i] += bits_get(raised, i);
    assert(forest.edges == 0 && adds_up(thousands, s));
    forest_clear(&forest);
    free(raised);
}
