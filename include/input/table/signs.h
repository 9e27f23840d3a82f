/* Signs: what the signs of a file's amounts mean. A cost is positive, a debit counts as it
   is written and a credit reversed, unless the settings say otherwise. Where a file's
   amounts make that doubtful, there is a fault. */
#ifndef INPUT_TABLE_SIGNS_H
#define INPUT_TABLE_SIGNS_H

#include "input/table/grouping.h"
#include "input/table/scope.h"
#include "number/money.h"

enum sign_side { SIGN_DEBIT, SIGN_CREDIT, SIGN_SIDES };

/* Amounts on one side: with a minus, and without one; not nil. */
struct side_signs {
    uint64_t minus, plus;
    struct grouping_cell first_minus, first_plus;
};

struct signs {
    struct side_signs sides[SIGN_SIDES];
};

/* What the settings say of a side; and whether its amounts count reversed. */
static inline enum amount_sign signs_said(const struct said *said, enum sign_side side) {
    return (enum amount_sign)(side == SIGN_DEBIT ? said->debit_sign : said->credit_sign)
        .value;
}
static inline bool signs_reversed(const struct said *said, enum sign_side side) {
    enum amount_sign is = signs_said(said, side);
    return side == SIGN_DEBIT ? is == SIGN_REVERSED : is != SIGN_AS_WRITTEN;
}

/* Whether what amounts come to is turned round in the end. */
static inline bool signs_turned(const struct said *said) {
    return said->sign.value == SIGN_REVERSED;
}

/* Counts an amount on a side whose first one of this sign is known. False when it is the
   first: then signs_add it, with its cell. */
static inline bool signs_count(struct signs *s, enum sign_side side, money amount) {
    struct side_signs *of = &s->sides[side];
    bool known = amount == 0 || (amount < 0 ? of->first_minus : of->first_plus).text[0];
    of->minus += known && amount < 0;
    of->plus += known && amount > 0;
    return known;
}
void signs_add(struct signs *s, enum sign_side side, money amount, struct slice text,
               struct place at);

/* Adds those of a later chunk of the file, whose places are moved by `lines`. */
void signs_join(struct signs *s, const struct signs *later, uint64_t lines);

struct reader;

/* Adds the faults of the signs on the sides of the whole file; whether there are any. */
bool signs_review(const struct signs *s, struct reader *reader);

#endif
