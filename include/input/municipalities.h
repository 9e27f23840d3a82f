/* Municipalities: municipalities.csv, who takes part, from when until
   when, and their drivers. */
#ifndef INPUT_MUNICIPALITIES_H
#define INPUT_MUNICIPALITIES_H

#include "input/table/load_context.h"

/* Reads municipalities and drivers into the budget. Rows of one code are versions of one
   municipality; its place in the order is that of its first row. */
void municipalities_read(struct load_context *l, const char *path);

/* Makes those of the budget known by code and by name, as
   field_municipality looks them up. */
void municipalities_index(struct load_context *l);

#endif
