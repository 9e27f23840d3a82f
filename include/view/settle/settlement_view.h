/* Settlement view: what `settle` shows, the settlement of some periods together, of each
   by itself and of the year to date, and its parties and amounts as cells. */
#ifndef VIEW_SETTLE_SETTLEMENT_VIEW_H
#define VIEW_SETTLE_SETTLEMENT_VIEW_H

#include "engine/settle/settle.h"
#include "report/report.h"

/* Some periods and their settlement. */
struct settlement_view {
    const struct cross_charges *charges; /* borrowed */
    struct settle_span span;
    bool vat; /* VAT is settled as well: of costs, or of advances alone */
    struct settlement all;
    bool *shown; /* owned: by position, see settlement_view_shows */
};

/* -1 when a sum is too large (reported in `d`), and *s is empty then. */
int settlement_view_init(struct settlement_view *s, const struct cross_charges *charges,
                         struct settle_span span, struct diags *d)
    __attribute__((warn_unused_result));
void settlement_view_clear(struct settlement_view *s);

/* How many positions are shown: the joint body's only when it has one, or should have. */
size_t settlement_view_parties(const struct settlement_view *s);

/* Whether a position is shown: the joint body's, and that of a municipality that takes
   part in some period of it or has any figure. */
bool settlement_view_shows(const struct settlement_view *s, size_t position);

/* Everything that is settled for one report. */
struct settlements {
    struct settlement_view together; /* the periods that are shown */
    struct settlement_view *periods; /* owned: each by itself, in order of time */
    size_t count;
    struct settlement_view
        year; /* to date: through the last of them; empty when there is none */
};

/* Settles all of these. -1 when a sum is too large (reported in `d`), and there is
   nothing to clear then. */
int settlements_init(struct settlements *all, const struct cross_charges *charges,
                     struct period_range range, struct diags *d)
    __attribute__((warn_unused_result));
void settlements_clear(struct settlements *all);

/* A party by its name for readers, by its code for programs. */
struct cell party_name(const struct settlement_view *s, int party);
struct cell party_code(const struct settlement_view *s, int party);

/* Net and VAT together; empty when the sum is too large for money. */
struct cell gross_cell(const money amount[AMOUNT_PARTS]);

#endif
