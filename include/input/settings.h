/* Settings: settings.csv, what a folder says of itself. */
#ifndef INPUT_SETTINGS_H
#define INPUT_SETTINGS_H

#include "input/table/load_context.h"

/* Reads the settings at `path` into the budget and into `l`. The host stays a text until
   the municipalities are known. */
void settings_read(struct load_context *l, const char *path);

/* Resolves the host, once the municipalities are known. */
void settings_host(struct load_context *l);

/* Refuses a joint body that is named like a municipality, once these are known. */
void settings_organisation(struct load_context *l);

#endif
