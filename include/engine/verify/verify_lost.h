/* Lost rows: those of a listing that no line takes. Why not is found out when all lines
   flow by once more: there is no such line, or it has had its rows. A spreadsheet takes the
   zeros in front of a number away, so that 0012 comes back as 12. */
#ifndef ENGINE_VERIFY_VERIFY_LOST_H
#define ENGINE_VERIFY_VERIFY_LOST_H

#include "base/names.h"
#include "model/listing.h"

struct lost_row {
    int name; /* in `names` */
    int municipality;
    bool nil;      /* it gives nothing */
    uint64_t line; /* in the listing */
};

/* What is found out of a name. */
struct lost_name {
    bool known, shared;        /* there is such a line; it is no own cost */
    period period, key_period; /* its periods */
};

/* A number that lost rows have as their line's name, without zeros in front. */
struct lost_number {
    const char *line; /* in the arena: the identity of the line that has it; or NULL */
    bool several;     /* more than one has */
};

struct lost {
    struct names names;        /* owned: identities of lines (verify_pending.h) */
    struct lost_name *of_name; /* owned: per name */
    size_t name_room;
    struct names stripped;       /* owned: identities without the zeros */
    struct lost_number *numbers; /* owned: per text of `stripped` */
    size_t number_room;
    struct lost_row *rows; /* owned */
    size_t count, room;
    struct arena arena; /* owned */
};

void lost_init(struct lost *l);
void lost_clear(struct lost *l);

/* Adds a row whose line has this identity. */
void lost_add(struct lost *l, struct slice identity, const struct listing_row *row);

/* Sees that there is a line, of this identity. */
void lost_see(struct lost *l, struct slice identity, const struct cost_line *line);

/* The number in `waiting` (identities of lines that did not meet their rows) of the one line
   that a lost name means, if its number has lost its zeros; else NAMES_NONE. */
int lost_meant(const struct lost *l, int name, const struct names *waiting);

/* Adds a fault for every row but those of nil of a line whose municipality takes no part
   in its period, or that of its key: the line was proved without. */
void lost_tell(const struct lost *l, const struct budget *b, const struct names *waiting,
               const char *file, struct diags *d);

#endif
