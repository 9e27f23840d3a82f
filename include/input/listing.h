/* Listing: reads a line listing that was written earlier, to verify it; also after a
   spreadsheet saved it with another decimal mark, delimiter or encoding. */
#ifndef INPUT_LISTING_H
#define INPUT_LISTING_H

#include "model/listing.h"

struct listing_file;

/* Opens the listing at `path` ("-" is standard input): CSV in either language, a
   workbook, or JSON when it begins as JSON does or its name ends in .json. Municipalities are those of `b`.
   Other figures than its rows go to `figures`. Every fault is added to `d`, now and while
   rows are read: an unreadable file, a missing column, an invalid cell. Rows with faults
   are skipped. Never NULL; the caller closes it, before `b` and `d`. */
struct listing_file *listing_open(struct budget *b, const char *path,
                                  const struct listing_figures *figures, struct diags *d);
void listing_close(struct listing_file *l);

/* Its rows in their order. */
struct listing_source listing_rows(struct listing_file *l);

/* The listing as places show it: a sheet, if it is in a workbook. Borrowed from the
   budget. */
const char *listing_name(const struct listing_file *l);

/* Whether it is a closed file, which has rows of other kinds too. */
bool listing_is_closed(const struct listing_file *l);

/* Whether every amount can be read with either decimal mark, and some then differ:
   25.000. Then only verifying shows which mark was meant. */
bool listing_is_ambiguous(const struct listing_file *l);

/* Starts again at the front with the other decimal mark, adding faults to `d`; only for
   an ambiguous listing. */
void listing_read_otherwise(struct listing_file *l, struct diags *d);

#endif
