#include "engine/compare/own_costs.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/names.h"

struct own_costs {
    struct line_sink next;
    struct names names;         /* owned: what identifies a sum, as texts */
    struct own_costs_sum *sums; /* owned: by number of the name */
    size_t room;
    struct buf text;
};

struct own_costs *own_costs_new(void) {
    struct own_costs *o = mem_zero(1, sizeof *o);
    names_init(&o->names);
    return o;
}

void own_costs_free(struct own_costs *o) {
    if (!o)
        return;
    names_clear(&o->names);
    free(o->sums);
    buf_clear(&o->text);
    free(o);
}

/* The sum that a line belongs to. */
static struct own_costs_sum *sum_of(struct own_costs *o, const struct cost_line *line) {
    buf_reset(&o->text);
    buf_int(&o->text, line->period);
    buf_char(&o->text, ' ');
    buf_int(&o->text, line->municipality);
    buf_char(&o->text, ' ');
    size_t before = o->text.len, count = (size_t)o->names.count;
    buf_slice(&o->text, line->category_text);
    size_t number = (size_t)names_add(&o->names, buf_view(&o->text));
    if (number == count) {
        struct slice name = o->names.list[number];
        o->sums = mem_room(o->sums, count, &o->room, sizeof *o->sums);
        o->sums[count] =
            (struct own_costs_sum){.period = line->period,
                                   .municipality = (size_t)line->municipality,
                                   .text = {name.at + before, name.len - before}};
    }
    return &o->sums[number];
}

static int take(void *self, const struct cost_line *line) {
    struct own_costs *o = self;
    if (line->category == CATEGORY_OWN)
        sum_of(o, line)->cents += line->amount[AMOUNT_NET];
    return o->next.take(o->next.self, line);
}

struct line_sink own_costs_sink(struct own_costs *o, struct line_sink next) {
    o->next = next;
    return (struct line_sink){.self = o, .take = take};
}

const struct own_costs_sum *own_costs_sums(const struct own_costs *o, size_t *count) {
    *count = (size_t)o->names.count;
    return o->sums;
}
