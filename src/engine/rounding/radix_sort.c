#include "engine/rounding/radix_sort.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* Below this, insertion is faster than counting bytes. */
enum { FEW = 32 };

static void sort_few(struct sort_item *list, size_t count) {
    for (size_t i = 1; i < count; i++) {
        struct sort_item pair = list[i];
        size_t at = i;
        for (; at > 0 && list[at - 1].key > pair.key; at--)
            list[at] = list[at - 1];
        list[at] = pair;
    }
}

/* Wide digits take fewer rounds, but pay only when there are many pairs to count. */
enum { MANY = 4096, WIDE_DIGIT = 11, NARROW_DIGIT = 8 };

/* Puts the pairs in order of one digit of their keys: `width` bits from `shift` on. */
static void sort_digit(const struct sort_item *from, struct sort_item *to, size_t count,
                       unsigned shift, unsigned width) {
    size_t place[1 << WIDE_DIGIT], next = 0, mask = ((size_t)1 << width) - 1;
    memset(place, 0, (mask + 1) * sizeof *place);
    for (size_t i = 0; i < count; i++)
        place[from[i].key >> shift & mask]++;
    for (size_t digit = 0; digit <= mask; digit++) {
        size_t size = place[digit];
        place[digit] = next;
        next += size;
    }
    for (size_t i = 0; i < count; i++)
        to[place[from[i].key >> shift & mask]++] = from[i];
}

static bool in_order(const struct sort_item *list, size_t count) {
    for (size_t i = 1; i < count; i++)
        if (list[i].key < list[i - 1].key)
            return false;
    return true;
}

/* The number of bits of the largest key. */
static unsigned key_bits(const struct sort_item *list, size_t count) {
    unsigned bits = 0;
    uint64_t most = 0;
    for (size_t i = 0; i < count; i++)
        most |= list[i].key;
    while (bits < 64 && most >> bits)
        bits++;
    return bits;
}

/* A radix sort from the lowest digit up. */
static void sort_many(struct sort_item *list, size_t count, struct sort_item *scratch) {
    struct sort_item *from = list, *to = scratch;
    unsigned bits = key_bits(list, count),
             most = count < MANY ? NARROW_DIGIT : WIDE_DIGIT;
    unsigned digits = (bits + most - 1) / most;
    for (unsigned digit = 0, shift = 0; digit < digits; digit++) {
        unsigned width = (bits - shift + digits - digit - 1) / (digits - digit);
        sort_digit(from, to, count, shift, width);
        struct sort_item *swapped = from;
        from = to;
        to = swapped;
        shift += width;
    }
    if (from != list)
        memcpy(list, from, count * sizeof *list);
}

void radix_sort_in(struct sort_item *list, size_t count, struct sort_item *scratch) {
    if (count <= FEW)
        sort_few(list, count);
    else if (!in_order(list, count))
        sort_many(list, count, scratch);
    assert(in_order(list, count));
}

void radix_sort(struct sort_item *list, size_t count) {
    struct sort_item *scratch = count > FEW ? mem_alloc(count * sizeof *scratch) : NULL;
    radix_sort_in(list, count, scratch);
    free(scratch);
}
