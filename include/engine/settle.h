/* Settlement: what each party bears, incurred and paid already, and who pays whom.

   balance = borne - incurred - advances paid + advances received; together 0, to the
   cent. */
#ifndef ENGINE_SETTLE_H
#define ENGINE_SETTLE_H

#include "engine/ledger.h"
#include "engine/netting.h"

/* Cents. The joint body bears nothing. */
struct position {
    int party;            /* municipality or PARTY_BODY */
    money shared, own;    /* borne: share of what is shared, and own costs */
    money borne;          /* shared + own */
    money incurred;       /* what it paid to suppliers, or is to be paid for */
    money paid, received; /* advances; what somebody paid to itself is in neither */
    money balance;        /* positive = must pay */
};

/* One plane of some periods. The parties of transfers are municipalities or PARTY_BODY.
 */
struct settlement {
    struct position
        *positions; /* owned: the municipalities in their order, then the body */
    size_t position_count;
    bool body;               /* the joint body incurred or received something */
    struct transfer *claims; /* owned: before netting and before advances, from who bears
                                to who incurred, by bearer; negative for a credit note */
    size_t claim_count;
    struct transfer *payments; /* owned: after netting and advances, by payer; above 0 */
    size_t payment_count;
    bool fewest; /* it is certain that no fewer payments would do */
};

/* Settles the periods of `range` together. -1 and *s empty when a sum is too large (told
   in `d`). The caller owns *s: settlement_clear. */
int settlement_init(struct settlement *s, const struct ledger *l,
                    struct period_range range, enum plane plane, struct diags *d)
    __attribute__((warn_unused_result));
void settlement_clear(struct settlement *s);

/* From the first day of the year in which `p` ends through the last day of `p`. */
struct period_range settle_year_to_date(period p);

#endif
