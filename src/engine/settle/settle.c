#include "engine/settle/settle.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "engine/settle/prepaid.h"

struct settle_span settle_year_to_date(period p) {
    int first = period_quarter(p) ? 1 : 0;
    return (struct settle_span){.range = {period_make(period_year(p), first), p}};
}

/* The periods that are being settled. */
struct scope {
    const struct cross_charges *charges;
    struct settle_span span;
    size_t first, end; /* numbers of the periods of the charges that it can have */
    size_t claim_room;
    bool fits; /* no sum was too large so far */
};

static struct scope scope_of(const struct cross_charges *c, struct settle_span span) {
    size_t first = 0, end = c->period_count;
    while (first < end && !settle_span_has(span, c->periods[first]))
        first++;
    while (end > first && !settle_span_has(span, c->periods[end - 1]))
        end--;
    return (struct scope){c, span, first, end, .fits = true};
}

static void add(struct scope *scope, money *sum, money amount) {
    scope->fits = money_add(sum, amount) == 0 && scope->fits;
}

static int party_id(const struct cross_charges *c, size_t party) {
    return party == c->municipalities ? PARTY_BODY : (int)party;
}

/* Adds up what each municipality bears of the costs that `party` incurred: [part x
   municipalities + municipality]. False when it incurred none. */
static bool sum_borne(struct scope *scope, size_t party, money *sums) {
    const struct cross_charges *c = scope->charges;
    bool any = false;
    for (size_t i = scope->first; i < scope->end; i++) {
        const money *cents = c->borne[i * c->parties + party];
        if (!cents || !settle_span_has(scope->span, c->periods[i]))
            continue;
        if (!any)
            memset(sums, 0, c->municipalities * AMOUNT_PARTS * sizeof *sums);
        any = true;
        for (size_t k = 0; k < c->municipalities * AMOUNT_PARTS; k++)
            add(scope, &sums[k], cents[k]);
    }
    return any;
}

static void add_claim(struct settlement *s, struct scope *scope, struct transfer claim) {
    struct transfers *claims = &s->claims;
    claims->list =
        mem_room(claims->list, claims->count, &scope->claim_room, sizeof *claims->list);
    claims->list[claims->count++] = claim;
}

/* Adds what municipality `m` bears of the costs that `party` incurred. */
static void add_borne(struct settlement *s, struct scope *scope, size_t m, size_t party,
                      const money *sums) {
    struct transfer claim = {.from = (int)m, .to = (int)party};
    for (size_t part = 0; part < AMOUNT_PARTS; part++) {
        money amount = sums[part * scope->charges->municipalities + m];
        add(scope, &s->positions[part][m].borne, amount);
        add(scope, &s->positions[part][party].incurred, amount);
        claim.amount[part] = amount;
    }
    if (m != party && !amounts_nil(claim.amount))
        add_claim(s, scope, claim);
}

/* Sorts claims, which come by receiver and then by payer, by payer and then by receiver. */
static void sort_claims(struct transfers *claims, size_t parties) {
    size_t *next = mem_zero(parties + 1, sizeof *next);
    struct transfer *sorted = mem_alloc(claims->count * sizeof *sorted);
    for (size_t i = 0; i < claims->count; i++)
        next[claims->list[i].from + 1]++;
    for (size_t i = 1; i < parties; i++)
        next[i] += next[i - 1];
    for (size_t i = 0; i < claims->count; i++)
        sorted[next[claims->list[i].from]++] = claims->list[i];
    free(next);
    free(claims->list);
    claims->list = sorted;
}

/* Fills borne and incurred, and the claims. */
static void add_lines(struct settlement *s, struct scope *scope) {
    const struct cross_charges *c = scope->charges;
    money *sums = mem_alloc((c->municipalities * AMOUNT_PARTS + 1) * sizeof *sums);
    for (size_t party = 0; party < c->parties; party++)
        if (sum_borne(scope, party, sums))
            for (size_t m = 0; m < c->municipalities; m++)
                add_borne(s, scope, m, party, sums);
    sort_claims(&s->claims, c->parties);
    free(sums);
}

/* Splits what is borne into own costs and shared costs. */
static void add_own(struct position *positions, struct scope *scope,
                    enum amount_part part) {
    const struct allocation *a = scope->charges->allocation;
    for (size_t i = 0; i < a->period_count; i++) {
        if (!settle_span_has(scope->span, a->periods[i]))
            continue;
        for (size_t m = 0; m < scope->charges->municipalities; m++)
            add(scope, &positions[m].own, allocation_amount(a, i, CATEGORY_OWN, m, part));
    }
    for (size_t m = 0; m < scope->charges->municipalities; m++) {
        add(scope, &positions[m].shared, positions[m].borne);
        add(scope, &positions[m].shared, -positions[m].own);
    }
}

/* --- advances --------------------------------------------------------------------- */

static int by_year(const void *a, const void *b) {
    const struct year_advance *one = a, *other = b;
    if (one->year != other->year)
        return one->year < other->year ? -1 : 1;
    return transfer_order(&one->transfer, &other->transfer);
}

/* Sorts advances, and adds up those of the same year, payer and receiver. Returns how
   many are left. */
static size_t join_advances(struct scope *scope, struct year_advance *list,
                            size_t count) {
    size_t kept = 0;
    if (count > 0)
        qsort(list, count, sizeof *list, by_year);
    for (size_t i = 0; i < count; i++) {
        if (kept == 0 || by_year(&list[kept - 1], &list[i]) != 0) {
            list[kept++] = list[i];
            continue;
        }
        for (int part = 0; part < AMOUNT_PARTS; part++)
            add(scope, &list[kept - 1].transfer.amount[part],
                list[i].transfer.amount[part]);
    }
    return kept;
}

/* Lists the advances that wait, by year; or those from one party to another that count,
   all without a year. Owned by the caller. */
static struct year_advance *list_advances(struct scope *scope, bool waiting,
                                          size_t *count) {
    const struct cross_charges *c = scope->charges;
    struct year_advance *list = mem_zero(c->advance_count, sizeof *list);
    *count = 0;
    for (size_t i = 0; i < c->advance_count; i++) {
        const struct advance *a = &c->advances[i];
        int to = (int)cross_charges_receiver(c, a);
        if (waiting ? prepaid_waits(c, a, scope->span.range)
                    : a->municipality != to && settle_span_has(scope->span, a->period))
            list[(*count)++] = (struct year_advance){
                waiting ? a->period : PERIOD_NONE,
                {a->municipality, to, {a->amount[AMOUNT_NET], a->amount[AMOUNT_VAT]}}};
    }
    *count = join_advances(scope, list, *count);
    return list;
}

static void add_advances(struct settlement *s, struct scope *scope) {
    size_t count;
    struct year_advance *list = list_advances(scope, false, &count);
    s->waiting = list_advances(scope, true, &s->waiting_count);
    s->advances.list = mem_zero(count, sizeof *s->advances.list);
    for (; s->advances.count < count; s->advances.count++) {
        const struct transfer *a = &list[s->advances.count].transfer;
        s->advances.list[s->advances.count] = *a;
        for (int part = 0; part < AMOUNT_PARTS; part++) {
            add(scope, &s->positions[part][a->from].paid, a->amount[part]);
            add(scope, &s->positions[part][a->to].received, a->amount[part]);
        }
    }
    free(list);
}

/* --- positions -------------------------------------------------------------------- */

static void balance(struct position *positions, struct scope *scope) {
    for (size_t i = 0; i < scope->charges->parties; i++) {
        struct position *p = &positions[i];
        p->party = party_id(scope->charges, i);
        add(scope, &p->balance, p->borne);
        add(scope, &p->balance, -p->incurred);
        add(scope, &p->balance, -p->paid);
        add(scope, &p->balance, p->received);
    }
}

static void fill_positions(struct settlement *s, struct scope *scope) {
    add_lines(s, scope);
    add_advances(s, scope);
    for (enum amount_part part = AMOUNT_NET; part < AMOUNT_PARTS; part++) {
        struct position *positions = s->positions[part];
        add_own(positions, scope, part);
        balance(positions, scope);
        const struct position *body = &positions[s->position_count - 1];
        s->body = s->body || body->incurred != 0 || body->received != 0;
    }
}

static void name_both(const struct cross_charges *c, struct transfer *t) {
    t->from = party_id(c, (size_t)t->from);
    t->to = party_id(c, (size_t)t->to);
}

/* Replaces party numbers, by which transfers were sorted, with municipalities and
   PARTY_BODY. */
static void name_parties(const struct cross_charges *c, struct transfers *transfers) {
    for (size_t i = 0; i < transfers->count; i++)
        name_both(c, &transfers->list[i]);
}

static bool runs_by_hub(const struct settings *s) {
    return s->payments == PAYMENTS_BODY ||
           (s->payments == PAYMENTS_BY_MODEL && s->model == MODEL_SERVICE);
}

/* The party that all others deal with, if any. */
static int hub_of(const struct cross_charges *c) {
    const struct settings *settings = &c->allocation->budget->settings;
    if (settings->model == MODEL_CENTRE)
        return settings->host;
    bool body = settings->model == MODEL_SERVICE || runs_by_hub(settings);
    return body ? (int)c->municipalities : NETTING_NO_HUB;
}

/* Whether everything that is borne was incurred by somebody, and balances sum to 0. */
__attribute__((unused)) static bool adds_up(const struct settlement *s) {
    for (int part = 0; part < AMOUNT_PARTS; part++) {
        wide borne = 0, balance = 0;
        for (size_t i = 0; i < s->position_count; i++) {
            const struct position *p = &s->positions[part][i];
            borne += (wide)p->borne - p->incurred;
            balance += p->balance;
        }
        if (borne != 0 || balance != 0)
            return false;
    }
    return true;
}

/* The payments that square the balances. */
static int net(struct settlement *s, const struct cross_charges *c, struct diags *d) {
    bool by_hub = runs_by_hub(&c->allocation->budget->settings);
    int hub = hub_of(c);
    struct netting n;
    money(*balances)[AMOUNT_PARTS] = mem_alloc(s->position_count * sizeof *balances);
    for (size_t i = 0; i < s->position_count; i++)
        for (int part = 0; part < AMOUNT_PARTS; part++)
            balances[i][part] = s->positions[part][i].balance;
    const money(*list)[AMOUNT_PARTS] = (const money(*)[AMOUNT_PARTS])balances;
    int status = by_hub ? netting_by_hub(&n, list, s->position_count, hub, d)
                        : netting_init(&n, list, s->position_count, hub, d);
    free(balances);
    s->payments = (struct transfers){n.payments, n.count}; /* taken */
    s->fewest = n.fewest;
    s->hub = by_hub ? party_id(c, (size_t)hub) : PARTY_NONE;
    s->body = s->body || s->hub == PARTY_BODY;
    return status;
}

int settlement_init(struct settlement *s, const struct cross_charges *c,
                    struct settle_span span, struct diags *d) {
    struct scope scope = scope_of(c, span);
    *s = (struct settlement){.position_count = c->parties};
    for (int part = 0; part < AMOUNT_PARTS; part++)
        s->positions[part] = mem_zero(c->parties, sizeof *s->positions[part]);
    fill_positions(s, &scope);
    assert(!scope.fits || adds_up(s));
    if (!scope.fits)
        diag_add(d, (struct place){0}, DIAG_TOTAL_TOO_LARGE, NULL);
    if (!scope.fits || net(s, c, d) < 0) {
        settlement_clear(s);
        return -1;
    }
    name_parties(c, &s->claims);
    name_parties(c, &s->advances);
    name_parties(c, &s->payments);
    for (size_t i = 0; i < s->waiting_count; i++)
        name_both(c, &s->waiting[i].transfer);
    return 0;
}

void settlement_clear(struct settlement *s) {
    for (int part = 0; part < AMOUNT_PARTS; part++)
        free(s->positions[part]);
    free(s->claims.list);
    free(s->advances.list);
    free(s->waiting);
    free(s->payments.list);
    *s = (struct settlement){0};
}
