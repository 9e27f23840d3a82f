#include "cli/language.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Whether a locale or item of LANGUAGE is of that language: "nl", "nl_BE", "nl.UTF-8". */
static bool is_of(const char *name, const char *language) {
    size_t len = strlen(language);
    return strncmp(name, language, len) == 0 && strchr("_.@:", name[len]);
}

/* The first language that we have of a list with colons; English when there is none. */
static enum lang first_known(const char *list) {
    for (const char *item = list; item; item = strchr(item, ':')) {
        item += *item == ':';
        if (is_of(item, "nl"))
            return LANG_NL;
        if (is_of(item, "en"))
            break;
    }
    return LANG_EN;
}

enum lang language_environment(void) {
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    const char *locale = NULL, *list = getenv("LANGUAGE");
    for (size_t i = 0; i < sizeof names / sizeof names[0] && !(locale && locale[0]); i++)
        locale = getenv(names[i]);
    if (!locale || !locale[0] || strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0)
        return LANG_EN;
    return first_known(list && list[0] ? list : locale);
}

/* Whether an argument is --lang, or short for it. The bytes before its value go to
   *len. */
static bool is_lang(const char *argument, size_t *len) {
    *len = strcspn(argument, "=");
    return *len >= strlen("--la") && strncmp(argument, "--lang", *len) == 0;
}

enum lang language_arguments(int argc, char *const *argv) {
    enum lang lang = language_environment();
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        size_t len;
        if (!is_lang(argv[i], &len))
            continue;
        const char *value = argv[i][len]   ? argv[i] + len + 1
                            : i + 1 < argc ? argv[i + 1]
                                           : "";
        if (strcmp(value, "nl") == 0 || strcmp(value, "en") == 0)
            lang = value[0] == 'n' ? LANG_NL : LANG_EN;
    }
    return lang;
}

int language_leading(int argc, char *const *argv) {
    int i = 1;
    for (size_t len; i < argc && is_lang(argv[i], &len);)
        i += argv[i][len] ? 1 : 2;
    return i < argc ? i - 1 : 0;
}
