#include "model/category.h"

#include "base/lang.h"

static const struct {
    const char *id, *name, *title;
} categories[CATEGORY_COUNT] = {
    [CATEGORY_STAFF] = {"staff", N_("staff"), N_("Staff")},
    [CATEGORY_HOUSING] = {"housing", N_("housing"), N_("Housing")},
    [CATEGORY_ICT] = {"ict", N_("ict"), N_("ICT")},
    [CATEGORY_FACILITIES] = {"facilities", N_("facilities"), N_("Facilities")},
    [CATEGORY_OWN] = {"own", N_("own"), N_("Own")},
};

static const struct {
    const char *text;
    enum category category;
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

const char *category_id(enum category c) {
    return categories[c].id;
}

const char *category_title(enum category c) {
    return lang_text(categories[c].title);
}

const char *category_name(enum category c) {
    return lang_text(categories[c].name);
}

enum category category_find(struct slice text) {
    text = slice_trim(text);
    for (size_t i = 0; i < ALIASES; i++)
        if (slice_equal_nocase(text, slice_of(aliases[i].text)))
            return aliases[i].category;
    return CATEGORY_UNKNOWN;
}

enum category category_or_own(struct slice text) {
    static const char *const own[] = {"own", "own costs", "eigen", "eigen kosten"};
    text = slice_trim(text);
    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++)
        if (slice_equal_nocase(text, slice_of(own[i])))
            return CATEGORY_OWN;
    return category_find(text);
}

const char *category_alias(size_t i) {
    return i < ALIASES ? aliases[i].text : NULL;
}
