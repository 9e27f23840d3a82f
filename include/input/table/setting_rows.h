/* Setting rows: rows of settings.csv as hints print them, ready to be pasted. */
#ifndef INPUT_TABLE_SETTING_ROWS_H
#define INPUT_TABLE_SETTING_ROWS_H

#include "base/buf.h"
#include "input/table/load_context.h"
#include "input/table/scope.h"

/* Appends the row that makes a setting for the file at `path` alone. `setting` and
   `value` are words of ours, marked with N_ where they are named, and shown in the user's
   language: "decimal mark", "point". The row must not be cut in a message. */
void setting_rows_value(struct buf *row, const struct load_context *l, const char *path,
                        const char *setting, const char *value);

/* The same for a column: `header` is the file's own and not translated. */
void setting_rows_map(struct buf *row, const struct load_context *l, const char *path,
                      const char *setting, const char *header);

/* Appends the row that switches off the column with this header of the file's own. */
void setting_rows_off(struct buf *row, const struct load_context *l, const char *path,
                      const char *header);

/* Appends the row that takes the rows alone which have this value below that header. */
void setting_rows_filter(struct buf *row, const struct load_context *l, const char *path,
                         const char *header, const char *value);

/* Appends where such rows go: the file of settings, or how to make one. */
void setting_rows_place(struct buf *where, const struct load_context *l);

/* Keeps where rows go in the settings of the budget, for the faults of who settles it. */
void setting_rows_keep(const struct load_context *l);

/* Appends to that which row the new one must replace, if there is one: making a
   setting twice for one file is refused. `column` is the NAME of column.NAME for
   SCOPED_COLUMN. */
void setting_rows_instead(struct buf *where, const struct load_context *l,
                          const char *path, enum scoped_kind kind, const char *column);

#endif
