/* Setting list: the settings that settings.csv can make, with their names and values. */
#ifndef INPUT_SETTING_LIST_H
#define INPUT_SETTING_LIST_H

#include "input/table/load_context.h"
#include "input/table/scope.h"

enum { SETTINGS = 20 };

/* A word and its value; a list of them ends with NULL, and an empty one is any text. */
struct setting_word {
    const char *names; /* "centre|centrum" */
    int value;
};

struct setting {
    const char *names;
    bool (*set)(struct load_context *l, struct slice value); /* NULL = see `words` */
    const char *values;                                      /* for the hint */
    size_t place; /* offset in struct load_context of its place; 0 = not needed */
    const struct setting_word
        *words;            /* values of a setting that may be for some files only */
    enum scoped_kind kind; /* and which one that is */
};

extern const struct setting setting_list[SETTINGS];

/* The setting with this name, or NULL. */
const struct setting *setting_find(struct slice name);

/* The value of a word; false when `text` is none of them. */
bool setting_value(const struct setting_word *words, struct slice text, int *value);

#endif
