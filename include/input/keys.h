/* Keys: keys.csv, which drivers make a key, with which weights and from which day. */
#ifndef INPUT_KEYS_H
#define INPUT_KEYS_H

#include "input/table/load_context.h"

/* Reads the keys into the budget. Drivers must have been read. The weights of a key from
   one day add up to exactly 100; rows with a later day replace the whole key from then
   on. */
void keys_read(struct load_context *l, const char *path);

#endif
