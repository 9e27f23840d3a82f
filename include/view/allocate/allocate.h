/* The view of `allocate`: what each municipality bears, per category and period. */
#ifndef VIEW_ALLOCATE_ALLOCATE_H
#define VIEW_ALLOCATE_ALLOCATE_H

#include "engine/allocate.h"
#include "model/closed.h"
#include "report/report.h"

/* What a closed file says beside its lines. All borrowed. */
struct closed_view {
    const struct closed_period *period;
    const char *digest;
    uint64_t lines;
};

struct allocate_view {
    struct period_range range; /* periods shown; figures are computed over all */
    bool lines;                /* one row per line and municipality */
    bool thousands;            /* municipality x category in thousands, for readers */
    unsigned audience;         /* enum audience: for whom it is written; 0 = all */
    const struct diags *diags; /* its warnings go into the report; borrowed */
    struct line_replay replay; /* for `lines` */
    const struct closed_view *closed; /* for view_closed; else NULL */
};

/* The report of an allocation. Texts are borrowed from the allocation and its
   budget; `a` and `v` must outlive the report when `lines` is set. Owned by the caller:
   report_free. */
struct report *view_allocate(const struct allocation *a, const struct allocate_view *v,
                             enum lang lang, enum lang csv_lang);

/* The report that is a closed file: a listing in CSV of the lines of a closed period, with
   what is closed of each, and rows for advances and the period itself. */
struct report *view_closed(const struct allocation *a, const struct allocate_view *v,
                           enum lang csv_lang);

#endif
