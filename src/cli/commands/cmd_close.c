#include <stdlib.h>
#include <string.h>

#include "base/os_file.h"
#include "cli/batch.h"
#include "cli/closed.h"
#include "cli/output.h"
#include "cli/settling.h"
#include "engine/closing/closing.h"
#include "report/writer.h"
#include "view/allocate/allocate.h"

static const char *const closings[] = {
    [CLOSE_QUARTER] = DIAG_WORD("quarter"), [CLOSE_YEAR] = DIAG_WORD("year")};

/* Whether what is closed can be kept beside the budget: a fault for a workbook alone. */
static bool is_folder(struct session *s) {
    struct os_status is;
    if (os_status(s->folder, &is) != 0 || is.kind != OS_FILE)
        return true;
    diag_add(&s->diags, (struct place){.file = s->folder}, DIAG_CLOSE_WORKBOOK, NULL);
    return false;
}

/* --- which root ----------------------------------------------------------------------- */

static bool has_period(const struct session *s, period p) {
    return periods_have(s->allocation->periods, s->allocation->period_count, p);
}

/* The root that may be meant: the year of a quarter, or the first quarter with costs. */
static period nearest_root(const struct session *s) {
    period first = s->options->range.first;
    if (s->budget.settings.close == CLOSE_YEAR)
        return period_make(period_year(first), 0);
    for (int quarter = 1; period_quarter(first) == 0 && quarter < 4; quarter++)
        if (has_period(s, period_make(period_year(first), quarter)))
            return period_make(period_year(first), quarter);
    return first;
}

/* Whether the period is a root (rounding.h): a quarter; a year that is a period of its
   own, or that is closed as a whole. A fault if not. */
static bool is_root(struct session *s) {
    struct period_range range = s->options->range;
    bool year = s->budget.settings.close == CLOSE_YEAR;
    bool quarter = period_quarter(range.first) != 0;
    if (range.first == range.last &&
        (year ? !quarter : quarter || has_period(s, range.first)))
        return true;
    struct buf given, root;
    buf_init(&given);
    buf_init(&root);
    period_write(&given, range.first);
    if (range.first != range.last) {
        buf_text(&given, "..");
        period_write(&given, range.last);
    }
    period_write(&root, nearest_root(s));
    diag_add(&s->diags, (struct place){.file = s->folder}, DIAG_CLOSE_ROOT,
             buf_str(&given), closings[s->budget.settings.close], buf_str(&root), NULL);
    buf_clear(&root);
    buf_clear(&given);
    return false;
}

/* Whether the root has costs; a fault if not. */
static bool has_costs(struct session *s, const struct closed_period *closed) {
    for (size_t i = 0; i < s->allocation->period_count; i++)
        if (closed_has(closed, s->allocation->periods[i]))
            return true;
    struct buf root;
    buf_init(&root);
    period_write(&root, closed->root);
    diag_add(&s->diags, (struct place){.file = s->folder}, DIAG_CLOSE_EMPTY,
             buf_str(&root), NULL);
    buf_clear(&root);
    return false;
}

/* --- the file ------------------------------------------------------------------------- */

/* The path of the closed file, by the language of CSV. Owned. */
static char *path_of(const struct session *s, period root) {
    bool dutch = session_csv_lang(s) == LANG_NL;
    struct buf path;
    buf_init(&path);
    if (strcmp(s->folder, ".") != 0)
        buf_format(&path, "%s/", s->folder);
    buf_format(&path, dutch ? "afgesloten-%d" : "closed-%d", period_year(root));
    if (period_quarter(root))
        buf_format(&path, dutch ? "-K%d.csv" : "-Q%d.csv", period_quarter(root));
    else
        buf_text(&path, ".csv");
    return buf_steal(&path);
}

/* Whether the root is not closed yet, in any language; a fault if it is. */
static bool is_open(struct session *s, period root) {
    for (size_t i = 0; i < s->budget.closed_count; i++)
        if (s->budget.closed[i].root == root) {
            diag_add(&s->diags, (struct place){.file = s->budget.closed[i].file},
                     DIAG_EXISTS, NULL);
            return false;
        }
    return true;
}

static int write_file(struct session *s, const struct closed_view *closed,
                      const char *path) {
    const struct allocate_view view = {
        .lines = true, .diags = &s->diags, .replay = session_replay(s), .closed = closed};
    struct report *r = view_closed(s->allocation, &view, session_csv_lang(s));
    struct output *output = output_open(path, NULL, &s->diags);
    bool written = false;
    if (output) {
        struct byte_sink sink = output_sink(output);
        output_protect(output);
        written = write_csv(r, &(struct layout){0}, &sink, &s->diags) == 0;
        written = output_end(&output, 1, written, &s->diags);
    }
    report_free(r);
    return written ? STATUS_DONE : STATUS_MACHINE;
}

/* --- the command ---------------------------------------------------------------------- */

static void say_closed(const struct closed_view *closed, const char *path, FILE *out) {
    struct buf root;
    buf_init(&root);
    period_write(&root, closed->period->root);
    fprintf(out,
            lang_plural("%s is closed, %llu cost line: %s\n",
                        "%s is closed, %llu cost lines: %s\n", closed->lines),
            buf_str(&root), (unsigned long long)closed->lines, path);
    buf_clear(&root);
}

static int ignore_line(void *self, const struct cost_line *line) {
    (void)self, (void)line;
    return 0;
}

/* Takes the digests of a period that is not closed yet. */
static struct closing_digest digest_of(struct session *s, struct closed_period *closed,
                                       uint64_t *lines) {
    struct closing_sums *closing = closing_new(&s->budget, closed, 1);
    struct closing_digest digest = {.totals = closing_totals(s->allocation, closed)};
    struct line_sink sink =
        closing_sink(closing, (struct line_sink){.take = ignore_line});
    session_read(s, &sink);
    digest.lines = closing_lines(closing, 0);
    digest.shares = closing_shares(closing, 0);
    *lines = closing_count(closing, 0);
    closing_free(closing);
    return digest;
}

static int close_root(struct session *s, FILE *out) {
    struct closed_period closed = {.root = s->options->range.first,
                                   .close = s->budget.settings.close,
                                   .model = s->budget.settings.model,
                                   .host = ""};
    struct closed_view view = {.period = &closed};
    if (!has_costs(s, &closed))
        return STATUS_REFUSED;
    closed_codes(&closed, &s->budget);
    if (s->budget.settings.host != MUNICIPALITY_NONE)
        closed.host = closed.codes[s->budget.settings.host];
    char *path = path_of(s, closed.root);
    closed.file = path;
    const struct closing_digest digest = digest_of(s, &closed, &view.lines);
    struct buf text;
    buf_init(&text);
    closing_digest_write(&text, &digest);
    view.digest = buf_str(&text);
    int status = write_file(s, &view, path);
    if (status == STATUS_DONE)
        say_closed(&view, path, out);
    buf_clear(&text);
    free(path);
    return status;
}

static int close_folder(void *self, const struct options *o, const char *folder,
                        const struct streams *streams) {
    (void)self;
    struct session s;
    int status = STATUS_DONE;
    session_open(&s, o, folder, false, streams);
    /* What cannot be settled is not closed: a model that is set afterwards would change what
       was. */
    if (is_folder(&s) && is_open(&s, o->range.first) && session_allocate(&s, true) == 0 &&
        is_root(&s) && settling_check(&s, &s.diags)) {
        enum lang readers = lang_swap(session_csv_lang(&s));
        status = close_root(&s, streams->out);
        lang_swap(readers);
    }
    status = status_worst(status, session_report(&s, DIAG_WARNING, streams->err));
    session_close(&s);
    return status;
}

static int run(const struct options *o, const struct streams *streams) {
    const struct batch_work work = {NULL, close_folder};
    struct usage usage;
    if (o->range.first != PERIOD_NONE)
        return batch_run(o, &work, streams);
    usage_init(&usage);
    buf_text(&usage.sentence, _("the period to close is missing"));
    buf_text(&usage.hint, _("say --period 2025-Q1"));
    int status = usage_report(&usage, &command_close, streams->err);
    usage_clear(&usage);
    return status;
}

static const unsigned char options[] = {
    OPTION_PERIOD,       OPTION_LANG, OPTION_STRICT, OPTION_DELIMITER,
    OPTION_DECIMAL_MARK, OPTION_JOBS, OPTIONS_OF_ALL};

const struct command command_close = {
    .name = "close",
    .operands = N_("FOLDER..."),
    .summary = N_("Closes a period: what was invoiced stays"),
    .examples = N_("  seta close -p 2025-Q1 budget-2025\n"),
    .options = options,
    .least = 1,
    .most = SIZE_MAX,
    .run = run,
};
