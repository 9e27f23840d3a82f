#include "engine/settle/late.h"

#include <stdlib.h>

#include "base/mem.h"
#include "model/closed.h"

/* --- lines ---------------------------------------------------------------------------- */

static bool is_late(const struct budget *b, const struct cost_line *line) {
    const struct closed_period *closed =
        line->key_period == line->period ? NULL : budget_closed(b, line->key_period);
    return closed && !closed_has(closed, line->period);
}

static struct late_lines *late_of(struct cross_charges *c, const struct cost_line *line) {
    size_t i = 0;
    while (i < c->late_count && (c->late[i].period != line->period ||
                                 c->late[i].key_period != line->key_period))
        i++;
    if (i < c->late_count)
        return &c->late[i];
    c->late = mem_room(c->late, c->late_count++, &c->late_room, sizeof *c->late);
    c->late[i] =
        (struct late_lines){.period = line->period, .key_period = line->key_period};
    c->late[i].borne = mem_zero(AMOUNT_PARTS * c->municipalities, sizeof(money));
    return &c->late[i];
}

void late_add(struct cross_charges *c, const struct cost_line *line, uint64_t ordinal) {
    const struct budget *b = c->allocation->budget;
    if (!is_late(b, line))
        return;
    struct late_lines *late = late_of(c, line);
    money *cells = mem_alloc(c->municipalities * sizeof *cells);
    late->lines++;
    for (enum amount_part part = 0; part < budget_amount_parts(b); part++) {
        allocation_line(c->allocation, ordinal, line, part, cells);
        for (size_t m = 0; m < c->municipalities; m++)
            late->borne[part * c->municipalities + m] += cells[m]; /* fits: groups_make */
    }
    free(cells);
}

void late_clear(struct cross_charges *c) {
    for (size_t i = 0; i < c->late_count; i++)
        free(c->late[i].borne);
    free(c->late);
}

/* --- advances ------------------------------------------------------------------------- */

struct sums {
    const struct cross_charges *charges;
    struct year_advance *list; /* owned */
    size_t count;
};

static int receiver_of(const struct cross_charges *c, const struct advance *a) {
    size_t party = cross_charges_receiver(c, a);
    return party == c->municipalities ? PARTY_BODY : (int)party;
}

/* Adds an advance, or takes it off. */
static void count_advance(struct sums *s, const struct advance *a, int sign) {
    int to = receiver_of(s->charges, a);
    size_t i = 0;
    while (i < s->count &&
           (s->list[i].year != a->period || s->list[i].transfer.from != a->municipality ||
            s->list[i].transfer.to != to))
        i++;
    if (i == s->count)
        s->list[s->count++] =
            (struct year_advance){a->period, {a->municipality, to, {0}}};
    for (int part = 0; part < AMOUNT_PARTS; part++)
        s->list[i].transfer.amount[part] += sign * a->amount[part];
}

static void count_closed(struct sums *s, const struct closed_period *closed) {
    const struct budget *b = s->charges->allocation->budget;
    for (size_t i = 0; i < b->advance_count; i++)
        if (closed_has(closed, b->advances[i].period))
            count_advance(s, &b->advances[i], 1);
    for (size_t i = 0; i < closed->advance_count; i++)
        count_advance(s, &closed->advances[i], -1);
}

struct year_advance *late_advances(const struct cross_charges *c, size_t *count) {
    const struct budget *b = c->allocation->budget;
    struct sums s = {.charges = c};
    size_t room = b->advance_count * b->closed_count;
    *count = 0;
    for (size_t i = 0; i < b->closed_count; i++)
        room += b->closed[i].advance_count;
    s.list = mem_zero(room, sizeof *s.list);
    for (size_t i = 0; i < b->closed_count; i++)
        count_closed(&s, &b->closed[i]);
    for (size_t i = 0; i < s.count; i++)
        if (!amounts_nil(s.list[i].transfer.amount))
            s.list[(*count)++] = s.list[i];
    return s.list;
}
