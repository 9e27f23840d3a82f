/* The options of the command line: one table, one parser. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "base/nearest.h"
#include "model/budget.h"
#include "report/writer.h"

/* Every option of every command. The order is that of the help text. */
enum option_id {
    OPTION_PERIOD,
    OPTION_MUNICIPALITY,
    OPTION_CATEGORY,
    OPTION_LINE,
    OPTION_FORMAT,
    OPTION_OUTPUT,
    OPTION_OUTPUT_DIR,
    OPTION_SUMMARY,
    OPTION_LANG,
    OPTION_DETAIL,
    OPTION_CLOSE,
    OPTION_UNIT,
    OPTION_KEY,
    OPTION_LIMIT,
    OPTION_STRICT,
    OPTION_MUNICIPALITIES,
    OPTION_COSTS,
    OPTION_KEYS,
    OPTION_ADVANCES,
    OPTION_ACCOUNTS,
    OPTION_SETTINGS,
    OPTION_DELIMITER,
    OPTION_DECIMAL_MARK,
    OPTION_JOBS,
    OPTION_SUGGEST,
    OPTION_QUIET,
    OPTION_VERBOSE,
    OPTION_WORKBOOK,
    OPTION_HELP,
    OPTION_VERSION,
    OPTION_COUNT
};

enum { MOST_FORMATS = 8 };

/* What the user chose. Texts are borrowed from argv. */
struct options {
    const char **operands; /* owned array */
    size_t operand_count;
    struct period_range range;
    const char *municipality, *category, *line;
    const struct format *formats[MOST_FORMATS];
    size_t format_count; /* 0 = by the ending of `output`, else text */
    const char *output, *output_dir, *summary;
    bool lang_set;
    enum lang lang;
    bool lines; /* --detail lines */
    bool close_set;
    enum closing close;
    bool thousands;           /* --unit 1000 */
    const char **key_changes; /* owned array: --key NAME=DRIVER */
    size_t key_change_count;
    bool limit_set;
    struct decimal limit; /* per cent */
    bool strict, suggest, quiet, verbose, workbook, help, version;
    const char *municipalities, *keys, *advances, *accounts, *settings;
    const char **costs; /* owned array */
    size_t cost_count;
    int spool; /* descriptor: the copy of standard input when a file is "-", else 0 */
    char delimiter, decimal_mark;
    unsigned jobs;
};

/* What is wrong with the command line: a sentence and an optional hint. */
struct usage {
    struct buf sentence, hint;
};

/* One row of the table. `set` gets the value (NULL when it takes none) and returns 0, or
   -1 with `usage` filled. */
struct option_spec {
    const char *name;
    char letter;       /* 0 when there is only a long form */
    const char *value; /* N_(): its name in the help, "FILE"; NULL when it takes none */
    const char *help;  /* N_() */
    int (*set)(struct options *o, const char *value, struct usage *usage);
};
extern const struct option_spec option_specs[OPTION_COUNT];

/* Reads argv[1..] by the GNU conventions: long options may be shortened, options may
   follow operands, `--` ends them. `allowed` lists the options of this command, ended by
   OPTION_COUNT. -1 with `usage` filled. The caller clears `o` and `usage` in any case. */
int options_parse(struct options *o, int argc, char **argv, const unsigned char *allowed,
                  struct usage *usage) __attribute__((warn_unused_result));
void options_clear(struct options *o);

/* Nothing wrong yet: an empty sentence. */
void usage_init(struct usage *u);
void usage_clear(struct usage *u);

/* Adds the hint "did you mean ...?" when a name is near; `before` ("--", say) goes before
   that name. */
void usage_suggest(struct usage *u, const char *before, const struct nearest *n);

/* Appends the lines of the help text for the options allowed. */
void options_help(struct buf *out, const unsigned char *allowed);

#endif
