#include "engine/shares/roster.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

const char *roster_advice(period p) {
    return period_quarter(p)
               ? DIAG_WORD("let the change begin on the first day of a quarter")
               : DIAG_WORD("enter the costs of this year by quarter");
}

/* The fault is at the cell with the date that begins or ends the version. */
static void add_change(const struct municipality *m, const struct version *v, bool begins,
                       period p, struct diags *d) {
    date day = begins ? v->from : date_next(v->until);
    struct place cell = v->place;
    cell.column = begins ? v->from_column : v->until_column;
    struct buf when, which;
    buf_init(&when);
    buf_init(&which);
    date_argument(&when, day);
    period_write(&which, p);
    diag_add(d, cell, DIAG_MUNICIPALITY_CHANGES, m->name, buf_str(&when), buf_str(&which),
             roster_advice(p), NULL);
    buf_clear(&which);
    buf_clear(&when);
}

/* Adds an error for each version that begins or ends inside the period. The end of a
   version that another has replaced by then changes nothing: so the first to look at is
   the one that has begun last on the first day. */
static int find_changes(const struct municipality *m, period p, struct diags *d) {
    date first = period_first_day(p), last = period_last_day(p);
    int result = 0;
    size_t begun = municipality_begun(m, first);
    for (size_t i = begun ? begun - 1 : 0; i < m->version_count; i++) {
        const struct version *v = &m->versions[i];
        if (v->from > last)
            break;
        bool begins = v->from > first;
        bool ends =
            v->until >= first && v->until < last && municipality_on(m, v->until) == v;
        if (!begins && !ends)
            continue;
        add_change(m, v, begins, p, d);
        result = -1;
    }
    return result;
}

/* A budget without any municipality has a clearer fault already. */
static void add_nobody(const struct budget *b, period p, struct diags *d) {
    if (b->municipality_count == 0)
        return;
    const struct place at = {.file = b->municipalities[0].place.file};
    struct buf which;
    buf_init(&which);
    period_write(&which, p);
    diag_add(d, at, DIAG_NOBODY_TAKES_PART, buf_str(&which), NULL);
    buf_clear(&which);
}

int roster_init(struct roster *r, const struct budget *b, period p, struct diags *d) {
    int result = 0;
    *r = (struct roster){.period = p, .count = b->municipality_count};
    r->version = mem_zero(r->count, sizeof *r->version);
    for (size_t j = 0; j < r->count; j++) {
        const struct municipality *m = &b->municipalities[j];
        r->version[j] = municipality_on(m, period_first_day(p));
        r->taking_part += r->version[j] != NULL;
        if (find_changes(m, p, d))
            result = -1;
    }
    if (result == 0 && r->taking_part == 0) {
        add_nobody(b, p, d);
        result = -1;
    }
    if (result)
        roster_clear(r);
    return result;
}

void roster_clear(struct roster *r) {
    free(r->version);
    *r = (struct roster){0};
}

bool roster_equal(const struct roster *a, const struct roster *b) {
    return a->count == b->count &&
           memcmp(a->version, b->version, a->count * sizeof *a->version) == 0;
}
