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

#if !defined __x86_64__
size_t scan_ascii(struct slice text) {
    size_t at = 0;
    for (uint64_t word; at + sizeof word <= text.len; at += sizeof word) {
        memcpy(&word, text.at + at, sizeof word);
        if (word & UINT64_C(0x8080808080808080))
            break;
    }
    return at;
}
#endif

size_t scan_ascii_ahead(struct slice text) {
    enum { SHORT = 64 };
    const uint64_t high = UINT64_C(0x8080808080808080);
    for (size_t at = 0; at + 8 <= text.len; at += 8) {
        if (at == SHORT)
            at += scan_ascii((struct slice){text.at + at, text.len - at - 8});
        uint64_t found = words_eight(text.at + at) & high;
        if (found != 0)
            return at + (size_t)__builtin_ctzll(found) / 8;
    }
    size_t at = text.len & ~(size_t)7;
    while (at < text.len && (unsigned char)text.at[at] < 0x80)
        at++;
    return at;
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
