/* Cost amounts: the amount of a cost line in one column, with its side in a second one,
   or in columns of debit and credit; and its VAT. */
#ifndef INPUT_COSTS_COST_AMOUNTS_H
#define INPUT_COSTS_COST_AMOUNTS_H

#include "input/costs/cost_file.h"

/* Finds how a file writes its amounts. -1 after adding a fault of its header. */
int cost_amounts_style(struct cost_file *f) __attribute__((warn_unused_result));

/* Reads amount and VAT of the current row: costs are positive. -1 after a fault. */
int cost_amounts_read(struct cost_file *f, struct cost_line *line)
    __attribute__((warn_unused_result));

/* The same for a row with a tariff, which stands in place of an amount: reads the tariff,
   turned by the row's side, and the VAT. The net amount is 0 until the units are known. */
int cost_amounts_tariff(struct cost_file *f, struct cost_line *line,
                        struct decimal *tariff) __attribute__((warn_unused_result));

/* Whether VAT is more than the amount that includes it. */
static inline bool cost_amounts_exceeds(int field, money amount, money vat) {
    return field == COST_GROSS && amount != 0 &&
           (vat < 0 ? -vat : vat) > (amount < 0 ? -amount : amount);
}

/* Whether an amount says something new of how its file writes amounts. */
static inline bool cost_amounts_new(const struct cost_file *f,
                                    const struct amount *amount) {
    return grouping_is_new(&f->groups, amount->grouping) ||
           (amount->marked && (amount->like_thousands || !f->facts.thousands.proved));
}

#endif
