#include "engine/intake.h"

#include <stdlib.h>

#include "base/mem.h"

void intake_init(struct intake *in, const struct budget *b, struct sharebook *book,
                 bool listed, struct diags *d) {
    *in = (struct intake){.budget = b, .book = book, .diags = d, .listed = listed};
    marks_init(&in->marks);
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
    free(in->own);
    free(in->piles);
    marks_clear(&in->marks);
    *in = (struct intake){0};
}

/* --- where a line goes -------------------------------------------------------------- */

static bool belongs(const struct pile *p, const struct pile *wanted) {
    return p->period == wanted->period && p->category == wanted->category &&
           p->key == wanted->key && p->key_period == wanted->key_period;
}

/* Computes the shares of a new pile and makes ready to count its lines. */
static void open_pile(struct intake *in, struct pile *p) {
    const struct divider *divider =
        sharebook_divider(in->book, p->key, p->key_period, in->diags);
    if (!divider)
        return;
    p->shares = divider->shares;
    p->planes = mem_alloc(PLANES * sizeof *p->planes);
    for (int plane = 0; plane < PLANES; plane++)
        superlines_init(&p->planes[plane], divider, in->listed);
}

/* The pile of that period, category, key and key period; made when it is new. */
static struct pile *pile_of(struct intake *in, const struct pile *wanted) {
    if (in->recent < in->pile_count && belongs(&in->piles[in->recent], wanted))
        return &in->piles[in->recent];
    for (in->recent = 0; in->recent < in->pile_count; in->recent++)
        if (belongs(&in->piles[in->recent], wanted))
            return &in->piles[in->recent];
    in->piles = mem_room(in->piles, in->pile_count, &in->pile_room, sizeof *in->piles);
    struct pile *made = &in->piles[in->pile_count++];
    *made = (struct pile){.period = wanted->period, .category = wanted->category};
    made->key = wanted->key;
    made->key_period = wanted->key_period;
    open_pile(in, made);
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

/* --- taking ------------------------------------------------------------------------- */

static void take_own(struct intake *in, const struct cost_line *line) {
    struct own_pile *own = &own_of(in, line->period)->pile[line->municipality];
    own->sum[PLANE_NET] += line->amount;
    own->sum[PLANE_VAT] += line->vat;
    own->lines++;
}

/* Counts what an amount leaves undivided. */
static void count_residue(struct superlines *s, money amount) {
    uint64_t size = amount < 0 ? 0 - (uint64_t)amount : (uint64_t)amount;
    uint64_t residue = divider_residue(s->divider, size);
    if (residue)
        residues_take(&s->residues, residue, amount < 0);
}

static void take_shared(struct intake *in, const struct cost_line *line) {
    struct pile wanted = {.period = line->period, .category = line->category};
    wanted.key = line->key;
    wanted.key_period = line->key_period;
    struct pile *p = pile_of(in, &wanted);
    p->lines++;
    p->sum[PLANE_NET] += line->amount;
    p->sum[PLANE_VAT] += line->vat;
    if (in->listed || !p->planes)
        return; /* residues are counted when the lines are seated */
    count_residue(&p->planes[PLANE_NET], line->amount);
    if (line->vat)
        count_residue(&p->planes[PLANE_VAT], line->vat);
}

void intake_take(struct intake *in, const struct cost_line *line) {
    bool own = line->category == CATEGORY_OWN;
    if (!in->first.file)
        in->first.file = line->place.file;
    if (own)
        take_own(in, line);
    else
        take_shared(in, line);
    if (in->listed)
        marks_add(&in->marks, line, own ? MARK_NONE : (uint32_t)in->recent);
}

/* --- merging ---------------------------------------------------------------------------- */

static void merge_pile(struct intake *into, struct pile *from) {
    struct pile *p = pile_of(into, from);
    p->lines += from->lines;
    for (int plane = 0; plane < PLANES; plane++) {
        p->sum[plane] += from->sum[plane];
        if (p->planes && from->planes)
            residues_merge(&p->planes[plane].residues, &from->planes[plane].residues);
    }
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
    uint32_t *pile = mem_alloc(from->pile_count * sizeof *pile);
    if (!into->first.file)
        into->first = from->first;
    for (size_t i = 0; i < from->own_count; i++)
        merge_own(into, &from->own[i]);
    for (size_t i = 0; i < from->pile_count; i++) {
        merge_pile(into, &from->piles[i]);
        pile[i] = (uint32_t)into->recent;
    }
    if (into->listed)
        marks_append(&into->marks, &from->marks, pile);
    free(pile);
    intake_clear(from);
}
