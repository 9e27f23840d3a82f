#include "engine/settle/cross_charges.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"
#include "engine/settle/late.h"
#include "engine/settle/prepaid.h"

struct cross_charges_work {
    struct diags *faults; /* borrowed */
    uint64_t lines;       /* read */
    size_t latest; /* index of the latest line's period, mostly the next one's too */
    money *cells;  /* owned: of one line, [part x municipalities + municipality] */
    bool faulty;
};

/* In a matrix without a host every advance must name its receiver. */
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

/* Appends a row of settings, as its file has them. `value` may be a word of ours. */
static void add_row(struct buf *row, const struct settings *settings, const char *name,
                    const char *value) {
    diag_word(row, name);
    buf_text(row, settings->delimiter);
    buf_text(row, value);
}

static int fault_model(const struct settings *settings, struct place at,
                       struct diags *d) {
    static const char *const models[] = {DIAG_WORD("centre"), DIAG_WORD("service"),
                                         DIAG_WORD("matrix")};
    struct buf rows[3] = {{0}};
    for (size_t i = 0; i < 3; i++)
        add_row(&rows[i], settings, N_("model"), models[i]);
    diag_add(d, at, DIAG_MODEL_MISSING, buf_str(&rows[0]), buf_str(&rows[1]),
             buf_str(&rows[2]), settings->rows_go, NULL);
    for (size_t i = 0; i < 3; i++)
        buf_clear(&rows[i]);
    return -1;
}

/* The row proposed names a municipality, so that it can be pasted as it is. */
static int fault_host(const struct budget *b, struct place at, struct diags *d) {
    const char *first = b->municipality_count > 0 ? b->municipalities[0].code : "";
    struct buf row = {0};
    add_row(&row, &b->settings, N_("host"), first);
    diag_add(d, at, DIAG_HOST_MISSING, buf_str(&row), first, b->settings.rows_go, NULL);
    buf_clear(&row);
    return -1;
}

int cross_charges_check(const struct budget *b, struct place at, struct diags *d) {
    if (b->settings.model == MODEL_NONE)
        return fault_model(&b->settings, at, d);
    if (b->settings.model == MODEL_CENTRE && b->settings.host == MUNICIPALITY_NONE)
        return fault_host(b, at, d);
    if (b->settings.model == MODEL_MATRIX && b->settings.host == MUNICIPALITY_NONE)
        return check_receivers(b, d);
    return 0;
}

/* Lists the periods that have costs or advances. */
static void collect_periods(struct cross_charges *c) {
    const struct allocation *a = c->allocation;
    size_t count = 0;
    c->periods = mem_zero(a->period_count + c->advance_count, sizeof *c->periods);
    for (size_t i = 0; i < a->period_count; i++)
        c->periods[count++] = a->periods[i];
    for (size_t i = 0; i < c->advance_count; i++)
        c->periods[count++] = c->advances[i].period;
    c->period_count = periods_sort(c->periods, count);
}

struct cross_charges *cross_charges_new(const struct allocation *a) {
    struct cross_charges *c = mem_zero(1, sizeof *c);
    c->allocation = a;
    c->municipalities = a->budget->municipality_count;
    c->parties = c->municipalities + 1;
    c->advances = prepaid_list(a, &c->advance_count);
    collect_periods(c);
    c->borne = mem_zero(c->period_count * c->parties, sizeof *c->borne);
    c->favoured = mem_zero(c->parties, sizeof *c->favoured);
    c->work = mem_zero(1, sizeof *c->work);
    c->work->cells = mem_zero(c->municipalities * AMOUNT_PARTS, sizeof *c->work->cells);
    return c;
}

void cross_charges_free(struct cross_charges *c) {
    if (!c)
        return;
    for (size_t i = 0; i < c->period_count * c->parties; i++)
        free(c->borne[i]);
    late_clear(c);
    free(c->borne);
    free(c->favoured);
    free(c->periods);
    free(c->advances);
    free(c->work->cells);
    free(c->work);
    free(c);
}

static size_t party_of(const struct cross_charges *c, int party) {
    return party == PARTY_BODY ? c->municipalities : (size_t)party;
}

size_t cross_charges_receiver(const struct cross_charges *c,
                              const struct advance *advance) {
    const struct settings *settings = &c->allocation->budget->settings;
    if (advance->to != PARTY_NONE)
        return party_of(c, advance->to);
    bool hosted = settings->model != MODEL_SERVICE && settings->host != MUNICIPALITY_NONE;
    return party_of(c, hosted ? settings->host : PARTY_BODY);
}

/* -1, which ends the pass. */
static int fault(struct cross_charges *c, struct place at, enum diag_code code) {
    diag_add(c->work->faults, at, code, NULL);
    c->work->faulty = true;
    return -1;
}

/* The cents that one party incurred in a period, made when the line is its first; NULL
   when the allocation has no such period. */
static money *incurred_by(struct cross_charges *c, period p, size_t party) {
    size_t *at = &c->work->latest;
    if (*at == c->period_count || c->periods[*at] != p) {
        *at = periods_find(c->periods, c->period_count, p);
        if (*at == c->period_count)
            return NULL;
    }
    money **cents = &c->borne[*at * c->parties + party];
    if (!*cents)
        *cents = mem_zero(c->municipalities * AMOUNT_PARTS, sizeof **cents);
    return *cents;
}

/* Whether a line cannot be one of those allocated: the two passes differ. */
static bool is_new(const struct cross_charges *c, const struct cost_line *line) {
    const struct allocation *a = c->allocation;
    return c->work->lines == a->lines ||
           (line->category != CATEGORY_OWN && !allocation_group(a, line));
}

/* Fills in the cents of a line, which the allocation took as number `ordinal`: how many
   cells. */
static size_t fill_cells(struct cross_charges *c, const struct cost_line *line,
                         uint64_t ordinal) {
    enum amount_part parts = budget_amount_parts(c->allocation->budget);
    for (enum amount_part part = 0; part < parts; part++)
        allocation_line(c->allocation, ordinal, line, part,
                        c->work->cells + part * c->municipalities);
    return c->municipalities * parts;
}

/* Adds the cents of a line, as costs that a party incurred. */
static int add_cells(struct cross_charges *c, const struct cost_line *line,
                     uint64_t ordinal, size_t party) {
    size_t count = fill_cells(c, line, ordinal);
    money *sums = incurred_by(c, line->period, party);
    if (!sums)
        return fault(c, line->place, DIAG_INTERNAL_LEDGER);
    for (size_t i = 0; i < count; i++)
        if (money_add(&sums[i], c->work->cells[i]) < 0)
            return fault(c, line->place, DIAG_TOTAL_TOO_LARGE);
    return 0;
}

/* Adds what each municipality of a key receives from the one that bears it: a claim, and
   the credit that makes it incurred by nobody. */
static int add_received(struct cross_charges *c, const struct cost_line *line,
                        uint64_t ordinal, size_t bearer) {
    size_t count = fill_cells(c, line, ordinal);
    for (size_t i = 0; i < count; i++) {
        size_t receiver = i % c->municipalities, part = i - receiver;
        money *sums = incurred_by(c, line->period, receiver);
        if (!sums)
            return fault(c, line->place, DIAG_INTERNAL_LEDGER);
        c->favoured[receiver] = c->favoured[receiver] || c->work->cells[i] != 0;
        if (money_add(&sums[part + bearer], -c->work->cells[i]) < 0 ||
            money_add(&sums[part + receiver], c->work->cells[i]) < 0)
            return fault(c, line->place, DIAG_TOTAL_TOO_LARGE);
    }
    return 0;
}

/* Adds half of a transfer: a claim of the receiver on the bearer, incurred by nobody. What
   one municipality receives stands there as if that had incurred both halves, which total
   nil. What one bears for all of a key is added when the second half comes. */
static int add_half(struct cross_charges *c, const struct cost_line *line,
                    uint64_t ordinal) {
    const struct cost_line *borne = line, *credited = line->counterpart;
    if (line->half == HALF_CREDITED) {
        borne = line->counterpart;
        credited = line;
    }
    if (credited->category == CATEGORY_OWN) {
        c->favoured[credited->municipality] = true;
        return add_cells(c, line, ordinal, (size_t)credited->municipality);
    }
    return line == borne ? 0
                         : add_received(c, line, ordinal, (size_t)borne->municipality);
}

static int take(void *self, const struct cost_line *line) {
    struct cross_charges *c = self;
    if (is_new(c, line))
        return fault(c, line->place, DIAG_INTERNAL_LEDGER);
    uint64_t ordinal = c->work->lines++;
    late_add(c, line, ordinal);
    if (line->half != HALF_NONE)
        return add_half(c, line, ordinal);
    int party = line_incurred_by(&c->allocation->budget->settings, line);
    if (party == PARTY_NONE) {
        (void)fault(c, line->place, DIAG_INCURRED_MISSING);
        return 0; /* to find all such lines */
    }
    return add_cells(c, line, ordinal, party_of(c, party));
}

static int check_line(void *self, const struct cost_line *line) {
    const struct incurred_check *check = self;
    if (line->half == HALF_NONE && line_incurred_by(check->settings, line) == PARTY_NONE)
        diag_add(check->d, line->place, DIAG_INCURRED_MISSING, NULL);
    return 0;
}

struct line_sink incurred_check_sink(struct incurred_check *check) {
    return (struct line_sink){.self = check, .take = check_line};
}

struct line_sink cross_charges_sink(struct cross_charges *c, struct diags *d) {
    c->work->faults = d;
    c->work->lines = 0;
    c->work->latest = c->period_count;
    return (struct line_sink){.self = c, .take = take};
}

/* Takes off `left` what each municipality bears of the lines of a period, as [part x
   municipalities + municipality]. */
static void subtract_borne(const struct cross_charges *c, size_t period_index,
                           wide *left) {
    for (size_t party = 0; party < c->parties; party++) {
        const money *cents = c->borne[period_index * c->parties + party];
        for (size_t k = 0; cents && k < c->municipalities * AMOUNT_PARTS; k++)
            left[k] -= cents[k];
    }
}

/* Whether every municipality bears in a period what the allocation gives it. `left` is
   room for a sum of each. */
static bool agrees(const struct cross_charges *c, size_t period_index,
                   size_t in_allocation, wide *left) {
    bool equal = true;
    for (size_t k = 0; k < c->municipalities * AMOUNT_PARTS; k++) {
        size_t m = k % c->municipalities;
        enum amount_part part = (enum amount_part)(k / c->municipalities);
        left[k] = (wide)allocation_shared(c->allocation, in_allocation, m, part) +
                  allocation_amount(c->allocation, in_allocation, CATEGORY_OWN, m, part);
    }
    subtract_borne(c, period_index, left);
    for (size_t k = 0; k < c->municipalities * AMOUNT_PARTS; k++)
        equal = equal && left[k] == 0;
    return equal;
}

static bool all_agree(const struct cross_charges *c) {
    const struct allocation *a = c->allocation;
    wide *left = mem_alloc((c->municipalities * AMOUNT_PARTS + 1) * sizeof *left);
    bool agree = c->work->lines == a->lines;
    for (size_t i = 0, j = 0; agree && i < c->period_count && j < a->period_count; i++)
        if (c->periods[i] == a->periods[j])
            agree = agrees(c, i, j++, left);
    free(left);
    return agree;
}

/* Whether the sums of all periods bear exactly the costs that the allocation has. */
__attribute__((unused)) static bool is_complete(const struct cross_charges *c) {
    wide left[AMOUNT_PARTS] = {0};
    for (size_t g = 0; g < c->allocation->group_count; g++)
        amounts_add_wide(left, c->allocation->groups[g].sum);
    for (size_t i = 0; i < c->allocation->period_count * c->municipalities; i++)
        amounts_add_wide(left, c->allocation->own[i].amount);
    for (size_t i = 0; i < c->period_count * c->parties; i++)
        for (size_t k = 0; c->borne[i] && k < c->municipalities * AMOUNT_PARTS; k++)
            left[k / c->municipalities] -= c->borne[i][k];
    return left[AMOUNT_NET] == 0 && left[AMOUNT_VAT] == 0;
}

int cross_charges_finish(struct cross_charges *c, struct diags *d) {
    if (c->work->faulty)
        return -1;
    if (all_agree(c)) {
        assert(is_complete(c));
        return 0;
    }
    diag_add(d, (struct place){0}, DIAG_INTERNAL_LEDGER, NULL);
    return -1;
}
