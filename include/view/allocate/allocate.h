/* The view of `allocate`: what each municipality bears, per category and period. */
#ifndef VIEW_ALLOCATE_ALLOCATE_H
#define VIEW_ALLOCATE_ALLOCATE_H

#include "engine/allocate.h"
#include "report/report.h"

struct allocate_view {
    struct period_range range; /* periods shown; figures are computed over all */
    bool lines;                /* one row per line and municipality */
    bool thousands;            /* municipality x category in thousands, for readers */
    const struct diags *diags; /* its warnings go into the report; borrowed */
    struct line_replay replay; /* for `lines` */
};

/* The report of an allocation. Texts are borrowed from the allocation and its
   budget; `a` and `v` must outlive the report when `lines` is set. Owned by the caller:
   report_free. */
struct report *view_allocate(const struct allocation *a, const struct allocate_view *v,
                             enum lang lang, enum lang csv_lang);

#endif
