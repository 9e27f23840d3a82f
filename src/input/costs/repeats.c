#include "input/costs/repeats.h"

#include <stdlib.h>

#include "base/mem.h"

void repeats_init(struct repeats *r) {
    *r = (struct repeats){0};
}

void repeats_clear(struct repeats *r) {
    free(r->list);
    repeats_init(r);
}

/* FNV-1a (Fowler, Noll, Vo). Each text comes after its length, so that "ab", "c" and "a",
   "bc" differ. */
static uint64_t add_bytes(uint64_t hash, const void *bytes, size_t len) {
    const unsigned char *at = bytes;
    for (size_t i = 0; i < len; i++)
        hash = (hash ^ at[i]) * UINT64_C(1099511628211);
    return hash;
}

static uint64_t fingerprint(const struct slice *cells, size_t count) {
    uint64_t hash = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < count; i++) {
        hash = add_bytes(hash, &cells[i].len, sizeof cells[i].len);
        hash = add_bytes(hash, cells[i].at, cells[i].len);
    }
    return hash;
}

void repeats_add(struct repeats *r, const struct slice *cells, size_t count,
                 struct place at) {
    r->list = mem_room(r->list, r->count, &r->room, sizeof *r->list);
    r->list[r->count] = (struct fingerprint){fingerprint(cells, count), r->count, at};
    r->count++;
}

static int by_hash(const void *a, const void *b) {
    const struct fingerprint *x = a, *y = b;
    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    return x->ordinal < y->ordinal ? -1 : 1;
}

void repeats_report(struct repeats *r, struct diags *d) {
    if (r->count > 0)
        qsort(r->list, r->count, sizeof *r->list, by_hash);
    for (size_t i = 1, first = 0; i < r->count; i++) {
        if (r->list[i].hash != r->list[first].hash) {
            first = i;
            continue;
        }
        struct buf where;
        buf_init(&where);
        diag_place(&where, r->list[first].place);
        diag_add(d, r->list[i].place, DIAG_LINE_TWICE, buf_str(&where), NULL);
        buf_clear(&where);
    }
}
