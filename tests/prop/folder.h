/* A thrown folder as the program reads it, beside its model; and what is checked of it. */
#ifndef TESTS_FOLDER_H
#define TESTS_FOLDER_H

#include "engine/compare/own_costs.h"
#include "exact.h"
#include "input/load.h"
#include "proof.h"
#include "thrown.h"

enum { FOLDER_LINES = 2 * THROWN_ROWS };

struct folder {
    const struct thrown *t;       /* borrowed */
    struct thrown_shares *shares; /* owned */
    const struct folder
        *tried_out; /* borrowed: the folder in which a key is tried out, whose
                                       amounts count; or NULL */
    struct budget b;
    struct diags faults;
    struct allocation *a;
    struct own_costs *own;
    struct loader *loader;
    struct arena texts;
    int key_of[THROWN_KEYS]; /* its number in the budget */
    struct cost_line lines[FOLDER_LINES];
    const struct thrown_row *row_of[FOLDER_LINES]; /* filled in when lines are checked */
    struct exact_line exact[FOLDER_LINES];         /* when cells are */
    size_t count;
    struct line_sink next; /* while it is read */
};

/* Reads and allocates the folder in the working directory, which is that of `t`. False when
   the program refuses it. To be closed in any case. */
bool folder_open(struct folder *f, const struct thrown *t);
void folder_close(struct folder *f);

/* The same with a key tried out, as --key says: `t` has it already, `as_it_is` is the folder
   of the files. */
bool folder_try_out(struct folder *f, const struct thrown *t,
                    const struct folder *as_it_is, int key);

/* Whether all shares exist that the rows of a folder need. */
bool folder_has_shares(const struct folder *f);

/* Checks the lines of an allocated folder, their shares, cells and totals. NULL, or what is
   wrong. */
const char *folder_check_lines(struct folder *f);

/* Checks the settlements of an allocated folder: of every quarter, of every year to date, of
   all. NULL, or what is wrong. */
const char *folder_check_settlement(struct folder *f);

/* Checks the comparison of two allocated folders, the second made of the first. */
const char *folder_check_change(const struct folder *before, const struct folder *after);

#endif
