#include <assert.h>

#include "cli/session.h"
#include "engine/verify.h"
#include "input/listing.h"

/* Lines first, then the listing: a budget with faults has nothing to compare with. */
static void verify(struct session *s, const char *listing) {
    struct verifier *v =
        verifier_new(&s->budget, s->budget.settings.close, s->options->range);
    struct line_sink lines = verifier_lines(v, &s->diags);
    struct line_replay pass = session_replay(s);
    if (pass.replay(pass.self, &lines) == 0 && !diag_any_error(&s->diags)) {
        struct listing_sink rows = verifier_rows(v, &s->diags);
        /* When a row could not be read, what else differs cannot be told. */
        if (listing_read(&s->budget, listing, &rows, &s->diags) == 0 &&
            verifier_finish(v, &s->diags) == 0)
            assert(!diag_any_error(&s->diags));
    }
    verifier_free(v);
}

static int run(const struct options *o, const struct streams *streams) {
    struct session s;
    session_open(&s, o, o->operands[0], false, streams->err);
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
