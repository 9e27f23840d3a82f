#include "cli/delivery.h"
#include "cli/session.h"
#include "cli/summary.h"
#include "view/allocate/allocate.h"

/* One line per folder, for --verbose. */
static void summarise(const struct session *s, int status, FILE *err) {
    const char *folder = s->folder ? s->folder : "-";
    if (status != STATUS_DONE) {
        fprintf(err, _("%s: not done, status %d\n"), folder, status);
        return;
    }
    struct buf sum;
    buf_init(&sum);
    money_write(&sum, s->allocation->costs[AMOUNT_NET], figure_now(true));
    uint64_t lines = s->allocation->lines;
    fprintf(
        err,
        lang_plural("%s: %llu cost line, %s %s\n", "%s: %llu cost lines, %s %s\n", lines),
        folder, (unsigned long long)lines, s->budget.settings.currency, buf_str(&sum));
    buf_clear(&sum);
}

/* Writes the report. Returns a status for what no diagnostic reports. */
static int deliver(struct session *s, const struct delivery *delivery, FILE *out) {
    const struct options *o = s->options;
    const struct allocate_view view = {.range = o->range,
                                       .lines = o->lines,
                                       .thousands = o->thousands,
                                       .audience = delivery_audience(delivery),
                                       .diags = &s->diags,
                                       .replay = session_replay(s)};
    struct report *report =
        view_allocate(s->allocation, &view, session_lang(s), session_csv_lang(s));
    int status = delivery_write(delivery, report, s, out);
    report_free(report);
    return status;
}

static int allocate_folder(void *self, const struct options *o, const char *folder,
                           const struct streams *streams) {
    const struct delivery *delivery = self;
    struct summary_row *row =
        delivery->summary ? &delivery->summary[streams->number] : NULL;
    struct session s;
    int status = STATUS_DONE;
    session_open(&s, o, folder, delivery_needs_hashes(delivery), streams);
    if ((!row || summary_begin(row, &s) == 0) && session_allocate(&s, o->lines) == 0)
        status = deliver(&s, delivery, streams->out);
    status = status_worst(status, session_report(&s, DIAG_WARNING, streams->err));
    if (o->verbose)
        summarise(&s, status, streams->err);
    if (row)
        summary_fill(row, &s, status);
    session_close(&s);
    return status;
}

static int run(const struct options *o, const struct streams *streams) {
    return delivery_run(o, &command_allocate, allocate_folder, streams);
}

static const unsigned char options[] = {
    OPTIONS_OF_OUTPUT, OPTION_DETAIL,  OPTION_UNIT,    OPTIONS_OF_INPUT, OPTION_JOBS,
    OPTION_QUIET,      OPTION_VERBOSE, OPTION_SUMMARY, OPTIONS_OF_ALL};

const struct command command_allocate = {
    .name = "allocate",
    .operands = N_("FOLDER..."),
    .summary = N_("What each municipality bears, per category and period"),
    .examples = N_("  seta allocate budget-2025\n"
                   "  seta allocate -p 2025-Q1 -O csv -o q1.csv budget-2025\n"
                   "  seta allocate --detail lines -O csv budget-2025\n"),
    .options = options,
    .least = 1,
    .most = SIZE_MAX,
    .names_files = true,
    .run = run,
};
