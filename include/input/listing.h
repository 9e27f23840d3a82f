/* A line listing that was written earlier, read again to be verified: also one that an
   office saved again with another decimal mark, delimiter or encoding. */
#ifndef INPUT_LISTING_H
#define INPUT_LISTING_H

#include "model/listing.h"

struct listing_file;

/* Opens the listing at `path` ("-" is standard input): CSV in either language, or JSON when
   it begins as JSON does or its name ends in .json. Municipalities are those of `b`. What
   it says beside its rows goes to `figures`. Every fault is added to `d`, now and while
   rows are read: an unreadable file, a missing column, a cell that makes no sense; rows
   with faults are passed over. Never NULL; the caller closes it, before `b` and `d`. */
struct listing_file *listing_open(struct budget *b, const char *path,
                                  const struct listing_figures *figures, struct diags *d);
void listing_close(struct listing_file *l);

/* Where its rows come from, in their order. */
struct listing_source listing_rows(struct listing_file *l);

/* Whether every amount can be read with either decimal mark, and some then say something
   else: 25.000. Only what they are evidence of tells which was meant. */
bool listing_is_ambiguous(const struct listing_file *l);

/* Starts again at the front with the other decimal mark, adding faults to `d`; only for an
   ambiguous listing. */
void listing_read_otherwise(struct listing_file *l, struct diags *d);

#endif
