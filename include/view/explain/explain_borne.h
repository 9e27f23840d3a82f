/* Who takes part when, and what each bears of shared and own costs together. */
#ifndef VIEW_EXPLAIN_EXPLAIN_BORNE_H
#define VIEW_EXPLAIN_EXPLAIN_BORNE_H

#include "view/explain/explain_lines.h"

/* Whether the municipality that is asked for, if any, has part in a period of `a`. */
bool explain_is_there(const struct allocation *a, const struct explain_view *v, period p);

/* Adds a fact that says since when, or until when, the municipality that is asked for takes
   part, if it is not there in all periods shown. */
void explain_presence(struct report *r, const struct allocation *a,
                      const struct explain_view *v);

/* Adds what each bears per period, own costs included, and the lines of own costs; nothing
   when the municipality that is asked for is not there. */
void explain_own_costs(struct report *r, struct explain_lines *lines);

#endif
