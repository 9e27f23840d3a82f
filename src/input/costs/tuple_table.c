#include "input/costs/tuple_table.h"

#include <stdlib.h>

#include "base/mem.h"

enum {
    MOST = 4096,    /* tuples */
    LONGEST = 512,  /* bytes of a text */
    FIRST_BITS = 6, /* of a slot's number */
    SLOTS_EACH = 8  /* slots for each tuple, at least */
};

static void set_slots(struct tuple_table *t, unsigned bits) {
    free(t->slots);
    t->slot_count = (size_t)1 << bits;
    t->slot_shift = 64 - bits;
    t->slots = mem_zero(t->slot_count, sizeof *t->slots);
    for (size_t i = 0; i < t->count; i++)
        *tuple_table_slot(t, t->texts + i * t->width, t->width) = (uint32_t)i + 1;
}

void tuple_table_init(struct tuple_table *t, size_t width) {
    *t = (struct tuple_table){.width = width};
    arena_init(&t->arena);
    set_slots(t, FIRST_BITS);
}

uint32_t tuple_table_find(const struct tuple_table *t, const struct tuple_text *texts) {
    return *tuple_table_slot(t, texts, t->width);
}

void tuple_table_clear(struct tuple_table *t) {
    arena_clear(&t->arena);
    free(t->texts);
    free(t->slots);
    *t = (struct tuple_table){0};
}

static bool too_long(const struct tuple_table *t, const struct tuple_text *texts) {
    for (size_t i = 0; i < t->width; i++)
        if (texts[i].text.len > LONGEST)
            return true;
    return false;
}

uint32_t tuple_table_add(struct tuple_table *t, const struct tuple_text *texts) {
    size_t used = t->count * t->width;
    if (t->count == MOST || too_long(t, texts))
        return 0;
    for (size_t i = 0; i < t->width; i++) {
        t->texts = mem_room(t->texts, used + i, &t->room, sizeof *t->texts);
        t->texts[used + i] = texts[i];
        t->texts[used + i].text.at = arena_text(&t->arena, texts[i].text);
    }
    uint32_t number = (uint32_t)++t->count;
    *tuple_table_slot(t, texts, t->width) = number;
    /* Nearly empty, so that mostly the first slot is the right one, and yet small. */
    if (t->count * SLOTS_EACH > t->slot_count)
        set_slots(t, 64 - t->slot_shift + 2);
    return number;
}
