#include "engine/deal.h"

#include <stdlib.h>

#include "base/mem.h"
#include "engine/forest.h"
#include "engine/largest.h"

/* A super-line whose cents are being dealt: seen from one copy, column after column. */
struct deal {
    const struct superlines *lines;
    uint64_t name;   /* of its first cell */
    uint64_t copies; /* their number */
    uint64_t rank;   /* of the copy that is looked at */
    uint64_t next;   /* of the copy whose turn it is */
    bool negative;
};

/* The extra cents that a column of the super-line has to deal, apart from their sign: its
   whole cents, and one more when its fraction ended away from zero. `rest` is the
   fraction that one copy leaves there; it is used up. */
static uint64_t extra_cents(const struct deal *deal, size_t column, mp_limb_t *rest) {
    const struct divider *d = deal->lines->divider;
    uint64_t extra = deal->copies > 1 ? divider_times(d, deal->copies, rest) : 0;
    bool raised = bit_get(deal->lines->raised, deal->name + column);
    return extra + (!divider_is_nil(d, rest) && raised != deal->negative);
}

/* Whether the copy gets one of `extra` cents, and passes the turn on. */
static bool take_turn(struct deal *deal, uint64_t extra) {
    uint64_t wait = deal->rank >= deal->next ? deal->rank - deal->next
                                             : deal->rank + deal->copies - deal->next;
    deal->next += extra; /* at most `copies`, so one round is gone at most */
    if (deal->next >= deal->copies)
        deal->next -= deal->copies;
    return wait < extra;
}

void deal_line(const struct superlines *s, struct seat seat, money amount, money *cells) {
    const struct divider *d = s->divider;
    bool whole = seat.residue == MARK_NONE, narrow = d->width == DIVIDER_NARROW;
    if (!whole && seat.rank == RANK_PAIRED) {
        largest_remainder(d, amount, cells);
        return;
    }
    struct deal deal = {.lines = s,
                        .name = (uint64_t)seat.residue * d->count,
                        .copies = seat.copies,
                        .rank = seat.rank,
                        .negative = amount < 0};
    uint64_t size = amount < 0 ? 0 - (uint64_t)amount : (uint64_t)amount;
    uint64_t residue = 0, times = narrow ? divider_reduce(d, size, &residue) : 0;
    mp_limb_t word = 0,
              *rest = d->limbs == 1 ? &word : mem_alloc(d->limbs * sizeof *rest);
    for (size_t j = 0; j < d->count; j++) {
        uint64_t cell =
            narrow ? times * d->numerators[j] + divider_split_narrow(d, j, residue, rest)
                   : divider_split(d, j, size, rest);
        if (!whole && take_turn(&deal, extra_cents(&deal, j, rest)))
            cell++;
        cells[j] = amount < 0 ? -(money)cell : (money)cell;
    }
    if (rest != &word)
        free(rest);
}
