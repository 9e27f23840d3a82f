/* The geometry of a table's picture, in whole numbers: bars of stacked segments, with the
   negative ones to the left of an axis and the others to the right. */
#ifndef REPORT_BARS_H
#define REPORT_BARS_H

#include "report/report.h"

/* More segments cannot be told apart, and more bars give no clear picture. */
enum { BAR_SEGMENTS = 8, BARS_MOST = 100 };

struct bar_shape {
    const struct table *table; /* borrowed */
    size_t first, count;       /* columns: the segments */
    size_t bars;               /* body rows */
    int64_t left, right;       /* the longest bar on each side of the axis, as values */
};

/* Measures the picture of `t`. False when it has none, or none that can be drawn. */
bool bars_measure(struct bar_shape *c, const struct table *t);

/* The value of a cell: the digits of its figure, or 0 for words. */
int64_t bars_value(const struct cell *cell);

/* The length of each segment on one side of a bar, where the longest bar takes `room`
   units; segments of the other side get 0. Returns the length of the side. */
unsigned bars_side(const struct bar_shape *c, const struct cell *cells, bool negative,
                   unsigned room, unsigned lengths[BAR_SEGMENTS]);

/* part / whole of `length`, rounded to the nearest; 0 <= part <= whole. */
unsigned bars_length(int64_t part, int64_t whole, unsigned length);

#endif
