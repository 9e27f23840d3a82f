/* Column contents: what the cells of a column look like, for hints about columns whose
   headers say nothing: amounts, periods, accounts, municipalities. */
#ifndef INPUT_FORMS_COLUMN_CONTENTS_H
#define INPUT_FORMS_COLUMN_CONTENTS_H

#include "base/slice.h"

struct budget;

/* What a column holds. */
enum holds {
    HOLDS_TEXT,
    HOLDS_TIME, /* periods or dates, with their year */
    HOLDS_AMOUNT,
    HOLDS_CODE, /* digits, equally many in every cell */
    HOLDS_CATEGORY,
    HOLDS_MUNICIPALITY,
    HOLDS_COUNT
};

struct column_contents {
    size_t filled;            /* cells that hold something */
    size_t like[HOLDS_COUNT]; /* how many of them look like each */
    bool decimals;            /* some amount has decimals, or a currency */
    size_t digits;            /* of the first code */
    bool header;              /* its header looks like one of the cells below it */
};

/* Counts a cell below a header. */
void column_contents_add(struct column_contents *c, struct slice cell,
                         struct slice header, const struct budget *b);

/* How well the column fits: 0 = not at all. Only where each cell does. */
unsigned column_contents_fit(const struct column_contents *c, enum holds holds);

#endif
