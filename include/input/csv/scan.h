/* Scanning: the positions of the structural bytes in a piece of CSV.

   Most bytes of a cost file are letters and digits inside a cell. A scanner compares many
   at once (16 with SSE2, 32 with AVX2) and lists the positions of the few that are
   structural; plain.h reads rows from that list. The processor decides which scanner
   runs; all give the same positions. */
#ifndef INPUT_CSV_SCAN_H
#define INPUT_CSV_SCAN_H

#include <stdint.h>

#include "base/slice.h"

enum {
    SCAN_WINDOW = 8 * 1024, /* most bytes scanned at a time */
    SCAN_SCRATCH = 64,      /* positions behind the last that may be written to */
    SCAN_ROOM = SCAN_WINDOW + SCAN_SCRATCH,
    SCAN_CONTROL = '\r' /* it and all bytes below are structural: NUL, TAB, LF, CR */
};

/* Writes the position in `window` of every structural byte (the delimiter, a quote, or
   any byte up to SCAN_CONTROL) to `at`, in rising order. Returns how many there are. */
typedef size_t scanner(struct slice window, char delimiter, uint16_t at[SCAN_ROOM]);

/* The one in plain C, which the others are tested against. */
size_t scan_c(struct slice window, char delimiter, uint16_t at[SCAN_ROOM]);

#if defined __x86_64__
size_t scan_sse2(struct slice window, char delimiter, uint16_t at[SCAN_ROOM]);
size_t scan_avx2(struct slice window, char delimiter, uint16_t at[SCAN_ROOM]);
#endif

/* Bytes of ASCII at the front of `text`, rounded down to whole steps of the scanner. */
size_t scan_ascii(struct slice text);

/* All bytes of ASCII at the front of `text`. */
size_t scan_ascii_ahead(struct slice text);

/* The fastest scanner that this processor can run. For tests the environment variable
   SETA_SCAN names another: c, sse2 or avx2; one that cannot run here is replaced by the
   next slower one. With SETA_SCAN=libcsv the answer is NULL: libcsv reads every row, and
   no row is viewed (row_view.h). */
scanner *scan_choose(void);

#endif
