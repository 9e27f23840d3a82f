/* What is passed over: files and folders of a budget folder that look as if they were meant
   to be read, since a forgotten one is money that is missing. */
#ifndef INPUT_PASSED_OVER_H
#define INPUT_PASSED_OVER_H

#include "input/folder.h"

/* Warns when `name`, which is at `path` and is not read, looks like costs, advances or
   another file that the folder `f` lacks: by its name, as a workbook, a text, something
   packed or a folder. A workbook beside the CSV that was saved from it is none of these,
   nor are notes, and what others leave behind. False when there was nothing to be said. */
bool passed_over_warn(struct load_context *l, const struct folder *f, const char *name,
                      const char *path);

#endif
