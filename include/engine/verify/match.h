/* Matching: which rows of a listing belong to which line, where several lines of the
   input have the same name. */
#ifndef ENGINE_VERIFY_MATCH_H
#define ENGINE_VERIFY_MATCH_H

#include "model/amounts.h"
#include "number/money.h"

/* The amounts of a line, or the sums of the rows of a line. */
struct match_sum {
    int municipality; /* of own costs; else -1 */
    wide amount[AMOUNT_PARTS];
};

/* Finds for each of `count` lines the rows with equal sums: rows_of[line] is the index of
   a sum in `rows`, and every index occurs once. As many as possible are equal; among
   equals the earlier line gets the earlier rows; the others are paired in order. */
void match_lines(const struct match_sum *lines, const struct match_sum *rows,
                 size_t count, size_t *rows_of);

#endif
