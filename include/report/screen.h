/* Text as a screen or page of fixed columns shows it, by means of libunistring. */
#ifndef REPORT_SCREEN_H
#define REPORT_SCREEN_H

#include "base/buf.h"

/* Appends `text` as clean text: control characters as \xNN, characters that are invisible
   or change the direction of writing and noncharacters as \uNNNN, and bytes that are not
   UTF-8 as U+FFFD. */
void screen_clean(struct buf *out, struct slice text);

/* The columns that a clean text takes: none for a combining mark, two for a wide
   character. */
unsigned screen_width(struct slice text);

/* Cuts from the front of a clean text as much as fits in `width` columns, preferably
   before a blank or after a hyphen, and never inside a character with its combining
   marks. Takes at least one character of a text that is not empty. Blanks at the cut are
   dropped. */
struct slice screen_cut(struct slice *text, unsigned width);

/* The length of a clean text in UTF-16 units, which spreadsheets count. */
size_t screen_units(struct slice text);

/* How many bytes at the front of a clean text fit in `units` UTF-16 units without cutting
   a character from its combining marks; if the first is too long itself, it is cut. */
size_t screen_fit(struct slice text, size_t units);

/* The columns of the widest piece of a clean text that screen_cut keeps whole. */
unsigned screen_word(struct slice text);

#endif
