/* A line listing that was written earlier, read again to be verified. */
#ifndef INPUT_LISTING_H
#define INPUT_LISTING_H

#include "model/listing.h"

/* Reads the listing at `path` (CSV in either language, or JSON when the name ends in
   .json) and pushes its rows in their order. Municipalities are those of `b`. -1
   after any fault, which is added to `d`: an unreadable file, a missing column, a
   cell that makes no sense. */
int listing_read(struct budget *b, const char *path, const struct listing_sink *sink,
                 struct diags *d) __attribute__((warn_unused_result));

#endif
