/* Copies: a cost file that holds the same lines as another, whatever its name, order and
   form, counts every cost twice. First the numbers of lines and the sums are compared, which
   are known. Only files that agree in these are read again, to compare a digest of their
   lines that does not depend on the order. So no lines are kept in memory, and files that
   differ cost no time. */
#ifndef INPUT_COSTS_COPIES_H
#define INPUT_COSTS_COPIES_H

#include <sys/stat.h>

#include "model/budget.h"

struct cost_run;
struct cost_file;

/* What is known of a cost file after the first pass. */
struct known_file {
    const char *path; /* borrowed */
    struct stat was;  /* in the first pass: a later one must find the same file */
    uint64_t lines;
    wide sum[2]; /* cents: amounts and VAT */
};

/* A digest of all lines of a file in any order: the sum of 128 bits of each line's
   SHA-256. */
struct copy_digest {
    uint64_t low, high;
};

/* Adds the line of the current row, by the meaning of its cells. */
void copies_add(struct copy_digest *d, const struct cost_file *f,
                const struct cost_line *line);

/* Adds the fault of every file that is a copy of one before it. After the first pass. */
void copies_find(struct cost_run *r, struct known_file *files, size_t count);

#endif
