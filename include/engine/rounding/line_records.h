/* Marks: what is remembered of the lines of a group when lines are to be listed, so that
   the cents of a residue class can be parts to its copies in an order that is not that of
   the file.

   That order is by the line's own number, then by a fingerprint of all that is known
   of the row: rows that differ in nothing can change places unnoticed. 32 bytes a line,
   and 8 more where there is VAT; lines that divide without rests need no record. */
#ifndef ENGINE_ROUNDING_LINE_RECORDS_H
#define ENGINE_ROUNDING_LINE_RECORDS_H

#include "model/amounts.h"
#include "model/budget.h"

struct line_record {
    uint64_t id, row; /* fingerprints: the order among copies */
    uint64_t residue; /* of the net amount: x 2, + 1 when negative */
    uint32_t line;    /* ordinal, less `base` of its block */
};

/* Some records of one group. Blocks stay where they are: records of several threads are
   joined by linking them. */
struct record_block {
    struct record_block *next; /* owned */
    uint64_t *vat;             /* owned: residues of VAT; NULL when all are 0 */
    uint32_t count, room;
    uint32_t base;
    struct line_record records[];
};

struct line_records {
    struct record_block *latest; /* owned: the one that is filled, then those before it */
};

void line_records_clear(struct line_records *m);

/* Remembers a line, whose place among all lines is `ordinal`, by what its amounts leave
   undivided: residue[part] as in struct line_record. Ordinals must rise. */
void line_records_add(struct line_records *m, const struct cost_line *line,
                      uint32_t ordinal, const uint64_t *residue);

/* Takes over the records of `from`, whose ordinals are to rise by `base`. */
void line_records_join(struct line_records *m, struct line_records *from, uint32_t base);

/* How many records there are. */
size_t line_records_count(const struct line_records *m);

/* What a record says of one part. */
static inline uint64_t record_residue(const struct record_block *block, uint32_t at,
                                      enum amount_part part) {
    if (part == AMOUNT_NET)
        return block->records[at].residue;
    return block->vat ? block->vat[at] : 0;
}

#endif
