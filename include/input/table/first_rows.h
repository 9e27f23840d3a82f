/* First rows: looks at the rows of a file before these are read, for what its columns hold. */
#ifndef INPUT_TABLE_FIRST_ROWS_H
#define INPUT_TABLE_FIRST_ROWS_H

#include "input/table/reader.h"

enum { FIRST_ROWS = 1000 /* that are looked at for what may be in any of them */ };

/* Looks at the current row; true when it has seen enough. */
typedef bool first_rows_look(void *self, struct reader *s);

/* Goes through the next rows that the settings take, at most so many, until `look` has seen enough. Their faults
   are added when they are read. Then the header, behind which the reader stands, is the
   current row again. -1 after a failure. */
int first_rows_see(struct reader *s, size_t most, first_rows_look *look, void *self)
    __attribute__((warn_unused_result));

/* Whether a field's column has periods or dates with a year of their own. The same
   result. */
int first_rows_years(struct reader *s, int field, bool *years)
    __attribute__((warn_unused_result));

/* Looks at the contents of each column, once, and keeps them in the reader. */
void first_rows_contents(struct reader *s);

/* Appends the values that a column has, each once and in quotes, as far as there is room;
   also those of rows that the settings leave out. From any row; then no row is left but
   those below the header. */
void first_rows_values(struct reader *s, size_t cell, struct buf *values);

#endif
