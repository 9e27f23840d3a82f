#include "engine/rounding/line_records.h"

#include <stdlib.h>

#include "base/mem.h"
#include "engine/rounding/copy_order.h"

enum { FIRST_ROOM = 16, MOST_ROOM = 2048 }; /* records in a block */

void line_records_clear(struct line_records *r) {
    for (struct record_block *block = r->latest, *next; block; block = next) {
        next = block->next;
        free(block->vat);
        free(block);
    }
    r->latest = NULL;
}

static struct record_block *add_block(struct line_records *r, uint32_t base) {
    uint32_t room = r->latest ? r->latest->room * 2 : FIRST_ROOM;
    if (room > MOST_ROOM)
        room = MOST_ROOM;
    struct record_block *block =
        mem_alloc(sizeof *block + room * sizeof(struct line_record));
    *block = (struct record_block){.next = r->latest, .room = room, .base = base};
    r->latest = block;
    return block;
}

void line_records_add(struct line_records *r, const struct cost_line *line,
                      uint32_t ordinal, const uint64_t *residue) {
    struct record_block *block = r->latest;
    if (!block || block->count == block->room)
        block = add_block(r, ordinal);
    if (residue[AMOUNT_VAT] && !block->vat)
        block->vat = mem_zero(block->room, sizeof *block->vat);
    if (block->vat)
        block->vat[block->count] = residue[AMOUNT_VAT];
    struct line_record *record = &block->records[block->count++];
    record->id = copy_order_id(line->line);
    record->row = copy_order_row(line);
    record->residue = residue[AMOUNT_NET];
    record->line = ordinal - block->base;
}

void line_records_join(struct line_records *r, struct line_records *from, uint32_t base) {
    struct record_block **end = &from->latest;
    for (; *end; end = &(*end)->next)
        (*end)->base += base;
    *end = r->latest;
    *r = *from;
    from->latest = NULL;
}

size_t line_records_count(const struct line_records *r) {
    size_t count = 0;
    for (const struct record_block *block = r->latest; block; block = block->next)
        count += block->count;
    return count;
}
