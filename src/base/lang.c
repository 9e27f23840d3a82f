#include "base/lang.h"

#include <libintl.h>
#include <locale.h>
#include <stdlib.h>

static enum lang chosen = LANG_EN;

void lang_set(enum lang lang, const char *catalogue) {
    chosen = lang;
    if (lang == LANG_EN)
        return;
    /* gettext translates nothing in the locale "C", and LANGUAGE decides in any other. Only
       messages follow it: figures are never formatted by the system's locale. */
    setlocale(LC_MESSAGES, "C.UTF-8");
    setenv("LANGUAGE", "nl", 1);
    if (catalogue)
        bindtextdomain("seta", catalogue);
    bind_textdomain_codeset("seta", "UTF-8");
}

enum lang lang_now(void) {
    return chosen;
}

const char *lang_text(const char *text) {
    /* The empty text is the catalogue's own header. */
    return chosen == LANG_EN || !text[0] ? text : dgettext("seta", text);
}
