/* Amounts: net and VAT, which are divided and settled separately and never mixed.
   Whatever has both has an array of AMOUNT_PARTS. */
#ifndef MODEL_AMOUNTS_H
#define MODEL_AMOUNTS_H

#include "number/money.h"

enum amount_part { AMOUNT_NET, AMOUNT_VAT, AMOUNT_PARTS };

/* Adds both parts; the sums are known to fit. */
static inline void amounts_add(money to[AMOUNT_PARTS], const money from[AMOUNT_PARTS]) {
    for (int part = 0; part < AMOUNT_PARTS; part++)
        to[part] += from[part];
}

/* The same, for sums that may be larger. */
static inline void amounts_add_wide(wide to[AMOUNT_PARTS],
                                    const money from[AMOUNT_PARTS]) {
    for (int part = 0; part < AMOUNT_PARTS; part++)
        to[part] += from[part];
}

/* Whether both are 0. */
static inline bool amounts_nil(const money amount[AMOUNT_PARTS]) {
    return amount[AMOUNT_NET] == 0 && amount[AMOUNT_VAT] == 0;
}

#endif
