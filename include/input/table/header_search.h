/* Header search: which row of a file is its header. Above it a title may stand, the name
   of the organisation, the day of printing: the header is the first of the first rows that
   has the needed columns. */
#ifndef INPUT_TABLE_HEADER_SEARCH_H
#define INPUT_TABLE_HEADER_SEARCH_H

#include "input/csv/csvin.h"
#include "input/table/scope.h"

enum { HEADER_ROWS = 30 /* that may be the header; blank ones do not count */ };

/* A row that may be the header. */
struct header_candidate {
    bool complete; /* it has all needed columns */
    size_t above;  /* rows above it */
    size_t known;  /* cells that are a name of a column */
    size_t cells;  /* up to the last that is not empty */
    size_t texts;  /* cells that hold letters and no date or period */
};

/* The best of the next `most` rows of `in`: the first that is complete, or else the one
   with the most known names and texts. `said` is borrowed and may be NULL. */
struct header_candidate header_search(struct csvin *in, size_t most,
                                      const struct schema *schema,
                                      const struct said *said);

#endif
