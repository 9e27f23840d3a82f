/* Sums by account: what is booked on accounts of which something is said, one by one: those
   that no row of accounts.csv covers, and those that only its row * does. */
#ifndef INPUT_COSTS_ACCOUNT_SUMS_H
#define INPUT_COSTS_ACCOUNT_SUMS_H

#include "base/diag.h"
#include "base/names.h"
#include "number/money.h"

struct account_sum {
    uint64_t lines;
    wide sum;
    struct place place; /* of its first cell */
    bool comma;         /* the file's decimal mark is the comma */
};

struct account_sums {
    struct names names;       /* accounts as written first, by number */
    struct account_sum *list; /* owned */
    size_t room;
    struct account_sum rest; /* all further accounts, when there are very many */
};

void account_sums_init(struct account_sums *s);
void account_sums_clear(struct account_sums *s);

/* A number for `account`, never 0, to count its lines by. The place is that of its cell, in
   a file whose decimal mark is the comma or not. */
uint32_t account_sums_number(struct account_sums *s, struct slice account,
                             struct place at, bool comma);

/* Counts a line on the account of that number. */
void account_sums_count(struct account_sums *s, uint32_t number, money amount);

/* Whether all accounts are still kept apart. */
bool account_sums_apart(const struct account_sums *s);

/* Adds what `from` has counted in later lines; its places count from a line so many further
   on. Which accounts are kept apart may depend on the parts when there are very many. */
void account_sums_join(struct account_sums *s, const struct account_sums *from,
                       uint64_t lines);

/* How many accounts are kept apart, and what is booked on all. */
struct account_sum account_sums_all(const struct account_sums *s);

/* Adds one fault for each account, and one for all further ones, unless that is
   DIAG_CODES. */
void account_sums_report(const struct account_sums *s, enum diag_code each,
                         enum diag_code further, struct diags *d);

#endif
