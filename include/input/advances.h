/* Advances: advances.csv, what municipalities already paid. */
#ifndef INPUT_ADVANCES_H
#define INPUT_ADVANCES_H

#include "input/loading.h"

/* Reads the advances into the budget, whose municipalities must be known. */
void advances_read(struct loading *l, const char *path);

#endif
