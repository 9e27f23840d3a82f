/* What is told of some bytes as CSV: every row, cell, place and fault, as one text that
   two ways of reading can be compared by. */
#ifndef TESTS_TOLD_H
#define TESTS_TOLD_H

#include "input/csv/csvin.h"

/* Appends all faults in words. */
void told_faults(struct buf *out, const struct diags *d);

/* Appends all that is left to be read gives, and then the faults in `d`. */
void told_rows(struct buf *out, struct csvin *in, const struct diags *d);

/* Whether every way of reading, in blocks of `block` bytes, tells of `bytes` what libcsv
   tells in large ones. What differs is printed. */
bool told_alike(struct slice bytes, size_t block, char delimiter);

#endif
