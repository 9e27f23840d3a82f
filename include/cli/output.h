/* Output: a file appears whole under its name, or not at all. */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include <stdio.h>

#include "base/diag.h"
#include "report/writer.h"

struct output; /* an open target */

/* Opens `path`, or `standard` when it is NULL. A target that is absent or a regular file
   is written under a temporary name in the same folder; a symbolic link is followed, an
   existing file's permissions are kept; a device, a FIFO and what is open already, such as
   /dev/stdout or /dev/fd/63, are written directly. NULL after a failure, which is added to
   `d`. The caller ends it with output_keep or output_drop. */
struct output *output_open(const char *path, FILE *standard, struct diags *d);

/* Whatever stands at the target when the output is kept is not replaced then: a
   failure. */
void output_protect(struct output *o);

/* Where the bytes go. A failed write is remembered and reported by output_keep. */
struct byte_sink output_sink(struct output *o);

/* Gives the target its new content and releases `o`. -1 with the failure added to `d`;
   the target is then as it was. */
int output_keep(struct output *o, struct diags *d) __attribute__((warn_unused_result));

/* Leaves the target as it was and releases `o` (may be NULL). A write that had failed is
   added to `d`. */
void output_drop(struct output *o, struct diags *d);

/* Ends `count` outputs (NULL: one that was not opened) together: keeps them, but drops
   those after the first that fails; drops all when not `written`. Returns whether all
   were kept. */
bool output_end(struct output *const *outputs, size_t count, bool written,
                struct diags *d);

#endif
