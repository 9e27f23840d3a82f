/* Matching: which rows of a listing are those of which line, where several lines of
   the input have one name. */
#ifndef ENGINE_VERIFY_VERIFY_MATCH_H
#define ENGINE_VERIFY_VERIFY_MATCH_H

#include "model/amounts.h"
#include "number/money.h"

/* What a line, or the rows that may be a line's, come to: sums of net amounts and VAT.
   Own costs are those of one municipality; else -1. */
struct match_sum {
    int municipality;
    wide amount[AMOUNT_PARTS];
};

/* Finds for each of `count` lines the rows that come to the same: rows_of[line] is the
   index of a sum in `rows`, each once. As many as possible are equal; of equal ones
   the earlier go to the earlier; what is left is paired in order. */
void match_lines(const struct match_sum *lines, const struct match_sum *rows,
                 size_t count, size_t *rows_of);

#endif
