/* Loading: a budget folder, or files named one by one, into the model. */
#ifndef INPUT_LOAD_H
#define INPUT_LOAD_H

#include "input/table/load_options.h"
#include "model/budget.h"

struct loader; /* the budget's files, opened by name, and how each is written */

/* Reads everything but the cost lines into `b` (initialised by the caller, who clears it
   after the loader). Faults are added to `d`; reading goes on as far as makes sense.
   Never NULL: with errors in `d` the budget may be incomplete and only more checking
   makes sense. The caller frees the loader. `o` must outlive it. */
struct loader *loader_new(struct budget *b, const struct load_options *o,
                          struct diags *d);
void loader_free(struct loader *l);

/* Reads the cost files in name order and pushes each line into `sink`. May be called
   again: a second pass pushes the same lines in the same order, adds no diagnostic and
   changes nothing in the budget. -1 when the sink stopped it or an error was found. */
int loader_costs(struct loader *l, struct line_sink *sink)
    __attribute__((warn_unused_result));

/* Checks that look at the whole input and matter to `check`: unused keys and
   accounts, identical lines, mixed peildatum years, missing categories.
   After the first loader_costs. */
void loader_review(struct loader *l);

/* Whether a file of this name, without folders, would be read if it
   stood in a budget folder. */
bool loader_knows(const char *name);

/* Whether `path` is one of the input files, or would be read as one the next
   time, because of its name and because it stands in the budget folder: such a
   file is not to be written. */
bool loader_claims(const struct loader *l, const char *path);

#endif
