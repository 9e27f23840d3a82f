/* Columns: which cell of a row is which field, by the names in the file's header; and what is
   said of the columns that nobody reads. */
#ifndef INPUT_TABLE_COLUMNS_H
#define INPUT_TABLE_COLUMNS_H

#include "input/table/reader.h"

/* Finds the cell of each field of the reader's schema, whose header is the current row. Adds
   every fault of the header; -1 when a needed column is not there. */
int columns_map(struct reader *s) __attribute__((warn_unused_result));

/* Whether it was the settings that gave a field its column. */
bool columns_named(const struct reader *s, int field);

/* Adds the fault of a column that is not there, with the header that may be meant. Only
   while the header is the current row. */
void columns_missing(struct reader *s, int field);

/* Looks which of the columns that may be meant to be read the current row fills. */
void columns_watch(struct reader *s);

/* Tells of those columns, once all rows were read or none can be. */
void columns_report(const struct reader *s);

#endif
