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

   and from `all` back to everything. Its nodes are the categories by their numbers, own
   costs among them; the three below; and two for each municipality. */
enum { ALL_SHARED = CATEGORY_COUNT, ALL, EVERYTHING, FIRST_ROW };

struct arrow {
    uint32_t from, to;
};

/* The arrow of a figure of one municipality. */
static struct arrow arrow_of(size_t row, size_t column) {
    uint32_t municipality = (uint32_t)(FIRST_ROW + 2 * row), shared = municipality + 1;
    switch (column) {
    case THOUSANDS_TOTAL:
        return (struct arrow){EVERYTHING, municipality};
    case THOUSANDS_SHARED:
        return (struct arrow){municipality, shared};
    case CATEGORY_OWN:
        return (struct arrow){municipality, CATEGORY_OWN};
    default:
        return (struct arrow){shared, (uint32_t)column};
    }
}

/* The arrow of a figure of all municipalities together. */
static struct arrow arrow_of_all(size_t column) {
    switch (column) {
    case THOUSANDS_TOTAL:
        return (struct arrow){ALL, EVERYTHING};
    case THOUSANDS_SHARED:
        return (struct arrow){ALL_SHARED, ALL};
    case CATEGORY_OWN:
        return (struct arrow){CATEGORY_OWN, ALL};
    default:
        return (struct arrow){(uint32_t)column, ALL_SHARED};
    }
}

/* Fills in the exact totals, both ways. */
static void add_up(const money *cents, size_t rows, money *exact) {
    money *all = exact + rows * THOUSANDS_COLUMNS;
    for (size_t column = 0; column < THOUSANDS_COLUMNS; column++)
        all[column] = 0;
    for (size_t row = 0; row < rows; row++) {
        money *to = exact + row * THOUSANDS_COLUMNS;
        to[THOUSANDS_SHARED] = 0;
        for (size_t c = 0; c < CATEGORY_COUNT; c++) {
            to[c] = cents[row * CATEGORY_COUNT + c];
            to[THOUSANDS_SHARED] += c < CATEGORY_SHARED_COUNT ? to[c] : 0;
        }
        to[THOUSANDS_TOTAL] = to[THOUSANDS_SHARED] + to[CATEGORY_OWN];
        for (size_t column = 0; column < THOUSANDS_COLUMNS; column++)
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

/* Whether every printed total is the sum of the figures above it and beside it. */
__attribute__((unused)) static bool adds_up(const money *t, size_t rows) {
    for (size_t row = 0; row <= rows; row++) {
        money left = t[row * THOUSANDS_COLUMNS + THOUSANDS_SHARED];
        for (size_t c = 0; c < CATEGORY_SHARED_COUNT; c++)
            left -= t[row * THOUSANDS_COLUMNS + c];
        const money *figures = t + row * THOUSANDS_COLUMNS;
        if (left != 0 ||
            figures[THOUSANDS_SHARED] + figures[CATEGORY_OWN] != figures[THOUSANDS_TOTAL])
            return false;
    }
    for (size_t column = 0; column < THOUSANDS_COLUMNS; column++) {
        money left = t[rows * THOUSANDS_COLUMNS + column];
        for (size_t row = 0; row < rows; row++)
            left -= t[row * THOUSANDS_COLUMNS + column];
        if (left != 0)
            return false;
    }
    return true;
}

void thousands_round(const money *cents, size_t rows, money *thousands) {
    static const mp_limb_t whole = UNIT;
    size_t count = (rows + 1) * THOUSANDS_COLUMNS;
    uint64_t *raised = mem_zero(count / 64 + 1, sizeof *raised);
    struct forest forest;
    forest_init(&forest, FIRST_ROW + 2 * rows, &whole, 1, raised);
    add_up(cents, rows, thousands);
    bool positive = first_is_positive(thousands, count);
    for (size_t i = 0; i < count; i++) {
        size_t row = i / THOUSANDS_COLUMNS, column = i % THOUSANDS_COLUMNS;
        struct arrow arrow = row < rows ? arrow_of(row, column) : arrow_of_all(column);
        mp_limb_t rest = (mp_limb_t)part_below(&thousands[i]);
        if (rest)
            forest_add(&forest, arrow.from, arrow.to, &rest, i, positive);
    }
    for (size_t i = 0; i < count; i++)
        thousands[i] += bits_get(raised, i);
    assert(forest.edges == 0 && adds_up(thousands, rows));
    forest_clear(&forest);
    free(raised);
}
