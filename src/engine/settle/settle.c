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
    size_t claim_room;
    bool fits; /* no sum was too large so far */
};

static void add(struct scope *scope, money *sum, money amount) {
    scope->fits = money_add(sum, amount) == 0 && scope->fits;
}

static int party_id(const struct cross_charges *c, size_t party) {
    return party == c->municipalities ? PARTY_BODY : (int)party;
}

/* Adds up what each municipality bears of the costs that `party` incurred: [part x
   municipalities + municipality]. */
static void sum_borne(struct scope *scope, size_t party, money *sums) {
    const struct cross_charges *c = scope->charges;
    for (size_t i = 0; i < c->municipalities * AMOUNT_PARTS; i++)
        sums[i] = 0;
    for (size_t i = 0; i < c->period_count; i++) {
        const money *cents = c->borne[i * c->parties + party];
        if (!cents || !settle_span_has(scope->span, c->periods[i]))
            continue;
        for (size_t k = 0; k < c->municipalities * AMOUNT_PARTS; k++)
            add(scope, &sums[k], cents[k]);
    }
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

/* Fills borne and incurred, and the claims. */
static void add_lines(struct settlement *s, struct scope *scope) {
    const struct cross_charges *c = scope->charges;
    money *sums = mem_alloc((c->municipalities * AMOUNT_PARTS + 1) * sizeof *sums);
    for (size_t party = 0; party < c->parties; party++) {
        sum_borne(scope, party, sums);
        for (size_t m = 0; m < c->municipalities; m++)
            add_borne(s, scope, m, party, sums);
    }
    transfer_sort(s->claims.list, s->claims.count);
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

/* Lists the advances from one party to another, sorted. */
static void list_advances(struct settlement *s, const struct scope *scope) {
    const struct cross_charges *c = scope->charges;
    s->advances.list = mem_zero(c->advance_count, sizeof(struct transfer));
    for (size_t i = 0; i < c->advance_count; i++) {
        const struct advance *a = &c->advances[i];
        int to = (int)cross_charges_receiver(c, a);
        if (a->municipality != to && settle_span_has(scope->span, a->period))
            s->advances.list[s->advances.count++] = (struct transfer){
                a->municipality, to, {a->amount[AMOUNT_NET], a->amount[AMOUNT_VAT]}};
    }
    transfer_sort(s->advances.list, s->advances.count);
}

/* Adds up those of the same payer to the same receiver. */
static void join_advances(struct settlement *s, struct scope *scope) {
    size_t kept = 0;
    for (size_t i = 0; i < s->advances.count; i++) {
        const struct transfer *next = &s->advances.list[i];
        struct transfer *last = kept ? &s->advances.list[kept - 1] : NULL;
        if (last && last->from == next->from && last->to == next->to)
            for (int part = 0; part < AMOUNT_PARTS; part++)
                add(scope, &last->amount[part], next->amount[part]);
        else
            s->advances.list[kept++] = *next;
    }
    s->advances.count = kept;
}

/* Where in the list of waiting advances one belongs. */
static size_t waiting_place(const struct settlement *s, const struct year_advance *one) {
    size_t at = 0;
    for (; at < s->waiting_count; at++) {
        const struct year_advance *other = &s->waiting[at];
        if (other->year != one->year
                ? other->year > one->year
                : transfer_order(&other->transfer, &one->transfer) >= 0)
            break;
    }
    return at;
}

/* Lists the advances that wait; those of one year and the same parties are added up. */
static void list_waiting(struct settlement *s, struct scope *scope) {
    const struct cross_charges *c = scope->charges;
    s->waiting = mem_zero(c->advance_count, sizeof *s->waiting);
    for (size_t i = 0; i < c->advance_count; i++) {
        const struct advance *a = &c->advances[i];
        if (!prepaid_waits(c, a, scope->span.range))
            continue;
        const struct year_advance one = {
            a->period,
            {a->municipality,
             (int)cross_charges_receiver(c, a),
             {a->amount[AMOUNT_NET], a->amount[AMOUNT_VAT]}}};
        size_t at = waiting_place(s, &one);
        struct year_advance *place = &s->waiting[at];
        bool known = at < s->waiting_count && place->year == one.year &&
                     transfer_order(&place->transfer, &one.transfer) == 0;
        for (int part = 0; known && part < AMOUNT_PARTS; part++)
            add(scope, &place->transfer.amount[part], one.transfer.amount[part]);
        if (known)
            continue;
        memmove(place + 1, place, (s->waiting_count++ - at) * sizeof *place);
        *place = one;
    }
}

static void add_advances(struct settlement *s, struct scope *scope) {
    list_advances(s, scope);
    join_advances(s, scope);
    for (size_t i = 0; i < s->advances.count; i++) {
        const struct transfer *a = &s->advances.list[i];
        for (int part = 0; part < AMOUNT_PARTS; part++) {
            add(scope, &s->positions[part][a->from].paid, a->amount[part]);
            add(scope, &s->positions[part][a->to].received, a->amount[part]);
        }
    }
}

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
    list_waiting(s, scope);
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

/* The party that all others deal with, if any. */
static int hub_of(const struct cross_charges *c) {
    const struct settings *settings = &c->allocation->budget->settings;
    if (settings->model == MODEL_CENTRE)
        return settings->host;
    return settings->model == MODEL_SERVICE ? (int)c->municipalities : NETTING_NO_HUB;
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
static int net(struct settlement *s, int hub, struct diags *d) {
    struct netting n;
    money(*balances)[AMOUNT_PARTS] = mem_alloc(s->position_count * sizeof *balances);
    for (size_t i = 0; i < s->position_count; i++)
        for (int part = 0; part < AMOUNT_PARTS; part++)
            balances[i][part] = s->positions[part][i].balance;
    int status = netting_init(&n, (const money(*)[AMOUNT_PARTS])balances,
                              s->position_count, hub, d);
    free(balances);
    s->payments = (struct transfers){n.payments, n.count}; /* taken */
    s->fewest = n.fewest;
    return status;
}

int settlement_init(struct settlement *s, const struct cross_charges *c,
                    struct settle_span span, struct diags *d) {
    struct scope scope = {.charges = c, .span = span, .fits = true};
    *s = (struct settlement){.position_count = c->parties};
    for (int part = 0; part < AMOUNT_PARTS; part++)
        s->positions[part] = mem_zero(c->parties, sizeof *s->positions[part]);
    fill_positions(s, &scope);
    assert(!scope.fits || adds_up(s));
    if (!scope.fits)
        diag_add(d, (struct place){0}, DIAG_TOTAL_TOO_LARGE, NULL);
    if (!scope.fits || net(s, hub_of(c), d) < 0) {
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
