#include "engine/compare/own_costs.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct period_costs {
    period period;
    wide *sum; /* owned: [municipality x categories + category] */
};

struct own_costs {
    const struct budget *budget;
    struct line_sink next;
    struct period_costs *periods; /* owned: by time */
    size_t count, room;
    size_t recent; /* index of the latest line's period, mostly the next one's too */
};

struct own_costs *own_costs_new(const struct budget *b) {
    struct own_costs *o = mem_zero(1, sizeof *o);
    o->budget = b;
    return o;
}

void own_costs_free(struct own_costs *o) {
    if (!o)
        return;
    for (size_t i = 0; i < o->count; i++)
        free(o->periods[i].sum);
    free(o->periods);
    free(o);
}

static size_t cell_of(const struct own_costs *o, size_t municipality, category c) {
    return municipality * (size_t)o->budget->categories.count + (size_t)c;
}

/* Where in the list a period is, or belongs. */
static size_t find_period(const struct own_costs *o, period p) {
    size_t first = 0, end = o->count;
    while (first < end) {
        size_t middle = first + (end - first) / 2;
        if (o->periods[middle].period < p)
            first = middle + 1;
        else
            end = middle;
    }
    return first;
}

static bool has_period(const struct own_costs *o, size_t at, period p) {
    return at < o->count && o->periods[at].period == p;
}

static struct period_costs *period_of(struct own_costs *o, period p) {
    if (has_period(o, o->recent, p))
        return &o->periods[o->recent];
    o->recent = find_period(o, p);
    if (!has_period(o, o->recent, p)) {
        size_t cells =
            o->budget->municipality_count * (size_t)o->budget->categories.count;
        o->periods = mem_room(o->periods, o->count, &o->room, sizeof *o->periods);
        struct period_costs *found = &o->periods[o->recent];
        memmove(found + 1, found, (o->count++ - o->recent) * sizeof *found);
        *found = (struct period_costs){p, mem_zero(cells, sizeof(wide))};
    }
    return &o->periods[o->recent];
}

static int take(void *self, const struct cost_line *line) {
    struct own_costs *o = self;
    const struct categories *list = &o->budget->categories;
    category written = line->category == CATEGORY_OWN
                           ? category_find(list, line->category_text)
                           : CATEGORY_UNKNOWN;
    if (written != CATEGORY_UNKNOWN)
        period_of(o, line->period)
            ->sum[cell_of(o, (size_t)line->municipality, written)] +=
            line->amount[AMOUNT_NET];
    return o->next.take(o->next.self, line);
}

struct line_sink own_costs_sink(struct own_costs *o, struct line_sink next) {
    o->next = next;
    return (struct line_sink){.self = o, .take = take};
}

bool own_costs_amount(const struct own_costs *o, period p, category c,
                      size_t municipality, money *amount) {
    size_t at = find_period(o, p), cell = cell_of(o, municipality, c);
    return money_holds(has_period(o, at, p) ? o->periods[at].sum[cell] : 0, amount);
}
