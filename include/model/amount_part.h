/* The parts of an amount: net and VAT, which are divided and settled apart and never mixed.
   Whatever has both has an array of AMOUNT_PARTS. */
#ifndef MODEL_AMOUNT_PART_H
#define MODEL_AMOUNT_PART_H

enum amount_part { AMOUNT_NET, AMOUNT_VAT, AMOUNT_PARTS };

#endif
