/* Passed over: files and folders of a budget folder that are not read but may be meant to
   be. A forgotten one is money that is missing. */
#ifndef INPUT_PASSED_OVER_H
#define INPUT_PASSED_OVER_H

#include "input/folder.h"

/* Warns when `name`, which is at `path` and is not read, looks like costs, advances or
   another file that the folder `f` lacks: by its name, and as a CSV file, a workbook, a
   text, an archive or a folder; or like a closed file or a copy of one. Notes
   give no warning, nor does a text or an archive beside the file that it was made of. False
   when there was no warning. */
bool passed_over_warn(struct load_context *l, const struct folder *f, const char *name,
                      const char *path);

/* The same for a file of which passed_over_warn said nothing, by what it holds: once the
   settings are read, which may name its columns. */
bool passed_over_look(struct load_context *l, const struct folder *f, const char *name,
                      const char *path);

#endif
