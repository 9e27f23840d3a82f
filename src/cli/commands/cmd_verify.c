#include "cli/closed.h"
#include "cli/session.h"
#include "engine/verify/verify.h"
#include "input/closed.h"
#include "input/listing.h"

/* Reads lines and listing side by side. Differences go to `found`, unless the budget or
   the listing has faults: then those alone are reported. */
static void compare(struct session *s, struct verifier *v, struct listing_file *listing,
                    struct diags *reading, struct diags *found) {
    struct line_sink lines = verifier_lines(v, listing_rows(listing), &s->diags);
    struct line_replay pass = session_replay(s);
    if (!s->closing)
        lines = closed_watch(s, lines);
    if (diag_any_error(reading) || pass.replay(pass.self, &lines) != 0)
        return;
    closed_check(s);
    if (diag_any_error(&s->diags))
        return;
    if (verifier_finish(v, &pass, listing_name(listing), found) != 0 &&
        diag_any_error(reading))
        diags_clear(found);
}

/* The listing can be read in two ways, and only its figures show which one is right: the
   other one counts if it leaves fewer faults. */
static void compare_otherwise(struct session *s, struct listing_file *listing,
                              struct diags *found) {
    struct diags reading, other;
    struct verifier *v =
        verifier_new(&s->budget, s->budget.settings.close, s->options->range);
    diags_init(&reading);
    diags_init(&other);
    listing_read_otherwise(listing, &reading);
    compare(s, v, listing, &reading, &other);
    if (!diag_any_error(&reading) &&
        diag_total(&other, DIAG_ERROR) < diag_total(found, DIAG_ERROR)) {
        diags_clear(found);
        diag_merge(found, &other);
    }
    verifier_free(v);
    diags_clear(&other);
    diags_clear(&reading);
}

/* A closed file says itself which period it shows. False after a fault. */
static bool read_closed(struct session *s, const struct listing_file *listing,
                        const char *path, struct closed_period *closed) {
    return !listing_is_closed(listing) ||
           closed_read(closed, &s->budget, path, &s->diags) == 0;
}

static void verify(struct session *s, const char *path) {
    struct diags reading, found;
    struct verifier *v =
        verifier_new(&s->budget, s->budget.settings.close, s->options->range);
    const struct listing_figures figures = verifier_figures(v);
    struct closed_period closed;
    diags_init(&reading);
    diags_init(&found);
    struct listing_file *listing = listing_open(&s->budget, path, &figures, &reading);
    bool read = read_closed(s, listing, path, &closed);
    if (listing_is_closed(listing))
        verifier_closed(v, &closed);
    if (read)
        compare(s, v, listing, &reading, &found);
    if (diag_any_error(&found) && listing_is_ambiguous(listing) &&
        !listing_is_closed(listing))
        compare_otherwise(s, listing, &found);
    listing_close(listing);
    if (!diag_any_error(&s->diags))
        diag_merge(&s->diags, &reading);
    diag_merge(&s->diags, &found);
    verifier_free(v);
    diags_clear(&found);
    diags_clear(&reading);
}

static int run(const struct options *o, const struct streams *streams) {
    struct session s;
    session_open(&s, o, o->operands[0], false, streams);
    verify(&s, o->operands[1]);
    int status = session_report(&s, DIAG_WARNING, streams->err);
    session_close(&s);
    return status;
}

static const unsigned char options[] = {OPTION_PERIOD, OPTION_LANG, OPTIONS_OF_INPUT,
                                        OPTIONS_OF_ALL};

const struct command command_verify = {
    .name = "verify",
    .operands = N_("FOLDER FILE"),
    .summary = N_("Proof of an earlier line listing against its input"),
    .examples = N_("  seta allocate --detail lines -o lines.csv budget-2025\n"
                   "  seta verify budget-2025 lines.csv\n"),
    .options = options,
    .least = 2,
    .most = 2,
    .run = run,
};
