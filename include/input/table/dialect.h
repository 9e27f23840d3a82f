/* Dialects: which delimiter and decimal mark a file has. */
#ifndef INPUT_TABLE_DIALECT_H
#define INPUT_TABLE_DIALECT_H

#include "input/csv/csvin.h"
#include "input/table/scope.h"

struct dialect {
    char delimiter;
    char decimal_mark;
    bool sep_line; /* the first row is no header but Excel's sep=; */
};

/* Finds the dialect of a file. What the settings say of this file by name comes first. Then
   counts a first line `sep=;`, then which candidate splits the header into the most known
   names: those of `schema` and those of `said` (borrowed; may be NULL). An option, or a
   setting for all files, decides of a delimiter where the header leaves it open, and of the
   decimal mark in place of the delimiter. `in` must be rewound afterwards. */
struct dialect dialect_find(struct csvin *in, const struct schema *schema,
                            const struct said *said);

/* Every delimiter that is looked for, as a text. */
extern const char dialect_delimiters[];

#endif
