/* Closed files: what `seta close` wrote into a budget folder; also after a spreadsheet
   saved it with another delimiter, decimal mark or encoding. */
#ifndef INPUT_CLOSED_H
#define INPUT_CLOSED_H

#include "model/closed.h"

/* Reads the last row of a file, which is that of the closed period, and the advances above
   it: the end of the file alone, or all of it when they are not there. Faults are added to
   `d`; -1 after one. Texts are in the arena of the budget, whose municipalities are
   known. */
int closed_read(struct closed_period *c, struct budget *b, const char *path,
                struct diags *d) __attribute__((warn_unused_result));

/* All its rows of lines. Rows with faults are left out, which the digests show. Never
   NULL; closed_file_close. `c` and `b` must outlive it. */
struct closed_file;
struct closed_file *closed_file_open(const struct closed_period *c, struct budget *b,
                                     struct diags *d);
void closed_file_close(struct closed_file *f);
struct closed_rows closed_file_rows(struct closed_file *f);

#endif
