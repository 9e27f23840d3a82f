/* Uncovered accounts: those of cost lines that no row of accounts.csv covers, with what
   is booked on them. One error each is said of them, not one for each line. */
#ifndef INPUT_UNCOVERED_H
#define INPUT_UNCOVERED_H

#include "base/diag.h"
#include "base/names.h"
#include "number/money.h"

struct uncovered_account {
    uint64_t lines;
    wide sum;
    struct place place; /* of its first cell */
    bool comma;         /* the file's decimal mark is the comma */
};

struct uncovered {
    struct names names;             /* accounts as written first, by number */
    struct uncovered_account *list; /* owned */
    size_t room;
    struct uncovered_account rest; /* all further accounts, when there are very many */
};

void uncovered_init(struct uncovered *u);
void uncovered_clear(struct uncovered *u);

/* Counts a line on an account that nothing covers. */
void uncovered_add(struct uncovered *u, struct slice account, money amount,
                   struct place at, bool comma);

/* Whether all accounts are still kept apart. */
bool uncovered_apart(const struct uncovered *u);

/* Adds what `from` has counted, all apart, in later lines; its places count from a
   line so many further on. */
void uncovered_join(struct uncovered *u, const struct uncovered *from, uint64_t lines);

/* Adds one error for each account. */
void uncovered_report(const struct uncovered *u, struct diags *d);

#endif
