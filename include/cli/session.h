/* A session: one budget from its files to its figures. */
#ifndef CLI_SESSION_H
#define CLI_SESSION_H

#include "cli/command.h"
#include "cli/progress.h"
#include "engine/allocate.h"
#include "engine/compare/own_costs.h"
#include "input/load.h"
#include "view/allocate/allocate.h"

struct closed_book;
struct closing_sums;

struct session {
    const struct options *options; /* borrowed */
    const char *folder;            /* borrowed; NULL when every file is named */
    struct load_options load;
    struct progress progress;
    struct diags diags;
    struct budget budget;
    struct own_costs *own;         /* owned; NULL unless session_keep_own was called */
    struct loader *loader;         /* owned; NULL for a closed file */
    struct closed_book *book;      /* owned; NULL unless it is one */
    struct allocation *allocation; /* owned; NULL before session_allocate */
    struct closing_sums *closing;  /* owned; NULL when no closed period is checked */
    bool
        what_if; /* the side of a comparison that asks what if: it may differ from what was
                     closed */
    const struct closed_period *within; /* borrowed: lines of other periods are left out;
                                           NULL = of none */
    struct line_sink inner;             /* for these lines */
    const struct group_id *only; /* borrowed: groups whose lines a listing needs; NULL =
                                      of all */
    size_t only_count;
};

/* Loads everything but the cost lines and chooses the language. Long reading shows its
   progress on `err` when that is a terminal. The caller closes the session in any case;
   faults are in `diags`. */
void session_open(struct session *s, const struct options *o, const char *folder,
                  bool hashes, const struct streams *streams);
/* The same for a closed file at `path` (borrowed), in place of a folder. */
void session_open_closed(struct session *s, const struct options *o, const char *path,
                         const struct streams *streams);
void session_close(struct session *s);

/* Whether a file of this path is read, or would be the next time, and must not be
   written. */
bool session_claims(const struct session *s, const char *path);

/* Keeps own costs by category too, as a comparison needs; to be called before
   session_allocate. */
void session_keep_own(struct session *s);

/* Warns that the chosen periods have no costs, as that is hardly what was meant. */
void session_warn_empty(struct session *s, struct period_range range);

/* Reads the cost lines alone. Faults are in `diags`, and not added by a later reading. */
void session_read(struct session *s, struct line_sink *sink);

/* Reads the cost lines and allocates them; `lines` when a listing will follow. -1 when
   the data was refused, faults in `diags`; with --strict a warning is enough. */
int session_allocate(struct session *s, bool lines) __attribute__((warn_unused_result));

/* The replay that reads the cost lines once more and pushes them. */
struct line_replay session_replay(struct session *s);

/* The language of reports, and of CSV, which never follows the locale. */
enum lang session_lang(const struct session *s);
enum lang session_csv_lang(const struct session *s);

/* Prints the faults of `least` and above to `err` and returns the exit status. */
int session_report(const struct session *s, enum diag_level least, FILE *err);

#endif
