/* Advances: advances.csv, what municipalities have paid already. */
#ifndef INPUT_ADVANCES_H
#define INPUT_ADVANCES_H

#include "input/table/load_context.h"

/* Reads the advances into the budget. Municipalities must have been read. */
void advances_read(struct load_context *l, const char *path);

#endif
