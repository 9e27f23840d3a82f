/* Settings: settings.csv, what a folder says of itself. */
#ifndef INPUT_SETTINGS_H
#define INPUT_SETTINGS_H

#include "input/loading.h"

/* Reads the settings at `path` into the budget and into `l`. The host stays a text until
   the municipalities are known. */
void settings_read(struct loading *l, const char *path);

/* Appends the row that settles a setting for the file at `path` alone, ready to be put
   into the folder's settings. `setting` and `value` are words of ours, marked with N_ where
   they are named, and shown in the reader's language: "decimal mark", "point". For an
   argument of a fault, taken over whole: no such text may be cut. */
void settings_row(struct buf *row, const struct loading *l, const char *path,
                  const char *setting, const char *value);

/* The same where the setting is a column and the value a header of the file's own, which is
   no word of ours. Nor is a `setting` that is not marked. */
void settings_map(struct buf *row, const struct loading *l, const char *path,
                  const char *setting, const char *header);

/* Appends where such rows belong: the file of settings, or how to make one. */
void settings_place(struct buf *where, const struct loading *l);

/* Appends behind that which row such a row takes the place of, if there is one: what is
   said twice of a file is refused. */
void settings_instead(struct buf *where, const struct loading *l, const char *path,
                      const char *setting);

/* Resolves the host, once the municipalities are known. */
void settings_host(struct loading *l);

/* Refuses a joint body that is named like a municipality, once these are known. */
void settings_organisation(struct loading *l);

#endif
