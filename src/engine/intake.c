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

/* Counts what an amount leaves undivided. Returns the number of its residue, or
   MARK_NONE. */
static uint32_t count_residue(struct superlines *s, money amount) {
    uint64_t size = amount < 0 ? 0 - (uint64_t)amount : (uint64_t)amount;
    uint64_t residue = divider_residue(s->divider, size);
    return residue ? residues_add(&s->residues, residue, amount < 0 ? -1 : 1) : MARK_NONE;
}

void intake_take(struct intake *in, const struct cost_line *line) {
    uint32_t residue[PLANES] = {MARK_NONE, MARK_NONE}, pile = MARK_NONE;
    if (!in->first.file)
        in->first.file = line->place.file;
    if (line->category == CATEGORY_OWN) {
        take_own(in, line);
    } else {
        struct pile wanted = {.period = line->period, .category = line->category};
        wanted.key = line->key;
        wanted.key_period = line->key_period;
        struct pile *p = pile_of(in, &wanted);
        p->lines++;
        p->sum[PLANE_NET] += line->amount;
        p->sum[PLANE_VAT] += line->vat;
        if (p->planes) {
            residue[PLANE_NET] = count_residue(&p->planes[PLANE_NET], line->amount);
            residue[PLANE_VAT] = count_residue(&p->planes[PLANE_VAT], line->vat);
        }
        pile = (uint32_t)in->recent;
    }
    if (in->listed)
        marks_add(&in->marks, line, pile, residue);
}

/* --- merging ------------------------------------------------------------------------ */

/* What the piles and residues of one intake are called in another. */
struct translation {
    uint32_t *pile;
    uint32_t **number[PLANES]; /* [pile]: owned */
};

static void merge_pile(struct intake *into, const struct pile *from, size_t at,
                       struct translation *t) {
    struct pile *p = pile_of(into, from);
    t->pile[at] = (uint32_t)into->recent;
    p->lines += from->lines;
    for (int plane = 0; plane < PLANES; plane++) {
        p->sum[plane] += from->sum[plane];
        t->number[plane][at] = NULL;
        if (!p->planes || !from->planes)
            continue;
        const struct residues *residues = &from->planes[plane].residues;
        if (into->listed)
            t->number[plane][at] = mem_alloc(residues->count * sizeof(uint32_t));
        residues_merge(&p->planes[plane].residues, residues, t->number[plane][at]);
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
    struct translation t;
    t.pile = mem_alloc(from->pile_count * sizeof *t.pile);
    for (int plane = 0; plane < PLANES; plane++)
        t.number[plane] = mem_alloc(from->pile_count * sizeof(uint32_t *));
    if (!into->first.file)
        into->first = from->first;
    for (size_t i = 0; i < from->own_count; i++)
        merge_own(into, &from->own[i]);
    for (size_t i = 0; i < from->pile_count; i++)
        merge_pile(into, &from->piles[i], i, &t);
    if (into->listed)
        marks_append(&into->marks, &from->marks, t.pile,
                     (uint32_t *const *const[PLANES]){t.number[0], t.number[1]});
    for (int plane = 0; plane < PLANES; plane++) {
        for (size_t i = 0; i < from->pile_count; i++)
            free(t.number[plane][i]);
        free(t.number[plane]);
    }
    free(t.pile);
    intake_clear(from);
}
