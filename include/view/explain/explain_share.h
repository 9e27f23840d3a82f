/* How the share of a municipality is built from driver values and weights. */
#ifndef VIEW_EXPLAIN_EXPLAIN_SHARE_H
#define VIEW_EXPLAIN_EXPLAIN_SHARE_H

#include "engine/shares/shares.h"
#include "report/report.h"

/* Adds the table: per municipality its driver values, the driver totals, and the exact
   share as a fraction and in per cent. The note says how the fraction is formed. `only`
   limits the rows to one municipality, or MUNICIPALITY_NONE. Borrowed from the report. */
struct table *explain_share(struct report *r, const struct budget *b,
                            const struct shares *shares, const char *title, int only);

#endif
