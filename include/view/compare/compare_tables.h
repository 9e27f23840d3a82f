/* The tables of the comparison report, one function each, in the order of the report. */
#ifndef VIEW_COMPARE_COMPARE_TABLES_H
#define VIEW_COMPARE_COMPARE_TABLES_H

#include "engine/compare/comparison.h"
#include "report/report.h"

/* Before, after and difference of each municipality, and who gains and who loses. */
void table_changes(struct report *r, const struct comparison *c);
/* Who rises by more than the limit, if there is one. */
void table_limit(struct report *r, const struct comparison *c);
/* What is left of a year's budget, per category and per municipality, where after has but
   its first quarters: see mismatch_so_far. */
void tables_remaining(struct report *r, const struct comparison *c);
/* What part of the total each municipality has, before and after. */
void table_parts(struct report *r, const struct comparison *c);
/* The effects of costs, driver values, keys and rounding. */
void table_bridge(struct report *r, const struct comparison *c);
/* All of this as a member of JSON. */
void table_compared(struct report *r, const struct comparison *c);
/* Each category's totals, and the difference per municipality and category. */
void tables_changed_categories(struct report *r, const struct comparison *c);
/* The difference per municipality and period, when there are several. */
void tables_changed_periods(struct report *r, const struct comparison *c);

/* Every figure of a comparison in one table, for CSV. */
void table_compared_csv(struct report *r, const struct comparison *c);

#endif
