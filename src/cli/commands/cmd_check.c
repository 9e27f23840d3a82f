#include "cli/batch.h"
#include "cli/session.h"
#include "engine/settle/cross_charges.h"
#include "view/understood.h"

/* --- what settling needs ------------------------------------------------------------ */

/* Faults that settling would end with, to be added to those of the session. */
struct refusals {
    struct session *session;
    enum diag_code code;
};

static void add_refusal(void *self, const struct diag *fault) {
    struct refusals *r = self;
    struct buf sentence = {0}, hint = {0};
    diag_sentence(&sentence, fault);
    (void)diag_hint(&hint, fault);
    diag_add(&r->session->diags, fault->place, r->code, buf_str(&sentence),
             buf_str(&hint), NULL);
    buf_clear(&hint);
    buf_clear(&sentence);
}

static void add_more(void *self, const char *file, enum diag_level level,
                     uint64_t times) {
    (void)self;
    (void)file;
    (void)level;
    (void)times;
}

/* Says why this folder cannot be settled. That is worth a warning only where something
   shows that it is to be: the model, the host, or advances. */
static void check_settling(struct session *s) {
    const struct budget *b = &s->budget;
    const struct settings *settings = &b->settings;
    bool meant = settings->model != MODEL_NONE || settings->host != MUNICIPALITY_NONE ||
                 b->advance_count > 0;
    struct refusals refusals = {s, meant ? DIAG_SETTLE_REFUSES : DIAG_SETTLE_UNSET};
    const struct diag_visitor visitor = {&refusals, add_refusal, add_more};
    struct diags found;
    diags_init(&found);
    struct incurred_check lines = {settings, &found};
    struct line_sink sink = incurred_check_sink(&lines);
    int refused = cross_charges_check(b, (struct place){.file = s->folder}, &found);
    if (settings->model == MODEL_MATRIX && (refused == 0 || b->advance_count > 0))
        session_read(s, &sink);
    diag_visit(&found, DIAG_ERROR, &visitor);
    diags_clear(&found);
}

/* --- a folder ------------------------------------------------------------------------ */

/* Says what was understood of each file, and how many faults there are of each kind. */
static void explain(const struct session *s, FILE *out) {
    struct buf text = {0};
    view_understood(&text, &s->budget);
    view_fault_counts(&text, &s->diags, DIAG_NOTE);
    fputs(buf_str(&text), out);
    buf_clear(&text);
}

static int check_folder(void *self, const struct options *o, const char *folder,
                        const struct streams *streams) {
    (void)self;
    struct session s;
    session_open(&s, o, folder, false, streams);
    int refused = session_allocate(&s, false);
    loader_review(s.loader);
    if (!diag_any_error(&s.diags))
        check_settling(&s);
    const enum diag_level least = o->verbose ? DIAG_NOTE : DIAG_WARNING;
    int status = session_report(&s, least, streams->err);
    if (o->verbose)
        explain(&s, streams->out);
    session_close(&s);
    return refused && status == STATUS_DONE ? STATUS_REFUSED : status;
}

static int run(const struct options *o, const struct streams *streams) {
    const struct batch_work work = {NULL, check_folder};
    return batch_run(o, &work, streams);
}

static const unsigned char options[] = {OPTION_LANG, OPTIONS_OF_INPUT, OPTION_JOBS,
                                        OPTION_VERBOSE, OPTIONS_OF_ALL};

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
