/* The picture of the flows between cost centres. */
#ifndef VIEW_ALLOCATE_CENTRE_PICTURE_H
#define VIEW_ALLOCATE_CENTRE_PICTURE_H

#include "engine/shares/centre_flows.h"
#include "report/report.h"

/* A picture of the flows, in the arena of the report; NULL when there are too many to be
   drawn. What goes round in a circle is left out, so that everything runs one way: of
   what two centres charge each other the difference is drawn, and a centre that charges
   itself passes on what comes from elsewhere. */
const struct flow_picture *centre_picture(struct report *r, const struct budget *b,
                                          const struct centre_flows *flows);

#endif
