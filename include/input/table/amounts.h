/* Amounts and decimals as people and spreadsheets write them, read exactly. The decimal
   mark is a fact of the file: a cell that contradicts it is refused, never guessed at. */
#ifndef INPUT_TABLE_AMOUNTS_H
#define INPUT_TABLE_AMOUNTS_H

#include "base/slice.h"
#include "number/money.h"
#include "number/ratio.h"

enum amount_result {
    AMOUNT_OK,
    AMOUNT_EMPTY,    /* nothing in the cell */
    AMOUNT_INVALID,  /* no number */
    AMOUNT_MARK,     /* a number only if the decimal mark were the other one */
    AMOUNT_DECIMALS, /* more significant decimals than are allowed */
    AMOUNT_LARGE,    /* too large to be counted */
    AMOUNT_NEGATIVE  /* below 0 where that means nothing */
};

/* Whether a number of four or more digits before its decimal mark shows its thousands. */
enum grouping_kind { GROUPING_SHORT, GROUPING_USED, GROUPING_UNUSED };

struct amount {
    money cents;
    enum grouping_kind grouping;
    bool like_thousands; /* "1,000" with a decimal comma: one, not a thousand */
};

/* Reads an amount with `mark` ('.' or ',') as its decimal mark: the other one, a blank or
   a no-break blank may stand between groups of three, of which the first begins with no
   zero; currency sign, blanks, sign before, minus behind, parentheses; "1.234,-" and a
   lone "-". At most two significant decimals. */
enum amount_result amount_read(struct slice text, char mark, struct amount *amount);

/* Reads what nearly every amount is, "1234.56" or "-1234.56". False for all that is
   written otherwise, which amount_read may read. */
bool amount_read_fast(struct slice text, char mark, struct amount *amount);

/* Reads a non-negative decimal the same way; a % behind it is allowed. At most
   DECIMAL_PLACES significant decimals and DECIMAL_DIGITS digits. */
enum amount_result decimal_read(struct slice text, char mark, struct decimal *value);

/* Whether a decimal may be groups of three with the other mark: "62.390". */
bool decimal_like_thousands(struct slice text, char mark);

/* How a decimal shows its thousands; SHORT when it is none. */
enum grouping_kind decimal_grouping(struct slice text, char mark);

/* How many significant decimals a number has, for a message; 0 when it is none. */
unsigned decimals_count(struct slice text, char mark);

#endif
