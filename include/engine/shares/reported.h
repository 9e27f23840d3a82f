/* Reported faults: a fault that several keys or periods meet is reported once. */
#ifndef ENGINE_SHARES_REPORTED_H
#define ENGINE_SHARES_REPORTED_H

#include "base/diag.h"

struct reported {
    struct reported_fault *faults; /* owned */
    size_t count, room;
};

void reported_init(struct reported *r);
void reported_clear(struct reported *r);

/* Whether this code was reported at this place about the same `subject` (compared by
   address; may be NULL). From now on it counts as reported. */
bool reported_before(struct reported *r, enum diag_code code, struct place at,
                     const void *subject);

#endif
