#include "cli/session.h"

#include "base/os_file.h"
#include "cli/closed.h"
#include "cli/faults.h"
#include "cli/language.h"
#include "input/closed_book.h"

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
                                 .jobs = o->jobs,
                                 .spool = o->spool,
                                 .hashes = hashes};
}

void session_open(struct session *s, const struct options *o, const char *folder,
                  bool hashes, const struct streams *streams) {
    *s = (struct session){.options = o, .folder = folder};
    s->load = load_options_of(o, folder, hashes);
    s->load.progress = progress_show;
    s->load.progress_self = &s->progress;
    progress_init(&s->progress, streams, o->quiet);
    diags_init(&s->diags);
    budget_init(&s->budget);
    s->loader = loader_new(&s->budget, &s->load, &s->diags);
    if (s->options->close_set)
        s->budget.settings.close = s->options->close;
    lang_set(session_lang(s));
}

void session_open_closed(struct session *s, const struct options *o, const char *path,
                         const struct streams *streams) {
    *s = (struct session){.options = o, .folder = path};
    progress_init(&s->progress, streams, o->quiet);
    diags_init(&s->diags);
    budget_init(&s->budget);
    s->book = closed_book_new(&s->budget, path, &s->diags);
}

bool session_claims(const struct session *s, const char *path) {
    return s->loader ? loader_claims(s->loader, path) : os_same_path(s->folder, path);
}

void session_close(struct session *s) {
    closed_book_free(s->book);
    closing_free(s->closing);
    allocation_free(s->allocation);
    own_costs_free(s->own);
    loader_free(s->loader);
    budget_clear(&s->budget);
    diags_clear(&s->diags);
}

enum lang session_csv_lang(const struct session *s) {
    if (s->options->lang_set)
        return s->options->lang;
    return s->budget.settings.language_set && s->budget.settings.dutch ? LANG_NL
                                                                       : LANG_EN;
}

enum lang session_lang(const struct session *s) {
    if (s->options->lang_set || s->budget.settings.language_set)
        return session_csv_lang(s);
    return language_environment();
}

void session_keep_own(struct session *s) {
    s->own = own_costs_new();
}

void session_warn_empty(struct session *s, struct period_range range) {
    struct buf text;
    buf_init(&text);
    period_write(&text, range.first);
    if (range.last != range.first) {
        buf_text(&text, "..");
        period_write(&text, range.last);
    }
    diag_add(&s->diags, (struct place){.file = s->folder}, DIAG_RANGE_EMPTY,
             buf_str(&text), NULL);
    buf_clear(&text);
}

/* Whether the chosen periods have costs; true when none were chosen. */
static bool range_has_costs(const struct session *s) {
    struct period_range range = s->options->range;
    for (size_t i = 0; i < s->allocation->period_count; i++)
        if (period_in_range(s->allocation->periods[i], range))
            return true;
    return range.first == PERIOD_NONE;
}

static int read_costs(struct session *s, struct line_sink *sink) {
    progress_begin(&s->progress);
    int status =
        s->book ? closed_book_lines(s->book, sink) : loader_costs(s->loader, sink);
    progress_end(&s->progress);
    return status;
}

void session_read(struct session *s, struct line_sink *sink) {
    (void)read_costs(s, sink); /* a fault is in the diagnostics, which are checked */
}

static int take_within(void *self, const struct cost_line *line) {
    const struct session *s = self;
    return closed_has(s->within, line->period) ? s->inner.take(s->inner.self, line) : 0;
}

int session_allocate(struct session *s, bool lines) {
    s->allocation = allocation_new(&s->budget, s->budget.settings.close, lines);
    allocation_list_only(s->allocation, s->only, s->only_count);
    struct line_sink sink = allocation_sink(s->allocation, &s->diags);
    if (s->own)
        sink = own_costs_sink(s->own, sink);
    sink = closed_watch(s, sink);
    if (s->within) {
        s->inner = sink;
        sink = (struct line_sink){.self = s, .take = take_within};
    }
    /* Lines are read even after faults in other files: all faults are reported. */
    int status = read_costs(s, &sink);
    s->allocation->jobs = s->load.jobs;
    if (allocation_finish(s->allocation, &s->diags) != 0)
        return -1;
    closed_check(s);
    if (!range_has_costs(s))
        session_warn_empty(s, s->options->range);
    return status == 0 && !diag_status(&s->diags, s->options->strict) ? 0 : -1;
}

static int replay(void *self, struct line_sink *sink) {
    return read_costs(self, sink);
}

struct line_replay session_replay(struct session *s) {
    return (struct line_replay){s, replay};
}

int session_report(const struct session *s, enum diag_level least, FILE *err) {
    return faults_print(&s->diags, least, s->options->strict, err);
}
