/* P12: a verifier that does not use the allocation confirms every listing, also of some
   periods only, in another order and without rows for those that take no part; and
   refuses one that was tampered with. */
#include <stdlib.h>

#include "base/mem.h"
#include "proof.h"
#include "scenario.h"

/* What may be done to a listing without harm. */
enum order { AS_WRITTEN, LATEST_FIRST, BY_MUNICIPALITY, ORDERS };

struct listing {
    const struct outcome *outcome;
    struct period_range range;
    struct listing_row *rows; /* owned, with their lines' names */
    size_t count, room;
};

/* --- the listing ---------------------------------------------------------------------- */

static void add_line(struct listing *l, size_t number, bool lacks_absent) {
    const struct scenario *s = l->outcome->scenario;
    struct line_texts texts;
    struct cost_line line = scenario_cost_line(s, number, &texts);
    struct buf room;
    money cells[2 * MUNICIPALITIES];
    if (!period_in_range(line.period, l->range))
        return;
    buf_init(&room);
    struct slice name = listing_line_name(&room, &line);
    outcome_line(l->outcome, number, number, cells);
    for (size_t j = 0; j < s->municipalities; j++) {
        bool own = line.category == CATEGORY_OWN;
        if (own ? line.municipality != (int)j : lacks_absent && s->absent[j])
            continue;
        l->rows = mem_room(l->rows, l->count, &l->room, sizeof *l->rows);
        l->rows[l->count++] =
            (struct listing_row){.period = line.period,
                                 .category = line.category,
                                 .line = {mem_copy(name.at, name.len), name.len},
                                 .municipality = (int)j,
                                 .amount[AMOUNT_NET] = cells[j],
                                 .amount[AMOUNT_VAT] = cells[MUNICIPALITIES + j],
                                 .place = {"listing.csv", number + 2, 1}};
    }
    buf_clear(&room);
}

/* Keeps the order of lines of one period: two with the same name and amount cannot be
   distinguished once they have changed places. */
static void add_latest_first(struct listing *l, bool lacks_absent) {
    const struct scenario *s = l->outcome->scenario;
    for (period p = period_make(2025, 4); p >= period_make(2025, 0); p--)
        for (size_t i = 0; i < s->count; i++)
            if (s->lines[i].period == p)
                add_line(l, i, lacks_absent);
}

/* Sorts the rows by municipality, keeping the order of each. */
static void sort_by_municipality(struct listing *l) {
    struct listing_row *sorted = mem_alloc((l->count + 1) * sizeof *sorted);
    size_t at = 0;
    for (size_t j = 0; j < MUNICIPALITIES; j++)
        for (size_t i = 0; i < l->count; i++)
            if (l->rows[i].municipality == (int)j)
                sorted[at++] = l->rows[i];
    free(l->rows);
    l->rows = sorted;
    l->room = l->count + 1;
}

static void make_listing(struct listing *l, const struct outcome *o, enum order order,
                         struct period_range range, bool lacks_absent) {
    size_t lines = o->scenario->count;
    *l = (struct listing){.outcome = o, .range = range};
    if (order == LATEST_FIRST)
        add_latest_first(l, lacks_absent);
    for (size_t i = 0; i < lines && order != LATEST_FIRST; i++)
        add_line(l, i, lacks_absent);
    if (order == BY_MUNICIPALITY)
        sort_by_municipality(l);
}

static void clear_listing(struct listing *l) {
    for (size_t i = 0; i < l->count; i++)
        free((void *)(uintptr_t)l->rows[i].line.at);
    free(l->rows);
}

/* --- reading it again ------------------------------------------------------------------ */

static int push_lines(void *self, struct line_sink *sink) {
    const struct scenario *s = self;
    for (size_t i = 0; i < s->count; i++) {
        struct line_texts texts;
        struct cost_line line = scenario_cost_line(s, i, &texts);
        sink->take(sink->self, &line);
    }
    return 0;
}

static bool confirmed(const struct listing *l, enum tampering tampering, size_t at) {
    const struct outcome *o = l->outcome;
    struct scenario s = *o->scenario;
    const struct proof proof = {&o->budget, s.close, l->range, l->rows, l->count};
    return proof_holds(&proof, (struct line_replay){&s, push_lines}, tampering, at);
}

/* --- the property ----------------------------------------------------------------------- */

/* A random row that the listing must have. */
static size_t some_row(const struct listing *l, size_t number) {
    const struct scenario *s = l->outcome->scenario;
    for (size_t i = 0; i < l->count; i++) {
        const struct listing_row *row = &l->rows[(number + i) % l->count];
        if (!s->absent[row->municipality] || row->category == CATEGORY_OWN)
            return (number + i) % l->count;
    }
    return l->count;
}

static const char *try_listing(const struct outcome *o, enum order order,
                               struct period_range range, bool lacks_absent) {
    struct listing l;
    const char *wrong = NULL;
    make_listing(&l, o, order, range, lacks_absent);
    if (!confirmed(&l, NOTHING, 0))
        wrong = "the listing is not confirmed (P12)";
    for (int tampering = CENT_MORE; tampering < TAMPERINGS && !wrong; tampering++) {
        size_t at = l.count ? some_row(&l, l.count * (size_t)tampering / 4) : 0;
        if (at < l.count && confirmed(&l, (enum tampering)tampering, at))
            wrong = "a listing that was tampered with is confirmed (P12)";
    }
    clear_listing(&l);
    return wrong;
}

static const char *is_proved(const struct scenario *s) {
    struct outcome o;
    const char *wrong = NULL;
    outcome_init(&o, s, NULL, 0, true);
    for (int order = AS_WRITTEN; order < ORDERS && o.done && !wrong; order++)
        wrong = try_listing(&o, (enum order)order, (struct period_range){0, 0},
                            order == LATEST_FIRST);
    if (s->count > 0 && o.done && !wrong) {
        period first = s->lines[0].period;
        wrong =
            try_listing(&o, AS_WRITTEN, (struct period_range){first, first + 1}, true);
    }
    outcome_clear(&o);
    return wrong;
}

static const char *try_one(struct dice *d) {
    struct scenario s;
    scenario_random(&s, d);
    const char *wrong = is_proved(&s);
    if (wrong) {
        scenario_shrink(&s, is_proved);
        scenario_print(&s);
    }
    scenario_clear(&s);
    return wrong;
}

int main(void) {
    return dice_try("verify", try_one, 2000);
}
