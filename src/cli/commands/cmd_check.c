#include <stdlib.h>

#include "base/os_file.h"
#include "cli/batch.h"
#include "cli/faults.h"
#include "cli/output.h"
#include "cli/settling.h"
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
    if (!settling_check(s, &found))
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

/* --- suggestions --------------------------------------------------------------------- */

static int ignore_line(void *self, const struct cost_line *line) {
    (void)self;
    (void)line;
    return 0;
}

/* The path of a file in a folder. Owned. */
static char *path_in(const char *folder, const char *name) {
    struct buf path = {0};
    buf_format(&path, "%s/%s", folder ? folder : ".", name);
    return buf_steal(&path);
}

/* Writes a file that is not there yet, and says how many rows it has. */
static void write_new(const char *folder, const char *name, const struct buf *text,
                      size_t rows, struct diags *d, FILE *out) {
    char *path = path_in(folder, name);
    if (os_is_there(path)) {
        diag_add(d, (struct place){.file = path}, DIAG_EXISTS, NULL);
    } else {
        struct output *output = output_open(path, NULL, d);
        struct byte_sink sink = output ? output_sink(output) : (struct byte_sink){0};
        bool written = output && sink.write(sink.self, text->at, text->len) == 0;
        if (output_end(&output, 1, written, d)) {
            fprintf(out, "%s: ", path);
            fprintf(out, lang_plural("%llu row", "%llu rows", (unsigned long)rows),
                    (unsigned long long)rows);
            fputc('\n', out);
        }
    }
    free(path);
}

/* Writes the settings, unless the folder has some. What is wrong with its files is for a
   check to say; false when it has no costs. */
static bool suggest_settings_of(const struct options *o, const char *folder,
                                struct diags *d, const struct streams *streams) {
    struct session s;
    struct buf text = {0};
    size_t rows;
    session_open(&s, o, folder, false, streams);
    const bool dutch = lang_now() == LANG_NL;
    const struct loader_files files = loader_files(s.loader);
    bool costs = files.costs > 0;
    if (costs && files.settings && files.accounts) {
        diag_add(d, (struct place){.file = files.settings}, DIAG_EXISTS, NULL);
        diag_add(d, (struct place){.file = files.accounts}, DIAG_EXISTS, NULL);
    } else if (costs && !files.settings) {
        loader_suggest_settings(s.loader, &text, dutch, &rows, d);
        if (!diag_any_error(d))
            write_new(folder, dutch ? "instellingen.csv" : "settings.csv", &text, rows, d,
                      streams->out);
    } else if (!costs) {
        diag_merge(d, &s.diags);
        diags_init(&s.diags);
    }
    buf_clear(&text);
    session_close(&s);
    return costs;
}

/* Writes the accounts that the costs have by the settings, unless the folder has some.
   False where there are faults instead: these are for a check to say. */
static bool suggest_accounts_of(const struct options *o, const char *folder,
                                struct diags *d, const struct streams *streams) {
    struct session s;
    struct buf text = {0};
    size_t rows;
    session_open(&s, o, folder, false, streams);
    const bool dutch = lang_now() == LANG_NL;
    bool met = true;
    if (!loader_files(s.loader).accounts) {
        struct line_sink sink = {.take = ignore_line};
        diags_clear(&s.diags); /* of files that are still to be made */
        session_read(&s, &sink);
        bool known = loader_suggest_accounts(s.loader, &text, dutch, &rows);
        met = rows > 0 || !diag_any_error(&s.diags);
        if (rows > 0)
            write_new(folder, dutch ? "rekeningen.csv" : "accounts.csv", &text, rows, d,
                      streams->out);
        else
            fputs(_("no accounts were met\n"), streams->out);
        if (!met || !known)
            fprintf(streams->err, _("`%s` says what could not be read\n"), "seta check");
    }
    buf_clear(&text);
    session_close(&s);
    return met;
}

/* Writes settings and accounts to begin with. Nothing is overwritten. */
static int suggest_folder(void *self, const struct options *o, const char *folder,
                          const struct streams *streams) {
    (void)self;
    struct diags d;
    diags_init(&d);
    bool met = !suggest_settings_of(o, folder, &d, streams) || diag_any_error(&d) ||
               suggest_accounts_of(o, folder, &d, streams);
    int status = faults_print(&d, DIAG_WARNING, o->strict, streams->err);
    diags_clear(&d);
    return !met && status == STATUS_DONE ? STATUS_REFUSED : status;
}

static int refuse_suggest(const struct streams *streams) {
    struct usage usage;
    usage_init(&usage);
    buf_text(&usage.sentence, _("--suggest needs a folder to write into"));
    int status = usage_report(&usage, &command_check, streams->err);
    usage_clear(&usage);
    return status;
}

static int run(const struct options *o, const struct streams *streams) {
    if (o->suggest && o->operand_count == 0)
        return refuse_suggest(streams);
    const struct batch_work work = {NULL, o->suggest ? suggest_folder : check_folder};
    return batch_run(o, &work, streams);
}

static const unsigned char options[] = {OPTION_LANG,    OPTIONS_OF_INPUT, OPTION_JOBS,
                                        OPTION_SUGGEST, OPTION_QUIET,     OPTION_VERBOSE,
                                        OPTIONS_OF_ALL};

const struct command command_check = {
    .name = "check",
    .operands = N_("FOLDER..."),
    .summary = N_("Every fault in the input; silent when there is none"),
    .examples = N_("  seta check budget-2025\n"
                   "  seta check --suggest budget-2025\n"),
    .options = options,
    .least = 1,
    .most = SIZE_MAX,
    .names_files = true,
    .run = run,
};
