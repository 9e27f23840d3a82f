/* What is told of some bytes as CSV: every row, cell, place and fault, as one text
   that two ways of reading can be compared by. */
#ifndef TESTS_TOLD_H
#define TESTS_TOLD_H

#include "base/buf.h"

/* Appends all that reading `bytes` in blocks of `block` gives when `way` reads them:
   a name for SETA_SCAN. */
void told_rows(struct buf *out, struct slice bytes, size_t block, char delimiter,
               const char *way);

/* The ways there are, the reference first; NULL after the last. */
extern const char *const told_ways[];

#endif
