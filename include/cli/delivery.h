/* Delivery: writes a report in the chosen formats, each to its own target. */
#ifndef CLI_DELIVERY_H
#define CLI_DELIVERY_H

#include <stdio.h>

#include "base/diag.h"
#include "cli/command.h"
#include "cli/session.h"
#include "report/writer.h"

struct delivery {
    const struct options *options; /* borrowed */
    const struct format *formats[MOST_FORMATS];
    size_t count;
    struct summary_row *summary; /* one for each folder, owned; NULL without --summary */
};

/* Decides on formats and targets before anything is computed. `reports` is how many there
   will be: one for each of the folders, or one for all of them. -1 with `usage` filled:
   several formats or folders for one file, an unknown ending, two folders of one name. */
int delivery_plan(struct delivery *d, const struct options *o, size_t reports,
                  struct usage *usage) __attribute__((warn_unused_result));

/* Whether some format names the SHA-256 of every input file. */
bool delivery_needs_hashes(const struct delivery *d);

/* For whom it writes: the tables that its formats have a use for. */
unsigned delivery_audience(const struct delivery *d);

/* Refuses a target that is an input file of the session, or would be read as one the next
   time: -1 with the fault added to the session's. */
int delivery_check(const struct delivery *d, struct session *s)
    __attribute__((warn_unused_result));

/* Writes the report, signed with the program's version, in every format; the targets get
   their new content only when all of them were written. STATUS_MACHINE after a failure,
   which is added to the faults of the session unless it was the report's own. */
int delivery_write(const struct delivery *d, struct report *r, struct session *s,
                   FILE *standard) __attribute__((warn_unused_result));

/* Plans the delivery and runs `folder` for every folder of `o`, with the plan as its
   `self`. Returns the worst status, or that of a mistake in the command line. */
int delivery_run(const struct options *o, const struct command *command,
                 int (*folder)(void *self, const struct options *o, const char *folder,
                               const struct streams *streams),
                 const struct streams *streams);

#endif
