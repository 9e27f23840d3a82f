/* The view of `settle`: payments, positions, claims, and an invoice for each party. */
#ifndef VIEW_SETTLE_SETTLE_H
#define VIEW_SETTLE_SETTLE_H

#include "engine/settle/own_lines.h"
#include "engine/settle/settle.h"
#include "report/report.h"

struct settle_view {
    struct period_range range;   /* the periods that are settled together */
    const struct own_lines *own; /* for the invoices; borrowed; NULL = their sums alone */
    const struct diags *diags;   /* its warnings go into the report; borrowed */
    unsigned audience;           /* enum audience: for whom it is written; 0 = all */
};

/* The report of a settlement; NULL when a sum is too large, which is reported in `d`.
   Texts are borrowed from the budget of the charges. Owned by the caller: report_free. */
struct report *view_settle(const struct cross_charges *charges,
                           const struct settle_view *v, enum lang lang,
                           enum lang csv_lang, struct diags *d);

#endif
