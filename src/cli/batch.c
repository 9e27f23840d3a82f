#include "cli/batch.h"

#include <stdlib.h>

#include "base/jobs.h"
#include "base/mem.h"
#include "base/os_guard.h"
#include "cli/pool.h"

struct batch {
    struct options options; /* for one folder: fewer jobs */
    const struct batch_work *work;
};

static int do_folder(void *self, size_t number, const struct streams *streams) {
    const struct batch *b = self;
    const struct options *o = &b->options;
    const char *folder = number < o->operand_count ? o->operands[number] : NULL;
    struct streams of_folder = *streams;
    of_folder.number = number;
    return b->work->folder(b->work->self, o, folder, &of_folder);
}

static int in_turn(struct batch *b, const struct streams *streams) {
    int status = do_folder(b, 0, streams);
    for (size_t i = 1; i < b->options.operand_count; i++)
        status = status_worst(status, do_folder(b, i, streams));
    return status;
}

/* Folders go to workers in order. What has its turn is printed before more is given out,
   so that little is kept. */
static int side_by_side(struct batch *b, size_t workers, const struct streams *streams) {
    size_t count = b->options.operand_count, given = 0;
    struct outcome *outcomes = mem_zero(count, sizeof *outcomes);
    struct pool *pool = pool_new(workers, do_folder, b, streams);
    int status = STATUS_DONE;
    for (size_t turn = 0; turn < count; turn++) {
        pool_set_turn(pool, turn);
        while (!outcomes[turn].known) {
            while (given < count && pool_give(pool, given))
                given++;
            if (given == turn) /* there are no workers */
                outcomes[given++] = (struct outcome){.known = true, .lost = true};
            else
                pool_wait(pool, outcomes);
        }
        status =
            status_worst(status, outcomes[turn].lost ? do_folder(b, turn, streams)
                                                     : pool_print(pool, &outcomes[turn]));
    }
    pool_free(pool);
    free(outcomes);
    return status;
}

int batch_run(const struct options *o, const struct batch_work *work,
              const struct streams *streams) {
    struct batch b = {*o, work};
    size_t allowed = jobs_allowed(o->jobs), folders = o->operand_count;
    size_t workers = folders < allowed ? folders : allowed;
    if (workers < 2 || !os_has_workers())
        return in_turn(&b, streams);
    b.options.jobs = (unsigned)(allowed / workers);
    return side_by_side(&b, workers, streams);
}
