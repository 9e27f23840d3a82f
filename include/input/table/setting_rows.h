/* Setting rows: the rows of settings.csv that hints print, ready to be pasted. */
#ifndef INPUT_TABLE_SETTING_ROWS_H
#define INPUT_TABLE_SETTING_ROWS_H

#include "base/buf.h"
#include "input/table/load_context.h"

/* Appends the row that settles a setting for the file at `path` alone, ready to be put
   into the folder's settings. `setting` and `value` are words of ours, marked with N_ where
   they are named, and shown in the reader's language: "decimal mark", "point". For an
   argument of a fault, taken over whole: no such text may be cut. */
void setting_rows_value(struct buf *row, const struct load_context *l, const char *path,
                        const char *setting, const char *value);

/* The same where the setting is a column and the value a header of the file's own, which is
   no word of ours. Nor is a `setting` that is not marked. */
void setting_rows_map(struct buf *row, const struct load_context *l, const char *path,
                      const char *setting, const char *header);

/* Appends where such rows belong: the file of settings, or how to make one. */
void setting_rows_place(struct buf *where, const struct load_context *l);

/* Appends behind that which row such a row takes the place of, if there is one: a setting
   that is made twice for one file is refused. `column` is the NAME of column.NAME where the
   kind is SCOPED_COLUMN. */
void setting_rows_instead(struct buf *where, const struct load_context *l,
                          const char *path, enum scoped_kind kind, const char *column);

#endif
