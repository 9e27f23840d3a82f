/* Dialects: which delimiter and decimal mark a file has. */
#ifndef INPUT_DIALECT_H
#define INPUT_DIALECT_H

#include "input/csvin.h"
#include "input/schema.h"

struct dialect {
    char delimiter;
    char decimal_mark;
    bool sep_line; /* the first row is no header but Excel's sep=; */
};

/* Finds the dialect of a file. `delimiter` and `decimal_mark` are those of an option or a
   setting, which come first; 0 when there is none. Then counts a first line `sep=;`, then
   which candidate splits the header into the most known names: those of `schema` and of
   `own_names` (one per field, "a|b" or NULL; may be NULL itself). `in` must be rewound
   afterwards. */
struct dialect dialect_find(struct csvin *in, const struct schema *schema,
                            const char *const *own_names, char delimiter,
                            char decimal_mark);

/* Every delimiter that is looked for, as a text. */
extern const char dialect_delimiters[];

#endif
