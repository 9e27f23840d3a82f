#include "engine/shares/reported.h"

#include <stdlib.h>

#include "base/mem.h"

struct reported_fault {
    enum diag_code code;
    struct place at;
    const void *subject;
};

void reported_init(struct reported *r) {
    *r = (struct reported){0};
}

void reported_clear(struct reported *r) {
    free(r->faults);
    reported_init(r);
}

/* A linear search is enough: faults in keys and drivers are few. */
bool reported_before(struct reported *r, enum diag_code code, struct place at,
                     const void *subject) {
    for (size_t i = 0; i < r->count; i++) {
        const struct reported_fault *f = &r->faults[i];
        if (f->code == code && f->at.file == at.file && f->at.line == at.line &&
            f->at.column == at.column && f->subject == subject)
            return true;
    }
    r->faults = mem_room(r->faults, r->count, &r->room, sizeof *r->faults);
    r->faults[r->count++] = (struct reported_fault){code, at, subject};
    return false;
}
