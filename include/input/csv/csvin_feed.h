/* Feeding libcsv: rows as the reference reads them. Nothing else calls libcsv. */
#ifndef INPUT_CSV_CSVIN_FEED_H
#define INPUT_CSV_CSVIN_FEED_H

#include "input/csv/csvin.h"
#include "input/csv/line_reader.h"

struct feed;

/* Owned by the caller: feed_free. */
struct feed *feed_new(void);
void feed_free(struct feed *f);

/* Prepares for a file, or for another pass over it. */
void feed_start(struct feed *f, char delimiter);

/* The next row; a blank one has no cells. `lines` must stand between two rows. The cells
   are borrowed until the next call. After CSVIN_END or CSVIN_STOP no row is left. */
enum csvin_result feed_row(struct feed *f, struct line_reader *lines,
                           struct csvin_row *row) __attribute__((warn_unused_result));

/* Which cells of that row are Windows-1252 with bytes that are no character: borrowed; NULL
   when none is. */
const bool *feed_broken(const struct feed *f);

/* From the front of the text: the first cell that is not in the encoding of those before
   it, and false when there is none. */
bool feed_mixed(struct feed *f, struct line_reader *lines, struct place *at,
                enum encoding *encoding);

#endif
