/* Amounts: net and VAT, which are divided and settled apart and never mixed. Whatever has
   both has an array of AMOUNT_PARTS. */
#ifndef MODEL_AMOUNTS_H
#define MODEL_AMOUNTS_H

#include "number/money.h"

enum amount_part { AMOUNT_NET, AMOUNT_VAT, AMOUNT_PARTS };

/* Adds both parts, where their sums are known to be money. */
static inline void amounts_add(money to[AMOUNT_PARTS], const money from[AMOUNT_PARTS]) {
    for (int part = 0; part < AMOUNT_PARTS; part++)
        to[part] += from[part];
}

/* The same where they are not. */
static inline void amounts_add_wide(wide to[AMOUNT_PARTS],
                                    const money from[AMOUNT_PARTS]) {
    for (int part = 0; part < AMOUNT_PARTS; part++)
        to[part] += from[part];
}

/* Whether there is nothing of either. */
static inline bool amounts_nil(const money amount[AMOUNT_PARTS]) {
    return amount[AMOUNT_NET] == 0 && amount[AMOUNT_VAT] == 0;
}

#endif
