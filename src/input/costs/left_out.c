#include "input/costs/left_out.h"

#include <stdlib.h>

#include "base/mem.h"

void left_out_init(struct left_out_sums *o) {
    *o = (struct left_out_sums){0};
}

void left_out_clear(struct left_out_sums *o) {
    free(o->list);
    left_out_init(o);
}

/* The count of a period; mostly it is that of the line before. */
static struct left_out_period *count_of(struct left_out_sums *o, period p) {
    for (size_t i = o->count; i-- > 0;)
        if (o->list[i].period == p)
            return &o->list[i];
    o->list = mem_room(o->list, o->count, &o->room, sizeof *o->list);
    o->list[o->count] = (struct left_out_period){.period = p};
    return &o->list[o->count++];
}

void left_out_add(struct left_out_sums *o, const struct cost_line *line) {
    struct left_out_period *count = count_of(o, line->period);
    o->file = o->file ? o->file : line->place.file;
    count->lines++;
    amounts_add_wide(count->amount, line->amount);
}

void left_out_join(struct left_out_sums *o, const struct left_out_sums *from) {
    o->file = o->file ? o->file : from->file;
    for (size_t i = 0; i < from->count; i++) {
        struct left_out_period *count = count_of(o, from->list[i].period);
        count->lines += from->list[i].lines;
        for (int part = 0; part < AMOUNT_PARTS; part++)
            count->amount[part] += from->list[i].amount[part];
    }
}

static int by_time(const void *a, const void *b) {
    const struct left_out_period *one = a, *other = b;
    return (one->period > other->period) - (one->period < other->period);
}

void left_out_record(struct left_out_sums *o, struct budget *b, struct diags *d) {
    bool fits = true;
    wide sizes[AMOUNT_PARTS] = {0};
    if (o->count)
        qsort(o->list, o->count, sizeof *o->list, by_time);
    b->left_out = arena_take(&b->arena, o->count * sizeof *b->left_out);
    b->left_out_count = o->count;
    for (size_t i = 0; i < o->count && fits; i++) {
        const struct left_out_period *one = &o->list[i];
        struct left_out *out = &b->left_out[i];
        *out = (struct left_out){.period = one->period, .lines = one->lines};
        for (int part = 0; part < AMOUNT_PARTS && fits; part++) {
            wide amount = one->amount[part];
            sizes[part] += amount < 0 ? -amount : amount;
            fits = sizes[part] <= MONEY_MAX && money_holds(amount, &out->amount[part]);
        }
    }
    if (fits)
        return;
    b->left_out_count = 0;
    diag_add(d, (struct place){.file = o->file}, DIAG_TOTAL_TOO_LARGE, NULL);
}
