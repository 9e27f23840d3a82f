/* Folders: which file of a budget folder is what, by its English or Dutch name. */
#ifndef INPUT_FOLDER_H
#define INPUT_FOLDER_H

#include "input/table/load_context.h"

/* The paths of a budget's files. All texts live in the budget's arena. */
struct folder {
    const char *municipalities, *keys, *advances, *accounts, *settings; /* NULL = none */
    const char **costs;                                                 /* by name */
    size_t cost_count;
};

/* Finds the files of the folder and of the options that name files: what is named comes
   instead of what the folder has. Adds a fault for every needed file that is missing,
   every file that is there twice, and remarks on files that look as if they were meant to
   be read. */
void folder_find(struct folder *f, struct load_context *l);

/* Whether a file of this name would be read if it stood in a budget folder. */
bool folder_knows(const char *name);

/* Whether `path` is one of the files, or would be read as one the next time because of
   its name and place in `folder` (may be NULL). */
bool folder_claims(const struct folder *f, const char *folder, const char *path);

#endif
