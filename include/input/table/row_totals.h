/* Row totals: rows whose amounts are the sum of rows above them, or else below them,
   whatever they are called. Who types totals as numbers below a table, or above it, has
   them read as costs, and so counts them twice.

   Amounts are added modulo 2^64: sums are only compared. Memory is bounded: of a table of
   more rows than ROW_TOTALS_ALL only the bare ones are kept, and of very many of these
   none. */
#ifndef INPUT_TABLE_ROW_TOTALS_H
#define INPUT_TABLE_ROW_TOTALS_H

#include "number/money.h"

enum { ROW_TOTALS_ALL = 4096, ROW_TOTALS_BARE = 65536 };

/* A row that was kept; none is nil. */
struct row_amount {
    uint64_t line;
    money amount;
    uint64_t gap, gap_rows; /* sum and number of the rows before it that were not kept */
    uint64_t of;            /* the rows that it is the sum of; 0 = it is of none */
    bool bare;              /* it lacks what rows of the table have */
};

struct row_totals {
    struct row_amount *list; /* owned */
    size_t count, room;
    uint64_t sum, rows;       /* of those that are not nil */
    uint64_t kept, kept_rows; /* the same up to the last row that was kept */
    uint64_t bare;            /* rows that are not nil */
    money last;               /* of the last row that is not nil */
    uint64_t last_line;
    money first; /* of the first */
    uint64_t first_line;
};

void row_totals_clear(struct row_totals *t);

/* Keeps the row that was added last: see row_totals_add. */
void row_totals_keep(struct row_totals *t, uint64_t line, money amount, bool bare);

/* Adds a row with its amount in cents. `bare` = it lacks what other rows have. */
static inline void row_totals_add(struct row_totals *t, uint64_t line, money amount,
                                  bool bare) {
    if (amount == 0)
        return;
    t->rows++;
    t->sum += (uint64_t)amount;
    t->last = amount;
    t->last_line = line;
    if (__builtin_expect(t->rows <= ROW_TOTALS_ALL || bare, 0))
        row_totals_keep(t, line, amount, bare);
}

/* Adds those of a later part of the table, whose lines are moved by `lines`. */
void row_totals_join(struct row_totals *t, const struct row_totals *later,
                     uint64_t lines);

struct reader;

/* Adds the faults of rows that are sums of rows above them: an error for each that is bare
   too, else one warning. False when there are none. */
bool row_totals_review(struct row_totals *t, struct reader *s);

/* The same for sums of rows below them, after that. */
void row_totals_review_below(struct row_totals *t, struct reader *s);

#endif
