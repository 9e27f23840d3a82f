#include "engine/allocate.h"

#include <stdlib.h>

#include "base/mem.h"
#include "engine/allocator.h"
#include "engine/deal.h"

struct allocation *allocation_new(const struct budget *b, enum closing close,
                                  bool lines) {
    struct allocation *a = mem_zero(1, sizeof *a);
    a->budget = b;
    a->close = close;
    a->work = mem_zero(1, sizeof *a->work);
    a->work->book = sharebook_new(b);
    intake_init(&a->work->intake, b, a->work->book, lines, NULL);
    return a;
}

void allocation_free(struct allocation *a) {
    if (!a)
        return;
    for (size_t i = 0; i < a->group_count; i++) {
        free(a->groups[i].given);
        free(a->groups[i].given_vat);
    }
    free(a->groups);
    free(a->periods);
    free(a->own);
    free(a->work->piles);
    intake_clear(&a->work->intake);
    sharebook_free(a->work->book);
    free(a->work);
    free(a);
}

/* --- taking lines in ---------------------------------------------------------------- */

static int take(void *self, const struct cost_line *line) {
    intake_take(self, line);
    return 0;
}

/* An intake for another thread. It has a book of its own, and its faults are not
   heard: they are those of the shares, which are computed again when it is joined. */
struct fork {
    struct intake intake; /* first: what `take` is given */
    struct sharebook *book;
    struct diags unheard;
};

static struct line_sink fork_intake(void *self, struct diags *d) {
    const struct intake *in = self;
    struct fork *part = mem_alloc(sizeof *part);
    (void)d;
    diags_init(&part->unheard);
    part->book = sharebook_new(in->budget);
    intake_init(&part->intake, in->budget, part->book, in->listed, &part->unheard);
    return (struct line_sink){
        .self = &part->intake, .take = take, .no_texts = !in->listed};
}

static void join_intake(void *self, struct line_sink *sink, bool keep) {
    struct fork *part = sink->self;
    if (keep)
        intake_merge(self, &part->intake);
    intake_clear(&part->intake);
    sharebook_free(part->book);
    diags_clear(&part->unheard);
    free(part);
}

struct line_sink allocation_sink(struct allocation *a, struct diags *d) {
    a->work->intake.diags = d;
    return (struct line_sink){.self = &a->work->intake,
                              .take = take,
                              .no_texts = !a->work->intake.listed,
                              .fork = fork_intake,
                              .join = join_intake};
}

/* --- the result --------------------------------------------------------------------- */

static bool has_share(const struct allocation *a, size_t municipality) {
    for (size_t i = 0; i < a->group_count; i++)
        if (ratio_sign(&a->groups[i].shares->share[municipality]))
            return true;
    return false;
}

/* Warns of a municipality that takes part where costs are shared, and bears nothing of
   any. */
static void warn_no_share(const struct allocation *a, struct diags *d) {
    for (size_t j = 0; j < a->budget->municipality_count; j++) {
        const struct version *version = NULL;
        for (size_t i = 0; i < a->group_count && !version; i++)
            version =
                sharebook_roster(a->work->book, a->groups[i].key_period, d)->version[j];
        if (version && !has_share(a, j))
            diag_add(d, version->place, DIAG_NO_SHARE, a->budget->municipalities[j].name,
                     NULL);
    }
}

/* Whether every group has shares. If not, its fault was added when the group was met. */
static bool all_shared(const struct intake *in) {
    for (size_t i = 0; i < in->pile_count; i++)
        if (!in->piles[i].planes)
            return false;
    return true;
}

int allocation_finish(struct allocation *a, struct diags *d) {
    if (!all_shared(&a->work->intake) || allocator_lay_out(a, d) || allocator_round(a, d))
        return -1;
    /* Beside an error a share of nothing may come of that. */
    if (!diag_any_error(d))
        warn_no_share(a, d);
    return 0;
}

money allocation_amount(const struct allocation *a, size_t period_index, enum category c,
                        size_t municipality, bool vat) {
    if (c == CATEGORY_OWN) {
        const struct own_cost *own =
            &a->own[period_index * a->budget->municipality_count + municipality];
        return vat ? own->vat : own->amount;
    }
    money sum = 0;
    for (size_t i = 0; i < a->group_count; i++) {
        const struct group *g = &a->groups[i];
        if (g->period == a->periods[period_index] && g->category == c)
            sum += vat ? g->given_vat[municipality] : g->given[municipality];
    }
    return sum;
}

static int compare_to_pile(const void *id, const void *pile) {
    return group_order(id, &(*(struct pile *const *)pile)->id);
}

const struct group *allocation_group(const struct allocation *a,
                                     const struct cost_line *line) {
    if (line->category == CATEGORY_OWN)
        return NULL;
    struct group_id id = group_id_of(line);
    struct pile **found = bsearch(&id, a->work->piles, a->group_count,
                                  sizeof(struct pile *), compare_to_pile);
    return found ? &a->groups[found - a->work->piles] : NULL;
}

/* Own cost: one municipality bears it whole. */
static void give_whole(const struct allocation *a, int municipality, money amount,
                       struct dealt dealt) {
    for (size_t j = 0; j < a->budget->municipality_count; j++) {
        dealt.cents[j] = (int)j == municipality ? amount : 0;
        if (dealt.exact)
            dealt.exact[j] = (struct exact){dealt.cents[j], 0, NULL};
    }
}

void allocation_cells(const struct allocation *a, const struct group *group,
                      uint64_t ordinal, const struct cost_line *line, enum plane plane,
                      struct dealt dealt) {
    money amount = plane == PLANE_NET ? line->amount : line->vat;
    if (!group) {
        give_whole(a, line->municipality, amount, dealt);
        return;
    }
    deal_line(group->divider, extras_of(&a->work->intake.extras[plane], ordinal), amount,
              dealt.cents, dealt.exact);
}

void allocation_line(const struct allocation *a, uint64_t ordinal,
                     const struct cost_line *line, money *cells, money *vat) {
    const struct group *group = allocation_group(a, line);
    allocation_cells(a, group, ordinal, line, PLANE_NET, (struct dealt){cells, NULL});
    if (vat)
        allocation_cells(a, group, ordinal, line, PLANE_VAT, (struct dealt){vat, NULL});
}
