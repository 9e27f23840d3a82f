/* Levels: whether some accounts of a cost file are totals of others. Such a report has rows
   for the accounts 3, 30, 300 and 3000, each the sum of those that begin with it, so that
   every cost stands there several times. Only the amounts can tell: what an account comes
   to in a period, in however many rows. */
#ifndef INPUT_TABLE_LEVELS_H
#define INPUT_TABLE_LEVELS_H

#include "base/names.h"
#include "model/period.h"
#include "number/money.h"

enum {
    LEVELS_MOST = 65536,    /* accounts in periods: a report has fewer */
    LEVELS_LINES = 1000000, /* of a file that is read again: more are a ledger */
};

/* What an account comes to in a period. */
struct level {
    char account[24];
    period period;
    wide sum;      /* cents */
    uint64_t line; /* of its first row */
};

/* All zero: there are none. */
struct levels {
    struct names keys;  /* the account and the period of each */
    struct level *list; /* owned */
    size_t room;
    uint64_t lines; /* that were added */
    bool other;     /* some account begins with no digit, or is too long, or too many */
};

void levels_clear(struct levels *l);

/* Adds the line of a cost. */
void levels_add(struct levels *l, struct slice account, period p, money amount,
                uint64_t line);

/* Adds those of a later chunk, whose places are moved by `lines`. */
void levels_join(struct levels *l, const struct levels *later, uint64_t lines);

/* Whether the file must be read again, with all of its `lines` added: those of the line
   cache are not, and some account begins with another. Orders them anew: none can be added
   afterwards. */
bool levels_lack(struct levels *l, uint64_t lines);

struct reader;
struct diags;

/* Warns of accounts that come to the sum of others, once all of the file's `lines` were
   added. Orders them anew, too. */
void levels_review(struct levels *l, uint64_t lines, const struct reader *s,
                   struct diags *d);

#endif
