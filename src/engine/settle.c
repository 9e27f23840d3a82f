#include "engine/settle.h"

#include <stdlib.h>

#include "base/mem.h"

struct settle_span settle_year_to_date(period p) {
    int first = period_quarter(p) ? 1 : 0;
    return (struct settle_span){.range = {period_make(period_year(p), first), p}};
}

/* What is being settled: one plane of some periods. */
struct scope {
    const struct ledger *ledger;
    struct settle_span span;
    enum plane plane;
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

static int party_id(const struct ledger *l, size_t party) {
    return party == l->municipalities ? PARTY_BODY : (int)party;
}

/* Adds up what everybody bears of that which `party` incurred. */
static void sum_borne(struct scope *scope, size_t party, money *sums) {
    const struct ledger *l = scope->ledger;
    size_t plane = (size_t)scope->plane * l->municipalities;
    for (size_t m = 0; m < l->municipalities; m++)
        sums[m] = 0;
    for (size_t i = 0; i < l->period_count; i++) {
        const money *cents = l->borne[i * l->parties + party];
        if (!cents || !covers(scope, l->periods[i]))
            continue;
        for (size_t m = 0; m < l->municipalities; m++)
            add(scope, &sums[m], cents[plane + m]);
    }
}

static void add_claim(struct settlement *s, struct scope *scope, struct transfer claim) {
    s->claims =
        mem_room(s->claims, s->claim_count, &scope->claim_room, sizeof *s->claims);
    s->claims[s->claim_count++] = claim;
}

/* Borne, incurred, and the claims that both consist of. */
static void add_lines(struct settlement *s, struct scope *scope) {
    const struct ledger *l = scope->ledger;
    money *sums = mem_alloc((l->municipalities + 1) * sizeof *sums);
    for (size_t party = 0; party < l->parties; party++) {
        sum_borne(scope, party, sums);
        for (size_t m = 0; m < l->municipalities; m++) {
            add(scope, &s->positions[m].borne, sums[m]);
            add(scope, &s->positions[party].incurred, sums[m]);
            if (m != party && sums[m] != 0)
                add_claim(s, scope, (struct transfer){(int)m, (int)party, sums[m]});
        }
    }
    transfer_sort(s->claims, s->claim_count);
    free(sums);
}

/* Tells own costs and the share of what is shared apart. */
static void add_own(struct settlement *s, struct scope *scope) {
    const struct allocation *a = scope->ledger->allocation;
    for (size_t i = 0; i < a->period_count; i++) {
        if (!covers(scope, a->periods[i]))
            continue;
        for (size_t m = 0; m < scope->ledger->municipalities; m++)
            add(scope, &s->positions[m].own,
                allocation_amount(a, i, CATEGORY_OWN, m, scope->plane == PLANE_VAT));
    }
    for (size_t m = 0; m < scope->ledger->municipalities; m++) {
        add(scope, &s->positions[m].shared, s->positions[m].borne);
        add(scope, &s->positions[m].shared, -s->positions[m].own);
    }
}

static void add_advances(struct settlement *s, struct scope *scope) {
    const struct budget *b = scope->ledger->allocation->budget;
    for (size_t i = 0; i < b->advance_count; i++) {
        const struct advance *advance = &b->advances[i];
        size_t from = (size_t)advance->municipality;
        size_t to = ledger_receiver(scope->ledger, advance);
        if (from == to || !covers(scope, advance->period))
            continue;
        money amount = scope->plane == PLANE_VAT ? advance->vat : advance->amount;
        add(scope, &s->positions[from].paid, amount);
        add(scope, &s->positions[to].received, amount);
    }
}

static void balance(struct settlement *s, struct scope *scope) {
    for (size_t i = 0; i < s->position_count; i++) {
        struct position *p = &s->positions[i];
        p->party = party_id(scope->ledger, i);
        add(scope, &p->balance, p->borne);
        add(scope, &p->balance, -p->incurred);
        add(scope, &p->balance, -p->paid);
        add(scope, &p->balance, p->received);
    }
    const struct position *body = &s->positions[s->position_count - 1];
    s->body = body->incurred != 0 || body->received != 0;
}

/* Sorted while the joint body is the last of the parties, they now get its own number. */
static void name_parties(const struct ledger *l, struct transfer *transfers,
                         size_t count) {
    for (size_t i = 0; i < count; i++) {
        transfers[i].from = party_id(l, (size_t)transfers[i].from);
        transfers[i].to = party_id(l, (size_t)transfers[i].to);
    }
}

/* The party with whom all others have to do. */
static int hub_of(const struct ledger *l) {
    const struct settings *settings = &l->allocation->budget->settings;
    if (settings->model == MODEL_CENTRE)
        return settings->host;
    return settings->model == MODEL_SERVICE ? (int)l->municipalities : NETTING_NO_HUB;
}

/* The payments that square the balances. */
static int net(struct settlement *s, int hub, struct diags *d) {
    struct netting n;
    money *balances = mem_alloc(s->position_count * sizeof *balances);
    for (size_t i = 0; i < s->position_count; i++)
        balances[i] = s->positions[i].balance;
    int status = netting_init(&n, balances, s->position_count, hub, d);
    free(balances);
    s->payments = n.payments; /* taken */
    s->payment_count = n.count;
    s->fewest = n.fewest;
    return status;
}

int settlement_init(struct settlement *s, const struct ledger *l, struct settle_span span,
                    enum plane plane, struct diags *d) {
    struct scope scope = {.ledger = l, .span = span, .plane = plane, .fits = true};
    *s = (struct settlement){.position_count = l->parties};
    s->positions = mem_zero(l->parties, sizeof *s->positions);
    add_lines(s, &scope);
    add_own(s, &scope);
    add_advances(s, &scope);
    balance(s, &scope);
    if (!scope.fits)
        diag_add(d, (struct place){0}, DIAG_TOTAL_TOO_LARGE, NULL);
    if (!scope.fits || net(s, hub_of(l), d) < 0) {
        settlement_clear(s);
        return -1;
    }
    name_parties(l, s->claims, s->claim_count);
    name_parties(l, s->payments, s->payment_count);
    return 0;
}

void settlement_clear(struct settlement *s) {
    free(s->positions);
    free(s->claims);
    free(s->payments);
    *s = (struct settlement){0};
}
