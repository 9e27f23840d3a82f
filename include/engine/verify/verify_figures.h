/* Verification of the other figures of a report in JSON: totals, shares and control
   figures, compared with the input. */
#ifndef ENGINE_VERIFY_VERIFY_FIGURES_H
#define ENGINE_VERIFY_VERIFY_FIGURES_H

#include "engine/shares/share_cache.h"
#include "engine/verify/verify_totals.h"
#include "model/listing.h"

/* Sums of shared and own costs, in cents. */
struct verify_costs {
    wide shared[AMOUNT_PARTS], own[AMOUNT_PARTS];
};

struct verify_figures {
    const struct budget *budget;  /* borrowed */
    struct period_range range;    /* that the report shows */
    struct share_cache *cache;    /* borrowed */
    struct diags *diags;          /* borrowed */
    struct diags dropped;         /* owned: faults of keys that no line uses */
    struct verify_costs shown;    /* of the lines in the range */
    struct listing_total *totals; /* owned */
    size_t total_count, total_room;
    struct listing_control controls[CONTROLS];
    bool has_control[CONTROLS];
    int key; /* of the latest share */
    period key_period;
    const struct shares *shares; /* borrowed: of this key and period; NULL = none */
    uint64_t faults;             /* added before the totals were checked */
};

void verify_figures_init(struct verify_figures *f, const struct budget *b,
                         struct period_range range, struct share_cache *cache,
                         struct diags *d);
void verify_figures_clear(struct verify_figures *f);

/* Receives the figures from the listing's reader. Shares are compared at once. */
struct listing_figures verify_figures_sink(struct verify_figures *f);

/* Adds up a line of the periods shown. */
void verify_figures_add(struct verify_figures *f, const struct cost_line *line);

/* Compares totals and control figures, after all lines were proved and
   verify_totals_make. `file` names the listing. */
void verify_figures_check(struct verify_figures *f, struct verify_totals *t,
                          const char *file);

#endif
