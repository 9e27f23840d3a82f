/* What `settle` shows: the settlement of some periods together, of each by itself and
   of the year to date, and its parties and amounts as cells. */
#ifndef VIEW_SETTLED_H
#define VIEW_SETTLED_H

#include "engine/settle.h"
#include "report/report.h"

/* Some periods and their settlement. */
struct settled {
    const struct ledger *ledger; /* borrowed */
    struct settle_span span;
    bool vat; /* VAT is settled as well: of costs, or of advances alone */
    struct settlement all;
};

/* -1 when a sum is too large (told in `d`), and *s is empty then. */
int settled_init(struct settled *s, const struct ledger *l, struct settle_span span,
                 struct diags *d) __attribute__((warn_unused_result));
void settled_clear(struct settled *s);

/* How many positions are shown: the joint body's only when it has one, or should have. */
size_t settled_parties(const struct settled *s);

/* Whether a position is shown: the joint body's, and that of a municipality that is there
   in some period of it, or has any figure. */
bool settled_shows(const struct settled *s, size_t position);

/* Everything that is settled for one report. */
struct settlements {
    struct settled together; /* the periods that are shown */
    struct settled *periods; /* owned: each of them by itself, by time */
    size_t count;
    struct settled year; /* to date: through the last of them; empty when there is none */
};

int settlements_init(struct settlements *all, const struct ledger *l,
                     struct period_range range, struct diags *d)
    __attribute__((warn_unused_result));
void settlements_clear(struct settlements *all);

/* A party by its name for readers, by its code for programs. */
struct cell party_name(const struct settled *s, int party);
struct cell party_code(const struct settled *s, int party);

/* Net and VAT together; empty when that is too large to be counted. */
struct cell gross_cell(const money amount[PLANES]);

#endif
