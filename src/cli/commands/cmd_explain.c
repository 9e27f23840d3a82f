#include <stdlib.h>

#include "base/mem.h"
#include "base/nearest.h"
#include "cli/delivery.h"
#include "cli/session.h"
#include "engine/accumulator.h"
#include "model/listing.h"
#include "view/explain/explain.h"

/* Finds the municipality that the command line names; -1 with `u` filled. */
static int choose_municipality(const struct session *s, const char *text, int *chosen,
                               struct usage *u) {
    *chosen = MUNICIPALITY_NONE;
    if (!text)
        return 0;
    *chosen = budget_municipality(&s->budget, slice_of(text));
    if (*chosen != MUNICIPALITY_NONE)
        return 0;
    struct nearest nearest;
    nearest_init(&nearest, slice_of(text));
    for (size_t m = 0; m < s->budget.municipality_count; m++) {
        nearest_offer(&nearest, slice_of(s->budget.municipalities[m].code));
        nearest_offer(&nearest, slice_of(s->budget.municipalities[m].name));
    }
    buf_format(&u->sentence, _("there is no municipality '%s'"), text);
    usage_suggest(u, "", &nearest);
    return -1;
}

static int choose_category(const struct session *s, const char *text, category *chosen,
                           struct usage *u) {
    *chosen = CATEGORY_UNKNOWN;
    if (!text)
        return 0;
    *chosen = category_or_own(&s->budget.categories, slice_of(text));
    if (*chosen != CATEGORY_UNKNOWN)
        return 0;
    struct nearest nearest;
    nearest_init(&nearest, slice_of(text));
    category_offer(&s->budget.categories, &nearest);
    buf_format(&u->sentence, _("there is no category '%s'"), text);
    usage_suggest(u, "", &nearest);
    return -1;
}

static int write_explanation(struct session *s, const struct delivery *delivery,
                             struct explain_view *view, struct usage *u, FILE *out) {
    struct report *report =
        view_explain(s->allocation, view, session_lang(s), session_csv_lang(s));
    if (!report && !view->line)
        return STATUS_REFUSED;
    if (!report) {
        buf_format(&u->sentence, _("there is no line '%s' among what is shown"),
                   view->line);
        return STATUS_USAGE;
    }
    int status = delivery_write(delivery, report, s, out);
    report_free(report);
    return status;
}

/* The groups of the lines of one name. */
struct wanted {
    const struct options *options;
    struct group_id *groups; /* owned */
    size_t count, room;
};

static int find_group(void *self, const struct cost_line *line) {
    struct wanted *w = self;
    if (!listing_line_has_name(line, slice_of(w->options->line)) ||
        !period_in_range(line->period, w->options->range))
        return 0;
    w->groups = mem_room(w->groups, w->count, &w->room, sizeof *w->groups);
    w->groups[w->count++] = group_id_of(line);
    return 0;
}

/* Allocates. The lines of a name are found first: only the lines of their groups need to be
   remembered, since each group gives its cents away by itself. */
static int allocate(struct session *s, struct wanted *w) {
    if (s->options->line) {
        struct line_sink sink = {.self = w, .take = find_group};
        session_read(s, &sink);
        s->only = w->groups;
        s->only_count = w->count;
    }
    return session_allocate(s, w->count > 0);
}

static int explain(struct session *s, const struct delivery *delivery, struct usage *u,
                   const struct streams *streams) {
    const struct options *o = s->options;
    struct explain_view view = {.range = o->range,
                                .line = o->line,
                                .diags = &s->diags,
                                .replay = session_replay(s)};
    struct wanted wanted = {.options = o};
    int refused = allocate(s, &wanted);
    free(wanted.groups);
    if (refused != 0)
        return STATUS_REFUSED;
    if (choose_municipality(s, o->municipality, &view.municipality, u) != 0 ||
        choose_category(s, o->category, &view.category, u) != 0)
        return STATUS_USAGE;
    return write_explanation(s, delivery, &view, u, streams->out);
}

static int run(const struct options *o, const struct streams *streams) {
    struct session s;
    struct delivery delivery;
    struct usage usage;
    usage_init(&usage);
    int status = STATUS_USAGE;
    if (delivery_plan(&delivery, o, 1, &usage) == 0) {
        session_open(&s, o, o->operand_count ? o->operands[0] : NULL,
                     delivery_needs_hashes(&delivery), streams);
        status = explain(&s, &delivery, &usage, streams);
        status = status_worst(status, session_report(&s, DIAG_WARNING, streams->err));
        session_close(&s);
    }
    if (usage.sentence.len)
        status = usage_report(&usage, &command_explain, streams->err);
    usage_clear(&usage);
    return status;
}

static const unsigned char options[] = {OPTION_MUNICIPALITY, OPTION_CATEGORY,
                                        OPTION_LINE,         OPTIONS_OF_OUTPUT,
                                        OPTIONS_OF_INPUT,    OPTIONS_OF_ALL};

const struct command command_explain = {
    .name = "explain",
    .operands = N_("FOLDER"),
    .summary = N_("How a figure came about, down to the cent"),
    .examples = N_("  seta explain -m SB -c staff -p 2025-Q1 budget-2025\n"
                   "  seta explain -l 2025-0017 budget-2025\n"),
    .options = options,
    .least = 1,
    .most = 1,
    .names_files = true,
    .run = run,
};
