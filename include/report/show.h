/* Cells as words and figures for a reader. */
#ifndef REPORT_SHOW_H
#define REPORT_SHOW_H

#include "report/report.h"

/* Appends the cell as clean text. */
void show_cell(struct buf *out, const struct cell *cell,
               const struct figure_style *style);

/* Appends "costs.csv:14:3", or nothing for a warning without a place. */
void show_place(struct buf *out, const struct report_warning *w);

#endif
