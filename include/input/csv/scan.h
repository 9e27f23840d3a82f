/* Scanning: where in a piece of CSV the bytes stand that can mean something.

   Most bytes of a cost file are letters and digits inside a cell. Instead of looking at
   each in turn, a scanner compares many at once (16 with SSE2, 32 with AVX2) and writes
   down the positions of the few that matter; plain.h reads rows from that list. Which
   scanner runs is decided by what the processor can do. All give the same positions. */
#ifndef INPUT_CSV_SCAN_H
#define INPUT_CSV_SCAN_H

#include <stdint.h>

#include "base/slice.h"

enum {
    SCAN_WINDOW = 8 * 1024, /* most bytes scanned at a time */
    SCAN_SCRATCH = 64,      /* positions behind the last that may be written to */
    SCAN_ROOM = SCAN_WINDOW + SCAN_SCRATCH,
    SCAN_CONTROL = '\r' /* this byte and all below it matter: NUL, TAB, LF and CR */
};

/* Writes down the positions in `window` of every byte that is the delimiter, a quote, or
   at most SCAN_CONTROL, in rising order. Returns how many there are. */
typedef size_t scanner(struct slice window, char delimiter, uint16_t at[SCAN_ROOM]);

/* The plain one, which the others are tested against. */
size_t scan_c(struct slice window, char delimiter, uint16_t at[SCAN_ROOM]);

#if defined __x86_64__
size_t scan_sse2(struct slice window, char delimiter, uint16_t at[SCAN_ROOM]);
size_t scan_avx2(struct slice window, char delimiter, uint16_t at[SCAN_ROOM]);
#endif

/* Bytes of ASCII in front of `text`: not all of them, but few are left when there is no
   other character. Nearly all of every file is ASCII. */
size_t scan_ascii(struct slice text);

/* The fastest that this processor can run. For tests SETA_SCAN in the environment names
   another, c, sse2 or avx2; one that cannot run here gives way to the next plainer. With
   SETA_SCAN=libcsv the answer is NULL: nothing is scanned and libcsv reads every row,
   each in full (row_cache.h). */
scanner *scan_choose(void);

#endif
