/* Pending lines: lines that did not meet their rows, or whose rows are wrong.

   Lines and rows match by period, category, the line's name and, of a transfer, the half:
   their identity. Where
   several lines have the same identity, the first rows of all municipalities are assumed
   to be of one line, the second rows of another, and so on, as in a listing, also after
   it was sorted by municipality. Their sums decide which of the lines they belong to
   (match.h), since the lines may have changed places too. */
#ifndef ENGINE_VERIFY_PENDING_H
#define ENGINE_VERIFY_PENDING_H

#include "engine/verify/verify_line.h"
#include "model/listing.h"

struct pending_line {
    struct verify_line line;
    int name;     /* in `names` */
    size_t next;  /* the next line of the same identity, + 1; 0 = none */
    size_t cells; /* its first cell */
    bool meant;   /* the listing has it under a number without its leading zeros */
};

struct pending {
    const struct budget *budget; /* borrowed */
    struct names names;          /* owned: identities as texts */
    size_t *first, *last;        /* owned: per identity, its first and last line, + 1 */
    size_t first_room, last_room;
    size_t *turn_at; /* owned: per identity of several lines, its place in turns, + 1 */
    size_t turn_at_room;
    size_t *turns; /* owned: per municipality, the line, + 1, that gets its next row */
    size_t turn_count, turn_room;
    struct pending_line *lines; /* owned */
    size_t count, room;
    struct verify_cell *cells; /* owned */
    size_t cell_count, cell_room;
    struct buf text;
};

void pending_init(struct pending *p, const struct budget *b);
void pending_clear(struct pending *p);

/* Period, category with half, and name as one text, borrowed until the next call. */
struct slice pending_identity(struct pending *p, period when, category c,
                              enum line_half half, struct slice name);

/* The name in such a text: the end of it. */
const char *pending_name(const char *identity);

/* Whether a line of this identity is pending. */
bool pending_has(const struct pending *p, struct slice identity);

/* Adds a line, with its cells so far. */
void pending_add(struct pending *p, const struct verify_line *line, struct slice name,
                 const struct verify_cell *cells);

/* Gives a row to the first line of its identity that lacks it; false without one. */
bool pending_take(struct pending *p, const struct listing_row *row);

/* Gives lines of the same identity the rows that add up to their amounts. */
void pending_match(struct pending *p);

#endif
