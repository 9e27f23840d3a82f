#include "engine/rounding/distribute.h"

#include <assert.h>
#include <stdlib.h>

#include "base/bits.h"
#include "base/mem.h"
#include "engine/shares/largest_remainder.h"

/* --- residue classes ---------------------------------------------------------------- */

/* The residue class whose cents are being distributed. */
struct class_at_hand {
    const struct residue_classes *group;
    struct residue residue;
    uint64_t name;         /* of its first cell */
    const uint32_t *lines; /* its lines in order */
    mp_limb_t *rest;       /* scratch */
};

/* The extra cents that a column has for the lines of the class, apart from their sign:
   its whole cents, and one more when its fraction ended away from zero. */
static uint64_t extra_cents(const struct class_at_hand *c, size_t column) {
    const struct divider *d = c->group->divider;
    uint64_t copies = residue_copies(c->residue);
    bool raised = bits_get(c->group->raised, c->name + column);
    divider_split(d, column, c->residue.size, c->rest);
    uint64_t extra = copies > 1 ? divider_times(d, copies, c->rest) : 0;
    return extra + (!divider_is_nil(d, c->rest) && raised == (c->residue.count > 0));
}

/* Most residue classes are a single positive line. It gets an extra cent where a cell was
   raised. */
static void distribute_single(const struct class_at_hand *c,
                              struct round_up_bits *round_ups) {
    size_t count = c->group->divider->count;
    for (size_t j = 0; j < count; j += 8) {
        unsigned bits = bits_eight(c->group->raised, c->name + j);
        unsigned mask = count - j < 8 ? (1u << (count - j)) - 1 : 0xff;
        round_up_bits_set_eight(round_ups, *c->lines, j, bits & mask);
    }
}

static void distribute_copies(const struct class_at_hand *c,
                              struct round_up_bits *round_ups) {
    uint64_t copies = residue_copies(c->residue), next = 0;
    for (size_t j = 0; j < c->group->divider->count; j++) {
        uint64_t extra = extra_cents(c, j);
        assert(extra <= copies);
        for (; extra > 0; extra--) {
            round_up_bits_set(round_ups, c->lines[next], j);
            next = next + 1 < copies ? next + 1 : 0;
        }
    }
    assert(next == 0); /* all lines got equally many */
}

void distribute_group(struct residue_classes *group, struct round_up_bits *round_ups) {
    struct class_at_hand c = {.group = group, .lines = group->lines};
    c.rest = mem_alloc(group->divider->limbs * sizeof *c.rest);
    for (uint64_t at = 0; residues_next(&group->residues, &at, &c.residue);) {
        c.name = (at - 1) * group->divider->count;
        if (c.residue.count == 1)
            distribute_single(&c, round_ups);
        else
            distribute_copies(&c, round_ups);
        c.lines += residue_copies(c.residue);
    }
    free(c.rest);
    residue_classes_forget(group);
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

/* Nearly every line: divides with machine words. */
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

/* Promises 1 and 2: the cells sum to the line, and each is the floor or the ceiling of
   its exact value. */
__attribute__((unused)) static bool is_divided(const struct divider *d, money amount,
                                               const money *cells) {
    mp_limb_t *rest = mem_alloc(d->limbs * sizeof *rest);
    bool rounded = true;
    money left = amount;
    for (size_t j = 0; j < d->count; j++) {
        uint64_t floor = divider_split(d, j, money_size(amount), rest);
        uint64_t above = (uint64_t)(amount < 0 ? -cells[j] : cells[j]) - floor;
        rounded = rounded && (above == 0 || (above == 1 && !divider_is_nil(d, rest)));
        left -= cells[j];
    }
    free(rest);
    return rounded && left == 0;
}

void distribute_line(const struct divider *d, const unsigned char *round_ups,
                     money amount, money *cells, struct exact *exact) {
    if (d->width == DIVIDER_NARROW)
        distribute_narrow(d, round_ups, amount, cells, exact);
    else
        distribute_any(d, round_ups, amount, cells, exact);
    assert(is_divided(d, amount, cells));
}
