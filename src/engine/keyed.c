#include "engine/keyed.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* Below this, insertion is faster than counting bytes. */
enum { FEW = 32 };

static void sort_few(struct keyed *list, size_t count) {
    for (size_t i = 1; i < count; i++) {
        struct keyed pair = list[i];
        size_t at = i;
        for (; at > 0 && list[at - 1].key > pair.key; at--)
            list[at] = list[at - 1];
        list[at] = pair;
    }
}

/* Puts the pairs in order of one byte of their keys. */
static void sort_byte(const struct keyed *from, struct keyed *to, size_t count,
                      int shift) {
    size_t place[256] = {0}, next = 0;
    for (size_t i = 0; i < count; i++)
        place[from[i].key >> shift & 255]++;
    for (int byte = 0; byte < 256; byte++) {
        size_t size = place[byte];
        place[byte] = next;
        next += size;
    }
    for (size_t i = 0; i < count; i++)
        to[place[from[i].key >> shift & 255]++] = from[i];
}

/* A radix sort from the lowest byte up to the highest that any key uses. */
void keyed_sort(struct keyed *list, size_t count) {
    if (count <= FEW) {
        sort_few(list, count);
        return;
    }
    uint64_t most = 0;
    for (size_t i = 0; i < count; i++)
        most |= list[i].key;
    struct keyed *scratch = mem_alloc(count * sizeof *scratch), *from = list,
                 *to = scratch;
    for (int shift = 0; shift < 64 && most >> shift; shift += 8) {
        sort_byte(from, to, count, shift);
        struct keyed *swapped = from;
        from = to;
        to = swapped;
    }
    if (from != list)
        memcpy(list, from, count * sizeof *list);
    free(scratch);
}
