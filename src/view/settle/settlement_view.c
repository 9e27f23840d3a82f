#include "view/settle/settlement_view.h"

#include <stdlib.h>

#include "base/mem.h"
#include "engine/presence.h"

static bool has_vat(const struct budget *b) {
    bool given = b->has_vat;
    for (size_t i = 0; i < b->advance_count && !given; i++)
        given = b->advances[i].amount[AMOUNT_VAT] != 0;
    return given;
}

/* --- positions that are shown ------------------------------------------------------- */

static bool has_figure(const struct settlement_view *s, size_t position) {
    for (int part = 0; part < AMOUNT_PARTS; part++) {
        const struct position *p = &s->all.positions[part][position];
        if (p->borne || p->incurred || p->paid || p->received)
            return true;
    }
    return false;
}

static void show_parties(struct settlement_view *s, const struct transfer *t) {
    if (t->from != PARTY_BODY)
        s->shown[t->from] = true;
    if (t->to != PARTY_BODY)
        s->shown[t->to] = true;
}

/* Shows who takes part in a period that is settled, be it one with costs or one with
   advances alone. */
static void show_present(struct settlement_view *s, period p) {
    const struct allocation *a = s->charges->allocation;
    size_t index = periods_find(a->periods, a->period_count, p);
    for (size_t m = 0; m < s->charges->municipalities; m++)
        s->shown[m] = s->shown[m] ||
                      (index < a->period_count && presence_in(a, index, m)) ||
                      municipality_on(&a->budget->municipalities[m], period_first_day(p));
}

static void find_shown(struct settlement_view *s) {
    const struct cross_charges *c = s->charges;
    s->shown = mem_zero(c->parties, sizeof *s->shown);
    for (size_t i = 0; i < c->parties; i++)
        s->shown[i] = i == c->municipalities || has_figure(s, i);
    for (size_t i = 0; i < s->all.waiting_count; i++)
        show_parties(s, &s->all.waiting[i].transfer);
    for (size_t i = 0; i < c->period_count; i++)
        if (settle_span_has(s->span, c->periods[i]))
            show_present(s, c->periods[i]);
}

bool settlement_view_shows(const struct settlement_view *s, size_t position) {
    return s->shown[position];
}

/* --- settlements -------------------------------------------------------------------- */

int settlement_view_init(struct settlement_view *s, const struct cross_charges *charges,
                         struct settle_span span, struct diags *d) {
    *s = (struct settlement_view){
        .charges = charges, .span = span, .vat = has_vat(charges->allocation->budget)};
    if (settlement_init(&s->all, charges, span, d) < 0)
        return -1;
    find_shown(s);
    return 0;
}

void settlement_view_clear(struct settlement_view *s) {
    free(s->shown);
    settlement_clear(&s->all);
}

/* The last period in the range, or PERIOD_NONE. */
static period last_in(const struct cross_charges *charges, struct period_range range) {
    period last = PERIOD_NONE;
    for (size_t i = 0; i < charges->period_count; i++)
        if (period_in_range(charges->periods[i], range))
            last = charges->periods[i];
    return last;
}

/* Settles every period of the range by itself. */
static int settle_each(struct settlements *all, const struct cross_charges *charges,
                       struct period_range range, struct diags *d) {
    all->periods = mem_zero(charges->period_count, sizeof *all->periods);
    for (size_t i = 0; i < charges->period_count; i++) {
        const struct settle_span one = {.only = charges->periods[i]};
        if (!period_in_range(charges->periods[i], range))
            continue;
        if (settlement_view_init(&all->periods[all->count], charges, one, d) < 0)
            return -1;
        all->count++;
    }
    return 0;
}

int settlements_init(struct settlements *all, const struct cross_charges *charges,
                     struct period_range range, struct diags *d) {
    period last = last_in(charges, range);
    *all = (struct settlements){0};
    if (settlement_view_init(&all->together, charges,
                             (struct settle_span){.range = range}, d) == 0 &&
        settle_each(all, charges, range, d) == 0 &&
        (last == PERIOD_NONE ||
         settlement_view_init(&all->year, charges, settle_year_to_date(last), d) == 0))
        return 0;
    settlements_clear(all);
    return -1;
}

void settlements_clear(struct settlements *all) {
    settlement_view_clear(&all->together);
    for (size_t i = 0; i < all->count; i++)
        settlement_view_clear(&all->periods[i]);
    free(all->periods);
    settlement_view_clear(&all->year);
}

size_t settlement_view_parties(const struct settlement_view *s) {
    bool body = s->charges->allocation->budget->settings.model == MODEL_SERVICE;
    return s->charges->municipalities + (body || s->all.body);
}

/* --- cells --------------------------------------------------------------------------- */

struct cell party_name(const struct settlement_view *s, int party) {
    return cell_string(budget_party(s->charges->allocation->budget, party));
}

struct cell party_code(const struct settlement_view *s, int party) {
    const struct budget *b = s->charges->allocation->budget;
    if (party != PARTY_BODY)
        return cell_string(b->municipalities[party].code);
    return b->settings.organisation[0] ? cell_string(b->settings.organisation)
                                       : cell_term("joint body", _("joint body"));
}

struct cell gross_cell(const money amount[AMOUNT_PARTS]) {
    money gross = amount[AMOUNT_NET];
    return money_add(&gross, amount[AMOUNT_VAT]) == 0 ? cell_money(gross) : cell_empty();
}
