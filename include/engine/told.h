/* What was told already: a fault that several keys or periods run into is told once. */
#ifndef ENGINE_TOLD_H
#define ENGINE_TOLD_H

#include "base/diag.h"

struct told {
    struct told_fault *faults; /* owned */
    size_t count, room;
};

void told_init(struct told *t);
void told_clear(struct told *t);

/* Whether the same was asked before: this code at this place about the same `subject`
   (compared by address; may be NULL). Asking makes it told. */
bool told_before(struct told *t, enum diag_code code, struct place at,
                 const void *subject);

#endif
