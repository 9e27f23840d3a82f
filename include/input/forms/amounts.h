/* Amounts and decimals as people and spreadsheets write them, read exactly. The decimal
   mark is known for the whole file: a cell that contradicts it is refused, never guessed
   at. */
#ifndef INPUT_FORMS_AMOUNTS_H
#define INPUT_FORMS_AMOUNTS_H

#include "base/slice.h"
#include "number/money.h"
#include "number/ratio.h"

enum number_result {
    NUMBER_OK,
    NUMBER_EMPTY,    /* nothing in the cell */
    NUMBER_INVALID,  /* no number */
    NUMBER_MARK,     /* a number only with the other decimal mark */
    NUMBER_DECIMALS, /* more significant decimals than are allowed */
    NUMBER_LARGE,    /* too large to be counted */
    NUMBER_NEGATIVE  /* below 0 where that makes no sense */
};

/* Whether a number has marks between its thousands; short = fewer than four digits before
   the decimal mark. */
enum grouping_kind { GROUPING_SHORT, GROUPING_USED, GROUPING_UNUSED };

struct amount {
    money cents;
    enum grouping_kind grouping;
    bool marked;         /* it has a decimal mark, or marks between groups */
    bool like_thousands; /* "1,000" with a decimal comma: one, but it looks like 1000 */
    unsigned char currency; /* the mark beside it (currencies.h), or CURRENCY_NONE */
};

/* Reads an amount with `mark` ('.' or ',') as its decimal mark. The other mark, a blank
   or a no-break blank may stand between groups of three digits, if the first is no zero.
   Allowed around it: a currency, blanks, a sign before, a minus behind, parentheses;
   also "1.234,-" and a lone "-" for nil. At most two significant decimals. */
enum number_result amount_read(struct slice text, char mark, struct amount *amount);

/* Whether a text is an amount with a comma as its decimal mark, or else with a point. What
   can be both is read with the comma, so this is for seeing what a cell holds, and not for
   adding it up. */
bool amount_read_either(struct slice text, struct amount *amount);

/* Reads a decimal that is not negative in the same forms, with a % behind it or not. At
   most DECIMAL_PLACES significant decimals, and digits that fit 64 bits. */
enum number_result decimal_read(struct slice text, char mark, struct decimal *value);

/* Reads a number that amounts are multiplied by: as decimal_read, but no %; it may be
   negative. Marks between thousands are refused (NUMBER_MARK) in a whole number, where one
   may be meant for a decimal mark. A `price` may have a currency sign. */
enum number_result multiplier_read(struct slice text, char mark, bool price,
                                   struct decimal *value);

/* Whether a decimal looks like groups of three with the other mark: "62.390". */
bool decimal_like_thousands(struct slice text, char mark);

/* How a decimal shows its thousands; SHORT when it is none. */
enum grouping_kind decimal_grouping(struct slice text, char mark);

/* The mark of the currency beside a number that multiplier_read takes for a price. */
unsigned price_currency(struct slice text, char mark);

/* How many significant decimals a number has, for a message; 0 when it is none. */
unsigned decimals_count(struct slice text, char mark);

#endif
