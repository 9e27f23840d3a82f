/* Duplicate files: a cost file that holds the same lines as another, whatever its name, order and
   form, counts every cost twice. First the numbers of lines and the sums are compared,
   which are known. Only files that agree in these are read again, to compare a digest of
   their lines that does not depend on the order. So no lines are kept in memory, and
   files that differ cost no time. */
#ifndef INPUT_COSTS_DUPLICATE_FILES_H
#define INPUT_COSTS_DUPLICATE_FILES_H

#include "input/costs/costs.h"

/* Adds the fault of every file that is a copy of one before it. After the first pass. */
void duplicate_files_find(struct cost_run *r, struct known_file *files, size_t count);

#endif
