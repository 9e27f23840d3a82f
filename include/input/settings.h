/* Settings: settings.csv, what a folder says of itself. */
#ifndef INPUT_SETTINGS_H
#define INPUT_SETTINGS_H

#include "input/loading.h"

/* Reads the settings at `path` into the budget and into `l`. The host stays a text until
   the municipalities are known. */
void settings_read(struct loading *l, const char *path);

/* Warns of the ledger's own columns that no cost file has, once the
   files' headers are known. */
void settings_columns(const struct loading *l, struct diags *d);

/* Resolves the host, once the municipalities are known. */
void settings_host(struct loading *l);

/* Refuses a joint body that is named like a municipality, once these are known. */
void settings_organisation(struct loading *l);

#endif
