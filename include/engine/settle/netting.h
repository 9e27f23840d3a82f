/* Netting: the payments that square a set of balances, as few as can be. */
#ifndef ENGINE_SETTLE_NETTING_H
#define ENGINE_SETTLE_NETTING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "model/amounts.h"
#include "number/money.h"

/* Money that goes, or is owed, from one party to another. */
struct transfer {
    int from, to;
    money amount[AMOUNT_PARTS]; /* cents; what is paid is their sum, the gross amount */
};

struct transfers {
    struct transfer *list; /* owned */
    size_t count;
};

/* By payer, then by receiver: below 0, 0 or above as `one` comes first. */
int transfer_order(const struct transfer *one, const struct transfer *other);

/* Sorts likewise. */
void transfer_sort(struct transfer *transfers, size_t count);

/* With so many parties that have something to settle, the fewest payments are searched
   for; with more they are only tried for. */
enum { NETTING_EXACT = 12 };

struct netting {
    struct transfer *payments; /* owned: by payer, then receiver; gross amounts above 0 */
    size_t count;
    bool fewest; /* it is certain that no fewer payments would do */
};

/* In an arrangement without a centre nobody is the hub. */
enum { NETTING_NO_HUB = -1 };

/* Finds payments after which every balance (cents; positive = must pay; together 0 in
   either part) is 0, net and VAT by the same payments. A payment of gross 0 is there
   only to set net off against VAT. Parties are counted from 0 in the order of `balances`.
   Among payments equally few, those go to or from the hub, a party or NETTING_NO_HUB,
   that can; without a hub the largest payer pays the largest receiver, the earlier party
   on ties. -1 and *n empty when the balances are too large to be added up, reported in `d`.
   The caller owns *n: netting_clear. */
int netting_init(struct netting *n, const money (*balances)[AMOUNT_PARTS], size_t count,
                 int hub, struct diags *d) __attribute__((warn_unused_result));
void netting_clear(struct netting *n);

#endif
