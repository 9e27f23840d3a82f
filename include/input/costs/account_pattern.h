/* Account patterns: what a text of accounts.csv covers, an
   account, a beginning or a range. */
#ifndef INPUT_COSTS_ACCOUNT_PATTERN_H
#define INPUT_COSTS_ACCOUNT_PATTERN_H

#include "base/slice.h"

/* An account as its letters and the number behind them: D3703 is D and 3703. */
struct account_number {
    struct slice letters, digits; /* borrowed; no zeros in front of the digits */
};

/* What a text covers. ACCOUNT_DOUBTFUL and ACCOUNT_REVERSED are accounts too, but look
   like a range that went wrong. */
enum account_form {
    ACCOUNT_ITSELF,
    ACCOUNT_BEGINNING,
    ACCOUNT_RANGE,
    ACCOUNT_REVERSED,
    ACCOUNT_DOUBTFUL,
    ACCOUNT_SENSELESS
};

/* The account that a cell holds: without what it is dressed in to be taken for a text, as
   in '04000 and "04000". Borrowed from the cell. */
struct slice account_text(struct slice cell);

/* False when the text does not end in a number, or has something
   else than letters before it. */
bool account_number_read(struct slice text, struct account_number *number);

/* Order by letters, in whose case both must be, and then by number. */
int account_number_compare(const struct account_number *a,
                           const struct account_number *b);

/* What `pattern`, which is in lower case, covers. The ends of a
   range go to *low and *high. */
enum account_form account_pattern_read(struct slice pattern, struct account_number *low,
                                       struct account_number *high);

#endif
