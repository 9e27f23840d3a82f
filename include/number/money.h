/* Money: whole cents in 64 bits, never rounded and never wrapped around. */
#ifndef NUMBER_MONEY_H
#define NUMBER_MONEY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/digits.h"
#include "base/lang.h"

/* Cents. INT64_MIN is never used, so that every amount has its negative. */
typedef int64_t money;

#define MONEY_MAX INT64_MAX

/* A sum of any number of moneys, which cannot overflow. */
__extension__ typedef __int128 wide;

/* Whether the sum fits a money. If so it is put in *amount, else that is unchanged. */
static inline bool money_holds(wide sum, money *amount) {
    bool fits = sum <= MONEY_MAX && sum >= -MONEY_MAX;
    *amount = fits ? (money)sum : *amount;
    return fits;
}

/* Its absolute value, in cents. */
static inline uint64_t money_size(money amount) {
    return amount < 0 ? 0 - (uint64_t)amount : (uint64_t)amount;
}

/* *sum += amount. -1, with *sum unchanged, when the result does not fit. */
int money_add(money *sum, money amount) __attribute__((warn_unused_result));

/* How figures are written. */
struct figure_style {
    const char *decimal; /* decimal mark, one byte */
    const char *group;   /* mark between groups of three, one byte, or "" */
};
extern const struct figure_style figure_plain;       /* 1234567.89: CSV and JSON */
extern const struct figure_style figure_english;     /* 1,234,567.89 */
extern const struct figure_style figure_dutch;       /* 1.234.567,89 */
extern const struct figure_style figure_dutch_plain; /* 1234567,89: Dutch CSV */

/* The style of a language, or of the language chosen, with or without group marks. */
const struct figure_style *figure_in(enum lang lang, bool grouped);
const struct figure_style *figure_now(bool grouped);

/* Room for any figure of at most 18 decimals. */
enum { FIGURE_ROOM = 64 };

/* Puts digits / 10^places into `text`, e.g. 30.28 for 3028 and 2 places; returns its
   length in bytes. Adds no NUL. */
size_t figure_put(char text[FIGURE_ROOM], int64_t digits, unsigned places,
                  const struct figure_style *style);

/* Puts a mark and two decimals; returns the end. */
static inline char *money_put_decimals(char *to, char mark, uint64_t decimals) {
    *to = mark;
    memcpy(to + 1, digits_pairs + 2 * decimals, 2);
    return to + 3;
}

/* Puts cents with two decimals and no group marks; returns the end. Inline and in few
   steps, since listings put millions. */
static inline char *money_put(char to[FIGURE_ROOM], money amount, char decimal_mark) {
    uint64_t cents = money_size(amount), whole = cents / 100;
    *to = '-';
    to = digits_put(to + (amount < 0), whole);
    return money_put_decimals(to, decimal_mark, cents - 100 * whole);
}

/* Appends cents as whole units with two decimals, e.g. -1234.50. */
void money_write(struct buf *out, money amount, const struct figure_style *style);

/* Appends a sum to an argument of a diagnostic, which shows it as its reader writes figures;
   "?" when it does not fit. */
void money_word(struct buf *argument, wide sum);

/* Appends what figure_put makes. */
void figure_write(struct buf *out, int64_t digits, unsigned places,
                  const struct figure_style *style);

#endif
