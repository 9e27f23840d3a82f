#include "engine/settle/settle.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "engine/settle/prepaid.h"

struct settle_span settle_year_to_date(period p) {
    int first = period_quarter(p) ? 1 : 0;
    return (struct settle_span){.range = {period_make(period_year(p), first), p}};
}

/* What is being settled: some periods. */
struct scope {
    const struct cross_charges *charges;
    struct settle_span span;
    size_t claim_room;
    bool fits; /* no sum was too large so far */
};

static bool covers(const struct scope *scope, period p) {
    if (scope->span.only != PERIOD_NONE)
        return p == scope->span.only;
    return period_in_range(p, scope->span.range);
}

static void add(struct scope *scope, money *sum, money amount) {
    scope->fits = money_add(sum, amount) == 0 && scope->fits;
}

static int party_id(const struct cross_charges *l, size_t party) {
    return party == l->municipalities ? PARTY_BODY : (int)party;
}

/* Adds up what everybody bears of that which `party` incurred: [part x municipalities +
   who bears]. */
static void sum_borne(struct scope *scope, size_t party, money *sums) {
    const struct cross_charges *l = scope->charges;
    for (size_t i = 0; i < l->municipalities * AMOUNT_PARTS; i++)
        sums[i] = 0;
    for (size_t i = 0; i < l->period_count; i++) {
        const money *cents = l->borne[i * l->parties + party];
        if (!cents || !covers(scope, l->periods[i]))
            continue;
        for (size_t k = 0; k < l->municipalities * AMOUNT_PARTS; k++)
            add(scope, &sums[k], cents[k]);
    }
}

static void add_claim(struct settlement *s, struct scope *scope, struct transfer claim) {
    struct transfers *claims = &s->claims;
    claims->list =
        mem_room(claims->list, claims->count, &scope->claim_room, sizeof *claims->list);
    claims->list[claims->count++] = claim;
}

/* What municipality `m` bears of that which `party` incurred. */
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

/* Borne, incurred, and the claims that both consist of. */
static void add_lines(struct settlement *s, struct scope *scope) {
    const struct cross_charges *l = scope->charges;
    money *sums = mem_alloc((l->municipalities * AMOUNT_PARTS + 1) * sizeof *sums);
    for (size_t party = 0; party < l->parties; party++) {
        sum_borne(scope, party, sums);
        for (size_t m = 0; m < l->municipalities; m++)
            add_borne(s, scope, m, party, sums);
    }
    transfer_sort(s->claims.list, s->claims.count);
    free(sums);
}

/* Tells own costs and the share of what is shared apart. */
static void add_own(struct position *positions, struct scope *scope,
                    enum amount_part part) {
    const struct allocation *a = scope->charges->allocation;
    for (size_t i = 0; i < a->period_count; i++) {
        if (!covers(scope, a->periods[i]))
            continue;
        for (size_t m = 0; m < scope->charges->municipalities; m++)
            add(scope, &positions[m].own, allocation_amount(a, i, CATEGORY_OWN, m, part));
    }
    for (size_t m = 0; m < scope->charges->municipalities; m++) {
        add(scope, &positions[m].shared, positions[m].borne);
        add(scope, &positions[m].shared, -positions[m].own);
    }
}

/* The advances that went to somebody else, by payer and receiver. */
static void list_advances(struct settlement *s, const struct scope *scope) {
    const struct cross_charges *l = scope->charges;
    s->advances.list = mem_zero(l->advance_count, sizeof(struct transfer));
    for (size_t i = 0; i < l->advance_count; i++) {
        const struct advance *a = &l->advances[i];
        int to = (int)cross_charges_receiver(l, a);
        if (a->municipality != to && covers(scope, a->period))
            s->advances.list[s->advances.count++] = (struct transfer){
                a->municipality, to, {a->amount[AMOUNT_NET], a->amount[AMOUNT_VAT]}};
    }
    transfer_sort(s->advances.list, s->advances.count);
}

/* Those of the same payer to the same receiver as one; they are sorted. */
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

/* The place in the list of those that wait for the advances of a year from one party to
   another. */
static size_t waiting_place(const struct settlement *s, const struct year_advance *one) {
    size_t at = 0;
    for (; at < s->waiting_count; at++) {
        const struct year_advance *there = &s->waiting[at];
        if (there->year != one->year
                ? there->year > one->year
                : transfer_order(&there->transfer, &one->transfer) >= 0)
            break;
    }
    return at;
}

/* The advances of a year that wait, those of one year and the same parties as one. */
static void list_waiting(struct settlement *s, struct scope *scope) {
    const struct cross_charges *l = scope->charges;
    s->waiting = mem_zero(l->advance_count, sizeof *s->waiting);
    for (size_t i = 0; i < l->advance_count; i++) {
        const struct advance *a = &l->advances[i];
        if (!prepaid_waits(l, a, scope->span.range))
            continue;
        const struct year_advance one = {
            a->period,
            {a->municipality,
             (int)cross_charges_receiver(l, a),
             {a->amount[AMOUNT_NET], a->amount[AMOUNT_VAT]}}};
        size_t at = waiting_place(s, &one);
        struct year_advance *there = &s->waiting[at];
        bool known = at < s->waiting_count && there->year == one.year &&
                     transfer_order(&there->transfer, &one.transfer) == 0;
        for (int part = 0; known && part < AMOUNT_PARTS; part++)
            add(scope, &there->transfer.amount[part], one.transfer.amount[part]);
        if (known)
            continue;
        memmove(there + 1, there, (s->waiting_count++ - at) * sizeof *there);
        *there = one;
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

static void name_both(const struct cross_charges *l, struct transfer *t) {
    t->from = party_id(l, (size_t)t->from);
    t->to = party_id(l, (size_t)t->to);
}

/* Sorted while the joint body is the last of the parties, they now get its own number. */
static void name_parties(const struct cross_charges *l, struct transfers *transfers) {
    for (size_t i = 0; i < transfers->count; i++)
        name_both(l, &transfers->list[i]);
}

/* The party with whom all others have to do. */
static int hub_of(const struct cross_charges *l) {
    const struct settings *settings = &l->allocation->budget->settings;
    if (settings->model == MODEL_CENTRE)
        return settings->host;
    return settings->model == MODEL_SERVICE ? (int)l->municipalities : NETTING_NO_HUB;
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

int settlement_init(struct settlement *s, const struct cross_charges *l,
                    struct settle_span span, struct diags *d) {
    struct scope scope = {.charges = l, .span = span, .fits = true};
    *s = (struct settlement){.position_count = l->parties};
    for (int part = 0; part < AMOUNT_PARTS; part++)
        s->positions[part] = mem_zero(l->parties, sizeof *s->positions[part]);
    fill_positions(s, &scope);
    if (!scope.fits)
        diag_add(d, (struct place){0}, DIAG_TOTAL_TOO_LARGE, NULL);
    if (!scope.fits || net(s, hub_of(l), d) < 0) {
        settlement_clear(s);
        return -1;
    }
    name_parties(l, &s->claims);
    name_parties(l, &s->advances);
    name_parties(l, &s->payments);
    for (size_t i = 0; i < s->waiting_count; i++)
        name_both(l, &s->waiting[i].transfer);
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
