/* Pending lines: those whose rows did not come when they did, or are not right.

   Lines and rows meet by period, category and the line's name. Where several lines share
   these, the first rows of all municipalities are taken for those of one line, the second
   rows for those of another, and so on: so they stand in a listing, and in one that was
   sorted by municipality since. Which of the lines they belong to is reported by their sums
   (verify_match.h), since the lines may have changed places too. */
#ifndef ENGINE_VERIFY_VERIFY_PENDING_H
#define ENGINE_VERIFY_VERIFY_PENDING_H

#include "engine/verify/verify_line.h"
#include "model/listing.h"

struct pending_line {
    struct verify_line line;
    int name;     /* in `names` */
    size_t next;  /* the next line of the same identity, counted from 1; 0 = none */
    size_t cells; /* its first cell */
    bool meant;   /* a name in the listing lost its zeros and means this line */
};

struct pending {
    const struct budget *budget; /* borrowed */
    struct names names;          /* owned: identities, as texts */
    size_t *first, *last;        /* owned: per identity, its lines counted from 1 */
    size_t first_room, last_room;
    size_t
        *turn_at; /* owned: per identity of several lines, where its turns begin, + 1 */
    size_t turn_at_room;
    size_t *turns; /* owned: per municipality, the line that its next row goes to */
    size_t turn_count, turn_room;
    struct pending_line *lines; /* owned */
    size_t count, room;
    struct verify_cell *cells; /* owned */
    size_t cell_count, cell_room;
    struct buf text;
};

void pending_init(struct pending *p, const struct budget *b);
void pending_clear(struct pending *p);

/* Period, category and name as one text, borrowed until the next call. */
struct slice pending_identity(struct pending *p, period when, enum category c,
                              struct slice name);

/* The name in such a text: its end, NUL-ended where the text is. */
const char *pending_name(const char *identity);

/* Adds a line with the cells that it has so far. */
void pending_add(struct pending *p, const struct verify_line *line, struct slice name,
                 const struct verify_cell *cells);

/* Gives a row to the first line of its identity that lacks it; false when there
   is none. */
bool pending_take(struct pending *p, const struct listing_row *row);

/* Gives lines of one identity the rows that come to their amounts. */
void pending_match(struct pending *p);

#endif
