/* A command: one file and one constant struct each. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include <stdatomic.h>
#include <stdio.h>

#include "cli/cli.h"
#include "cli/options.h"

/* The streams of a run, or of one of several tasks that run at once: then `out` and `err`
   are kept, and progress goes to the terminal when `turn` has come to the task's number.
   In a batch that is the number of the folder. */
struct streams {
    FILE *out, *err;           /* borrowed */
    FILE *terminal;            /* borrowed; NULL: `err` */
    const atomic_size_t *turn; /* borrowed; NULL: always */
    size_t number;
};

/* Options that most commands share, for their lists. */
#define OPTIONS_OF_OUTPUT                                                                \
    OPTION_PERIOD, OPTION_FORMAT, OPTION_OUTPUT, OPTION_OUTPUT_DIR, OPTION_LANG
#define OPTIONS_OF_INPUT                                                                 \
    OPTION_CLOSE, OPTION_STRICT, OPTION_MUNICIPALITIES, OPTION_COSTS, OPTION_KEYS,       \
        OPTION_ADVANCES, OPTION_ACCOUNTS, OPTION_SETTINGS, OPTION_DELIMITER,             \
        OPTION_DECIMAL_MARK
#define OPTIONS_OF_ALL OPTION_HELP, OPTION_VERSION, OPTION_COUNT

struct command {
    const char *name;
    const char *operands;         /* N_(): "FOLDER...", as in the help */
    const char *summary;          /* N_() */
    const char *examples;         /* N_(): lines shown first in the help */
    const unsigned char *options; /* option ids allowed, ended by OPTION_COUNT */
    size_t least, most;           /* operands */
    bool names_files;             /* files named by option can stand for the folder */
    int (*run)(const struct options *o, const struct streams *streams);
};

extern const struct command command_allocate, command_check, command_explain,
    command_settle, command_compare, command_verify, command_close, command_init;

/* Every command, ended by NULL, in the order of the help. */
extern const struct command *const commands[];

/* Prints a mistake in the command line to `err`; returns STATUS_USAGE. */
int usage_report(const struct usage *u, const struct command *command, FILE *err);

#endif
