/* Load context: what reading every file needs, and what files read earlier (settings,
   municipalities, keys) say for those read later. */
#ifndef INPUT_TABLE_LOAD_CONTEXT_H
#define INPUT_TABLE_LOAD_CONTEXT_H

#include "base/name_map.h"
#include "input/table/load_options.h"
#include "model/budget.h"

struct book;
struct scoped;

/* The name of a table that is a sheet, by which settings and periods know it: that of the
   sheet in a workbook for a whole folder, else that of the workbook. */
struct sheet_name {
    struct sheet_name *next;
    const char *file, *name; /* in the arena; `file` as places have it */
};

struct load_context {
    struct budget *b;             /* borrowed */
    struct diags *d;              /* borrowed */
    const struct load_options *o; /* borrowed */
    size_t block;                 /* bytes read at a time */
    int spool;                    /* owned: the copy of standard input, or -1 */
    bool hashes;                  /* compute digests of the files in this pass */
    struct scoped *scoped; /* rows of settings for some files (scope.h), in the arena, in
                                the order of the file */
    struct book *books;    /* owned: the workbooks so far */
    struct sheet_name *sheets;      /* in the arena: the tables in them so far */
    const char *settings;           /* borrowed: the path of the settings, or NULL */
    char settings_delimiter;        /* of that file; 0 = there is none */
    struct name_map municipalities; /* owned: codes, and names that are no codes */
    struct name_map keys;           /* owned */
    struct name_map drivers;        /* owned: by header_canonical, the file's alone */
    const char *host;               /* as the settings name it; NULL = they do not */
    struct place host_place;
    struct place organisation_place, categories_place, payments_place;
};

#endif
