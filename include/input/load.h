/* Load: reads a budget folder, or files named one by one, into the model. */
#ifndef INPUT_LOAD_H
#define INPUT_LOAD_H

#include "input/table/load_options.h"
#include "model/budget.h"

struct loader; /* the budget's files, and what is known of them */

/* Reads everything but the cost lines into `b` (initialised by the caller, who clears it
   after the loader). Faults are added to `d`; reading goes on as far as makes sense.
   Never NULL: with errors in `d` the budget may be incomplete, and cost lines are read
   only to find more faults. The caller frees the loader. `o` must outlive it. */
struct loader *loader_new(struct budget *b, const struct load_options *o,
                          struct diags *d);
void loader_free(struct loader *l);

/* Counts the units of tariffs by the keys of `folder`, which reads the same folder and must
   outlive `l`, and not by the other keys that `l` was given. Before loader_costs. */
void loader_keep_amounts(struct loader *l, const struct loader *folder);

/* Reads the cost files in name order and pushes each line into `sink`. May be called
   again: a second pass pushes the same lines in the same order, adds no diagnostic and
   changes nothing in the budget. -1 when the sink stopped it or an error was found. */
int loader_costs(struct loader *l, struct line_sink *sink)
    __attribute__((warn_unused_result));

/* Checks the whole input for `check`: unused keys and rules for accounts, accounts that
   only the row * covers, and rows that are there twice. After the first loader_costs. */
void loader_review(struct loader *l);

/* Which files a folder has: how many of costs, and those of settings and accounts, or
   NULL. */
struct loader_files {
    size_t costs;
    const char *settings, *accounts; /* borrowed */
};
struct loader_files loader_files(const struct loader *l);

/* Appends a file of settings to begin with; and, after loader_costs, one of the accounts
   that were met: see suggest.h; false where not all of their amounts are known. How many
   rows go to *rows; cost files that are no tables are reported in `d`. */
void loader_suggest_settings(struct loader *l, struct buf *out, bool dutch, size_t *rows,
                             struct diags *d);
bool loader_suggest_accounts(const struct loader *l, struct buf *out, bool dutch,
                             size_t *rows);

/* Whether a file of this name, without folders, would be read in a budget folder. */
bool loader_knows(const char *name);

/* Whether `path` is one of the input files, or would be read the next time because of its
   name and place in the budget folder. Such a file must not be written. */
bool loader_claims(const struct loader *l, const char *path);

#endif
