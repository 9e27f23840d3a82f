/* Categories: the list by which a budget's costs are shared, the four or its own; any
   other cost stays with its municipality. */
#ifndef MODEL_CATEGORY_H
#define MODEL_CATEGORY_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/nearest.h"

/* The number of a category in its list: the order of every table. */
typedef int category;

/* How many a budget may have; two lists together always fit into one. */
enum { CATEGORIES_MOST = 99, CATEGORIES_ROOM = 2 * CATEGORIES_MOST };

enum {
    CATEGORY_UNKNOWN = -1,
    /* Costs that one municipality bears alone, behind all others. No list has it, and no
       cell of a cost line can name it. */
    CATEGORY_OWN = CATEGORIES_ROOM
};

/* The four, by their numbers in the list of a budget that names no others. */
enum {
    CATEGORY_STAFF,
    CATEGORY_HOUSING,
    CATEGORY_ICT,
    CATEGORY_FACILITIES,
    CATEGORIES_STANDARD
};

/* What a category is called. One of the four has names in both languages; any other is
   written in one way. All texts are borrowed. */
struct category_words {
    const char *id, *name, *title;
    const char *folded; /* the id in lower case, without blanks */
    bool standard;      /* it is one of the four */
};

struct categories {
    struct category_words list[CATEGORIES_ROOM];
    int count;
};

/* Fills a list with the four. */
void categories_standard(struct categories *list);

/* Adds a category, which must have room, and gives its number; that of the one that has
   the name already, if there is one. Its texts are kept in the arena. */
category categories_add(struct categories *list, struct arena *arena, struct slice name);

/* Adds those of another list (its texts are borrowed) that are not there yet. */
void categories_join(struct categories *list, const struct categories *from);

/* Whether reports need a name for something else: own costs, shared costs, totals. */
bool category_reserved(struct slice name);

/* Whether it is own costs or one of the four, and not a name that the user wrote. */
bool category_is_standard(const struct categories *list, category c);

/* For CSV and JSON, never translated: "staff", "housing", "ict", "facilities", "own", or
   the name as written. */
const char *category_id(const struct categories *list, category c);

/* The name as a heading in the reader's language: "Staff", "Personeel". */
const char *category_title(const struct categories *list, category c);

/* The name in a sentence or a CSV cell, in the reader's language: "staff",
   "personeel". */
const char *category_name(const struct categories *list, category c);

/* The category of the list that `text` names, the four in either language; case is
   ignored, blanks around it are, and in a name that the user wrote all blanks. CATEGORY_UNKNOWN for any other text, `own|eigen kosten` among
   them. */
category category_find(const struct categories *list, struct slice text);

/* The same, and CATEGORY_OWN for `own|eigen`, with or without `costs|kosten`, the names
   that reports have for it. */
category category_or_own(const struct categories *list, struct slice text);

/* The category of `to` that one of `from` is, or CATEGORY_UNKNOWN; own costs are own
   costs in all lists. */
category category_in(const struct categories *to, const struct categories *from,
                     category c);

/* Appends the name as a word of a diagnostic, which is translated when that is shown. */
void category_write(struct buf *out, const struct categories *list, category c);

/* Offers every name that category_find knows. */
void category_offer(const struct categories *list, struct nearest *near);

/* Tables with a column or row per category have one more for own costs, the last: how
   many that are, which one is a category's, and which category has one. */
static inline size_t category_columns(const struct categories *list) {
    return (size_t)list->count + 1;
}

static inline size_t category_column(const struct categories *list, category c) {
    return (size_t)(c == CATEGORY_OWN ? list->count : c);
}

static inline category category_at(const struct categories *list, size_t column) {
    return column == (size_t)list->count ? CATEGORY_OWN : (category)column;
}

#endif
