/* Advances: advances.csv, what municipalities already paid. */
#ifndef INPUT_ADVANCES_H
#define INPUT_ADVANCES_H

#include "input/table/load_context.h"

/* Reads the advances into the budget, whose municipalities must be known. */
void advances_read(struct load_context *l, const char *path);

#endif
