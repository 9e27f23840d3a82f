#include "cli/session.h"

#include "cli/catalogue.h"

static struct load_options load_options_of(const struct options *o, const char *folder,
                                           bool hashes) {
    return (struct load_options){.folder = folder,
                                 .municipalities = o->municipalities,
                                 .keys = o->keys,
                                 .advances = o->advances,
                                 .accounts = o->accounts,
                                 .settings = o->settings,
                                 .costs = o->costs,
                                 .cost_count = o->cost_count,
                                 .delimiter = o->delimiter,
                                 .decimal_mark = o->decimal_mark,
                                 .hashes = hashes};
}

void session_open(struct session *s, const struct options *o, const char *folder, bool hashes) {
    *s = (struct session){.options = o, .folder = folder};
    s->load = load_options_of(o, folder, hashes);
    diags_init(&s->diags);
    budget_init(&s->budget);
    s->loader = loader_new(&s->budget, &s->load, &s->diags);
    if (s->options->close_set)
        s->budget.settings.close = s->options->close;
    catalogue_choose(session_lang(s));
}

void session_close(struct session *s) {
    allocation_free(s->allocation);
    loader_free(s->loader);
    budget_clear(&s->budget);
    diags_clear(&s->diags);
}

enum lang session_csv_lang(const struct session *s) {
    if (s->options->lang_set)
        return s->options->lang;
    return s->budget.settings.language_set && s->budget.settings.dutch ? LANG_NL : LANG_EN;
}

enum lang session_lang(const struct session *s) {
    if (s->options->lang_set || s->budget.settings.language_set)
        return session_csv_lang(s);
    return catalogue_environment();
}

int session_allocate(struct session *s, bool lines) {
    s->allocation = allocation_new(&s->budget, s->budget.settings.close, lines);
    struct line_sink sink = allocation_sink(s->allocation, &s->diags);
    /* Lines are read even after faults in other files, so that all faults are told. */
    int status = loader_costs(s->loader, &sink);
    if (allocation_finish(s->allocation, &s->diags) != 0)
        status = -1;
    return status == 0 && !diag_any_error(&s->diags) ? 0 : -1;
}

static int replay(void *self, struct line_sink *sink) {
    struct session *s = self;
    return loader_costs(s->loader, sink);
}

struct line_replay session_replay(struct session *s) {
    return (struct line_replay){s, replay};
}

/* --- faults ------------------------------------------------------------------------------ */

struct printing {
    const struct session *session;
    FILE *err;
    struct buf line, file;
};

/* With several folders a fault's file is named with its folder. */
static const char *shown_file(struct printing *p, const char *file, enum diag_level level) {
    const struct session *s = p->session;
    if (!file || !s->folder || s->options->operand_count < 2 || level == DIAG_FAILURE)
        return file;
    buf_reset(&p->file);
    buf_format(&p->file, "%s/%s", s->folder, file);
    return buf_str(&p->file);
}

static void print_fault(void *self, const struct diag *fault) {
    struct printing *p = self;
    struct diag shown = *fault;
    shown.place.file = shown_file(p, fault->place.file, diag_kinds[fault->code].level);
    buf_reset(&p->line);
    diag_print(&p->line, &shown, p->session->options->strict);
    fputs(buf_str(&p->line), p->err);
}

static void print_more(void *self, const char *file, enum diag_level level, uint64_t times) {
    struct printing *p = self;
    buf_reset(&p->line);
    diag_print_more(&p->line, shown_file(p, file, level), level, times);
    fputs(buf_str(&p->line), p->err);
}

int session_report(const struct session *s, enum diag_level least, FILE *err) {
    struct printing p = {.session = s, .err = err};
    buf_init(&p.line);
    buf_init(&p.file);
    const struct diag_visitor visitor = {&p, print_fault, print_more};
    diag_visit(&s->diags, least, &visitor);
    buf_clear(&p.file);
    buf_clear(&p.line);
    return diag_status(&s->diags, s->options->strict);
}
