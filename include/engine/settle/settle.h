/* Settlement: what each party bears, incurred and has paid already, and who pays whom.

   balance = borne - incurred - advances paid + advances received; balances sum to 0, to
   the cent. */
#ifndef ENGINE_SETTLE_SETTLE_H
#define ENGINE_SETTLE_SETTLE_H

#include "engine/settle/cross_charges.h"
#include "engine/settle/netting.h"

/* The periods that are settled together. */
struct settle_span {
    struct period_range range;
    period only; /* unless PERIOD_NONE: this period alone, even if it is a year that has
                    quarters beside it */
};

static inline bool settle_span_has(struct settle_span span, period p) {
    return span.only != PERIOD_NONE ? p == span.only : period_in_range(p, span.range);
}

/* Cents. The joint body bears nothing. */
struct position {
    int party;            /* municipality or PARTY_BODY */
    money shared, own;    /* what it bears of shared costs, and its own costs */
    money borne;          /* shared + own */
    money incurred;       /* what it paid to suppliers, or is still to be paid for */
    money paid, received; /* advances; those of a party to itself are in neither */
    money balance;        /* positive = must pay */
};

/* Advances for a year, from one party to another, that wait until it is settled as a
   whole: see prepaid.h. */
struct year_advance {
    period year;
    struct transfer transfer;
};

/* Both amount parts of a span; VAT is all 0 where the costs have none. The parties of
   transfers are municipalities or PARTY_BODY. Claims are what one party bears of the
   costs that another incurred, before advances and netting; negative for a credit note.
   Payments are after both, of the gross balances. All are sorted by payer. */
struct settlement {
    /* Owned: municipalities in their order, then the body. */
    struct position *positions[AMOUNT_PARTS];
    size_t position_count;
    bool body; /* the joint body incurred, received or passes on something */
    struct transfers claims, payments;
    struct transfers advances;    /* those of one party to another added up */
    struct year_advance *waiting; /* owned: in no balance; by year, then by payer */
    size_t waiting_count;
    int hub;     /* PARTY_BODY or the host when every payment is to or from it, else
                    PARTY_NONE */
    bool fewest; /* fewer payments are certainly impossible */
};

/* Settles the periods of a span. -1 and *s empty when a sum is too large (reported in
   `d`). The caller owns *s: settlement_clear. */
int settlement_init(struct settlement *s, const struct cross_charges *c,
                    struct settle_span span, struct diags *d)
    __attribute__((warn_unused_result));
void settlement_clear(struct settlement *s);

/* From the first day of the year in which `p` ends through the last day of `p`. */
struct settle_span settle_year_to_date(period p);

#endif
