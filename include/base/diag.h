/* Diagnostics: what is wrong, each with its place, code, sentence and hint. */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"

/* How bad it is. NOTE: shown by `check` only. WARNING: in the report too. ERROR:
   the data is refused, status 1. FAILURE: the machine refused (unreadable,
   unwritable), status 3. */
enum diag_level { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR, DIAG_FAILURE, DIAG_LEVELS };

/* Every diagnostic; see diag_codes.def. */
enum diag_code {
#define DIAG(id, level, code, sentence, hint) DIAG_##id,
#include "base/diag_codes.def"
#undef DIAG
    DIAG_CODES
};

/* One row of diag_codes.def. */
struct diag_kind {
    enum diag_level level;
    const char *code;     /* stable name, e.g. "amount-decimals" */
    const char *sentence; /* with %1 .. %6 where arguments go; translated when shown */
    const char *hint;     /* the same, or NULL */
};
extern const struct diag_kind diag_kinds[DIAG_CODES];

/* Where a fault is. Line and column count from 1; 0 = not known. Those of a sheet are the
   row and the column of a cell. */
struct place {
    const char *file; /* borrowed: lives as long as the run, and may be of a sheet
                         (path.h); NULL = no file */
    uint64_t line;    /* physical line */
    uint32_t column;  /* number of the cell in its row */
};

enum { DIAG_ARGS = 6, DIAG_KEPT = 50 };

struct diag {
    struct place place;
    enum diag_code code;
    const char *args[DIAG_ARGS]; /* borrowed from the arena of its diags; NULL = unused */
    uint64_t times;              /* > 1: it stands for so many that are alike */
    bool every_row;              /* of these: they are in every row */
};

/* All faults found in a run. */
struct diags {
    struct arena arena;      /* owned: the arguments */
    struct diag_file *files; /* owned: in the order of each file's first fault */
    size_t count, room;      /* elements of `files` */
    uint64_t added;          /* faults, shown or not */
};

/* Nothing found yet; diags_clear releases all that was added. */
void diags_init(struct diags *d);
void diags_clear(struct diags *d);

/* A word of our own, in an argument or as the whole of it. It is translated when the
   fault is shown: when it is added the language may not be chosen yet, and a report may
   need the fault in two languages. The bytes around it do not occur in UTF-8. */
#define DIAG_WORD(text) "\xfe" text "\xff"
void diag_word(struct buf *argument, const char *text);
/* A figure, written in English, is one of these words too: "-1,234.50". */

/* Why the system refused, in words of our own that can be translated: the reason that an
   errno stands for, as an argument. Rare ones come in the system's own words. */
const char *diag_reason(int error);

/* Adds a fault. The arguments are texts (copied), as many as its sentence and hint use,
   then NULL. Past DIAG_KEPT of one code in one file it is only counted. */
void diag_add(struct diags *d, struct place at, enum diag_code code, ...)
    __attribute__((sentinel));

/* The same with an argument array of DIAG_ARGS, unused ones NULL. */
void diag_add_args(struct diags *d, struct place at, enum diag_code code,
                   const char *const args[DIAG_ARGS]);

/* Whether a fault of this code in this file would only be counted, so that its arguments
   need not be worked out. */
bool diag_full(const struct diags *d, const char *file, enum diag_code code);

/* Sets how many data rows `file` has, so that a fault in each of them is shown once. */
void diag_rows(struct diags *d, const char *file, uint64_t rows);

/* Adds `lines` to the line of every fault in `file`, whose places were counted from a
   later line on. */
void diag_move(struct diags *d, const char *file, uint64_t lines);

/* Adds all of `from`, a later part of the input; `from` is empty afterwards. */
void diag_merge(struct diags *d, struct diags *from);

/* How many of a level were added, shown or not. */
uint64_t diag_total(const struct diags *d, enum diag_level level);

/* The same of a code. */
uint64_t diag_times(const struct diags *d, enum diag_code code);

/* Whether any error or failure was added. */
bool diag_any_error(const struct diags *d);

/* The exit status: 0, 1 (errors), 3 (failures). `strict` counts warnings as errors. */
int diag_status(const struct diags *d, bool strict);

/* Called for each fault to be shown, by file and then by place. At most DIAG_KEPT of one
   level in one file are shown; then `more` is called once with how many were not. */
struct diag_visitor {
    void *self;
    void (*fault)(void *self, const struct diag *fault);
    void (*more)(void *self, const char *file, enum diag_level level, uint64_t times);
};
void diag_visit(const struct diags *d, enum diag_level least,
                const struct diag_visitor *v);

/* Appends `text` so that nothing in it can steer a terminal or break the line. */
void diag_shown(struct buf *out, const char *text);

/* Appends a place, which has a file: costs.csv:14:4, or budget.xlsx:costs!D14. */
void diag_place(struct buf *out, struct place at);

/* Appends the sentence, or the hint, of a fault in the reader's language. In the
   arguments control characters are shown as \xNN, and invisible ones and those that
   change the direction of the text as \uNNNN. False when there is no hint: one that uses
   an argument which is "" is left out. */
void diag_sentence(struct buf *out, const struct diag *fault);
bool diag_hint(struct buf *out, const struct diag *fault);

/* Appends `file:line:column: level: code: sentence` and, if there is a hint, the line
   `  hint: ...`, each with its line end. */
void diag_print(struct buf *out, const struct diag *fault, bool strict);

/* Appends how many were not shown, in words. */
void diag_more(struct buf *out, uint64_t times);

/* The same as a whole line, with place, level and line end. */
void diag_print_more(struct buf *out, const char *file, enum diag_level level,
                     uint64_t times);

/* "error", "warning" or "note" in the reader's language; a failure is an error too. */
const char *diag_level_name(enum diag_level level);

#endif
