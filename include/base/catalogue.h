/* The Dutch texts, compiled into the program: the bytes of the file that msgfmt makes, and
   the search in it (GNU gettext's manual, "The Format of GNU MO Files"). */
#ifndef BASE_CATALOGUE_H
#define BASE_CATALOGUE_H

#include <stdbool.h>

/* Made by the build from data/locale/nl.po. */
extern const unsigned char catalogue_nl[];

/* The translation of an English text in `catalogue`, which it is part of; NULL where there
   is none. A text with a count is found by its singular; `many` asks for its plural. */
const char *catalogue_find(const unsigned char *catalogue, const char *text, bool many);

#endif
