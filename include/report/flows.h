/* The geometry of a picture of flows (a Sankey diagram), in whole numbers: nodes stand in
   columns, each behind those it receives from, and bands as wide as their amounts run
   between them. */
#ifndef REPORT_FLOWS_H
#define REPORT_FLOWS_H

#include "report/report.h"

/* Across, from 0 to FLOW_WIDTH; down in tenths of a pixel. */
enum { FLOW_WIDTH = 1000, FLOW_NODE = 14, FLOW_PIXEL = 10 };

/* More than these cannot be told apart. */
enum {
    FLOW_NODES_MOST = 45 /* in a column */,
    FLOW_COLUMNS_MOST = 12,
    FLOW_BANDS_MOST = 600
};

enum { FLOW_NOWHERE = -1 };

struct flow_node {
    int column; /* FLOW_NOWHERE: nothing comes to it or goes from it */
    unsigned top, height;
};

/* A band between the right of one node and the left of another; of nothing, no height. */
struct flow_band {
    unsigned from_top, from_height, to_top, to_height;
};

struct flow_shape {
    const struct flow_picture *picture; /* borrowed */
    struct flow_node *nodes;            /* owned: as the picture's */
    struct flow_band *bands;            /* owned: as the picture's flows */
    int columns;
    unsigned height;
};

/* Measures a picture. False when there is nothing to draw or too much, or when something
   flows in a circle; nothing is owned then. */
bool flow_shape_init(struct flow_shape *s, const struct flow_picture *picture);
void flow_shape_clear(struct flow_shape *s);

/* Where a column begins. */
unsigned flow_left(const struct flow_shape *s, int column);

#endif
