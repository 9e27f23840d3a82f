/* Levels: whether some accounts of a cost file are totals of others. Such a report has rows
   for the accounts 3, 30, 300 and 3000, each the sum of those that begin with it, so that
   every cost stands there several times. Only the amounts can tell. */
#ifndef INPUT_TABLE_LEVELS_H
#define INPUT_TABLE_LEVELS_H

#include "base/slice.h"
#include "model/period.h"
#include "number/money.h"

enum { LEVELS_MOST = 4096 /* rows: a report has fewer, and a ledger has many more */ };

/* What a row adds to its account. */
struct level_row {
    char account[24];
    period period;
    wide sum; /* cents */
    uint64_t line;
};

struct levels {
    struct level_row *rows; /* owned */
    size_t count, room;
    uint64_t lines; /* that were added, also those which are not kept */
    bool other;     /* some account begins with no digit, or is too long */
};

void levels_clear(struct levels *l);

/* Adds the line of a cost, or one more of the same row. */
void levels_add(struct levels *l, struct slice account, period p, money amount,
                uint64_t line);

/* Adds those of a later chunk, whose places are moved by `lines`. */
void levels_join(struct levels *l, const struct levels *later, uint64_t lines);

struct reader;

/* Warns of accounts that come to the sum of others, in a file whose accounts have one row a
   period. Lines of the line cache are not added: where these are fewer than the file's
   `lines`, some account has several. Sorts the rows. */
void levels_review(struct levels *l, uint64_t lines, struct reader *s);

#endif
