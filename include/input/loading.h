/* Loading: what every reader of a file works with, and what the files that were read say of
   those that come after them. */
#ifndef INPUT_LOADING_H
#define INPUT_LOADING_H

#include "input/index.h"
#include "input/load.h"
#include "input/schema.h"

/* What became of a setting `column.NAME`. */
struct own_column {
    struct place place;
    bool found;       /* some cost file has it */
    const char *near; /* in the arena: a header that may be meant, or NULL */
};

struct loading {
    struct budget *b;             /* borrowed */
    struct diags *d;              /* borrowed */
    const struct load_options *o; /* borrowed */
    size_t block;                 /* bytes read at a time */
    int spool;                    /* owned: the copy of standard input, or -1 */
    bool hashes;       /* whether digests of the files are wanted in this pass */
    char delimiter;    /* of the option or the setting; 0 = each file's own */
    char decimal_mark; /* the same */
    const char *own_names[SCHEMA_FIELDS]; /* by enum cost_field: header names of the
                                             ledger's own export, "a|b"; NULL = none */
    struct own_column own_columns[SCHEMA_FIELDS]; /* by enum cost_field: the same */
    bool costs_mapped;           /* the header of some cost file was looked at */
    struct index municipalities; /* owned: codes, and names that are no codes */
    struct index keys;           /* owned */
    const char *host;            /* as the settings name it; NULL = not */
    struct place host_place;
    struct place organisation_place;
};

#endif
