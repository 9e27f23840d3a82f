/* Shares: what a key gives each municipality in one period, as exact fractions. */
#ifndef ENGINE_SHARES_SHARES_H
#define ENGINE_SHARES_SHARES_H

#include "engine/shares/reported.h"
#include "engine/shares/roster.h"
#include "model/budget.h"
#include "number/portions.h"

/* The share of municipality j is the sum over the key's drivers of
   weight x driver_j / (the driver's total over those taking part), and over the keys that
   it charges of weight x the share by that key (centres.h). */
struct shares {
    int key;       /* index into budget.keys */
    period period; /* its first day decides versions of drivers and key */
    size_t count;  /* municipalities of the budget */
    /* Owned: one per municipality, totalling exactly 1; 0 for those that do not take part.
       Over the least common denominator, 61580 say. */
    struct portions share;
};

/* Appends a share over the common denominator: "22252/61580". */
void shares_write(struct buf *out, const struct shares *shares, size_t municipality);
void shares_write_numerator(struct buf *out, const struct shares *shares,
                            size_t municipality);
void shares_write_denominator(struct buf *out, const struct shares *shares);

/* Computes the shares of a key in a period. Adds every fault to `d` at the key's row or
   the driver's cell: no version of the key yet, missing driver value, driver total 0, a
   driver of per cents that does not total 100, a key or municipality that changes inside
   the period. After an error -1, and *shares is unchanged; else the caller owns *shares.
   */
int shares_init(struct shares *shares, const struct budget *b, int key, period p,
                struct diags *d) __attribute__((warn_unused_result));
void shares_clear(struct shares *shares);

/* The shares to compute, by a roster that is known. All borrowed. */
struct shares_task {
    const struct budget *budget;
    int key;
    period period;
    const struct roster *roster;
};

/* Makes shares of fractions (taken) that total 1, in lowest terms. */
struct shares shares_make(int key, period p, struct portions share);

/* Whether a municipality has the same share in both. */
bool shares_same(const struct shares *a, const struct shares *b, size_t municipality);

/* Whether a municipality has a share of nothing. */
static inline bool shares_nil(const struct shares *shares, size_t municipality) {
    return portions_nil(&shares->share, municipality);
}

/* Percentages are shown with four decimals: 100 per cent is PERCENT_WHOLE. */
enum { PERCENT_PLACES = 4, PERCENT_WHOLE = 1000000 };

/* Fills `percent`, one per municipality, with the shares in units of 10^-places per cent,
   rounded by largest remainder (ties to the earlier municipality), so that they total
   exactly 100 %. */
void shares_percent(const struct shares *shares, unsigned places, int64_t *percent);

#endif
