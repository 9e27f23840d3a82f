/* Changes of lines: which lines of two multisets have no equal in the other. */
#ifndef ENGINE_CLOSING_LINE_CHANGES_H
#define ENGINE_CLOSING_LINE_CHANGES_H

#include "base/names.h"
#include "model/closed.h"

struct listed_line {
    int fields; /* their number in `texts` */
    money amount[AMOUNT_PARTS];
    bool credited;     /* the half of a transfer that is credited */
    struct slice name; /* in the arena */
    struct place place;
};

struct listed_lines {
    struct listed_line *list; /* owned */
    size_t count, room;
};

struct line_changes {
    const struct budget *budget;        /* borrowed */
    const struct closed_period *closed; /* borrowed */
    struct names texts;                 /* owned: the fields of lines */
    struct arena arena;                 /* owned: names of lines */
    struct listed_lines was, is;
};

void line_changes_init(struct line_changes *c, const struct budget *b,
                       const struct closed_period *closed);
void line_changes_clear(struct line_changes *c);

/* Adds a line to one of the two; its fields have this number. */
void line_changes_add(struct line_changes *c, struct listed_lines *to, int fields,
                      const struct closed_line *line);

/* Adds a diagnostic for every line that changed, came or went. A line of the same name
   has changed. */
void line_changes_report(struct line_changes *c, struct diags *d);

#endif
