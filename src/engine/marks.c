#include "engine/marks.h"

#include <stdlib.h>

#include "base/mem.h"
#include "engine/fingerprint.h"

enum { FIRST_ROOM = 16, MOST_ROOM = 2048 }; /* marks in a block */

void marks_clear(struct marks *m) {
    for (struct mark_block *block = m->latest, *next; block; block = next) {
        next = block->next;
        free(block->vat);
        free(block);
    }
    m->latest = NULL;
}

static struct mark_block *add_block(struct marks *m, uint32_t base) {
    uint32_t room = m->latest ? m->latest->room * 2 : FIRST_ROOM;
    if (room > MOST_ROOM)
        room = MOST_ROOM;
    struct mark_block *block = mem_alloc(sizeof *block + room * sizeof(struct mark));
    *block = (struct mark_block){.next = m->latest, .room = room, .base = base};
    m->latest = block;
    return block;
}

void marks_add(struct marks *m, const struct cost_line *line, uint32_t ordinal,
               const uint64_t *residue) {
    struct mark_block *block = m->latest;
    if (!block || block->count == block->room)
        block = add_block(m, ordinal);
    if (residue[PLANE_VAT] && !block->vat)
        block->vat = mem_zero(block->room, sizeof *block->vat);
    if (block->vat)
        block->vat[block->count] = residue[PLANE_VAT];
    struct mark *mark = &block->marks[block->count++];
    mark->id = fingerprint_id(line->line);
    mark->row = fingerprint_row(line);
    mark->residue = residue[PLANE_NET];
    mark->line = ordinal - block->base;
}

void marks_join(struct marks *m, struct marks *from, uint32_t base) {
    struct mark_block **end = &from->latest;
    for (; *end; end = &(*end)->next)
        (*end)->base += base;
    *end = m->latest;
    *m = *from;
    from->latest = NULL;
}

size_t marks_count(const struct marks *m) {
    size_t count = 0;
    for (const struct mark_block *block = m->latest; block; block = block->next)
        count += block->count;
    return count;
}
