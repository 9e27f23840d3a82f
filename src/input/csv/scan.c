#include "input/csv/scan.h"

#include <stdlib.h>
#include <string.h>

#include "base/words.h"
#include "input/csv/scan_steps.h"

/* The highest bit of each byte of `word` that is at most `most`, below 0x80. */
static uint64_t at_most(uint64_t word, unsigned most) {
    const uint64_t low = UINT64_C(0x7f7f7f7f7f7f7f7f),
                   each = UINT64_C(0x0101010101010101);
    return ~(((word & low) + each * (0x7f - most)) | word | low);
}

/* The highest bits of eight bytes side by side. */
static uint64_t side_by_side(uint64_t bits) {
    return (bits >> 7) * UINT64_C(0x0102040810204080) >> 56;
}

/* Eight bytes at a time: a byte equals another when their difference is 0. */
static struct scan_bits kinds_c(const char *at, char delimiter) {
    const uint64_t each = UINT64_C(0x0101010101010101);
    struct scan_bits all = {0};
    for (int i = 0; i < SCAN_STEP; i += 8) {
        uint64_t word = words_eight(at + i), tabs = at_most(word ^ each * '\t', 0);
        uint64_t delimiters = at_most(word ^ each * (unsigned char)delimiter, 0);
        all.delimiters |= side_by_side(delimiters) << i;
        all.quotes |= side_by_side(at_most(word ^ each * '"', 0)) << i;
        all.controls |= side_by_side(at_most(word, SCAN_CONTROL) & ~tabs) << i;
    }
    return all;
}

struct scanned scan_c(struct slice window, char delimiter, uint16_t at[SCAN_ROOM]) {
    return scan_by(kinds_c, scan_lowest_plain, window, delimiter, at);
}

/* Sixteen bytes side by side, where they stand. */
typedef uint64_t pair __attribute__((vector_size(16), may_alias));

/* All bits of 64 bytes in sixteen; whether some byte is not ASCII. */
static inline pair bits_of_64(const char *from) {
    const pair *at = __builtin_assume_aligned(from, sizeof(pair));
    return at[0] | at[1] | at[2] | at[3];
}
static inline bool any_high(pair bits) {
    return (bits[0] | bits[1]) & UINT64_C(0x8080808080808080);
}
static inline bool any_high_of_256(const char *from) {
    return any_high(bits_of_64(from) | bits_of_64(from + 64) | bits_of_64(from + 128) |
                    bits_of_64(from + 192));
}

/* Where the ASCII from `at` on ends, or `end`. */
static inline size_t ascii_to(struct slice text, size_t at, size_t end) {
    for (; at + 8 <= end; at += 8) {
        uint64_t found = words_eight(text.at + at) & UINT64_C(0x8080808080808080);
        if (found != 0)
            return at + (size_t)__builtin_ctzll(found) / 8;
    }
    while (at < end && (unsigned char)text.at[at] < 0x80)
        at++;
    return at;
}

/* Most texts are short, or have a letter that is not ASCII soon; the blocks of a long one begin
   where memory is aligned. */
size_t scan_ascii_ahead(struct slice text) {
    enum { SHORT = 64 };
    size_t at = ascii_to(text, 0, text.len < SHORT ? text.len : SHORT);
    if (at < SHORT)
        return at;
    at -= (uintptr_t)(text.at + at) % sizeof(pair);
    while (at + 256 <= text.len && !any_high_of_256(text.at + at))
        at += 256;
    while (at + 64 <= text.len && !any_high(bits_of_64(text.at + at)))
        at += 64;
    return ascii_to(text, at, text.len);
}

/* The fastest first. */
static const struct {
    const char *name;
    scanner *scan;
} scanners[] = {
#if defined __x86_64__
    {"avx2", scan_avx2},
    {"sse2", scan_sse2},
#endif
    {"c", scan_c},
};

enum { SCANNERS = sizeof scanners / sizeof scanners[0] };

static bool can_run(scanner *scan) {
#if defined __x86_64__
    if (scan == scan_avx2)
        return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi");
#endif
    return scan != NULL;
}

scanner *scan_choose(void) {
    const char *wanted = getenv("SETA_SCAN");
    size_t chosen = 0;
    if (wanted && strcmp(wanted, "libcsv") == 0)
        return NULL;
    for (size_t i = 0; wanted && i < SCANNERS; i++)
        if (strcmp(wanted, scanners[i].name) == 0)
            chosen = i;
    while (!can_run(scanners[chosen].scan))
        chosen++; /* the last always can */
    return scanners[chosen].scan;
}
