#include "input/csv/scan.h"

#include <stdlib.h>
#include <string.h>

#include "base/words.h"

/* Writes every position, and keeps it by counting it: no branch that the processor could
   predict wrong. */
size_t scan_c(struct slice window, char delimiter, uint16_t at[SCAN_ROOM]) {
    bool structural[256] = {false};
    size_t count = 0;
    memset(structural, true, SCAN_CONTROL + 1);
    structural['"'] = structural[(unsigned char)delimiter] = true;
    for (size_t i = 0; i < window.len; i++) {
        at[count] = (uint16_t)i;
        count += structural[(unsigned char)window.at[i]];
    }
    return count;
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
