/* File kind: what a file is by its first bytes, so that one that is no CSV gives one
   fault instead of one in every row. */
#ifndef INPUT_CSV_FILE_KIND_H
#define INPUT_CSV_FILE_KIND_H

#include "input/csv/source.h"

/* -1 after adding the fault of a file that is a workbook, a web page, ... or that is
   UTF-16 without a byte order mark. */
int file_kind_check(const struct source *s, struct diags *d)
    __attribute__((warn_unused_result));

#endif
