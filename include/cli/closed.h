/* Closed periods of a session: whether the folder still says what was closed. */
#ifndef CLI_CLOSED_H
#define CLI_CLOSED_H

#include "cli/session.h"
#include "engine/closing/closing.h"

/* The sink that also looks at lines of closed periods, if there are any to be checked. */
struct line_sink closed_watch(struct session *s, struct line_sink next);

/* After the last line: adds what differs to the faults of the session, unless the lines
   had faults, which say more. Totals are compared when there is an allocation. */
void closed_check(struct session *s);

#endif
