/* Categories: the four that are shared; any other cost stays with its municipality. */
#ifndef MODEL_CATEGORY_H
#define MODEL_CATEGORY_H

#include "base/slice.h"

/* In the order of every table. OWN cannot be given in a cost line's cell: it is for costs
   that one municipality bears alone. */
enum category {
    CATEGORY_STAFF,
    CATEGORY_HOUSING,
    CATEGORY_ICT,
    CATEGORY_FACILITIES,
    CATEGORY_SHARED_COUNT,
    CATEGORY_OWN = CATEGORY_SHARED_COUNT,
    CATEGORY_COUNT,
    CATEGORY_UNKNOWN = -1
};

/* "staff", "housing", "ict", "facilities", "own": for CSV and JSON, never translated. */
const char *category_id(enum category c);

/* The name as a heading in the reader's language: "Staff", "Personeel". */
const char *category_title(enum category c);

/* The name in a sentence or a CSV cell, in the reader's language: "staff",
   "personeel". */
const char *category_name(enum category c);

/* The shared category that `text` names, in either language, case and blanks around it
   ignored; CATEGORY_UNKNOWN for any other text. `own|eigen kosten` is not among them. */
enum category category_find(struct slice text);

/* The same, and CATEGORY_OWN for `own|eigen`, with or without `costs|kosten`, the names
   that reports have for it. */
enum category category_or_own(struct slice text);

/* Every name that category_find knows, for nearest matches: NULL after the last. */
const char *category_alias(size_t i);

#endif
