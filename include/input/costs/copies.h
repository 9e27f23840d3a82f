/* Copies: a cost file that holds the same lines as another, whatever it is called and however
   it is written, counts every cost twice. Files are compared by how many lines they have and
   what these add up to, which is known; only where that is the same are the two read again,
   and a digest of their lines is compared that does not depend on their order. So memory does
   not grow, and files that differ cost nothing. */
#ifndef INPUT_COSTS_COPIES_H
#define INPUT_COSTS_COPIES_H

#include <sys/stat.h>

#include "model/budget.h"

struct cost_run;
struct cost_file;

/* What is known of a cost file once it was read. */
struct known_file {
    const char *path; /* borrowed */
    struct stat was;  /* as it was in the first pass: a later one must meet the same */
    uint64_t lines;
    wide sum[2]; /* cents: amounts and VAT */
};

/* The lines of a file together: the sum of a SHA-256 of each, of which 128 bits count. */
struct copy_digest {
    uint64_t low, high;
};

/* Adds the line that the current row gave, by what its cells mean. */
void copies_add(struct copy_digest *d, const struct cost_file *f,
                const struct cost_line *line);

/* Adds the fault of every file that is a copy of one before it. After the first pass. */
void copies_find(struct cost_run *r, struct known_file *files, size_t count);

#endif
