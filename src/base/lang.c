#include "base/lang.h"

#include <libintl.h>
#include <locale.h>
#include <stddef.h>
#include <stdlib.h>

#include "base/mem.h"

static enum lang chosen = LANG_EN;

/* gettext translates nothing in the locale "C"; in any other, LANGUAGE decides. Any
   locale that the system has will do: glibc has C.UTF-8 since 2.35; musl accepts any
   name, but takes the language from it rather than from LANGUAGE. It sets the locale of
   messages only: figures are never formatted by the system's locale. */
static void leave_plain_locale(void) {
    static const char *const names[] = {"nl_NL.UTF-8", "C.UTF-8", "C.utf8", "en_US.UTF-8",
                                        "POSIX.UTF-8"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (setlocale(LC_MESSAGES, names[i]))
            return;
    setlocale(LC_MESSAGES, "");
}

void lang_set(enum lang lang, const char *catalogue) {
    chosen = lang;
    if (lang != LANG_EN) {
        leave_plain_locale();
        setenv("LANGUAGE", "nl", 1);
        if (catalogue)
            bindtextdomain("seta", catalogue);
        bind_textdomain_codeset("seta", "UTF-8");
    }
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

const char *lang_text(const char *text) {
    /* The empty text would give the catalogue's own header. */
    return chosen == LANG_EN || !text[0] ? text : dgettext("seta", text);
}

const char *lang_plural(const char *one, const char *many, uint64_t count) {
    if (chosen == LANG_EN)
        return count == 1 ? one : many;
    return dngettext("seta", one, many, (unsigned long)count);
}
