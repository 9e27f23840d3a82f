/* A spool: standard input as a file, so that it can be read more than once. */
#ifndef INPUT_CSV_SPOOL_H
#define INPUT_CSV_SPOOL_H

#include "base/diag.h"

/* Copies standard input to a temporary file without a name: its descriptor, owned by the
   caller, above those of the standard streams. -1 after adding unreadable or unwritable. */
int spool_stdin(struct diags *d) __attribute__((warn_unused_result));

#endif
