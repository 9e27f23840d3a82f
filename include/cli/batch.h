/* A batch: one command over several folders, each on its own. */
#ifndef CLI_BATCH_H
#define CLI_BATCH_H

#include "cli/command.h"

/* The work on one folder (NULL: every file is named). Returns its exit status. */
struct batch_work {
    void *self;
    int (*folder)(void *self, const struct options *o, const char *folder,
                  const struct streams *streams);
};

/* Works on every folder of `o`, at most `o->jobs` at once, and returns the worst status.
   A failed folder does not stop the others. With more than one job, each folder has a
   process of its own, so that even running out of memory ends that folder alone; what
   they print appears in the order of the folders. */
int batch_run(const struct options *o, const struct batch_work *work,
              const struct streams *streams);

/* How many threads may work on one folder, as in load.h. */
unsigned batch_threads(const struct options *o);

#endif
