#include "engine/settle/own_lines.h"

#include <stdlib.h>

#include "base/mem.h"

void own_lines_init(struct own_lines *o, const struct budget *b,
                    struct period_range range) {
    *o = (struct own_lines){.count = b->municipality_count, .range = range};
    o->of = mem_zero(o->count, sizeof *o->of);
    for (size_t m = 0; m < o->count; m++)
        largest_lines_init(&o->of[m], OWN_LINES_MOST);
}

void own_lines_clear(struct own_lines *o) {
    for (size_t m = 0; m < o->count; m++)
        largest_lines_clear(&o->of[m]);
    free(o->of);
}

static int take(void *self, const struct cost_line *line) {
    struct own_lines *o = self;
    if (line->category == CATEGORY_OWN && period_in_range(line->period, o->range))
        largest_lines_add(&o->of[line->municipality], line);
    return o->next.take(o->next.self, line);
}

struct line_sink own_lines_sink(struct own_lines *o, struct line_sink next) {
    o->next = next;
    return (struct line_sink){.self = o, .take = take};
}

void own_lines_finish(struct own_lines *o) {
    for (size_t m = 0; m < o->count; m++)
        largest_lines_sort(&o->of[m]);
}
