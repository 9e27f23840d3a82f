#include "input/costs/value_table.h"

#include <stdlib.h>

#include "base/mem.h"

enum {
    FIRST_BITS = 6, /* of a slot's number */
    SLOTS_EACH = 4  /* slots for each value, at least */
};

static void put(struct value_table *t, const struct value *value) {
    size_t i = value_table_hash(t, value);
    while (t->slots[i].number != 0)
        i = (i + 1) & (t->slot_count - 1);
    t->slots[i] = *value;
}

static void set_slots(struct value_table *t, unsigned bits) {
    struct value *old = t->slots;
    size_t count = t->slot_count;
    t->slot_count = (size_t)1 << bits;
    t->slot_shift = 64 - bits;
    t->slots = mem_zero(t->slot_count, sizeof *t->slots);
    for (size_t i = 0; i < count; i++)
        if (old[i].number != 0)
            put(t, &old[i]);
    free(old);
}

void value_table_init(struct value_table *t) {
    *t = (struct value_table){0};
    arena_init(&t->arena);
    set_slots(t, FIRST_BITS);
}

void value_table_clear(struct value_table *t) {
    arena_clear(&t->arena);
    free(t->slots);
    *t = (struct value_table){0};
}

bool value_table_add(struct value_table *t, struct value value, uint32_t number) {
    if (t->count == VALUE_TABLE_MOST || value.len > VALUE_LONGEST)
        return false;
    value.text = arena_text(&t->arena, (struct slice){value.text, value.len});
    value.number = number;
    put(t, &value);
    t->count++;
    /* Nearly empty, so that mostly the first slot is the right one, and yet small. */
    if (t->count * SLOTS_EACH > t->slot_count)
        set_slots(t, 64 - t->slot_shift + 1);
    return true;
}
