#include "engine/largest_lines.h"

#include <stdlib.h>

#include "base/mem.h"
#include "model/listing.h"

void largest_lines_init(struct largest_lines *l, size_t most) {
    *l = (struct largest_lines){.most = most};
}

static void free_line(struct kept_line *line) {
    free(line->name);
    free(line->description);
}

void largest_lines_clear(struct largest_lines *l) {
    for (size_t i = 0; i < l->count; i++)
        free_line(&l->lines[i]);
    free(l->lines);
    buf_clear(&l->name);
}

static wide size_of(money amount) {
    return amount < 0 ? -(wide)amount : amount;
}

/* Whether `a` has to go before `b` does: it is smaller, or as small and later. */
static bool goes_first(const struct kept_line *a, const struct kept_line *b) {
    for (int part = 0; part < AMOUNT_PARTS; part++) {
        wide one = size_of(a->amount[part]), other = size_of(b->amount[part]);
        if (one != other)
            return one < other;
    }
    return a->ordinal > b->ordinal;
}

/* --- the heap --------------------------------------------------------------------- */

static void swap(struct kept_line *a, struct kept_line *b) {
    struct kept_line kept = *a;
    *a = *b;
    *b = kept;
}

static void move_up(struct kept_line *heap, size_t i) {
    for (; i > 0 && goes_first(&heap[i], &heap[(i - 1) / 2]); i = (i - 1) / 2)
        swap(&heap[i], &heap[(i - 1) / 2]);
}

static void move_down(struct kept_line *heap, size_t count) {
    for (size_t i = 0, child; (child = 2 * i + 1) < count; i = child) {
        if (child + 1 < count && goes_first(&heap[child + 1], &heap[child]))
            child++;
        if (!goes_first(&heap[child], &heap[i]))
            return;
        swap(&heap[i], &heap[child]);
    }
}

/* --- adding ----------------------------------------------------------------------- */

void largest_lines_add(struct largest_lines *l, const struct cost_line *line) {
    struct kept_line new = {
        .period = line->period,
        .municipality = line->municipality,
        .ordinal = l->offered++,
        .amount = {line->amount[AMOUNT_NET], line->amount[AMOUNT_VAT]}};
    bool full = l->count == l->most;
    if (full && goes_first(&new, &l->lines[0])) {
        amounts_add_wide(l->rest, new.amount);
        return;
    }
    struct slice name = listing_line_name(&l->name, line);
    new.name = mem_copy(name.at, name.len);
    if (line->product)
        new.product = *line->product;
    new.description = mem_copy(line->description.at, line->description.len);
    if (full) {
        amounts_add_wide(l->rest, l->lines[0].amount);
        free_line(&l->lines[0]);
        l->lines[0] = new;
        move_down(l->lines, l->count);
        return;
    }
    l->lines = mem_room(l->lines, l->count, &l->room, sizeof *l->lines);
    l->lines[l->count] = new;
    move_up(l->lines, l->count++);
}

void largest_lines_rest(const struct largest_lines *l, money rest[AMOUNT_PARTS]) {
    for (int part = 0; part < AMOUNT_PARTS; part++)
        money_holds(l->rest[part], &rest[part]);
}

static int by_ordinal(const void *a, const void *b) {
    const struct kept_line *one = a, *other = b;
    return one->ordinal < other->ordinal ? -1 : 1;
}

void largest_lines_sort(struct largest_lines *l) {
    if (l->count > 0)
        qsort(l->lines, l->count, sizeof *l->lines, by_ordinal);
}
