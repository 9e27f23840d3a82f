#include <string.h>

#include "base/os_file.h"
#include "cli/delivery.h"
#include "cli/session.h"
#include "engine/compare/compare.h"
#include "engine/compare/limit.h"
#include "engine/compare/mismatch.h"
#include "engine/compare/whatif.h"
#include "input/folder.h"
#include "view/compare/compare.h"

/* Both sides of a comparison. With one folder its own budget is `before`, and the same
   folder with another key file, or with keys replaced, is `after`. */
struct sides {
    struct options before_options, after_options; /* as given, but for keys and periods */
    struct period_range range;                    /* of either side */
    struct session before, after;
};

/* Replaces keys as --key NAME=DRIVER says. */
static void change_keys(struct session *s) {
    for (size_t i = 0; i < s->options->key_change_count; i++) {
        const char *change = s->options->key_changes[i], *equals = strchr(change, '=');
        struct slice name = {change, (size_t)(equals - change)};
        /* The fault is in the diagnostics, which session_allocate checks. */
        if (whatif_key(&s->budget, name, slice_of(equals + 1), &s->diags) != 0)
            return;
    }
}

/* A closed file says which period it shows, and nothing of the currency. What it is
   compared with may differ from it, or the comparison would be of no use. */
static void match_closed(struct sides *s) {
    if (!s->before.book)
        return;
    s->after.what_if = true;
    s->before.budget.settings.currency = s->after.budget.settings.currency;
    if (s->range.first == PERIOD_NONE && s->before.budget.closed_count > 0)
        s->after.within = s->before.budget.closed;
}

static void open_sides(struct sides *s, const struct options *o, bool hashes,
                       const struct streams *streams) {
    /* The periods chosen are pairs, and one of a pair may lie outside the range. */
    s->range = o->range;
    s->before_options = s->after_options = *o;
    s->before_options.range = s->after_options.range = (struct period_range){0};
    if (o->operand_count == 1)
        s->before_options.keys = NULL;
    if (o->operand_count == 2 && folder_closed_file(o->operands[0]))
        session_open_closed(&s->before, &s->before_options, o->operands[0], streams);
    else
        session_open(&s->before, &s->before_options, o->operands[0], hashes, streams);
    session_open(&s->after, &s->after_options, o->operands[o->operand_count - 1], hashes,
                 streams);
    if (o->operand_count == 1)
        loader_keep_amounts(s->after.loader, s->before.loader);
    s->after.what_if = o->operand_count == 1 || o->key_change_count > 0;
    match_closed(s);
    change_keys(&s->after);
}

static struct compare_side side_of(const struct session *s) {
    return (struct compare_side){s->allocation, s->own};
}

/* The name of a side: its folder, and the options that change it. */
static const char *name_side(const struct session *s, bool changed, struct buf *room) {
    const struct options *o = s->options;
    buf_text(room, s->folder);
    if (o->keys)
        buf_format(room, " --keys %s", o->keys);
    for (size_t i = 0; changed && i < o->key_change_count; i++)
        buf_format(room, " --key %s", o->key_changes[i]);
    return buf_str(room);
}

/* Allocates both sides; not 0 when one was refused, or they cannot be compared. */
static int allocate_sides(struct sides *s, const struct delivery *delivery) {
    const struct place folder = {.file = s->after.folder};
    session_keep_own(&s->before);
    session_keep_own(&s->after);
    int refused = session_allocate(&s->before, false);
    refused |= session_allocate(&s->after, false);
    refused |=
        mismatch_currencies(&s->before.budget, &s->after.budget, folder, &s->after.diags);
    refused |= delivery_check(delivery, &s->before);
    return refused;
}

static int write_comparison(struct sides *s, const struct comparison *c,
                            const struct delivery *delivery, FILE *out) {
    struct buf before, after;
    buf_init(&before);
    buf_init(&after);
    const struct compare_view view = {.before = name_side(&s->before, false, &before),
                                      .after = name_side(&s->after, true, &after),
                                      .before_diags = &s->before.diags,
                                      .after_diags = &s->after.diags,
                                      .audience = delivery_audience(delivery)};
    struct report *report =
        view_compare(c, &view, session_lang(&s->after), session_csv_lang(&s->after));
    int status = delivery_write(delivery, report, &s->after, out);
    report_free(report);
    buf_clear(&before);
    buf_clear(&after);
    return status;
}

/* Returns a status for what no diagnostic reports. */
static int compare(struct sides *s, const struct delivery *delivery, FILE *out) {
    struct comparison c;
    struct diags *d = &s->after.diags;
    const struct options *o = s->after.options;
    int status = STATUS_REFUSED;
    if (allocate_sides(s, delivery) != 0 ||
        compare_allocations(&c, side_of(&s->before), side_of(&s->after), s->range, d) !=
            0)
        return status;
    if (o->limit_set)
        limit_mark(&c, o->limit, d);
    if (c.period_count == 0 && s->range.first != PERIOD_NONE)
        session_warn_empty(&s->after, s->range);
    mismatch_warn(&c, s->before.folder, s->after.folder, d);
    if (diag_status(d, o->strict) == 0)
        status = write_comparison(s, &c, delivery, out);
    comparison_clear(&c);
    return status;
}

/* Whether both sides are the same folder, under whatever names. */
static bool same_folder(const struct options *o) {
    return o->operand_count == 1 || strcmp(o->operands[0], o->operands[1]) == 0 ||
           os_same_path(o->operands[0], o->operands[1]);
}

static int compare_sides(const struct options *o, const struct delivery *delivery,
                         const struct streams *streams) {
    struct sides s;
    open_sides(&s, o, delivery_needs_hashes(delivery), streams);
    int status = compare(&s, delivery, streams->out);
    status = status_worst(status, session_report(&s.after, DIAG_WARNING, streams->err));
    /* A fault in a folder that is both sides is reported once. */
    bool other_fault = diag_status(&s.before.diags, o->strict) &&
                       !diag_status(&s.after.diags, o->strict);
    if (!same_folder(o) || other_fault)
        status =
            status_worst(status, session_report(&s.before, DIAG_WARNING, streams->err));
    session_close(&s.after);
    session_close(&s.before);
    return status;
}

static int run(const struct options *o, const struct streams *streams) {
    struct delivery delivery;
    struct usage usage;
    usage_init(&usage);
    int status = STATUS_USAGE;
    if (o->operand_count == 1 && !o->keys && o->key_change_count == 0)
        buf_text(&usage.sentence,
                 _("one folder is compared with another, or with --keys or "
                   "--key"));
    else if (delivery_plan(&delivery, o, 1, &usage) == 0)
        status = compare_sides(o, &delivery, streams);
    if (usage.sentence.len)
        status = usage_report(&usage, &command_compare, streams->err);
    usage_clear(&usage);
    return status;
}

static const unsigned char options[] = {OPTION_KEY, OPTION_LIMIT, OPTIONS_OF_OUTPUT,
                                        OPTIONS_OF_INPUT, OPTIONS_OF_ALL};

const struct command command_compare = {
    .name = "compare",
    .operands = N_("BEFORE [AFTER]"),
    .summary = N_("What changed for each municipality, and why"),
    .examples = N_("  seta compare budget-2025 actual-2025\n"
                   "  seta compare budget-2025 --keys proposal/keys.csv\n"
                   "  seta compare budget-2025 --key staff=inhabitants\n"
                   "  seta compare budget-2025 budget-2026 --limit 5%\n"),
    .options = options,
    .least = 1,
    .most = 2,
    .run = run,
};
