#include "cli/catalogue.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"

/* Puts the program's own folder, its slash included, into `path`; -1 when it cannot be
   found. */
static int program_folder(struct buf *path) {
    char self[PATH_MAX];
    ssize_t len = readlink("/proc/self/exe", self, sizeof self);
    if (len <= 0 || (size_t)len == sizeof self)
        return -1;
    while (len > 0 && self[len - 1] != '/')
        len--;
    buf_add(path, self, (size_t)len);
    return 0;
}

static bool holds_catalogue(const struct buf *folder) {
    struct buf file;
    buf_init(&file);
    buf_format(&file, "%s/nl/LC_MESSAGES/seta.mo", buf_str(folder));
    bool there = access(buf_str(&file), R_OK) == 0;
    buf_clear(&file);
    return there;
}

/* Finds the catalogue's folder relative to the program: in a build folder, or in an
   installation, which may have been moved as a whole. */
static bool beside_program(struct buf *path) {
    static const char *const folders[] = {"locale", "../share/locale"};
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
        buf_reset(path);
        if (program_folder(path) != 0)
            return false;
        buf_text(path, folders[i]);
        if (holds_catalogue(path))
            return true;
    }
    return false;
}

void catalogue_choose(enum lang lang) {
    struct buf path;
    buf_init(&path);
    lang_set(lang, beside_program(&path) ? buf_str(&path) : LOCALEDIR);
    buf_clear(&path);
}

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

static enum lang read_environment(void) {
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    const char *locale = NULL, *list = getenv("LANGUAGE");
    for (size_t i = 0; i < sizeof names / sizeof names[0] && !(locale && locale[0]); i++)
        locale = getenv(names[i]);
    if (!locale || !locale[0] || strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0)
        return LANG_EN;
    return first_known(list && list[0] ? list : locale);
}

enum lang catalogue_environment(void) {
    static enum lang found;
    static bool read; /* once: choosing a language changes LANGUAGE */
    if (!read)
        found = read_environment();
    read = true;
    return found;
}

enum lang catalogue_arguments(int argc, char *const *argv) {
    enum lang lang = catalogue_environment();
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        size_t len = strcspn(argv[i], "=");
        if (len < strlen("--la") || strncmp(argv[i], "--lang", len) != 0)
            continue;
        const char *value = argv[i][len]   ? argv[i] + len + 1
                            : i + 1 < argc ? argv[i + 1]
                                           : "";
        if (strcmp(value, "nl") == 0 || strcmp(value, "en") == 0)
            lang = value[0] == 'n' ? LANG_NL : LANG_EN;
    }
    return lang;
}
