#include "cli/delivery.h"
#include "cli/session.h"
#include "engine/settle/prepaid.h"
#include "view/settle/settle.h"

/* Reads the session's lines again, for their charges and to list own costs; NULL after a
   fault. */
static struct cross_charges *open_charges(struct session *s, struct own_lines *own) {
    struct cross_charges *charges = cross_charges_new(s->allocation);
    struct line_sink sink = own_lines_sink(own, cross_charges_sink(charges, &s->diags));
    struct line_replay again = session_replay(s);
    int status = again.replay(again.self, &sink);
    own_lines_finish(own);
    if (cross_charges_finish(charges, &s->diags) == 0 && status == 0)
        return charges;
    cross_charges_free(charges);
    return NULL;
}

/* Writes the report of the charges. */
static int write_settlement(struct session *s, const struct cross_charges *charges,
                            const struct own_lines *own, const struct delivery *delivery,
                            FILE *out) {
    const struct settle_view view = {.range = s->options->range,
                                     .own = own,
                                     .diags = &s->diags,
                                     .audience = delivery_audience(delivery)};
    struct report *report =
        view_settle(charges, &view, session_lang(s), session_csv_lang(s), &s->diags);
    int status = STATUS_REFUSED;
    if (report)
        status = delivery_write(delivery, report, s, out);
    report_free(report);
    return status;
}

/* Settles and writes the report. Returns a status for what no diagnostic reports. */
static int settle(struct session *s, const struct delivery *delivery, FILE *out) {
    const struct place folder = {.file = s->folder};
    struct own_lines own;
    int status = STATUS_REFUSED;
    bool known = cross_charges_check(&s->budget, folder, &s->diags) == 0;
    if (session_allocate(s, true) != 0 || !known)
        return STATUS_REFUSED;
    own_lines_init(&own, &s->budget, s->options->range);
    struct cross_charges *charges = open_charges(s, &own);
    if (charges) {
        prepaid_warn(charges, s->options->range, &s->diags);
        status = write_settlement(s, charges, &own, delivery, out);
        cross_charges_free(charges);
    }
    own_lines_clear(&own);
    return status;
}

static int settle_folder(void *self, const struct options *o, const char *folder,
                         const struct streams *streams) {
    const struct delivery *delivery = self;
    struct session s;
    session_open(&s, o, folder, delivery_needs_hashes(delivery), streams);
    int status = settle(&s, delivery, streams->out);
    status = status_worst(status, session_report(&s, DIAG_WARNING, streams->err));
    session_close(&s);
    return status;
}

static int run(const struct options *o, const struct streams *streams) {
    return delivery_run(o, &command_settle, settle_folder, streams);
}

static const unsigned char options[] = {OPTIONS_OF_OUTPUT, OPTIONS_OF_INPUT, OPTION_JOBS,
                                        OPTION_QUIET, OPTIONS_OF_ALL};

const struct command command_settle = {
    .name = "settle",
    .operands = N_("FOLDER..."),
    .summary = N_("Who pays whom"),
    .examples = N_("  seta settle budget-2025\n"
                   "  seta settle -p 2025-Q1 -o invoices-q1.xlsx budget-2025\n"),
    .options = options,
    .least = 1,
    .most = SIZE_MAX,
    .names_files = true,
    .run = run,
};
