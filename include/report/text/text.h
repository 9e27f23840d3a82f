/* The parts of the text format: a page of fixed columns. */
#ifndef REPORT_TEXT_TEXT_H
#define REPORT_TEXT_TEXT_H

#include "report/emit.h"

struct page {
    struct emit *emit;
    unsigned width; /* columns */
    bool terminal, colour;
    const struct figure_style *figures;
};

enum style { STYLE_PLAIN, STYLE_STRONG, STYLE_FAINT };

/* Starts and ends a style; nothing on a page without colour. */
void text_style(const struct page *page, enum style style);

/* Prints a line, or more where it must be cut, each after the first begun with `indent`
   blanks; `first` of the text's columns are taken already. */
void text_paragraph(const struct page *page, struct slice text, unsigned first,
                    unsigned indent);

/* Prints the rows of a table with its headings. -1 when its source failed. */
int text_table(const struct page *page, const struct table *t)
    __attribute__((warn_unused_result));

/* Prints the picture of a table, where the page is a screen with room for it. */
void text_bars(const struct page *page, const struct table *t);

#endif
