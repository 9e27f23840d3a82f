#include "cli/catalogue.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"

/* The folder `locale` beside the program, when it holds a catalogue. */
static bool beside_program(struct buf *path) {
    char self[PATH_MAX];
    ssize_t len = readlink("/proc/self/exe", self, sizeof self);
    if (len <= 0 || (size_t)len == sizeof self)
        return false;
    while (len > 0 && self[len - 1] != '/')
        len--;
    buf_add(path, self, (size_t)len);
    buf_text(path, "locale");
    size_t folder = path->len;
    buf_text(path, "/nl/LC_MESSAGES/seta.mo");
    bool there = access(buf_str(path), R_OK) == 0;
    path->len = folder;
    path->at[folder] = '\0';
    return there;
}

void catalogue_choose(enum lang lang) {
    struct buf path;
    buf_init(&path);
    lang_set(lang, beside_program(&path) ? buf_str(&path) : LOCALEDIR);
    buf_clear(&path);
}

enum lang catalogue_environment(void) {
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    const char *value = NULL;
    for (size_t i = 0; i < sizeof names / sizeof names[0] && !(value && value[0]); i++)
        value = getenv(names[i]);
    /* As gettext has it: LANGUAGE counts in every locale but "C". */
    const char *wish = getenv("LANGUAGE");
    if (wish && wish[0] && value && value[0] && strcmp(value, "C") != 0)
        value = wish;
    return value && strncmp(value, "nl", 2) == 0 ? LANG_NL : LANG_EN;
}
