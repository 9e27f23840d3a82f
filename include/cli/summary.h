/* The summary of a batch: a row of CSV for each folder, for --summary. */
#ifndef CLI_SUMMARY_H
#define CLI_SUMMARY_H

#include "cli/command.h"
#include "cli/session.h"

/* What is said of a folder. One whose process ended too soon is not known. */
struct summary_row {
    bool known;
    bool claimed; /* the summary would be written over input of this folder */
    int status;   /* its exit status */
    uint64_t lines, warnings;
    money costs; /* cents, net; of a folder that is done */
};

/* Rows for `count` folders, in memory that worker processes share; NULL when there is
   none, which is added to `d`. Released by summary_free. */
struct summary_row *summary_new(size_t count, struct diags *d);
void summary_free(struct summary_row *rows, size_t count);

/* Refuses a summary that is an input file of the session, or would be read as one the next
   time: -1 with the fault added to the session's, and it is not written. To be called when
   the session is open. */
int summary_begin(struct summary_row *row, struct session *s)
    __attribute__((warn_unused_result));

/* Fills the row of a folder that has ended with `status`. */
void summary_fill(struct summary_row *row, const struct session *s, int status);

/* Writes the file that `o` names, a row for each folder (or the one that has none), unless
   it was refused. A status; a failure is added to `d`. */
int summary_write(const struct options *o, const struct summary_row *rows, FILE *standard,
                  struct diags *d);

#endif
