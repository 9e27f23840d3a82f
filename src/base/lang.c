#include "base/lang.h"

#include <stddef.h>

#include "base/catalogue.h"
#include "base/mem.h"

static enum lang chosen = LANG_EN;

void lang_set(enum lang lang) {
    chosen = lang;
    mem_wording(_("seta: error: out-of-memory: there is not enough memory\n"));
}

enum lang lang_swap(enum lang lang) {
    enum lang before = chosen;
    chosen = lang;
    return before;
}

enum lang lang_now(void) {
    return chosen;
}

/* The text in the language chosen, or NULL. The empty text would give the catalogue's own
   header. */
static const char *translated(const char *text, bool many) {
    return chosen == LANG_EN || !text[0] ? NULL
                                         : catalogue_find(catalogue_nl, text, many);
}

const char *lang_text(const char *text) {
    const char *found = translated(text, false);
    return found ? found : text;
}

/* Both languages have one plural, for all but 1. */
const char *lang_plural(const char *one, const char *many, uint64_t count) {
    const char *found = translated(one, count != 1);
    return found ? found : count == 1 ? one : many;
}
