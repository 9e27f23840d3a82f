/* The view of `compare`: what changed for each municipality, and why. */
#ifndef VIEW_COMPARE_COMPARE_H
#define VIEW_COMPARE_COMPARE_H

#include "engine/compare/comparison.h"
#include "report/report.h"

struct compare_view {
    const char *before, *after; /* names of the sides, such as their folders; borrowed */
    const struct diags *before_diags,
        *after_diags;  /* warnings for the report; borrowed */
    unsigned audience; /* enum audience: for whom it is written; 0 = all */
};

/* The report of a comparison. Texts are borrowed from the comparison's budgets and from
   `v`. Owned by the caller: report_free. */
struct report *view_compare(const struct comparison *c, const struct compare_view *v,
                            enum lang lang, enum lang csv_lang);

#endif
