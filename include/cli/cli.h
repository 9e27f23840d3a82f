/* The command line: which command, with which options, and what status it ends with. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdio.h>

/* Exit statuses. When several things go wrong the worst, that is the highest, counts. */
enum {
    STATUS_DONE = 0,
    STATUS_REFUSED = 1, /* the data was refused, or a check found an error */
    STATUS_USAGE = 2,
    STATUS_MACHINE = 3, /* something could not be found, read, written or allocated */
};

/* The worst of two statuses. */
static inline int status_worst(int a, int b) {
    return a > b ? a : b;
}

/* Runs the whole program: `argv` as main() gets it; results go to `out`, diagnostics to
   `err`. Returns the exit status. */
int cli_run(int argc, char **argv, FILE *out, FILE *err);

#endif
