#include "engine/deal.h"

#include <stdlib.h>

#include "base/mem.h"
#include "engine/forest.h"
#include "engine/largest.h"

/* A super-line whose cents are being dealt: seen from one copy, column after column. */
struct deal {
    const struct superlines *lines;
    uint64_t name;   /* of its first cell */
    uint64_t copies; /* their number; 0 when all cells are whole */
    uint64_t rank;   /* of the copy that is looked at */
    uint64_t next;   /* of the copy whose turn it is */
    bool negative;
};

/* The extra cents that a column of the super-line has to deal, apart from their sign: its
   whole cents, and one more when its fraction ended away from zero. `rest` is the
   fraction that one copy leaves there; it is used up. */
static inline uint64_t extra_cents(const struct deal *deal, size_t column,
                                   mp_limb_t *rest) {
    const struct divider *d = deal->lines->divider;
    uint64_t extra = deal->copies > 1 ? divider_times(d, deal->copies, rest) : 0;
    bool raised = bit_get(deal->lines->raised, deal->name + column);
    return extra + (!divider_is_nil(d, rest) && raised != deal->negative);
}

/* Whether the copy gets one of `extra` cents, and passes the turn on. */
static inline bool take_turn(struct deal *deal, uint64_t extra) {
    if (deal->copies == 1)
        return extra > 0;
    uint64_t wait = deal->rank >= deal->next ? deal->rank - deal->next
                                             : deal->rank + deal->copies - deal->next;
    deal->next += extra; /* at most `copies`, so one round is gone at most */
    if (deal->next >= deal->copies)
        deal->next -= deal->copies;
    return wait < extra;
}

static inline money signed_cents(uint64_t size, bool negative) {
    return negative ? -(money)size : (money)size;
}

/* Nearly every line: divisions in words. */
static void deal_narrow(struct deal *deal, money amount, money *cells,
                        struct exact *exact) {
    const struct divider *d = deal->lines->divider;
    uint64_t residue, times = divider_reduce(d, money_size(amount), &residue);
    for (size_t j = 0; j < d->count; j++) {
        uint64_t rest, cents = times * d->numerators[j];
        cents += divider_split_narrow(d, j, residue, &rest);
        if (exact)
            exact[j] = exact_of(deal->negative, cents, rest, &d->unit);
        if (deal->copies > 0 && take_turn(deal, extra_cents(deal, j, &rest)))
            cents++;
        cells[j] = signed_cents(cents, deal->negative);
    }
}

static void deal_any(struct deal *deal, money amount, money *cells, struct exact *exact) {
    const struct divider *d = deal->lines->divider;
    mp_limb_t *rest = mem_alloc(d->limbs * sizeof *rest);
    for (size_t j = 0; j < d->count; j++) {
        uint64_t cents = divider_split(d, j, money_size(amount), rest);
        if (exact && divider_has_unit(d))
            exact[j] = exact_of(deal->negative, cents, rest[0], &d->unit);
        if (deal->copies > 0 && take_turn(deal, extra_cents(deal, j, rest)))
            cents++;
        cells[j] = signed_cents(cents, deal->negative);
    }
    free(rest);
}

static void pair_off(const struct divider *d, money amount, money *cells,
                     struct exact *exact) {
    largest_remainder(d, amount, cells);
    if (exact && divider_has_unit(d))
        for (size_t j = 0; j < d->count; j++)
            exact[j] = divider_exact(d, j, amount);
}

void deal_line(const struct superlines *s, struct seat seat, money amount, money *cells,
               struct exact *exact) {
    if (seat.rank == RANK_PAIRED) {
        pair_off(s->divider, amount, cells, exact);
        return;
    }
    struct deal deal = {.lines = s,
                        .name = (uint64_t)seat.residue * s->divider->count,
                        .copies = seat.copies,
                        .rank = seat.rank,
                        .negative = amount < 0};
    if (s->divider->width == DIVIDER_NARROW)
        deal_narrow(&deal, amount, cells, exact);
    else
        deal_any(&deal, amount, cells, exact);
}
