/* The reader's language. English texts are the keys to the others. */
#ifndef BASE_LANG_H
#define BASE_LANG_H

#include <stdint.h>

enum lang { LANG_EN, LANG_NL };

/* Marks a text in a table for the catalogue; it is translated where it is used. */
#define N_(text) text

/* Translates now. */
#define _(text) lang_text(text)

/* Chooses the language of all texts from here on; call it before threads start. */
void lang_set(enum lang lang);

/* Switches to a language for a few texts; returns the one before, to switch back to. */
enum lang lang_swap(enum lang lang);

/* The language that was set last; LANG_EN at first. */
enum lang lang_now(void);

/* `text` in the language chosen, or `text` itself; lives as long as the process. */
const char *lang_text(const char *text) __attribute__((format_arg(1)));

/* The same for a text with a count in it: `one` is its singular. */
const char *lang_plural(const char *one, const char *many, uint64_t count)
    __attribute__((format_arg(1), format_arg(2)));

#endif
