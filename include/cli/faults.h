/* Faults on standard error. */
#ifndef CLI_FAULTS_H
#define CLI_FAULTS_H

#include <stdio.h>

#include "base/diag.h"

struct fault_style {
    enum diag_level least; /* shown: this level and above */
    bool strict;           /* warnings are errors */
    const char *folder;    /* put before file names; NULL when there is only one folder */
};

/* Prints the faults to `err`, by file and place, and returns the exit status they mean. */
int faults_print(const struct diags *d, const struct fault_style *style, FILE *err);

#endif
