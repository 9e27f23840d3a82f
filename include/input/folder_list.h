/* Folder list: the files of a budget folder, and the sheets of a workbook that stands for
   one, by their names. */
#ifndef INPUT_FOLDER_LIST_H
#define INPUT_FOLDER_LIST_H

#include "input/table/load_context.h"

/* A file that may be a table: also a workbook, and a sheet of the budget's. */
struct folder_entry {
    const char *name; /* what it is called as a CSV file; in the budget's arena */
    const char *path; /* the same */
};

/* What the folder has, sorted by name: files that may be tables, and all others. */
struct folder_list {
    struct folder_entry *list; /* owned */
    size_t count, room;
    const char **others; /* owned; each in the budget's arena */
    size_t other_count, other_room;
    const char *workbook; /* the path of the one whose sheets are tables, or NULL */
};

/* Lists the folder of the options. Adds a fault for a second workbook that stands for the
   folder. -1 after a failure; folder_list_clear is needed in any case. */
int folder_list_read(struct folder_list *names, struct load_context *l)
    __attribute__((warn_unused_result));
void folder_list_clear(struct folder_list *names);

/* Whether two names are the same; upper and lower case of ASCII do not differ. */
bool folder_list_same(const char *a, const char *b);

/* The ending of a file that may be a table, within `name`; or NULL. */
const char *folder_list_ending(const char *name);

/* Whether a workbook holds the tables of a whole folder, by its name. */
bool folder_list_is_whole(const char *name);

/* The path of a file in the folder, as a user would write it: in the arena. */
const char *folder_list_path(const struct load_context *l, const char *name);

#endif
