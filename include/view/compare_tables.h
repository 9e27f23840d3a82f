/* The tables of the comparison report, one function each, in the order of the report. */
#ifndef VIEW_COMPARE_TABLES_H
#define VIEW_COMPARE_TABLES_H

#include "view/compare.h"

/* Before, after and difference of each municipality, and who gains and who loses. */
void table_changes(struct report *r, const struct comparison *c);
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

/* A difference in per cent of before, a part in per cent of its total, and a difference
   per inhabitant of a municipality; empty where
   there is no such figure. */
struct cell percent_cell(const struct change *change);
struct cell share_cell(money part, money total);
struct cell per_inhabitant_cell(const struct change *change, const struct compared *row);

/* A period for programs; empty for PERIOD_NONE. */
struct cell period_or_empty(struct report *r, period p);

/* "2025-Q1", or "2025-Q1 / 2026-Q1" when the sides differ; a dash for a side without
 * costs. */
const char *pair_name(struct report *r, struct period_pair pair);

#endif
