/* Account patterns: whether a text of accounts.csv stands for one account, for all with
   some beginning, or for a range. */
#ifndef INPUT_COSTS_ACCOUNT_PATTERN_H
#define INPUT_COSTS_ACCOUNT_PATTERN_H

#include "base/slice.h"

/* An account as its letters and the number behind them: D3703 is D and 3703. */
struct account_number {
    struct slice letters, digits; /* borrowed; no zeros in front of the digits */
};

/* What a text stands for. ACCOUNT_DOUBTFUL and ACCOUNT_REVERSED are single accounts that
   look like a mistyped range. */
enum account_form {
    ACCOUNT_ITSELF,
    ACCOUNT_BEGINNING,
    ACCOUNT_RANGE,
    ACCOUNT_REVERSED,
    ACCOUNT_DOUBTFUL,
    ACCOUNT_SENSELESS
};

/* The account in a cell, without the quotes around it that make a spreadsheet take it for
   a text: '04000 and "04000". Borrowed from the cell. */
struct slice account_text(struct slice cell);

/* Splits an account. False when the text does not end in a number, or has other
   characters than letters before it. */
bool account_number_read(struct slice text, struct account_number *number);

/* Order by letters, which must be in one case, and then by number. */
int account_number_compare(const struct account_number *a,
                           const struct account_number *b);

/* The form of `pattern`, which is in lower case. The ends of a range go to *low,
   *high. */
enum account_form account_pattern_read(struct slice pattern, struct account_number *low,
                                       struct account_number *high);

#endif
