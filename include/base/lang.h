/* The reader's language: the single door to gettext. English texts are the keys. */
#ifndef BASE_LANG_H
#define BASE_LANG_H

enum lang { LANG_EN, LANG_NL };

/* Marks a text in a table for the catalogue; it is translated where it is used. */
#define N_(text) text

/* Translates now. */
#define _(text) lang_text(text)

/* Chooses the language of all texts from here on. `catalogue` (borrowed, may be NULL) is the
   folder that holds nl/LC_MESSAGES/seta.mo. The process's environment is changed (LANGUAGE),
   because gettext listens to nothing else; call it before threads start. */
void lang_set(enum lang lang, const char *catalogue);

/* The language that was set last; LANG_EN at first. */
enum lang lang_now(void);

/* `text` in the language chosen, or `text` itself; lives as long as the process. */
const char *lang_text(const char *text) __attribute__((format_arg(1)));

#endif
