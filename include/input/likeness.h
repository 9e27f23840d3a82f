/* Likeness: what a file holds, whatever it is called. A table that nobody reads because of
   its name is money that is missing. */
#ifndef INPUT_LIKENESS_H
#define INPUT_LIKENESS_H

#include "input/table/load_context.h"
#include "input/table/schema.h"

/* The schemas that a file is compared with, in this order. Without municipalities or keys
   nothing is allocated at all, and these are no money. */
enum { LIKENESS_SCHEMAS = 4 };
extern const struct schema *const likeness_schemas[LIKENESS_SCHEMAS];

struct likeness {
    bool wanted[LIKENESS_SCHEMAS]; /* by the caller: compare with this one at all */
    bool seems[LIKENESS_SCHEMAS];  /* some sheet seems to be a table of this schema */
    size_t named;                  /* sheets of a workbook that are named as our files */
};

/* Compares what is at `path`, a CSV file, a workbook or one sheet, with the schemas that
   are wanted, by its first rows. A table of costs needs an amount and what it is for, under
   our names or those that others use, in some row; reports of ours are none. Nothing is
   reported of a file that cannot be read. */
void likeness_find(struct likeness *like, struct load_context *l, const char *path);

#endif
