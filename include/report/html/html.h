/* The parts of the HTML format: one page that needs nothing from outside. */
#ifndef REPORT_HTML_HTML_H
#define REPORT_HTML_HTML_H

#include "report/emit.h"

struct html {
    struct emit emit;
    const struct figure_style *figures;
    struct buf shown; /* owned: the text at hand */
};

/* The style sheet of the page, a line each; NULL ends them. */
extern const char *const html_style[];

/* Puts words that may hold anything, fit to be shown and escaped, as content or between
   double quotes. */
void html_words(struct html *h, struct slice words);
void html_string(struct html *h, const char *words);
void html_cell(struct html *h, const struct cell *cell);

/* Whether a table takes the whole width of a page, or more. */
bool html_is_wide(const struct table *t);

/* Puts a table with its caption. -1 when its source failed. */
int html_table(struct html *h, const struct table *t) __attribute__((warn_unused_result));

/* Puts the picture of a table, when it has one: a bar per body row, as inline SVG. */
void html_bars(struct html *h, const struct table *t);

#endif
