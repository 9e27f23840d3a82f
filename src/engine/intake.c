#include "engine/intake.h"

#include <stdlib.h>

#include "base/mem.h"

void intake_init(struct intake *in, const struct budget *b, struct sharebook *book,
                 struct diags *d) {
    *in = (struct intake){.budget = b, .book = book, .diags = d};
}

void intake_clear(struct intake *in) {
    for (size_t i = 0; i < in->own_count; i++)
        free(in->own[i].pile);
    free(in->own);
    free(in->piles);
    *in = (struct intake){0};
}

static bool belongs(const struct pile *p, const struct cost_line *line) {
    return p->period == line->period && p->category == line->category &&
           p->key == line->key && p->key_period == line->key_period;
}

static struct pile *pile_of(struct intake *in, const struct cost_line *line) {
    if (in->recent < in->pile_count && belongs(&in->piles[in->recent], line))
        return &in->piles[in->recent];
    for (in->recent = 0; in->recent < in->pile_count; in->recent++)
        if (belongs(&in->piles[in->recent], line))
            return &in->piles[in->recent];
    in->piles = mem_room(in->piles, in->pile_count, &in->pile_room, sizeof *in->piles);
    struct pile *made = &in->piles[in->pile_count++];
    *made = (struct pile){.period = line->period, .category = line->category};
    made->key = line->key;
    made->key_period = line->key_period;
    made->shares = sharebook_get(in->book, line->key, line->key_period, in->diags);
    return made;
}

static struct own_page *own_of(struct intake *in, period p) {
    if (in->recent_own < in->own_count && in->own[in->recent_own].period == p)
        return &in->own[in->recent_own];
    for (in->recent_own = 0; in->recent_own < in->own_count; in->recent_own++)
        if (in->own[in->recent_own].period == p)
            return &in->own[in->recent_own];
    in->own = mem_room(in->own, in->own_count, &in->own_room, sizeof *in->own);
    struct own_page *made = &in->own[in->own_count++];
    made->period = p;
    made->pile = mem_zero(in->budget->municipality_count, sizeof *made->pile);
    return made;
}

void intake_take(struct intake *in, const struct cost_line *line) {
    if (!in->first.file)
        in->first = (struct place){.file = line->place.file};
    if (line->category == CATEGORY_OWN) {
        struct own_pile *own = &own_of(in, line->period)->pile[line->municipality];
        own->amount += line->amount;
        own->vat += line->vat;
        own->lines++;
        return;
    }
    struct pile *pile = pile_of(in, line);
    pile->sum += line->amount;
    pile->vat += line->vat;
    pile->lines++;
}
