#include "engine/allocate.h"

#include <stdlib.h>

#include "base/mem.h"
#include "engine/intake.h"
#include "engine/rounding.h"

struct allocator {
    struct sharebook *book;
    struct intake intake;
};

struct allocation *allocation_new(const struct budget *b, enum closing close,
                                  bool lines) {
    (void)lines;
    struct allocation *a = mem_zero(1, sizeof *a);
    a->budget = b;
    a->close = close;
    a->work = mem_zero(1, sizeof *a->work);
    a->work->book = sharebook_new(b);
    intake_init(&a->work->intake, b, a->work->book, NULL);
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
    intake_clear(&a->work->intake);
    sharebook_free(a->work->book);
    free(a->work);
    free(a);
}

static int take(void *self, const struct cost_line *line) {
    struct allocation *a = self;
    intake_take(&a->work->intake, line);
    return 0;
}

struct line_sink allocation_sink(struct allocation *a, struct diags *d) {
    a->work->intake.diags = d;
    return (struct line_sink){a, take};
}

/* --- totals
 * -------------------------------------------------------------------------------- */

static bool fits(wide sum) {
    return sum <= MONEY_MAX && sum >= -MONEY_MAX;
}

static wide size_of(wide sum) {
    return sum < 0 ? -sum : sum;
}

/* Sees to it that the sizes of all totals together still are a money: then no total of
   any of them can overflow, in whatever order it is added up. */
static int check_sizes(const struct intake *in, struct diags *d) {
    const struct budget *b = in->budget;
    wide net = size_of(b->left_out), vat = size_of(b->left_out_vat);
    for (size_t i = 0; i < in->pile_count && fits(net) && fits(vat); i++) {
        net += size_of(in->piles[i].sum);
        vat += size_of(in->piles[i].vat);
    }
    for (size_t i = 0; i < in->own_count; i++)
        for (size_t j = 0; j < b->municipality_count && fits(net) && fits(vat); j++) {
            net += size_of(in->own[i].pile[j].amount);
            vat += size_of(in->own[i].pile[j].vat);
        }
    if (fits(net) && fits(vat))
        return 0;
    diag_add(d, in->first, DIAG_TOTAL_TOO_LARGE, NULL);
    return -1;
}

/* --- laying out
 * ---------------------------------------------------------------------------- */

static int by_time(const void *a, const void *b) {
    const period *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static void list_periods(struct allocation *a, const struct intake *in) {
    size_t count = 0, kept = 0;
    period *list = mem_zero(in->pile_count + in->own_count, sizeof *list);
    for (size_t i = 0; i < in->pile_count; i++)
        list[count++] = in->piles[i].period;
    for (size_t i = 0; i < in->own_count; i++)
        list[count++] = in->own[i].period;
    if (count)
        qsort(list, count, sizeof *list, by_time);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || list[kept - 1] != list[i])
            list[kept++] = list[i];
    a->periods = list;
    a->period_count = kept;
}

static int by_group(const void *a, const void *b) {
    const struct group *x = a, *y = b;
    if (x->period != y->period)
        return x->period < y->period ? -1 : 1;
    if (x->category != y->category)
        return x->category < y->category ? -1 : 1;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return (x->key_period > y->key_period) - (x->key_period < y->key_period);
}

static void list_groups(struct allocation *a, const struct intake *in) {
    size_t count = a->budget->municipality_count;
    a->groups = mem_zero(in->pile_count, sizeof *a->groups);
    a->group_count = in->pile_count;
    for (size_t i = 0; i < in->pile_count; i++) {
        const struct pile *p = &in->piles[i];
        struct group *g = &a->groups[i];
        *g = (struct group){.period = p->period, .category = p->category, .key = p->key};
        g->key_period = p->key_period;
        g->shares = p->shares;
        g->lines = p->lines;
        g->sum = (money)p->sum;
        g->vat_sum = (money)p->vat;
        g->given = mem_zero(count, sizeof *g->given);
        g->given_vat = mem_zero(count, sizeof *g->given_vat);
        a->lines += p->lines;
        a->costs += g->sum;
        a->costs_vat += g->vat_sum;
    }
    if (a->group_count)
        qsort(a->groups, a->group_count, sizeof *a->groups, by_group);
}

static size_t period_index(const struct allocation *a, period p) {
    const period *found =
        bsearch(&p, a->periods, a->period_count, sizeof *a->periods, by_time);
    return (size_t)(found - a->periods);
}

static void list_own(struct allocation *a, const struct intake *in) {
    size_t count = a->budget->municipality_count;
    a->own = mem_zero(a->period_count * count, sizeof *a->own);
    for (size_t i = 0; i < in->own_count; i++)
        for (size_t j = 0; j < count; j++) {
            const struct own_pile *p = &in->own[i].pile[j];
            struct own_cost *own =
                &a->own[period_index(a, in->own[i].period) * count + j];
            *own = (struct own_cost){(money)p->amount, (money)p->vat, p->lines};
            a->lines += p->lines;
            a->costs += own->amount;
            a->costs_vat += own->vat;
        }
}

/* --- who has no share
 * ---------------------------------------------------------------------- */

static bool has_share(const struct allocation *a, size_t municipality) {
    for (size_t i = 0; i < a->group_count; i++)
        if (ratio_sign(&a->groups[i].shares->share[municipality]))
            return true;
    return false;
}

/* Warns of a municipality that takes part where costs are shared, and bears nothing of
 * any. */
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

/* --- the result
 * ---------------------------------------------------------------------------- */

int allocation_finish(struct allocation *a, struct diags *d) {
    const struct intake *in = &a->work->intake;
    if (check_sizes(in, d))
        return -1;
    for (size_t i = 0; i < in->pile_count; i++)
        if (!in->piles[i].shares)
            return -1; /* its fault was added when the group was met */
    list_periods(a, in);
    list_groups(a, in);
    list_own(a, in);
    a->costs += a->budget->left_out;
    a->costs_vat += a->budget->left_out_vat;
    for (size_t i = 0; i < a->group_count; i++) {
        struct group *g = &a->groups[i];
        rounding_divide(g->sum, g->shares, g->given);
        rounding_divide(g->vat_sum, g->shares, g->given_vat);
    }
    warn_no_share(a, d);
    return 0;
}

money allocation_amount(const struct allocation *a, size_t period_index_, enum category c,
                        size_t municipality, bool vat) {
    size_t count = a->budget->municipality_count;
    if (c == CATEGORY_OWN) {
        const struct own_cost *own = &a->own[period_index_ * count + municipality];
        return vat ? own->vat : own->amount;
    }
    money sum = 0;
    for (size_t i = 0; i < a->group_count; i++) {
        const struct group *g = &a->groups[i];
        if (g->period == a->periods[period_index_] && g->category == c)
            sum += vat ? g->given_vat[municipality] : g->given[municipality];
    }
    return sum;
}

const struct group *allocation_group(const struct allocation *a,
                                     const struct cost_line *line) {
    if (line->category == CATEGORY_OWN)
        return NULL;
    struct group wanted = {.period = line->period, .category = line->category};
    wanted.key = line->key;
    wanted.key_period = line->key_period;
    return bsearch(&wanted, a->groups, a->group_count, sizeof *a->groups, by_group);
}

static void whole(size_t count, size_t municipality, money amount, money *cells) {
    for (size_t j = 0; j < count; j++)
        cells[j] = j == municipality ? amount : 0;
}

void allocation_line(const struct allocation *a, uint64_t ordinal,
                     const struct cost_line *line, money *cells, money *vat) {
    (void)ordinal;
    size_t count = a->budget->municipality_count;
    const struct group *g = allocation_group(a, line);
    if (!g) {
        whole(count, (size_t)line->municipality, line->amount, cells);
        if (vat)
            whole(count, (size_t)line->municipality, line->vat, vat);
        return;
    }
    rounding_divide(line->amount, g->shares, cells);
    if (vat)
        rounding_divide(line->vat, g->shares, vat);
}
