/* Familiar rows: those that say of their line what a row before said too.

   Which period, category, key and municipality a cost line has is said by a few of
   its cells, and in millions of rows the same few combinations come back. So when a
   row has been read in full (cost_lines.c) and nothing was wrong with it, the line
   that it gave is remembered by the text of those cells. A later row with the same
   cells gives the same line, apart from what is its own: number, description,
   amount, VAT and place. Whatever is out of the ordinary is left to be read in full;
   nothing is ever decided here. */
#ifndef INPUT_FAMILIAR_H
#define INPUT_FAMILIAR_H

#include "input/csvin.h"
#include "model/budget.h"

enum { FAMILIAR_CELLS = 8 }; /* most cells of a combination */

struct cost_file;

struct familiar {
    size_t cells[FAMILIAR_CELLS];          /* which cells of a row make the combination */
    size_t cell_count;                     /* 0 = every row is read in full */
    size_t amount, vat, line, description; /* the cells of a line's own */
    bool texts;                            /* somebody wants the description */
    struct familiar_line *lines;           /* owned: in the order met */
    size_t count, room;
    uint32_t *slots;    /* owned: hash table of numbers in `lines` + 1; 0 = free */
    size_t slot_count;  /* a power of two */
    struct arena arena; /* owned: texts */
};

/* Makes ready for the rows of a file whose header was read. */
void familiar_init(struct cost_file *f);
void familiar_clear(struct cost_file *f);

/* Pushes the lines of the rows that come next, as many as are familiar,
   written in the usual way and of the plainest kind, into the run's sink. -1
   when the sink stopped it. */
int familiar_lines(struct cost_file *f) __attribute__((warn_unused_result));

/* Gives the line of the current row, which sheet_advance found, when it is familiar and
   written in the usual way. Texts in it are borrowed until the next row. */
bool familiar_find(const struct cost_file *f, struct cost_line *line);

/* Remembers the line that the current row gave when it was read
   in full without a fault. */
void familiar_add(struct cost_file *f, const struct cost_line *line);

#endif
