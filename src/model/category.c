#include "model/category.h"

#include <assert.h>
#include <stdlib.h>

#include "base/lang.h"
#include "base/letters.h"

static const struct category_words standard[CATEGORIES_STANDARD] = {
    [CATEGORY_STAFF] = {"staff", N_("staff"), N_("Staff"), "staff", true},
    [CATEGORY_HOUSING] = {"housing", N_("housing"), N_("Housing"), "housing", true},
    [CATEGORY_ICT] = {"ict", N_("ict"), N_("ICT"), "ict", true},
    [CATEGORY_FACILITIES] = {"facilities", N_("facilities"), N_("Facilities"),
                             "facilities", true},
};
static const struct category_words own = {"own", N_("own"), N_("Own"), "own", true};

/* The names of the four, those of each together. */
static const struct {
    const char *text;
    int of;
} aliases[] = {
    {"staff", CATEGORY_STAFF},
    {"personeel", CATEGORY_STAFF},
    {"housing", CATEGORY_HOUSING},
    {"huisvesting", CATEGORY_HOUSING},
    {"ict", CATEGORY_ICT},
    {"facilities", CATEGORY_FACILITIES},
    {"facilitair", CATEGORY_FACILITIES},
    {"facilitaire kosten", CATEGORY_FACILITIES},
};

enum { ALIASES = sizeof aliases / sizeof aliases[0] };

/* Own costs in reports; and other words of theirs. */
static const char *const own_names[] = {"own", "own costs", "eigen", "eigen kosten",
                                        NULL};
static const char *const other_words[] = {
    "shared",    "gedeeld",   "total",         "totaal",        "none", "geen",
    "other own", "other_own", "overige eigen", "overige_eigen", NULL};

/* --- texts ------------------------------------------------------------------------- */

/* The text in lower case, without any blanks. Owned by the caller. */
static char *fold(struct slice text) {
    char *lower = letters_lower(text), *to = lower;
    for (const char *from = lower; *from; from++)
        if (!strchr(" \t\r\n", *from))
            *to++ = *from;
    *to = '\0';
    return lower;
}

/* Whether a folded text is `word`, which is in lower case but may have blanks. */
static bool is_word(const char *folded, const char *word) {
    for (; *word; word++)
        if (*word != ' ' && *word != *folded++)
            return false;
    return *folded == '\0';
}

static bool is_one_of(const char *const *words, struct slice text) {
    char *folded = fold(text);
    while (*words && !is_word(folded, *words))
        words++;
    free(folded);
    return *words != NULL;
}

/* Which of the four a text is, or CATEGORY_UNKNOWN. */
static category standard_find(struct slice text) {
    text = slice_trim(text);
    for (size_t i = 0; i < ALIASES; i++)
        if (slice_equal_nocase(text, slice_of(aliases[i].text)))
            return aliases[i].of;
    return CATEGORY_UNKNOWN;
}

/* --- the list ---------------------------------------------------------------------- */

void categories_standard(struct categories *list) {
    list->count = 0;
    for (int i = 0; i < CATEGORIES_STANDARD; i++)
        list->list[list->count++] = standard[i];
}

static category find_words(const struct categories *list, const char *folded,
                           bool is_standard) {
    for (category c = 0; c < list->count; c++)
        if (list->list[c].standard == is_standard &&
            strcmp(list->list[c].folded, folded) == 0)
            return c;
    return CATEGORY_UNKNOWN;
}

static category add(struct categories *list, const struct category_words *words) {
    assert(list->count < CATEGORIES_ROOM);
    list->list[list->count] = *words;
    return list->count++;
}

category categories_add(struct categories *list, struct arena *arena, struct slice name) {
    category c = category_find(list, name), known = standard_find(name);
    if (c != CATEGORY_UNKNOWN)
        return c;
    if (known != CATEGORY_UNKNOWN)
        return add(list, &standard[known]);
    const char *text = arena_text(arena, name);
    char *folded = fold(name);
    const struct category_words words = {text, text, text,
                                         arena_text(arena, slice_of(folded)), false};
    free(folded);
    return add(list, &words);
}

void categories_join(struct categories *list, const struct categories *from) {
    for (category c = 0; c < from->count; c++)
        if (category_in(list, from, c) == CATEGORY_UNKNOWN)
            add(list, &from->list[c]);
}

bool category_reserved(struct slice name) {
    return is_one_of(own_names, name) || is_one_of(other_words, name);
}

category category_find(const struct categories *list, struct slice text) {
    category known = standard_find(text);
    if (known != CATEGORY_UNKNOWN)
        return find_words(list, standard[known].folded, true);
    char *folded = fold(text);
    category c = find_words(list, folded, false);
    free(folded);
    return c;
}

category category_or_own(const struct categories *list, struct slice text) {
    return is_one_of(own_names, text) ? CATEGORY_OWN : category_find(list, text);
}

category category_in(const struct categories *to, const struct categories *from,
                     category c) {
    bool listed = c != CATEGORY_OWN && c != CATEGORY_UNKNOWN;
    return listed ? find_words(to, from->list[c].folded, from->list[c].standard) : c;
}

/* --- names ------------------------------------------------------------------------- */

static const struct category_words *words_of(const struct categories *list, category c) {
    return c == CATEGORY_OWN ? &own : &list->list[c];
}

bool category_is_standard(const struct categories *list, category c) {
    return words_of(list, c)->standard;
}

const char *category_id(const struct categories *list, category c) {
    return words_of(list, c)->id;
}

/* A name that the user wrote is never translated, even if we have the same word. */
static const char *in_language(const struct category_words *words, const char *text) {
    return words->standard ? lang_text(text) : text;
}

const char *category_title(const struct categories *list, category c) {
    return in_language(words_of(list, c), words_of(list, c)->title);
}

const char *category_name(const struct categories *list, category c) {
    return in_language(words_of(list, c), words_of(list, c)->name);
}

void category_write(struct buf *out, const struct categories *list, category c) {
    const struct category_words *words = words_of(list, c);
    if (words->standard)
        diag_word(out, words->name);
    else
        buf_text(out, words->name);
}

/* Offers the names of one of the four. */
static void offer_standard(const char *id, struct nearest *near) {
    for (size_t i = 0; i < ALIASES; i++)
        if (strcmp(standard[aliases[i].of].id, id) == 0)
            nearest_offer(near, slice_of(aliases[i].text));
}

void category_offer(const struct categories *list, struct nearest *near) {
    for (category c = 0; c < list->count; c++)
        if (list->list[c].standard)
            offer_standard(list->list[c].id, near);
        else
            nearest_offer(near, slice_of(list->list[c].id));
}
