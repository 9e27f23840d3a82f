#include "dice.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

/* SplitMix64 (Steele, Lea, Flood 2014): any seed is a good one. */
static uint64_t next_number(struct dice *d) {
    uint64_t z = d->state += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

int64_t dice_between(struct dice *d, int64_t low, int64_t high) {
    return low + (int64_t)(next_number(d) % (uint64_t)(high - low + 1));
}

int dice_once_in(struct dice *d, int64_t times) {
    return dice_between(d, 1, times) == 1;
}

static uint64_t from_environment(const char *name, uint64_t otherwise) {
    const char *text = getenv(name);
    return text && *text ? strtoull(text, NULL, 10) : otherwise;
}

int dice_try(const char *name, property holds, uint64_t cases) {
    uint64_t seed = from_environment("SEED", 1), count = from_environment("N", cases);
    for (uint64_t i = 0; i < count; i++) {
        struct dice d = {seed + i};
        const char *wrong = holds(&d);
        if (wrong) {
            printf("%s: %s; repeat with SEED=%" PRIu64 " N=1\n", name, wrong, seed + i);
            return 1;
        }
    }
    printf("%s: %" PRIu64 " cases\n", name, count);
    return 0;
}
