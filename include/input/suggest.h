/* Suggest: settings and accounts to begin with, for cost files that were never seen. Texts
   are CSV in one of our languages; what only people know is left empty. */
#ifndef INPUT_SUGGEST_H
#define INPUT_SUGGEST_H

#include "input/costs/account_sums.h"
#include "input/folder.h"

/* Appends a file of settings: those of every folder, and for each column of the costs that
   goes by a name which is not ours a row that names it, empty where none may be meant. Returns how many rows. Files that
   are no table at all are reported in `l`; what is wrong with their columns is not. */
size_t suggest_settings(struct buf *out, struct load_context *l,
                        const struct folder *folder, bool dutch);

/* Appends a file of accounts: each with its lines and their sum, which is empty where not
   all amounts are known, and no category yet; a row * for those that have no sum of their
   own. Returns how many rows. */
size_t suggest_accounts(struct buf *out, const struct account_sums *sums, bool dutch);

#endif
