/* Text as a screen or page of fixed columns shows it. The single door to libunistring. */
#ifndef REPORT_SCREEN_H
#define REPORT_SCREEN_H

#include "base/buf.h"

/* Appends `text` fit to be shown: control characters as \xNN, marks that turn the
   direction of writing or are no characters as \uNNNN, and bytes that are not UTF-8 as U+FFFD. */
void screen_clean(struct buf *out, struct slice text);

/* Columns that a clean text takes: none for a combining mark, two for a
   wide character. */
unsigned screen_width(struct slice text);

/* Cuts from the front of a clean text what fits in `width` columns, preferably before a
   blank or behind a hyphen, and never inside a character with its marks. Takes at least
   one character of a text that is not empty. Blanks at the cut are dropped. */
struct slice screen_cut(struct slice *text, unsigned width);

/* How many UTF-16 units a clean text takes, by which spreadsheets count. */
size_t screen_units(struct slice text);

/* Bytes at the front of a clean text that take `units` UTF-16 units at most and end behind a
   character with its marks; where the first alone takes more, inside of it. */
size_t screen_fit(struct slice text, size_t units);

/* Columns of the widest piece of a clean text that has no place to cut it well. */
unsigned screen_word(struct slice text);

#endif
