#include "engine/intake.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void intake_init(struct intake *in, const struct budget *b, struct sharebook *book,
                 bool listed, struct diags *d) {
    *in = (struct intake){.budget = b, .book = book, .diags = d, .listed = listed};
}

static void clear_pile(struct pile *p) {
    for (int plane = 0; p->planes && plane < PLANES; plane++)
        superlines_clear(&p->planes[plane]);
    free(p->planes);
}

void intake_clear(struct intake *in) {
    for (size_t i = 0; i < in->own_count; i++)
        free(in->own[i].pile);
    for (size_t i = 0; i < in->pile_count; i++)
        clear_pile(&in->piles[i]);
    for (size_t i = 0; in->listed && i < in->pile_count; i++)
        marks_clear(&in->marks[i]);
    free(in->own);
    free(in->pile_of_kind);
    free(in->piles);
    free(in->slots);
    free(in->marks);
    for (int plane = 0; plane < PLANES; plane++)
        extras_clear(&in->extras[plane]);
    *in = (struct intake){0};
}

/* --- where a line goes -------------------------------------------------------------- */

int group_order(const struct group_id *a, const struct group_id *b) {
    if (a->period != b->period)
        return a->period < b->period ? -1 : 1;
    if (a->category != b->category)
        return a->category < b->category ? -1 : 1;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    return (a->key_period > b->key_period) - (a->key_period < b->key_period);
}

struct group_id group_id_of(const struct cost_line *line) {
    return (struct group_id){line->period, line->category, line->key, line->key_period};
}

/* Computes the shares of a new pile and makes ready to count its lines. */
static void open_pile(struct intake *in, struct pile *p) {
    const struct divider *divider =
        sharebook_divider(in->book, p->id.key, p->id.key_period, in->diags);
    if (!divider)
        return;
    p->planes = mem_alloc(PLANES * sizeof *p->planes);
    for (int plane = 0; plane < PLANES; plane++)
        superlines_init(&p->planes[plane], divider, in->listed);
}

static bool same_group(const struct group_id *a, const struct group_id *b) {
    return a->period == b->period && a->category == b->category && a->key == b->key &&
           a->key_period == b->key_period;
}

static uint64_t mix(uint64_t hash, int field) {
    return (hash ^ (uint64_t)field) * 11400714819323198485u; /* 2^64 / the golden ratio */
}

/* The slot of a group, or the free one where it belongs. */
static uint32_t *slot_of(const struct intake *in, const struct group_id *id) {
    uint64_t hash =
        mix(mix(mix(mix(0, id->period), id->category), id->key), id->key_period);
    size_t mask = in->slot_count - 1, i = (size_t)(hash >> 32) & mask;
    while (in->slots[i] && !same_group(&in->piles[in->slots[i] - 1].id, id))
        i = (i + 1) & mask;
    return &in->slots[i];
}

/* Keeps the table of piles at most half full. */
static void widen(struct intake *in) {
    if (in->pile_count * 2 < in->slot_count)
        return;
    free(in->slots);
    in->slot_count = in->slot_count ? in->slot_count * 2 : 64;
    in->slots = mem_zero(in->slot_count, sizeof *in->slots);
    for (size_t i = 0; i < in->pile_count; i++)
        *slot_of(in, &in->piles[i].id) = (uint32_t)i + 1;
}

static void add_pile(struct intake *in, const struct group_id *id) {
    in->piles = mem_room(in->piles, in->pile_count, &in->pile_room, sizeof *in->piles);
    if (in->listed) {
        in->marks =
            mem_room(in->marks, in->pile_count, &in->marks_room, sizeof *in->marks);
        in->marks[in->pile_count] = (struct marks){0};
    }
    struct pile *made = &in->piles[in->pile_count++];
    *made = (struct pile){.id = *id};
    open_pile(in, made);
}

/* The number of a group's pile, which is made when it is new. */
static uint32_t pile_of(struct intake *in, const struct group_id *id) {
    if (in->recent < in->pile_count && same_group(&in->piles[in->recent].id, id))
        return in->recent;
    widen(in);
    uint32_t *slot = slot_of(in, id);
    if (*slot == 0) {
        *slot = (uint32_t)in->pile_count + 1;
        add_pile(in, id);
    }
    in->recent = *slot - 1;
    return in->recent;
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

/* --- taking ------------------------------------------------------------------------- */

static void take_own(struct intake *in, const struct cost_line *line) {
    struct own_pile *own = &own_of(in, line->period)->pile[line->municipality];
    own->sum[PLANE_NET] += line->amount;
    own->sum[PLANE_VAT] += line->vat;
    own->lines++;
}

/* Counts what an amount leaves undivided. */
static inline void count_residue(struct superlines *s, money amount) {
    uint64_t residue = residues_of(&s->residues, money_size(amount));
    if (residue)
        residues_take(&s->residues, residue, amount < 0);
}

/* What an amount leaves undivided, with its sign as in struct mark. */
static inline uint64_t signed_residue(const struct superlines *s, money amount) {
    uint64_t residue = residues_of(&s->residues, money_size(amount));
    return residue ? 2 * residue + (amount < 0) : 0;
}

/* Remembers what a line leaves undivided: it is counted when lines are seated. */
static void mark_line(struct intake *in, const struct pile *p,
                      const struct cost_line *line) {
    uint64_t residue[PLANES] = {signed_residue(&p->planes[PLANE_NET], line->amount)};
    if (line->vat)
        residue[PLANE_VAT] = signed_residue(&p->planes[PLANE_VAT], line->vat);
    if (in->taken > UINT32_MAX)
        mem_exhausted(); /* more than a hundred gigabytes of marks */
    if (residue[PLANE_NET] || residue[PLANE_VAT])
        marks_add(&in->marks[in->recent], line, (uint32_t)in->taken, residue);
}

/* The pile of a line whose kind is not known yet, which is from then on. */
static uint32_t pile_of_line(struct intake *in, const struct cost_line *line) {
    struct group_id id = group_id_of(line);
    uint32_t number = pile_of(in, &id);
    if (line->kind == 0)
        return number;
    if (line->kind >= in->kind_room) {
        size_t room = in->kind_room;
        in->kind_room = 2 * (size_t)line->kind;
        in->pile_of_kind =
            mem_grow(in->pile_of_kind, in->kind_room, sizeof *in->pile_of_kind);
        memset(in->pile_of_kind + room, 0,
               (in->kind_room - room) * sizeof *in->pile_of_kind);
    }
    in->pile_of_kind[line->kind] = number + 1;
    return number;
}

static void take_shared(struct intake *in, const struct cost_line *line) {
    uint32_t known = line->kind < in->kind_room ? in->pile_of_kind[line->kind] : 0;
    in->recent = known ? known - 1 : pile_of_line(in, line);
    struct pile *p = &in->piles[in->recent];
    p->lines++;
    p->sum[PLANE_NET] += line->amount;
    if (line->vat)
        p->sum[PLANE_VAT] += line->vat;
    if (!p->planes)
        return;
    if (in->listed) {
        mark_line(in, p, line);
        return;
    }
    count_residue(&p->planes[PLANE_NET], line->amount);
    if (line->vat)
        count_residue(&p->planes[PLANE_VAT], line->vat);
}

void intake_take(struct intake *in, const struct cost_line *line) {
    if (!in->first.file)
        in->first.file = line->place.file;
    if (line->category == CATEGORY_OWN)
        take_own(in, line);
    else
        take_shared(in, line);
    in->taken++;
}

/* --- merging ------------------------------------------------------------------------ */

/* Merges a pile into that of the same group; the number of the latter. */
static uint32_t merge_pile(struct intake *into, struct pile *from) {
    uint32_t number = pile_of(into, &from->id);
    struct pile *p = &into->piles[number];
    p->lines += from->lines;
    for (int plane = 0; plane < PLANES; plane++) {
        p->sum[plane] += from->sum[plane];
        if (p->planes && from->planes)
            residues_merge(&p->planes[plane].residues, &from->planes[plane].residues);
    }
    return number;
}

static void merge_own(struct intake *into, const struct own_page *from) {
    struct own_page *page = own_of(into, from->period);
    for (size_t j = 0; j < into->budget->municipality_count; j++) {
        for (int plane = 0; plane < PLANES; plane++)
            page->pile[j].sum[plane] += from->pile[j].sum[plane];
        page->pile[j].lines += from->pile[j].lines;
    }
}

void intake_merge(struct intake *into, struct intake *from) {
    if (into->listed && into->taken + from->taken > UINT32_MAX)
        mem_exhausted();
    if (!into->first.file)
        into->first = from->first;
    for (size_t i = 0; i < from->own_count; i++)
        merge_own(into, &from->own[i]);
    for (size_t i = 0; i < from->pile_count; i++) {
        uint32_t number = merge_pile(into, &from->piles[i]);
        if (into->listed)
            marks_join(&into->marks[number], &from->marks[i], (uint32_t)into->taken);
    }
    into->taken += from->taken;
    intake_clear(from);
}
