/* How a cost finds its way through cost centres, in words. */
#ifndef VIEW_EXPLAIN_EXPLAIN_PATH_H
#define VIEW_EXPLAIN_EXPLAIN_PATH_H

#include "engine/shares/shares.h"
#include "report/report.h"

/* Where each part of a cost with the key of `shares` goes, centre by centre; "" when the
   key charges no other. It lives as long as the report. */
const char *explain_path(struct report *r, const struct budget *b,
                         const struct shares *shares);

#endif
