/* The parts of the HTML format: one page that needs no other file. */
#ifndef REPORT_HTML_HTML_H
#define REPORT_HTML_HTML_H

#include "report/emit.h"

struct html {
    struct emit emit;
    const struct figure_style *figures;
    struct buf clean; /* owned: the text being written, as clean text */
};

/* The lines of the page's style sheet; the last is NULL. */
extern const char *const html_style[];

/* Puts any text, cleaned and escaped, as content or between double quotes. */
void html_words(struct html *h, struct slice words);
void html_string(struct html *h, const char *words);
void html_cell(struct html *h, const struct cell *cell);

/* Whether a table takes the whole width of a page or more. */
bool html_is_wide(const struct table *t);

/* Puts a table with its caption. -1 when its source failed. */
int html_table(struct html *h, const struct table *t) __attribute__((warn_unused_result));

/* Puts the picture of a table, if it has one: a bar per body row, as inline SVG. */
void html_bars(struct html *h, const struct table *t);

/* Puts the picture of flows that belongs to a table, if there is one. */
void html_flows(struct html *h, const struct table *t);

#endif
