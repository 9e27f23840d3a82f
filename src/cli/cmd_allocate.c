#include <string.h>

#include "cli/delivery.h"
#include "cli/session.h"

static int allocate_folder(const struct options *o, const char *folder,
                           const struct delivery *delivery, const struct streams *streams) {
    struct session s;
    session_open(&s, o, folder, delivery_wants_hashes(delivery));
    struct report *report = NULL;
    bool undelivered = false;
    if (session_allocate(&s, o->lines) == 0) {
        const struct allocate_view view = {.range = o->range,
                                           .lines = o->lines,
                                           .thousands = o->thousands,
                                           .diags = &s.diags,
                                           .replay = session_replay(&s)};
        report = view_allocate(s.allocation, &view, session_lang(&s), session_csv_lang(&s));
        if (!o->strict || diag_status(&s.diags, true) == 0)
            undelivered =
                delivery_write(delivery, report, folder, streams->out, &s.diags) != 0;
    }
    int status = session_report(&s, DIAG_WARNING, streams->err);
    report_free(report);
    session_close(&s);
    return undelivered ? STATUS_MACHINE : status;
}

static int run(const struct options *o, const struct streams *streams) {
    struct delivery delivery;
    struct usage usage;
    usage_init(&usage);
    int worst = STATUS_DONE;
    if (delivery_plan(&delivery, o, &usage) != 0)
        worst = usage_report(&usage, &command_allocate, streams->err);
    for (size_t i = 0; worst != STATUS_USAGE && (i < o->operand_count || i == 0); i++) {
        const char *folder = o->operand_count ? o->operands[i] : NULL;
        int status = allocate_folder(o, folder, &delivery, streams);
        worst = status > worst ? status : worst;
    }
    usage_clear(&usage);
    return worst;
}

static const unsigned char options[] = {
    OPTION_PERIOD,   OPTION_FORMAT,    OPTION_OUTPUT,         OPTION_OUTPUT_DIR, OPTION_LANG,
    OPTION_DETAIL,   OPTION_CLOSE,     OPTION_UNIT,           OPTION_STRICT,
    OPTION_MUNICIPALITIES,             OPTION_COSTS,          OPTION_KEYS,       OPTION_ADVANCES,
    OPTION_ACCOUNTS, OPTION_SETTINGS,  OPTION_DELIMITER,      OPTION_DECIMAL_MARK,
    OPTION_HELP,     OPTION_VERSION,   OPTION_COUNT};

const struct command command_allocate = {
    .name = "allocate",
    .operands = "FOLDER...",
    .summary = N_("Tell what each municipality bears, per category and period"),
    .examples = "  seta allocate budget-2025\n"
                "  seta allocate -p 2025-Q1 -O csv -o q1.csv budget-2025\n"
                "  seta allocate --detail lines -O csv budget-2025\n",
    .options = options,
    .least = 1,
    .most = SIZE_MAX,
    .names_files = true,
    .run = run,
};
