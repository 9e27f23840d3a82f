/* The tables of the comparison report, one function each, in the order of the report. */
#ifndef VIEW_COMPARE_TABLES_H
#define VIEW_COMPARE_TABLES_H

#include "view/compare.h"

/* Before, after and difference of each municipality, and who gains and who loses. */
void table_changes(struct report *r, const struct comparison *c);
/* The effects of costs, driver values, keys and rounding. */
void table_bridge(struct report *r, const struct comparison *c);
/* All of this in one table, for programs. */
void table_compared(struct report *r, const struct comparison *c);
/* Each category's totals, and the difference per municipality and category. */
void tables_changed_categories(struct report *r, const struct comparison *c);
/* The difference per municipality and period, when there are several. */
void tables_changed_periods(struct report *r, const struct comparison *c);

/* "2025-Q1", or "2025-Q1 / 2026-Q1" when the sides differ; a dash for a side without
 * costs. */
const char *pair_name(struct report *r, struct period_pair pair);

#endif
