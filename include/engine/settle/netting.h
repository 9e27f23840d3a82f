/* Netting: the payments that square a set of balances, as few as can be or all of them to
   or from one party. */
#ifndef ENGINE_SETTLE_NETTING_H
#define ENGINE_SETTLE_NETTING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "model/amounts.h"
#include "number/money.h"

/* Money that one party pays, or owes, another. */
struct transfer {
    int from, to;
    money amount[AMOUNT_PARTS]; /* cents; the gross amount, their sum, is paid */
};

struct transfers {
    struct transfer *list; /* owned */
    size_t count;
};

/* Compares by payer, then by receiver: negative, 0 or positive. */
int transfer_order(const struct transfer *one, const struct transfer *other);

/* Sorts in that order. */
void transfer_sort(struct transfer *transfers, size_t count);

/* For up to so many parties with a balance the fewest payments are found by search; for
   more they are not guaranteed. */
enum { NETTING_EXACT = 12 };

struct netting {
    struct transfer *payments; /* owned: by payer, then receiver; gross amounts above 0 */
    size_t count;
    bool fewest; /* it is certain that no fewer payments would do */
};

/* For an arrangement without a centre. */
enum { NETTING_NO_HUB = -1 };

/* Finds payments after which every balance (cents; positive = must pay; summing to 0 in
   either part) is 0, net and VAT by the same payments. A payment of gross 0 only sets net
   off against VAT. Parties are numbered from 0 in the order of `balances`. Payments go to
   or from `hub`, a party or NETTING_NO_HUB, where that takes no payment more; otherwise
   the largest payer pays the largest receiver, the earlier party on ties. -1 and *n empty
   when the balances are too large to be added up (reported in `d`). The caller owns *n:
   netting_clear. */
int netting_init(struct netting *n, const money (*balances)[AMOUNT_PARTS], size_t count,
                 int hub, struct diags *d) __attribute__((warn_unused_result));

/* The same by payments to or from `hub` alone, one for every other party with a balance.
   These may be more than the fewest, and do for any hub. Refused as well when they are
   too large to be added up. */
int netting_by_hub(struct netting *n, const money (*balances)[AMOUNT_PARTS], size_t count,
                   int hub, struct diags *d) __attribute__((warn_unused_result));
void netting_clear(struct netting *n);

#endif
