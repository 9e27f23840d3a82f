/* Exact amounts: results of a division before rounding, in whole cents and a fraction of
   a cent. */
#ifndef NUMBER_EXACT_H
#define NUMBER_EXACT_H

#include "number/money.h"

/* The unit of the fraction: D-ths of a cent. */
struct exact_unit {
    char text[32]; /* written after the number of them, e.g. "/61580 ct" */
    size_t len;    /* bytes of it */
};

struct exact {
    money cents;                   /* cut off towards zero */
    int64_t rest;                  /* D-ths of a cent, of the sign of the amount */
    const struct exact_unit *unit; /* borrowed; may be NULL without a rest */
};

static inline struct exact exact_of(bool below, uint64_t cents, uint64_t rest,
                                    const struct exact_unit *unit) {
    return below ? (struct exact){-(money)cents, -(int64_t)rest, unit}
                 : (struct exact){(money)cents, (int64_t)rest, unit};
}

/* The largest D that has a unit. */
#define EXACT_UNIT_MOST ((uint64_t)INT64_MAX)

/* The unit of D-ths of a cent; D is at most EXACT_UNIT_MOST. */
struct exact_unit exact_unit(uint64_t denominator);

/* Room for any exact amount. */
enum { EXACT_ROOM = 2 * FIGURE_ROOM };

/* Puts an exact amount at `to`: "123.45", or "123.45 + 20520/61580 ct" when a fraction of
   a cent is left; a negative has a minus in both places. Returns the end. Adds no NUL. */
char *exact_put(char to[EXACT_ROOM], const struct exact *exact,
                const struct figure_style *style);

/* The same, followed by a delimiter and the amount that it was rounded to. */
char *exact_put_both(char to[EXACT_ROOM + FIGURE_ROOM], const struct exact *exact,
                     money rounded, char delimiter, const struct figure_style *style);

/* Appends what exact_put makes. */
void exact_write(struct buf *out, struct exact exact, const struct figure_style *style);

#endif
