/* Settings: settings.csv, the settings of a budget and how its files are written. */
#ifndef INPUT_SETTINGS_H
#define INPUT_SETTINGS_H

#include "input/table/load_context.h"

/* Reads the settings at `path` into the budget and into `l`. The host stays a text until
   the municipalities have been read. */
void settings_read(struct load_context *l, const char *path);

/* Finds the host's municipality, once these have been read. */
void settings_host(struct load_context *l);

/* Adds the fault of a joint body that has the name of a municipality, once these have
   been read. */
void settings_organisation(struct load_context *l);

#endif
