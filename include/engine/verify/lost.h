/* Lost rows: rows of a listing that met no line. One that comes later may still take them.
   When all lines were read, those that are left are explained by reading the lines once
   more: no such line exists, or it has its rows already. A spreadsheet may have removed
   leading zeros, so that 0012 came back as 12. */
#ifndef ENGINE_VERIFY_LOST_H
#define ENGINE_VERIFY_LOST_H

#include "base/names.h"
#include "model/listing.h"

struct lost_row {
    int name; /* in `names` */
    int municipality;
    money amount[AMOUNT_PARTS];
    uint64_t line; /* in the listing */
    size_t next;   /* the next row of the same name, + 1; 0 = none */
    bool taken;    /* by a line */
};

/* What is known of the line of a name. */
struct lost_name {
    bool known, shared;        /* the line exists; it is no own cost */
    period period, key_period; /* its periods */
    size_t first, last;        /* its first row and its last, + 1 */
};

/* A line name of lost rows that is a number, without leading zeros. */
struct lost_number {
    const char *line; /* in the arena: identity of the line of this number; or NULL */
    bool several;     /* more than one line has it */
};

struct lost {
    struct names names;        /* owned: identities of lines (pending.h) */
    struct lost_name *of_name; /* owned: per name */
    size_t name_room;
    struct names stripped;       /* owned: identities without leading zeros */
    struct lost_number *numbers; /* owned: per text of `stripped` */
    size_t number_room;
    struct lost_row *rows; /* owned */
    size_t count, room;
    size_t taken;       /* of them */
    struct arena arena; /* owned */
};

void lost_init(struct lost *l);
void lost_clear(struct lost *l);

/* Adds a row whose line has this identity. */
void lost_add(struct lost *l, struct slice identity, const struct listing_row *row);

/* The first row of an identity, taken or not, and the one behind it; NULL = there is none.
   Valid until a row is added. */
struct lost_row *lost_first(struct lost *l, struct slice identity);
struct lost_row *lost_next(struct lost *l, const struct lost_row *row);

/* Takes a row out: it found its line. */
void lost_take(struct lost *l, struct lost_row *row);

/* Forgets the rows that were taken. */
void lost_tidy(struct lost *l);

/* Prepares for reading the lines once more: no more rows are added or taken. */
void lost_settle(struct lost *l);

/* Notes that a line with this identity exists. */
void lost_add_line(struct lost *l, struct slice identity, const struct cost_line *line);

/* If a lost name is a number without its leading zeros, and only one line can be meant:
   the number of that line in `pending` (identities of lines that did not meet their
   rows); else NAMES_NONE. */
int lost_meant(const struct lost *l, int name, const struct names *pending);

/* Adds a fault for every row, except rows of nil for a municipality that takes no part in
   the line's period, or in that of its key: the line needs none. */
void lost_report(const struct lost *l, const struct budget *b,
                 const struct names *pending, const char *file, struct diags *d);

#endif
