/* Keys: keys.csv, which drivers with which weights make a key, and from when. */
#ifndef INPUT_KEYS_H
#define INPUT_KEYS_H

#include "input/table/load_context.h"

/* Reads keys into the budget, whose drivers must be known. The weights of
   one key from one day on total exactly 100; rows with a later day replace
   the whole key from then on. */
void keys_read(struct load_context *l, const char *path);

#endif
