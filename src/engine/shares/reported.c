#include "engine/shares/reported.h"

#include <stdlib.h>

#include "base/mem.h"

struct reported_fault {
    enum diag_code code;
    struct place at;
    const void *subject;
};

void reported_init(struct reported *t) {
    *t = (struct reported){0};
}

void reported_clear(struct reported *t) {
    free(t->faults);
    reported_init(t);
}

/* A walk along the list will do: faults in keys and drivers are few. */
bool reported_before(struct reported *t, enum diag_code code, struct place at,
                     const void *subject) {
    for (size_t i = 0; i < t->count; i++) {
        const struct reported_fault *f = &t->faults[i];
        if (f->code == code && f->at.file == at.file && f->at.line == at.line &&
            f->at.column == at.column && f->subject == subject)
            return true;
    }
    t->faults = mem_room(t->faults, t->count, &t->room, sizeof *t->faults);
    t->faults[t->count++] = (struct reported_fault){code, at, subject};
    return false;
}
