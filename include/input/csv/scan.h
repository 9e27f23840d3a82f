/* Scanning: where cells and rows end in a piece of CSV that every reader agrees on.

   Most bytes of a cost file are letters and digits inside a cell. A scanner looks at 64
   bytes at once and lists where the few end that are structural; row_view.h reads rows from
   that list. The processor decides which scanner runs; all give the same
   positions. */
#ifndef INPUT_CSV_SCAN_H
#define INPUT_CSV_SCAN_H

#include <stdint.h>

#include "base/slice.h"

enum {
    SCAN_WINDOW = 8 * 1024, /* most bytes scanned at a time */
    SCAN_SCRATCH = 64,      /* positions behind the last that may be written to */
    SCAN_ROOM = SCAN_WINDOW + SCAN_SCRATCH,
    SCAN_CONTROL = '\r' /* it and all bytes below but tabs are structural: NUL, LF, CR */
};

struct scanned {
    size_t count; /* positions */
    size_t len;   /* bytes that were scanned */
};

/* Writes the position in `window`, which begins with a row, behind every structural byte to
   `at`, in rising order: the delimiter, and any byte up to SCAN_CONTROL but a tab. None is
   in quotes: scanning ends before the first byte that shows a quote to be none of RFC 4180,
   and before a line end in quotes. */
typedef struct scanned scanner(struct slice window, char delimiter,
                               uint16_t at[SCAN_ROOM]);

/* The fastest scanner that this processor can run. For tests the environment variable
   SETA_SCAN names another: c or avx2, if that can run here. With SETA_SCAN=libcsv the
   answer is NULL: libcsv reads every row, and no row is viewed (row_view.h). */
scanner *scan_choose(void);

/* Bytes of ASCII at the front of `text`. */
size_t scan_ascii_ahead(struct slice text);

#endif
