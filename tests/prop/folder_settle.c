/* Settlements of a thrown folder: positions, claims and payments from its lines' cents. */
#include <stdlib.h>
#include <string.h>

#include "engine/settle/settle.h"
#include "folder.h"

enum { PARTIES = THROWN_MUNICIPALITIES + 1, BODY = THROWN_MUNICIPALITIES };

/* What each party must have in a span; the claims of one on another. */
struct expected {
    money own[PARTIES], borne[PARTIES], incurred[PARTIES], paid[PARTIES],
        received[PARTIES];
    money claims[PARTIES][PARTIES]; /* from, to */
    money waiting[PARTIES][PARTIES];
};

/* The quarters that are settled: all of the year from `first` to `last`, and its costs as a
   whole only in the whole. */
struct span {
    int first, last;
    bool all;
};

static bool has(const struct span *s, int when) {
    return s->all || (when == WHOLE_YEAR ? s->first == 1 && s->last == 4
                                         : when >= s->first && when <= s->last);
}

static int slot(int party) {
    return party == PARTY_BODY ? BODY : party;
}

/* Who incurred a row that does not say it. */
static int who_incurred(const struct thrown *t, const struct thrown_row *row) {
    if (row->incurred_by != PARTY_NONE)
        return slot(row->incurred_by);
    return t->model == MODEL_CENTRE ? t->host : BODY;
}

/* --- lines ---------------------------------------------------------------------------- */

/* Half of a transfer makes no claim when the other half is that of a key: what each bears,
   or receives, stands in that one. */
static void add_half(struct expected *e, const struct thrown_row *row,
                     const struct cost_line *line, const money *cells, int count) {
    bool by_key = row->in_favour_key != NOBODY;
    for (int m = 0; m < count; m++)
        if (by_key && line->half == HALF_CREDITED)
            e->claims[row->municipality][m] -= cells[m];
        else if (!by_key && line->half == HALF_BORNE)
            e->claims[m][row->in_favour] += cells[m];
}

static void add_line(struct expected *e, const struct folder *f, size_t i,
                     enum amount_part part) {
    const struct thrown_row *row = f->row_of[i];
    const struct cost_line *line = &f->lines[i];
    const money *cells = f->exact[i].cells + part * MUNICIPALITIES;
    int count = f->t->municipality_count;
    for (int m = 0; m < count; m++) {
        e->borne[m] += cells[m];
        e->own[m] += line->category == CATEGORY_OWN ? cells[m] : 0;
    }
    if (line->half != HALF_NONE) {
        add_half(e, row, line, cells, count);
        return;
    }
    int by = who_incurred(f->t, row);
    e->incurred[by] += line->amount[part];
    for (int m = 0; m < count; m++)
        e->claims[m][by] += cells[m];
}

/* --- advances ------------------------------------------------------------------------- */

static bool has_costs_of_year(const struct thrown *t) {
    for (int i = 0; i < t->row_count; i++)
        if (t->rows[i].when == WHOLE_YEAR)
            return true;
    return false;
}

/* What quarters up to k get of an amount. */
static money up_to(money amount, int k) {
    return amount < 0 ? -(-amount * k / 4) : amount * k / 4;
}

/* What of an advance counts in a span. */
static money counted(const struct thrown *t, const struct thrown_advance *a,
                     const struct span *s, enum amount_part part) {
    if (a->when != WHOLE_YEAR || !t->advances_spread || has_costs_of_year(t))
        return has(s, a->when) ? a->amount[part] : 0;
    return up_to(a->amount[part], s->last) - up_to(a->amount[part], s->first - 1);
}

static void add_advance(struct expected *e, const struct thrown *t,
                        const struct thrown_advance *a, const struct span *s,
                        enum amount_part part) {
    money amount = counted(t, a, s, part);
    int to = slot(a->to);
    if (a->to == PARTY_NONE)
        to = t->model != MODEL_SERVICE && t->host != NOBODY ? t->host : BODY;
    if (to == a->municipality)
        return;
    e->paid[a->municipality] += amount;
    e->received[to] += amount;
    if (a->when == WHOLE_YEAR && !has(s, a->when) && !t->advances_spread &&
        !has_costs_of_year(t))
        e->waiting[a->municipality][to] += a->amount[part];
}

/* --- comparing ------------------------------------------------------------------------ */

static int slot_in(const struct folder *f, size_t i) {
    return (int)i == f->t->municipality_count ? BODY : (int)i;
}

static const char *check_positions(const struct folder *f, const struct settlement *s,
                                   const struct expected *e, enum amount_part part) {
    money balances = 0;
    for (size_t i = 0; i < s->position_count; i++) {
        const struct position *p = &s->positions[part][i];
        int at = slot_in(f, i);
        balances += p->balance;
        if (slot(p->party) != at || p->own != e->own[at] || p->borne != e->borne[at] ||
            p->shared != e->borne[at] - e->own[at])
            return "a party bears something else than its cents";
        if (p->incurred != e->incurred[at])
            return "a party incurred something else than its lines";
        if (p->paid != e->paid[at] || p->received != e->received[at])
            return "an advance is not counted as it should be";
        if (p->balance != e->borne[at] - e->incurred[at] - e->paid[at] + e->received[at])
            return "a balance is not borne less incurred and advances";
    }
    return balances ? "the balances do not total 0" : NULL;
}

/* Takes transfers off what is expected, which must leave nothing. */
static bool matches(money (*left)[PARTIES], const struct transfers *list,
                    enum amount_part part) {
    bool nothing = true;
    for (size_t i = 0; i < list->count; i++)
        left[slot(list->list[i].from)][slot(list->list[i].to)] -=
            list->list[i].amount[part];
    for (int from = 0; from < PARTIES; from++)
        for (int to = 0; to < PARTIES; to++)
            nothing = nothing && (from == to || left[from][to] == 0);
    return nothing;
}

static bool waits_as_expected(struct expected *e, const struct settlement *s,
                              enum amount_part part) {
    for (size_t i = 0; i < s->waiting_count; i++) {
        const struct transfer *one = &s->waiting[i].transfer;
        e->waiting[slot(one->from)][slot(one->to)] -= one->amount[part];
    }
    return matches(e->waiting, &(struct transfers){0}, part);
}

/* Whether payments square the balances, and run as the settings say. */
static const char *check_payments(const struct folder *f, const struct settlement *s,
                                  enum amount_part part) {
    const struct thrown *t = f->t;
    bool by_hub = t->payments == PAYMENTS_BODY ||
                  (t->payments == PAYMENTS_BY_MODEL && t->model == MODEL_SERVICE);
    int hub = !by_hub ? NOBODY : t->model == MODEL_CENTRE ? t->host : BODY;
    money left[PARTIES] = {0};
    for (size_t i = 0; i < s->position_count; i++)
        left[slot_in(f, i)] = s->positions[part][i].balance;
    for (size_t i = 0; i < s->payments.count; i++) {
        const struct transfer *p = &s->payments.list[i];
        left[slot(p->from)] -= p->amount[part];
        left[slot(p->to)] += p->amount[part];
        if (by_hub && slot(p->from) != hub && slot(p->to) != hub)
            return "a payment passes the joint body by";
    }
    if (slot(s->hub) != hub)
        return "payments are not routed as the settings say";
    for (int i = 0; i < PARTIES; i++)
        if (left[i] != 0)
            return "the payments do not square the balances";
    return NULL;
}

/* --- spans ---------------------------------------------------------------------------- */

static const char *check_part(const struct folder *f, const struct settlement *s,
                              const struct span *span, enum amount_part part) {
    struct expected e = {0};
    for (size_t i = 0; i < f->count; i++)
        if (has(span, f->row_of[i]->when))
            add_line(&e, f, i, part);
    for (int i = 0; i < f->t->advance_count; i++)
        add_advance(&e, f->t, &f->t->advances[i], span, part);
    const char *wrong = check_positions(f, s, &e, part);
    if (!wrong && !matches(e.claims, &s->claims, part))
        wrong = "a claim is not what its lines say";
    if (!wrong && !waits_as_expected(&e, s, part))
        wrong = "another advance waits than should";
    return wrong ? wrong : check_payments(f, s, part);
}

static const char *check_span(struct folder *f, const struct cross_charges *c,
                              const struct span *span) {
    struct settle_span range = {0};
    struct settlement s;
    const char *wrong = NULL;
    if (!span->all)
        range.range = (struct period_range){thrown_period(f->t, span->first),
                                            thrown_period(f->t, span->last)};
    if (settlement_init(&s, c, range, &f->faults) != 0)
        return "it cannot be settled";
    for (int part = 0; part < AMOUNT_PARTS && !wrong; part++)
        wrong = check_part(f, &s, span, (enum amount_part)part);
    settlement_clear(&s);
    return wrong;
}

static const char *check_spans(struct folder *f, const struct cross_charges *c) {
    const char *wrong = check_span(f, c, &(struct span){1, 4, true});
    for (int last = 1; last <= 4 && !wrong; last++)
        wrong = check_span(f, c, &(struct span){last, last, false});
    for (int last = 2; last <= 4 && !wrong; last++)
        wrong = check_span(f, c, &(struct span){1, last, false});
    return wrong;
}

/* In a matrix every advance must name its receiver, unless there is a host. */
static bool is_refused(const struct thrown *t) {
    for (int i = 0; i < t->advance_count; i++)
        if (t->advances[i].to == PARTY_NONE && t->model == MODEL_MATRIX &&
            t->host == NOBODY)
            return true;
    return false;
}

const char *folder_check_settlement(struct folder *f) {
    bool refused = is_refused(f->t);
    if ((cross_charges_check(&f->b, (struct place){0}, &f->faults) != 0) != refused)
        return "the settings are refused, or should be";
    if (refused)
        return NULL;
    struct cross_charges *c = cross_charges_new(f->a);
    struct line_sink sink = cross_charges_sink(c, &f->faults);
    for (size_t i = 0; i < f->count; i++)
        sink.take(sink.self, &f->lines[i]);
    const char *wrong = cross_charges_finish(c, &f->faults) != 0
                            ? "what is charged is not what was allocated"
                            : check_spans(f, c);
    cross_charges_free(c);
    return wrong;
}
