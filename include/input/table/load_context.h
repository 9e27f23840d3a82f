/* Load context: what reading every file needs, and what files read earlier (settings,
   municipalities, keys) say for those read later. */
#ifndef INPUT_TABLE_LOAD_CONTEXT_H
#define INPUT_TABLE_LOAD_CONTEXT_H

#include "base/name_map.h"
#include "input/table/load_options.h"
#include "model/budget.h"

struct scoped;

struct load_context {
    struct budget *b;             /* borrowed */
    struct diags *d;              /* borrowed */
    const struct load_options *o; /* borrowed */
    size_t block;                 /* bytes read at a time */
    int spool;                    /* owned: the copy of standard input, or -1 */
    bool hashes;                  /* compute digests of the files in this pass */
    struct scoped *scoped; /* rows of settings for some files (scope.h), in the arena, in
                                the order of the file */
    const char *settings;  /* borrowed: the path of the settings, or NULL */
    char settings_delimiter;        /* of that file; 0 = there is none */
    struct name_map municipalities; /* owned: codes, and names that are no codes */
    struct name_map keys;           /* owned */
    const char *host;               /* as the settings name it; NULL = they do not */
    struct place host_place;
    struct place organisation_place, categories_place, payments_place;
};

#endif
