/* Parts of tables that show a key: a column per driver, its values and its total. */
#ifndef VIEW_KEY_PARTS_H
#define VIEW_KEY_PARTS_H

#include "model/budget.h"
#include "report/report.h"

/* The columns municipality and one per driver of `key` ("fte 75 %" when there are
   several): 1 + weight_count of them. The array is the caller's and has room for them. */
void key_columns(struct report *r, const struct budget *b, const struct key_version *key,
                 struct column *columns);

/* Running totals of the driver values, one per driver of a key. */
struct driver_totals {
    struct ratio *sum; /* owned */
    size_t count;
};
void driver_totals_init(struct driver_totals *t, const struct key_version *key);
void driver_totals_clear(struct driver_totals *t);

/* Fills the cells of a municipality that takes part: its name and the value of each
   driver in `version`, which is added to `totals`. Equal parts count 1. */
void key_cells(struct cell *cells, const char *name, const struct version *version,
               const struct key_version *key, struct driver_totals *totals);

/* The same cells of the total row. */
void key_total_cells(struct cell *cells, const struct driver_totals *totals);

/* Appends the weight of a row of `key`: "75 %", or "45,000 / 50,000" in parts. */
void key_weight_write(struct buf *out, const struct key_version *key,
                      const struct driver_totals *totals, const struct weight *w);

/* The sentences that say how much goes the way of which other keys; NULL for none. */
const char *key_charges(struct report *r, const struct budget *b,
                        const struct key_version *key,
                        const struct driver_totals *totals);

#endif
