#include "engine/deal.h"

#include <stdlib.h>

#include "base/bits.h"
#include "base/mem.h"
#include "engine/largest.h"

/* --- super-lines -------------------------------------------------------------------- */

/* A super-line whose cents are being dealt. */
struct deal {
    const struct superlines *of;
    struct residue residue;
    uint64_t name;         /* of its first cell */
    const uint32_t *lines; /* its copies in order */
    mp_limb_t *rest;       /* room for one */
};

/* The extra cents that a column of the super-line has to deal, apart from their sign: its
   whole cents, and one more when its fraction ended away from zero. */
static uint64_t extra_cents(const struct deal *deal, size_t column) {
    const struct divider *d = deal->of->divider;
    uint64_t copies = residue_copies(deal->residue);
    bool raised = bits_get(deal->of->raised, deal->name + column);
    divider_split(d, column, deal->residue.size, deal->rest);
    uint64_t extra = copies > 1 ? divider_times(d, copies, deal->rest) : 0;
    return extra +
           (!divider_is_nil(d, deal->rest) && raised == (deal->residue.count > 0));
}

/* Most super-lines are one positive line, which has an extra cent where a cell was
   raised. */
static void deal_single(const struct deal *deal, struct extras *extras) {
    size_t count = deal->of->divider->count;
    for (size_t j = 0; j < count; j += 8) {
        unsigned bits = bits_eight(deal->of->raised, deal->name + j);
        unsigned mask = count - j < 8 ? (1u << (count - j)) - 1 : 0xff;
        extras_give_eight(extras, *deal->lines, j, bits & mask);
    }
}

static void deal_copies(const struct deal *deal, struct extras *extras) {
    uint64_t copies = residue_copies(deal->residue), next = 0;
    for (size_t j = 0; j < deal->of->divider->count; j++)
        for (uint64_t extra = extra_cents(deal, j); extra > 0; extra--) {
            extras_give(extras, deal->lines[next], j);
            next = next + 1 < copies ? next + 1 : 0;
        }
}

void deal_group(struct superlines *s, struct extras *extras) {
    struct deal deal = {.of = s, .lines = s->lines};
    deal.rest = mem_alloc(s->divider->limbs * sizeof *deal.rest);
    for (uint64_t at = 0; residues_next(&s->residues, &at, &deal.residue);) {
        deal.name = (at - 1) * s->divider->count;
        if (deal.residue.count == 1)
            deal_single(&deal, extras);
        else
            deal_copies(&deal, extras);
        deal.lines += residue_copies(deal.residue);
    }
    free(deal.rest);
    superlines_forget(s);
}

void deal_paired(const struct divider *d, uint64_t residue, const uint32_t *lines,
                 size_t count, struct extras *extras) {
    mp_limb_t *rest = mem_alloc(d->limbs * sizeof *rest);
    money *cells = mem_alloc(d->count * sizeof *cells);
    largest_remainder(d, (money)residue, cells);
    for (size_t j = 0; j < d->count; j++)
        if ((uint64_t)cells[j] > divider_split(d, j, residue, rest))
            for (size_t i = 0; i < count; i++)
                extras_give(extras, lines[i], j);
    free(cells);
    free(rest);
}

/* --- lines -------------------------------------------------------------------------- */

static inline money signed_cents(uint64_t size, bool negative) {
    return negative ? -(money)size : (money)size;
}

/* Nearly every line: divisions in words. */
static void deal_narrow(const struct divider *d, const unsigned char *extras,
                        money amount, money *cells, struct exact *exact) {
    bool negative = amount < 0;
    uint64_t residue, times = divider_reduce(d, money_size(amount), &residue);
    for (size_t j = 0; j < d->count; j++) {
        uint64_t rest, cents = times * d->numerators[j];
        cents += divider_split_narrow(d, j, residue, &rest);
        if (exact)
            exact[j] = exact_of(negative, cents, rest, &d->unit);
        cells[j] = signed_cents(cents + extras_has(extras, j), negative);
    }
}

static void deal_any(const struct divider *d, const unsigned char *extras, money amount,
                     money *cells, struct exact *exact) {
    bool negative = amount < 0;
    mp_limb_t *rest = mem_alloc(d->limbs * sizeof *rest);
    for (size_t j = 0; j < d->count; j++) {
        uint64_t cents = divider_split(d, j, money_size(amount), rest);
        if (exact && divider_has_unit(d))
            exact[j] = exact_of(negative, cents, rest[0], &d->unit);
        cells[j] = signed_cents(cents + extras_has(extras, j), negative);
    }
    free(rest);
}

void deal_line(const struct divider *d, const unsigned char *extras, money amount,
               money *cells, struct exact *exact) {
    if (d->width == DIVIDER_NARROW)
        deal_narrow(d, extras, amount, cells, exact);
    else
        deal_any(d, extras, amount, cells, exact);
}
