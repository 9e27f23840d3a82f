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

/* Works on every folder of `o`, on at most `o->jobs` at once (0: as many as there are
   processors), and returns the worst status. Threads that folders leave go to each. A
   failed folder does not stop the others. More than one at once are tasks of a pool, so
   that even running out of memory ends a folder alone; what they print appears in the
   order of the folders. */
int batch_run(const struct options *o, const struct batch_work *work,
              const struct streams *streams);

#endif
