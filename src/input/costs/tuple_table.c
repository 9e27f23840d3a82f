#include "input/costs/tuple_table.h"

#include <stdlib.h>

#include "base/mem.h"

enum {
    MOST = 4096,    /* combinations */
    LONGEST = 512,  /* bytes of a text */
    FIRST_BITS = 6, /* of the number of a slot */
    SLOTS_EACH = 8  /* at least, for each combination */
};

static void set_slots(struct tuple_table *c, unsigned bits) {
    free(c->slots);
    c->slot_count = (size_t)1 << bits;
    c->slot_shift = 64 - bits;
    c->slots = mem_zero(c->slot_count, sizeof *c->slots);
    for (size_t i = 0; i < c->count; i++)
        *tuple_table_slot(c, c->texts + i * c->width, c->width) = (uint32_t)i + 1;
}

void tuple_table_init(struct tuple_table *c, size_t width) {
    *c = (struct tuple_table){.width = width};
    arena_init(&c->arena);
    set_slots(c, FIRST_BITS);
}

uint32_t tuple_table_find(const struct tuple_table *c, const struct tuple_text *texts) {
    return *tuple_table_slot(c, texts, c->width);
}

void tuple_table_clear(struct tuple_table *c) {
    arena_clear(&c->arena);
    free(c->texts);
    free(c->slots);
    *c = (struct tuple_table){0};
}

static bool too_long(const struct tuple_table *c, const struct tuple_text *texts) {
    for (size_t i = 0; i < c->width; i++)
        if (texts[i].text.len > LONGEST)
            return true;
    return false;
}

uint32_t tuple_table_add(struct tuple_table *c, const struct tuple_text *texts) {
    size_t used = c->count * c->width;
    if (c->count == MOST || too_long(c, texts))
        return 0;
    for (size_t i = 0; i < c->width; i++) {
        c->texts = mem_room(c->texts, used + i, &c->room, sizeof *c->texts);
        c->texts[used + i] = texts[i];
        c->texts[used + i].text.at = arena_text(&c->arena, texts[i].text);
    }
    uint32_t number = (uint32_t)++c->count;
    *tuple_table_slot(c, texts, c->width) = number;
    /* Nearly empty, so that the first slot is mostly right, yet small. */
    if (c->count * SLOTS_EACH > c->slot_count)
        set_slots(c, 64 - c->slot_shift + 2);
    return number;
}
