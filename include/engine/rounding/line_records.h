/* Line records: what is remembered of the lines of a group for a line listing, so that
   the cents of a residue class can be distributed over its lines in an order that does
   not depend on the file's.

   That order is by the line's own number, then by a hash of the whole row: rows that do
   not differ at all may change places. 32 bytes a line, and 8 more where there is VAT;
   lines that divide without a rest need no record. */
#ifndef ENGINE_ROUNDING_LINE_RECORDS_H
#define ENGINE_ROUNDING_LINE_RECORDS_H

#include "model/amounts.h"
#include "model/budget.h"

struct line_record {
    uint64_t id, row; /* the order among copies, see copy_order.h */
    uint64_t residue; /* of the net amount: x 2, + 1 when negative */
    uint32_t line;    /* ordinal, less `base` of its block */
};

/* Some records of one group. Records of several threads are joined by linking their
   blocks. */
struct record_block {
    struct record_block *next; /* owned */
    uint64_t *vat;             /* owned: residues of VAT; NULL when all are 0 */
    uint32_t count, room;
    uint32_t base;
    struct line_record records[];
};

struct line_records {
    struct record_block *latest; /* owned: the block being filled, linked to older ones */
};

void line_records_clear(struct line_records *r);

/* Records a line by its residues: residue[part] as in struct line_record. `ordinal` is
   its place among all lines; ordinals must rise. */
void line_records_add(struct line_records *r, const struct cost_line *line,
                      uint32_t ordinal, const uint64_t *residue);

/* Takes the records of `from` and adds `base` to their ordinals. */
void line_records_join(struct line_records *r, struct line_records *from, uint32_t base);

/* How many records there are. */
size_t line_records_count(const struct line_records *r);

/* The residue that a record has for one amount part. */
static inline uint64_t record_residue(const struct record_block *block, uint32_t at,
                                      enum amount_part part) {
    if (part == AMOUNT_NET)
        return block->records[at].residue;
    return block->vat ? block->vat[at] : 0;
}

#endif
