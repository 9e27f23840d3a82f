/* What was reported already: a fault that several keys or periods run into is reported once. */
#ifndef ENGINE_SHARES_REPORTED_H
#define ENGINE_SHARES_REPORTED_H

#include "base/diag.h"

struct reported {
    struct reported_fault *faults; /* owned */
    size_t count, room;
};

void reported_init(struct reported *t);
void reported_clear(struct reported *t);

/* Whether the same was asked before: this code at this place about the same `subject`
   (compared by address; may be NULL). Asking makes it reported. */
bool reported_before(struct reported *t, enum diag_code code, struct place at,
                     const void *subject);

#endif
