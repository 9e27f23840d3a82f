/* Municipalities: municipalities.csv, the municipalities that take part, from when until
   when, and their drivers. */
#ifndef INPUT_MUNICIPALITIES_H
#define INPUT_MUNICIPALITIES_H

#include "input/table/load_context.h"

/* Reads municipalities and drivers into the budget. Rows with one code are versions of
   one municipality; the order is that of first rows. */
void municipalities_read(struct load_context *l, const char *path);

/* Adds those of the budget to l->municipalities, by code and by name. */
void municipalities_index(struct load_context *l);

#endif
