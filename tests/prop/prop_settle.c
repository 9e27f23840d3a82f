/* Settlements of generated budgets: balances sum to zero, claims add up to the positions,
   payments square them, and no payment is superfluous. */
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "dice.h"
#include "engine/settle/settle.h"
#include "../unit/small_budget.h"

enum { MOST_PARTIES = 40, BRUTE_PARTIES = 8, MOST_LINES = 60, MOST_ADVANCES = 6 };

/* --- netting ---------------------------------------------------------------------- */

/* The fewest payments that square `balances`: for the first open party tries every other
   that could take its whole balance over. */
static size_t fewest(money (*balances)[AMOUNT_PARTS], size_t count) {
    size_t first = 0, best = count;
    while (first < count && balances[first][AMOUNT_NET] == 0 &&
           balances[first][AMOUNT_VAT] == 0)
        first++;
    if (first == count)
        return 0;
    for (size_t other = first + 1; other < count; other++) {
        for (int part = 0; part < AMOUNT_PARTS; part++)
            balances[other][part] += balances[first][part];
        size_t payments = 1 + fewest(balances + first + 1, count - first - 1);
        for (int part = 0; part < AMOUNT_PARTS; part++)
            balances[other][part] -= balances[first][part];
        best = payments < best ? payments : best;
    }
    return best;
}

/* Random balances that total 0; small ones, so that groups at zero are common. */
static void random_balances(struct dice *d, money (*balances)[AMOUNT_PARTS],
                            size_t count) {
    for (int part = 0; part < AMOUNT_PARTS; part++) {
        /* Half of them without VAT. */
        bool none = part == AMOUNT_VAT && dice_once_in(d, 2);
        money size = none ? 0 : dice_between(d, 1, 6), sum = 0;
        for (size_t i = 0; i + 1 < count; i++)
            sum += balances[i][part] = dice_between(d, -size, size);
        balances[count - 1][part] = -sum;
    }
}

static bool squares(const struct netting *n, money (*balances)[AMOUNT_PARTS],
                    size_t count) {
    money left[MOST_PARTIES][AMOUNT_PARTS];
    memcpy(left, balances, count * sizeof *left);
    for (size_t i = 0; i < n->count; i++) {
        const struct transfer *p = &n->payments[i];
        if (p->amount[AMOUNT_NET] + p->amount[AMOUNT_VAT] < 0)
            return false;
        for (int part = 0; part < AMOUNT_PARTS; part++) {
            left[p->from][part] -= p->amount[part];
            left[p->to][part] += p->amount[part];
        }
    }
    for (size_t i = 0; i < count; i++)
        if (left[i][AMOUNT_NET] != 0 || left[i][AMOUNT_VAT] != 0)
            return false;
    return true;
}

static const char *nets(struct dice *d, size_t count,
                        size_t expected(money (*)[AMOUNT_PARTS], size_t)) {
    money balances[MOST_PARTIES][AMOUNT_PARTS];
    int hub = (int)dice_between(d, NETTING_NO_HUB, (int64_t)count - 1);
    struct diags faults;
    struct netting n;
    const char *wrong = NULL;
    random_balances(d, balances, count);
    diags_init(&faults);
    if (netting_init(&n, (const money(*)[AMOUNT_PARTS])balances, count, hub, &faults) < 0)
        wrong = "small balances are refused";
    else if (!squares(&n, balances, count))
        wrong = "the payments do not square the balances";
    else if (expected && (n.count != expected(balances, count) || !n.fewest))
        wrong = "there are not as few payments as can be";
    else if (n.count >= count)
        wrong = "there are more payments than everybody paying the next";
    netting_clear(&n);
    diags_clear(&faults);
    return wrong;
}

static const char *few_parties_make_the_fewest_payments(struct dice *d) {
    return nets(d, (size_t)dice_between(d, 1, BRUTE_PARTIES), fewest);
}

static const char *many_parties_are_squared(struct dice *d) {
    return nets(d, (size_t)dice_between(d, 1, MOST_PARTIES), NULL);
}

/* --- settlements ------------------------------------------------------------------ */

struct setting {
    struct budget b;
    struct diags faults;
    struct cost_line lines[MOST_LINES];
    size_t line_count;
    struct allocation *a;
    struct cross_charges *charges;
};

static int random_party(struct dice *d, const struct budget *b, bool none) {
    int64_t party = dice_between(d, none ? -2 : -1, (int64_t)b->municipality_count - 1);
    return party == -1 ? PARTY_BODY : party == -2 ? PARTY_NONE : (int)party;
}

static void random_line(struct dice *d, struct setting *s) {
    period p = period_make(2025, (int)dice_between(d, 1, 3));
    struct cost_line *line = &s->lines[s->line_count++];
    *line =
        small_budget_line(p, (category)dice_between(d, 0, 3), (int)dice_between(d, 0, 1),
                          dice_between(d, -500, 1000), "");
    line->amount[AMOUNT_VAT] = dice_once_in(d, 2) ? dice_between(d, -100, 200) : 0;
    line->incurred_by = random_party(d, &s->b, s->b.settings.model != MODEL_MATRIX);
    if (!dice_once_in(d, 4))
        return;
    line->category = CATEGORY_OWN;
    line->key = KEY_NONE;
    line->municipality = (int)dice_between(d, 0, (int64_t)s->b.municipality_count - 1);
}

static void random_advance(struct dice *d, struct setting *s) {
    s->b.advances[s->b.advance_count++] = (struct advance){
        .municipality = (int)dice_between(d, 0, (int64_t)s->b.municipality_count - 1),
        .period = period_make(2025, (int)dice_between(d, 1, 4)),
        .amount[AMOUNT_NET] = dice_between(d, -100, 1000),
        .amount[AMOUNT_VAT] = dice_between(d, -10, 200),
        .to = random_party(d, &s->b,
                           s->b.settings.host != MUNICIPALITY_NONE ||
                               s->b.settings.model != MODEL_MATRIX)};
}

static void random_setting(struct dice *d, struct setting *s) {
    size_t count = (size_t)dice_between(d, 1, BRUTE_PARTIES);
    int64_t figures[BRUTE_PARTIES];
    for (size_t i = 0; i < count; i++)
        figures[i] = i > 0 && dice_once_in(d, 4) ? 0 : dice_between(d, 1, 50);
    small_budget_init(&s->b, count, 1);
    small_budget_figures(&s->b, 0, figures);
    small_budget_plain_key(&s->b, "by figure", 0);
    small_budget_plain_key(&s->b, "equal", DRIVER_EQUAL);
    s->b.has_vat = true;
    s->b.settings.model = (enum model)dice_between(d, MODEL_CENTRE, MODEL_MATRIX);
    if (s->b.settings.model == MODEL_CENTRE || dice_once_in(d, 2))
        s->b.settings.host = (int)dice_between(d, 0, (int64_t)count - 1);
    s->b.settings.payments = (enum payments)dice_between(d, 0, PAYMENTS_FEWEST);
    s->b.advances = arena_take(&s->b.arena, MOST_ADVANCES * sizeof *s->b.advances);
    for (int64_t i = dice_between(d, 0, MOST_LINES); i > 0; i--)
        random_line(d, s);
    for (int64_t i = dice_between(d, 0, MOST_ADVANCES); i > 0; i--)
        random_advance(d, s);
}

static int charge(struct setting *s, enum closing close) {
    s->a = allocation_new(&s->b, close, true);
    struct line_sink sink = allocation_sink(s->a, &s->faults);
    for (size_t i = 0; i < s->line_count; i++)
        sink.take(sink.self, &s->lines[i]);
    if (allocation_finish(s->a, &s->faults) < 0)
        return -1;
    s->charges = cross_charges_new(s->a);
    sink = cross_charges_sink(s->charges, &s->faults);
    for (size_t i = 0; i < s->line_count; i++)
        sink.take(sink.self, &s->lines[i]);
    return cross_charges_finish(s->charges, &s->faults);
}

static size_t index_of(const struct setting *s, int party) {
    return party == PARTY_BODY ? s->b.municipality_count : (size_t)party;
}

/* What a party incurred, computed from the lines. */
static money incurred_by(const struct setting *s, size_t party, enum amount_part part) {
    money sum = 0;
    for (size_t i = 0; i < s->line_count; i++) {
        const struct cost_line *line = &s->lines[i];
        int by = line->incurred_by;
        if (by == PARTY_NONE)
            by = s->b.settings.model == MODEL_CENTRE ? s->b.settings.host : PARTY_BODY;
        if (index_of(s, by) == party)
            sum +=
                part == AMOUNT_VAT ? line->amount[AMOUNT_VAT] : line->amount[AMOUNT_NET];
    }
    return sum;
}

/* Adds the transfers of each party, outgoing ones counted positive. */
static void add_transfers(const struct setting *s, const struct transfers *transfers,
                          enum amount_part part, money *sums) {
    for (size_t i = 0; i < transfers->count; i++) {
        const struct transfer *one = &transfers->list[i];
        sums[index_of(s, one->from)] += one->amount[part];
        sums[index_of(s, one->to)] -= one->amount[part];
    }
}

/* Whether payments run as they should: all by the hub, or as few as can be. */
static bool well_routed(const struct settlement *all) {
    bool routed = true;
    for (size_t i = 0; i < all->payments.count && all->hub != PARTY_NONE; i++)
        routed = routed && (all->payments.list[i].from == all->hub ||
                            all->payments.list[i].to == all->hub);
    return all->hub == PARTY_NONE ? all->fewest : routed;
}

static const char *check(const struct setting *s, const struct settlement *all,
                         const money *by_period, enum amount_part part) {
    money claims[BRUTE_PARTIES + 1] = {0}, payments[BRUTE_PARTIES + 1] = {0};
    money balances = 0, borne = 0, incurred = 0;
    add_transfers(s, &all->claims, part, claims);
    add_transfers(s, &all->payments, part, payments);
    for (size_t i = 0; i < all->position_count; i++) {
        const struct position *p = &all->positions[part][i];
        balances += p->balance;
        borne += p->borne;
        incurred += p->incurred;
        if (p->borne != p->shared + p->own)
            return "borne is not the shared part and the own costs";
        if (p->incurred != incurred_by(s, i, part))
            return "a party incurred something else than its lines";
        if (p->balance != p->borne - p->incurred - p->paid + p->received)
            return "a balance is not what it says";
        if (claims[i] != p->borne - p->incurred)
            return "the claims do not add up to borne less incurred";
        if (payments[i] != p->balance)
            return "the payments do not square a position";
        if (by_period[i] != p->balance)
            return "the periods do not add up to the whole";
    }
    return balances != 0       ? "the balances do not total 0"
           : borne != incurred ? "not everything incurred is borne"
           : !well_routed(all) ? "payments are not the fewest, or do not run by the hub"
                               : NULL;
}

static const char *check_part(struct setting *s, enum amount_part part) {
    money by_period[BRUTE_PARTIES + 1] = {0};
    struct settlement one;
    for (int quarter = 1; quarter <= 4; quarter++) {
        struct settle_span span = {.only = period_make(2025, quarter)};
        if (settlement_init(&one, s->charges, span, &s->faults) < 0)
            return "a period cannot be settled";
        for (size_t i = 0; i < one.position_count; i++)
            by_period[i] += one.positions[part][i].balance;
        settlement_clear(&one);
    }
    if (settlement_init(&one, s->charges, (struct settle_span){0}, &s->faults) < 0)
        return "the whole cannot be settled";
    const char *wrong = check(s, &one, by_period, part);
    settlement_clear(&one);
    return wrong;
}

static const char *settlements_are_square(struct dice *d) {
    struct setting s = {0};
    diags_init(&s.faults);
    random_setting(d, &s);
    const char *wrong = NULL;
    if (cross_charges_check(&s.b, (struct place){0}, &s.faults) < 0)
        wrong = "the settings are refused";
    else if (charge(&s, dice_once_in(d, 2) ? CLOSE_YEAR : CLOSE_QUARTER) < 0)
        wrong = "the charges are refused";
    for (int part = AMOUNT_NET; part < AMOUNT_PARTS && !wrong; part++)
        wrong = check_part(&s, (enum amount_part)part);
    cross_charges_free(s.charges);
    allocation_free(s.a);
    budget_clear(&s.b);
    diags_clear(&s.faults);
    return wrong;
}

int main(void) {
    return dice_try("few parties make the fewest payments",
                    few_parties_make_the_fewest_payments, 4000) |
           dice_try("many parties are squared", many_parties_are_squared, 4000) |
           dice_try("settlements are square", settlements_are_square, 4000);
}
