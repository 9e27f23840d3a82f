#include "engine/told.h"

#include <stdlib.h>

#include "base/mem.h"

struct told_fault {
    enum diag_code code;
    struct place at;
    const void *subject;
};

void told_init(struct told *t) {
    *t = (struct told){0};
}

void told_clear(struct told *t) {
    free(t->faults);
    told_init(t);
}

/* A walk along the list will do: faults in keys and drivers are few. */
bool told_before(struct told *t, enum diag_code code, struct place at,
                 const void *subject) {
    for (size_t i = 0; i < t->count; i++) {
        const struct told_fault *f = &t->faults[i];
        if (f->code == code && f->at.file == at.file && f->at.line == at.line &&
            f->at.column == at.column && f->subject == subject)
            return true;
    }
    t->faults = mem_room(t->faults, t->count, &t->room, sizeof *t->faults);
    t->faults[t->count++] = (struct told_fault){code, at, subject};
    return false;
}
