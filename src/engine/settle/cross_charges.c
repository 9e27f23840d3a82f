#include "engine/settle/cross_charges.h"

#include <stdlib.h>

#include "base/mem.h"
#include "engine/settle/prepaid.h"

struct cross_charges_work {
    struct diags *faults; /* borrowed */
    uint64_t lines;       /* taken in */
    size_t latest;        /* index of the last line's period, mostly the next one's too */
    money *cells;         /* owned: of one line, [part x municipalities + who bears] */
    bool faulty;
};

/* In a matrix without a host nobody receives what is not said to be somebody's. */
static int check_receivers(const struct budget *b, struct diags *d) {
    int status = 0;
    for (size_t i = 0; i < b->advance_count; i++) {
        if (b->advances[i].to != PARTY_NONE)
            continue;
        diag_add(d, b->advances[i].place, DIAG_RECEIVER_MISSING, NULL);
        status = -1;
    }
    return status;
}

int cross_charges_check(const struct budget *b, struct place at, struct diags *d) {
    if (b->settings.model == MODEL_NONE) {
        diag_add(d, at, DIAG_MODEL_MISSING, NULL);
        return -1;
    }
    if (b->settings.model == MODEL_CENTRE && b->settings.host == MUNICIPALITY_NONE) {
        diag_add(d, at, DIAG_HOST_MISSING, NULL);
        return -1;
    }
    if (b->settings.model == MODEL_MATRIX && b->settings.host == MUNICIPALITY_NONE)
        return check_receivers(b, d);
    return 0;
}

/* The periods that have costs or advances, each once. */
static void collect_periods(struct cross_charges *l) {
    const struct allocation *a = l->allocation;
    size_t count = 0;
    l->periods = mem_zero(a->period_count + l->advance_count, sizeof *l->periods);
    for (size_t i = 0; i < a->period_count; i++)
        l->periods[count++] = a->periods[i];
    for (size_t i = 0; i < l->advance_count; i++)
        l->periods[count++] = l->advances[i].period;
    l->period_count = periods_sort(l->periods, count);
}

struct cross_charges *cross_charges_new(const struct allocation *a) {
    struct cross_charges *l = mem_zero(1, sizeof *l);
    l->allocation = a;
    l->municipalities = a->budget->municipality_count;
    l->parties = l->municipalities + 1;
    l->advances = prepaid_list(a, &l->advance_count);
    collect_periods(l);
    l->borne = mem_zero(l->period_count * l->parties, sizeof *l->borne);
    l->work = mem_zero(1, sizeof *l->work);
    l->work->cells = mem_zero(l->municipalities * AMOUNT_PARTS, sizeof *l->work->cells);
    return l;
}

void cross_charges_free(struct cross_charges *l) {
    if (!l)
        return;
    for (size_t i = 0; i < l->period_count * l->parties; i++)
        free(l->borne[i]);
    free(l->borne);
    free(l->periods);
    free(l->advances);
    free(l->work->cells);
    free(l->work);
    free(l);
}

static size_t party_of(const struct cross_charges *l, int party) {
    return party == PARTY_BODY ? l->municipalities : (size_t)party;
}

size_t cross_charges_receiver(const struct cross_charges *l,
                              const struct advance *advance) {
    const struct settings *settings = &l->allocation->budget->settings;
    if (advance->to != PARTY_NONE)
        return party_of(l, advance->to);
    bool hosted = settings->model != MODEL_SERVICE && settings->host != MUNICIPALITY_NONE;
    return party_of(l, hosted ? settings->host : PARTY_BODY);
}

/* Who incurred a line, as a municipality or PARTY_BODY; PARTY_NONE when not said. */
static int who_incurred(const struct settings *settings, const struct cost_line *line) {
    if (line->incurred_by != PARTY_NONE)
        return line->incurred_by;
    if (settings->model == MODEL_CENTRE)
        return settings->host;
    return settings->model == MODEL_SERVICE ? PARTY_BODY : PARTY_NONE;
}

/* -1, which ends the pass. */
static int fault(struct cross_charges *l, struct place at, enum diag_code code) {
    diag_add(l->work->faults, at, code, NULL);
    l->work->faulty = true;
    return -1;
}

/* What was incurred by one party in the line's period, made when it is the first such
   line; NULL when the allocation knows no such period. */
static money *incurred_by(struct cross_charges *l, period p, size_t party) {
    size_t *at = &l->work->latest;
    if (*at == l->period_count || l->periods[*at] != p) {
        *at = periods_find(l->periods, l->period_count, p);
        if (*at == l->period_count)
            return NULL;
    }
    money **cents = &l->borne[*at * l->parties + party];
    if (!*cents)
        *cents = mem_zero(l->municipalities * AMOUNT_PARTS, sizeof **cents);
    return *cents;
}

/* Whether a line cannot be one of those that were allocated: the two passes differ. */
static bool is_new(const struct cross_charges *l, const struct cost_line *line) {
    const struct allocation *a = l->allocation;
    return l->work->lines == a->lines ||
           (line->category != CATEGORY_OWN && !allocation_group(a, line));
}

/* Adds the cents of a line that the allocation took in as number `ordinal`. */
static int add_cells(struct cross_charges *l, const struct cost_line *line,
                     uint64_t ordinal, money *sums) {
    enum amount_part parts = budget_amount_parts(l->allocation->budget);
    size_t count = l->municipalities * parts;
    money *cells = l->work->cells;
    allocation_line(l->allocation, ordinal, line, cells,
                    parts > AMOUNT_VAT ? cells + l->municipalities : NULL);
    for (size_t i = 0; i < count; i++)
        if (money_add(&sums[i], cells[i]) < 0)
            return fault(l, line->place, DIAG_TOTAL_TOO_LARGE);
    return 0;
}

static int take(void *self, const struct cost_line *line) {
    struct cross_charges *l = self;
    if (is_new(l, line))
        return fault(l, line->place, DIAG_INTERNAL_LEDGER);
    uint64_t ordinal = l->work->lines++;
    int party = who_incurred(&l->allocation->budget->settings, line);
    if (party == PARTY_NONE) {
        (void)fault(l, line->place, DIAG_INCURRED_MISSING);
        return 0; /* to find the other lines that do not say so either */
    }
    money *sums = incurred_by(l, line->period, party_of(l, party));
    return sums ? add_cells(l, line, ordinal, sums)
                : fault(l, line->place, DIAG_INTERNAL_LEDGER);
}

struct line_sink cross_charges_sink(struct cross_charges *l, struct diags *d) {
    l->work->faults = d;
    l->work->lines = 0;
    l->work->latest = l->period_count;
    return (struct line_sink){.self = l, .take = take};
}

/* Whether a municipality bears in a period what the allocation gives it. */
static bool agrees(const struct cross_charges *l, size_t period_index,
                   size_t in_allocation, size_t municipality, enum amount_part part) {
    money left = 0;
    for (int c = 0; c < CATEGORY_COUNT; c++)
        if (money_add(&left, allocation_amount(l->allocation, in_allocation,
                                               (enum category)c, municipality, part)) < 0)
            return false;
    for (size_t party = 0; party < l->parties; party++) {
        const money *cents = l->borne[period_index * l->parties + party];
        if (cents &&
            money_add(&left, -cents[(size_t)part * l->municipalities + municipality]) < 0)
            return false;
    }
    return left == 0;
}

static bool all_agree(const struct cross_charges *l) {
    const struct allocation *a = l->allocation;
    enum amount_part parts = budget_amount_parts(a->budget);
    for (size_t i = 0, j = 0; i < l->period_count && j < a->period_count; i++) {
        if (l->periods[i] != a->periods[j])
            continue;
        for (size_t m = 0; m < l->municipalities; m++)
            for (enum amount_part part = 0; part < parts; part++)
                if (!agrees(l, i, j, m, part))
                    return false;
        j++;
    }
    return l->work->lines == a->lines;
}

int cross_charges_finish(struct cross_charges *l, struct diags *d) {
    if (l->work->faulty)
        return -1;
    if (all_agree(l))
        return 0;
    diag_add(d, (struct place){0}, DIAG_INTERNAL_LEDGER, NULL);
    return -1;
}
