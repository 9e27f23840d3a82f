/* The parts of the text format: a page of fixed columns. */
#ifndef REPORT_TEXT_TEXT_H
#define REPORT_TEXT_TEXT_H

#include "report/emit.h"

struct text_page {
    struct emit *emit;
    unsigned width; /* columns */
    bool terminal, colour;
    const struct figure_style *figures;
};

enum style { STYLE_PLAIN, STYLE_STRONG, STYLE_FAINT };

/* Switches to a style; does nothing on a page without colour. */
void text_style(const struct text_page *page, enum style style);

/* Prints a text on as many lines as it needs. The first line already has `first` columns
   taken; the others begin with `indent` blanks. */
void text_paragraph(const struct text_page *page, struct slice text, unsigned first,
                    unsigned indent);

/* Prints the rows of a table with its headings. -1 when its source failed. */
int text_table(const struct text_page *page, const struct table *t)
    __attribute__((warn_unused_result));

/* Prints the picture of a table, if the page is a screen with room for it. */
void text_bars(const struct text_page *page, const struct table *t);

#endif
