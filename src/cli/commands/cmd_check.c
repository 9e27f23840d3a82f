#include "cli/batch.h"
#include "cli/session.h"

static int check_folder(void *self, const struct options *o, const char *folder,
                        const struct streams *streams) {
    (void)self;
    struct session s;
    session_open(&s, o, folder, false, streams);
    int refused = session_allocate(&s, false);
    loader_review(s.loader);
    int status = session_report(&s, DIAG_NOTE, streams->err);
    session_close(&s);
    return refused && status == STATUS_DONE ? STATUS_REFUSED : status;
}

static int run(const struct options *o, const struct streams *streams) {
    const struct batch_work work = {NULL, check_folder};
    return batch_run(o, &work, streams);
}

static const unsigned char options[] = {OPTION_LANG, OPTIONS_OF_INPUT, OPTION_JOBS,
                                        OPTIONS_OF_ALL};

const struct command command_check = {
    .name = "check",
    .operands = N_("FOLDER..."),
    .summary = N_("Every fault in the input; silent when there is none"),
    .examples = N_("  seta check budget-2025\n"
                   "  seta check --strict budget-2025\n"),
    .options = options,
    .least = 1,
    .most = SIZE_MAX,
    .names_files = true,
    .run = run,
};
