#include "engine/rounding/distribute.h"

#include <stdlib.h>

#include "base/bits.h"
#include "base/mem.h"
#include "engine/shares/largest_remainder.h"

/* --- residue classes -------------------------------------------------------------------- */

/* A residue class whose cents are being parts. */
struct deal {
    const struct residue_classes *of;
    struct residue residue;
    uint64_t name;         /* of its first cell */
    const uint32_t *lines; /* its copies in order */
    mp_limb_t *rest;       /* room for one */
};

/* The extra cents that a column of the residue class has to deal, apart from their sign: its
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

/* Most residue classes are one positive line, which has an extra cent where a cell was
   raised. */
static void distribute_single(const struct deal *deal, struct round_up_bits *round_ups) {
    size_t count = deal->of->divider->count;
    for (size_t j = 0; j < count; j += 8) {
        unsigned bits = bits_eight(deal->of->raised, deal->name + j);
        unsigned mask = count - j < 8 ? (1u << (count - j)) - 1 : 0xff;
        round_up_bits_set_eight(round_ups, *deal->lines, j, bits & mask);
    }
}

static void distribute_copies(const struct deal *deal, struct round_up_bits *round_ups) {
    uint64_t copies = residue_copies(deal->residue), next = 0;
    for (size_t j = 0; j < deal->of->divider->count; j++)
        for (uint64_t extra = extra_cents(deal, j); extra > 0; extra--) {
            round_up_bits_set(round_ups, deal->lines[next], j);
            next = next + 1 < copies ? next + 1 : 0;
        }
}

void distribute_group(struct residue_classes *s, struct round_up_bits *round_ups) {
    struct deal deal = {.of = s, .lines = s->lines};
    deal.rest = mem_alloc(s->divider->limbs * sizeof *deal.rest);
    for (uint64_t at = 0; residues_next(&s->residues, &at, &deal.residue);) {
        deal.name = (at - 1) * s->divider->count;
        if (deal.residue.count == 1)
            distribute_single(&deal, round_ups);
        else
            distribute_copies(&deal, round_ups);
        deal.lines += residue_copies(deal.residue);
    }
    free(deal.rest);
    residue_classes_forget(s);
}

void distribute_paired(const struct divider *d, uint64_t residue, const uint32_t *lines,
                       size_t count, struct round_up_bits *round_ups) {
    mp_limb_t *rest = mem_alloc(d->limbs * sizeof *rest);
    money *cells = mem_alloc(d->count * sizeof *cells);
    largest_remainder(d, (money)residue, cells);
    for (size_t j = 0; j < d->count; j++)
        if ((uint64_t)cells[j] > divider_split(d, j, residue, rest))
            for (size_t i = 0; i < count; i++)
                round_up_bits_set(round_ups, lines[i], j);
    free(cells);
    free(rest);
}

/* --- lines -------------------------------------------------------------------------- */

static inline money signed_cents(uint64_t size, bool negative) {
    return negative ? -(money)size : (money)size;
}

/* Nearly every line: divisions in words. */
static void distribute_narrow(const struct divider *d, const unsigned char *round_ups,
                              money amount, money *cells, struct exact *exact) {
    bool negative = amount < 0;
    uint64_t residue, times = divider_reduce(d, money_size(amount), &residue);
    for (size_t j = 0; j < d->count; j++) {
        uint64_t rest, cents = times * d->numerators[j];
        cents += divider_split_narrow(d, j, residue, &rest);
        if (exact)
            exact[j] = exact_of(negative, cents, rest, &d->unit);
        cells[j] = signed_cents(cents + round_up_bits_has(round_ups, j), negative);
    }
}

static void distribute_any(const struct divider *d, const unsigned char *round_ups,
                           money amount, money *cells, struct exact *exact) {
    bool negative = amount < 0;
    mp_limb_t *rest = mem_alloc(d->limbs * sizeof *rest);
    for (size_t j = 0; j < d->count; j++) {
        uint64_t cents = divider_split(d, j, money_size(amount), rest);
        if (exact && divider_has_unit(d))
            exact[j] = exact_of(negative, cents, rest[0], &d->unit);
        cells[j] = signed_cents(cents + round_up_bits_has(round_ups, j), negative);
    }
    free(rest);
}

void distribute_line(const struct divider *d, const unsigned char *round_ups,
                     money amount, money *cells, struct exact *exact) {
    if (d->width == DIVIDER_NARROW)
        distribute_narrow(d, round_ups, amount, cells, exact);
    else
        distribute_any(d, round_ups, amount, cells, exact);
}
