/* The view of `explain`: how a figure came about, down to the cent, for a councillor. */
#ifndef VIEW_EXPLAIN_EXPLAIN_H
#define VIEW_EXPLAIN_EXPLAIN_H

#include "engine/allocate.h"
#include "report/report.h"

struct explain_view {
    struct period_range range;
    int municipality;  /* only this one's sentences, or MUNICIPALITY_NONE: all */
    category category; /* or CATEGORY_UNKNOWN: all */
    const char *line;  /* one cost line instead of totals; NULL for totals */
    const struct diags *diags;
    struct line_replay replay; /* for cost lines; none: totals go without them */
};

/* The explanation as a report; NULL when `line` is not among what is shown (the caller
   reports that), or when the lines could not be read again. Texts are borrowed from the
   allocation and its budget. Owned by the caller: report_free. */
struct report *view_explain(const struct allocation *a, const struct explain_view *v,
                            enum lang lang, enum lang csv_lang);

#endif
