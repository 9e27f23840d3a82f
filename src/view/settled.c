#include "view/settled.h"

#include <stdlib.h>

#include "base/mem.h"
#include "engine/presence.h"

static bool has_vat(const struct budget *b) {
    bool given = b->has_vat;
    for (size_t i = 0; i < b->advance_count && !given; i++)
        given = b->advances[i].vat != 0;
    return given;
}

int settled_init(struct settled *s, const struct ledger *l, struct settle_span span,
                 struct diags *d) {
    *s = (struct settled){
        .ledger = l, .span = span, .vat = has_vat(l->allocation->budget)};
    return settlement_init(&s->all, l, span, d);
}

void settled_clear(struct settled *s) {
    settlement_clear(&s->all);
}

/* The first and the last period in the range, or PERIOD_NONE in both. */
static struct period_range shown(const struct ledger *l, struct period_range range) {
    struct period_range found = {PERIOD_NONE, PERIOD_NONE};
    for (size_t i = 0; i < l->period_count; i++) {
        if (!period_in_range(l->periods[i], range))
            continue;
        if (found.first == PERIOD_NONE)
            found.first = l->periods[i];
        found.last = l->periods[i];
    }
    return found;
}

/* Settles every period of the range by itself. */
static int settle_each(struct settlements *all, const struct ledger *l,
                       struct period_range range, struct diags *d) {
    all->periods = mem_zero(l->period_count, sizeof *all->periods);
    for (size_t i = 0; i < l->period_count; i++) {
        const struct settle_span one = {.only = l->periods[i]};
        if (!period_in_range(l->periods[i], range))
            continue;
        if (settled_init(&all->periods[all->count], l, one, d) < 0)
            return -1;
        all->count++;
    }
    return 0;
}

int settlements_init(struct settlements *all, const struct ledger *l,
                     struct period_range range, struct diags *d) {
    period last = shown(l, range).last;
    *all = (struct settlements){0};
    if (settled_init(&all->together, l, (struct settle_span){.range = range}, d) == 0 &&
        settle_each(all, l, range, d) == 0 &&
        (last == PERIOD_NONE ||
         settled_init(&all->year, l, settle_year_to_date(last), d) == 0))
        return 0;
    settlements_clear(all);
    return -1;
}

void settlements_clear(struct settlements *all) {
    settled_clear(&all->together);
    for (size_t i = 0; i < all->count; i++)
        settled_clear(&all->periods[i]);
    free(all->periods);
    settled_clear(&all->year);
}

size_t settled_parties(const struct settled *s) {
    bool body = s->ledger->allocation->budget->settings.model == MODEL_SERVICE;
    return s->ledger->municipalities + (body || s->all.body);
}

static bool covers(const struct settled *s, period p) {
    return s->span.only != PERIOD_NONE ? p == s->span.only
                                       : period_in_range(p, s->span.range);
}

/* Whether a municipality is there in some period that is settled: of those with costs and
   of those with advances alone. */
static bool is_there(const struct settled *s, size_t m) {
    const struct allocation *a = s->ledger->allocation;
    for (size_t p = 0; p < a->period_count; p++)
        if (covers(s, a->periods[p]) && presence_in(a, p, m))
            return true;
    for (size_t p = 0; p < s->ledger->period_count; p++)
        if (covers(s, s->ledger->periods[p]) &&
            municipality_on(&a->budget->municipalities[m],
                            period_first_day(s->ledger->periods[p])))
            return true;
    return false;
}

bool settled_shows(const struct settled *s, size_t position) {
    if (position >= s->ledger->municipalities)
        return true;
    for (int plane = 0; plane < PLANES; plane++) {
        const struct position *p = &s->all.positions[plane][position];
        if (p->borne || p->incurred || p->paid || p->received)
            return true;
    }
    for (size_t i = 0; i < s->all.waiting_count; i++)
        if (s->all.waiting[i].transfer.from == (int)position ||
            s->all.waiting[i].transfer.to == (int)position)
            return true;
    return is_there(s, position);
}

struct cell party_name(const struct settled *s, int party) {
    return cell_string(budget_party(s->ledger->allocation->budget, party));
}

struct cell party_code(const struct settled *s, int party) {
    const struct budget *b = s->ledger->allocation->budget;
    if (party != PARTY_BODY)
        return cell_string(b->municipalities[party].code);
    return b->settings.organisation[0] ? cell_string(b->settings.organisation)
                                       : cell_term("joint body", _("joint body"));
}

struct cell gross_cell(const money amount[PLANES]) {
    money gross = amount[PLANE_NET];
    return money_add(&gross, amount[PLANE_VAT]) == 0 ? cell_money(gross) : cell_empty();
}
