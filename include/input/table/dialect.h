/* Dialects: which delimiter and decimal mark a file has, and where its header is. */
#ifndef INPUT_TABLE_DIALECT_H
#define INPUT_TABLE_DIALECT_H

#include "input/csv/csvin.h"
#include "input/table/header_search.h"

struct dialect {
    char delimiter;
    char decimal_mark;
    bool sep_line; /* the first row is no header but Excel's sep=; */
    size_t above;  /* rows above the header, that one too */
    bool complete; /* the header has all needed columns */
};

/* Finds the dialect of a file. For the delimiter count, in this order: settings that name
   this file; a first line `sep=;`; the candidate that gives the best header by the names of
   `schema` and of `said` (borrowed; may be NULL): a complete one, the first, or else that
   with the most known names; among equals an option or a setting for all files. The decimal mark is that of the settings or the
   option, or else follows from the delimiter. `in` must be rewound afterwards. */
struct dialect dialect_find(struct csvin *in, const struct schema *schema,
                            const struct said *said);

/* The dialect of a text that is made of a sheet (table_source.h), and where its header
   is. */
struct dialect dialect_made(struct csvin *in, const struct schema *schema,
                            const struct said *said);

/* Every candidate, one byte each. */
extern const char dialect_delimiters[];

#endif
