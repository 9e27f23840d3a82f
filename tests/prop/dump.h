/* Dump: every row, cell, place and fault of some bytes of CSV as one text, to compare two
   ways of reading. */
#ifndef TESTS_DUMP_H
#define TESTS_DUMP_H

#include "input/csv/csvin.h"

/* Appends all faults as messages. */
void dump_faults(struct buf *out, const struct diags *d);

/* Appends all rows that are still to be read, and then the faults in `d`. */
void dump_rows(struct buf *out, struct csvin *in, const struct diags *d);

/* Whether every way of reading `bytes` in blocks of `block` bytes gives the same dump as
   libcsv in large blocks. Prints the difference. */
bool dump_alike(struct slice bytes, size_t block, char delimiter);

#endif
