/* The reader's language: the single door to gettext. English texts are the keys. */
#ifndef BASE_LANG_H
#define BASE_LANG_H

#include <stdint.h>

enum lang { LANG_EN, LANG_NL };

/* Marks a text in a table for the catalogue; it is translated where it is used. */
#define N_(text) text

/* Translates now. */
#define _(text) lang_text(text)

/* Chooses the language of all texts from here on. `catalogue` (borrowed, may be NULL) is
   the folder that holds nl/LC_MESSAGES/seta.mo. The process's environment is changed
   (LANGUAGE), because gettext listens to nothing else; call it before threads start. */
void lang_set(enum lang lang, const char *catalogue);

/* Goes over to a language for a few texts, and returns the one left, to go back to. Only
   English, or what was set before: nothing else is prepared for it. */
enum lang lang_swap(enum lang lang);

/* The language that was set last; LANG_EN at first. */
enum lang lang_now(void);

/* `text` in the language chosen, or `text` itself; lives as long as the process. */
const char *lang_text(const char *text) __attribute__((format_arg(1)));

/* The same for a text with a count in it: `one` is said of a single thing. */
const char *lang_plural(const char *one, const char *many, uint64_t count)
    __attribute__((format_arg(1), format_arg(2)));

#endif
