/* Faults on standard error. */
#ifndef CLI_FAULTS_H
#define CLI_FAULTS_H

#include <stdio.h>

#include "base/diag.h"

/* Prints the faults of level `least` and above to `err`, by file and place, and returns
   the exit status they mean; `strict`: warnings are errors. */
int faults_print(const struct diags *d, enum diag_level least, bool strict, FILE *err);

#endif
