/* Folder: finds the files of a budget folder by their English or Dutch names. */
#ifndef INPUT_FOLDER_H
#define INPUT_FOLDER_H

#include "input/table/load_context.h"

/* The paths of a budget's files. All texts live in the budget's arena. */
struct folder {
    const char *municipalities, *keys, *advances, *accounts, *settings; /* NULL = none */
    const char **costs;      /* sorted by name */
    const char **cost_names; /* what each is called as a CSV file */
    size_t cost_count;
    const char **closed;        /* of closed periods, sorted by name */
    const period *closed_roots; /* of each */
    size_t closed_count;
    const char *workbook;       /* whose sheets are files of the folder, or NULL */
    struct unread_file *unread; /* files that are not read, whose names say nothing */
    size_t unread_count;
};

struct unread_file {
    const char *path, *name; /* as a CSV file; NULL = it is neither that nor a workbook */
};

/* A folder may be a workbook, or have one that is called budget or begroting: its sheets
   are files then, named without an ending. And any file may be a workbook itself. */

/* Finds the files of the folder and of the options: a file that an option names replaces
   the folder's. Adds a fault for every needed file that is missing and for every file
   that is there twice, and a warning of files whose names are nearly ours. */
void folder_find(struct folder *f, struct load_context *l);

/* Adds a remark on each of the other files that are not read, by what it holds. Once the
   settings are read, which may name its columns. */
void folder_look(const struct folder *f, struct load_context *l);

/* Refuses costs that would count twice: a file that is given twice, or that has two names,
   or a sheet of a workbook. */
void folder_refuse_same(const struct folder *f, struct load_context *l);

/* The root that a file of this name would close: closed-2025-Q1.csv, or
   afgesloten-2025-K1.csv. False for any other name. */
bool folder_closed_root(const char *name, period *root);

/* Whether `path` is a file that may close a period, whatever its name if it is CSV. */
bool folder_closed_file(const char *path);

/* Whether a file of this name would be read in a budget folder. */
bool folder_knows(const char *name);

/* Whether `path` is one of the files, or would be read the next time because of its name
   and place in `folder` (may be NULL). */
bool folder_claims(const struct folder *f, const char *folder, const char *path);

#endif
