/* Account sums: lines and amounts by account, of the accounts that are reported one by
   one: those that no row of accounts.csv covers, and those that only its row * covers. */
#ifndef INPUT_COSTS_ACCOUNT_SUMS_H
#define INPUT_COSTS_ACCOUNT_SUMS_H

#include "base/diag.h"
#include "base/names.h"
#include "number/money.h"

struct account_sum {
    uint64_t lines;
    wide sum;
    struct place place; /* of its first cell */
    bool unknown;       /* not all amounts are known */
};

struct account_sums {
    struct names names;       /* the accounts, as first written */
    struct account_sum *list; /* owned: by number in `names` */
    size_t room;
    struct account_sum rest; /* all further accounts, when there are very many */
};

void account_sums_init(struct account_sums *s);
void account_sums_clear(struct account_sums *s);

/* A number for `account`, never 0, to count its lines by. `at` is the place of its cell. */
uint32_t account_sums_number(struct account_sums *s, struct slice account,
                             struct place at);

/* Counts a line on the account of that number; `amount` is NULL where it is not known. */
void account_sums_count(struct account_sums *s, uint32_t number, const money *amount);

/* Whether the amounts of all accounts are known. */
bool account_sums_known(const struct account_sums *s);

/* Whether every account still has a sum of its own. */
bool account_sums_apart(const struct account_sums *s);

/* Adds what `from` has counted in later lines; its places are moved by `lines`. With very
   many accounts it depends on the order of joining which have a sum of their own. */
void account_sums_join(struct account_sums *s, const struct account_sums *from,
                       uint64_t lines);

/* The lines and the sum of all accounts together. */
struct account_sum account_sums_all(const struct account_sums *s);

/* Adds the fault `each` for every account, and `further` for all further ones and those
   with a very long name together, unless that is DIAG_CODES. */
void account_sums_report(const struct account_sums *s, enum diag_code each,
                         enum diag_code further, struct diags *d);

#endif
