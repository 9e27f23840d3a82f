/* The figures of a comparison as cells: one by one for readers, all of them for
   programs. */
#ifndef VIEW_COMPARE_COMPARE_CELLS_H
#define VIEW_COMPARE_COMPARE_CELLS_H

#include "engine/compare/comparison.h"
#include "report/report.h"

/* A difference in per cent of before, a part in per cent of its total, and a difference
   per inhabitant of a municipality; empty where there is no such figure. */
struct cell percent_cell(const struct change *change);
struct cell share_cell(money part, money total);
struct cell per_inhabitant_cell(const struct change *change, const struct compared *row);

/* A period for programs; empty for PERIOD_NONE. */
struct cell period_or_empty(struct report *r, period p);

/* By how much a municipality is above the limit; empty when it is not. */
struct cell over_limit_cell(const struct compared *row);

/* A category with the own costs that were written under it; the other own costs are a
   category of their own. */
struct cell category_with_own_cell(const struct comparison *c, category of);

/* Every figure of a municipality in columns side by side, the same in CSV and in JSON.
   The last is there only when there is a limit. */
enum { COMPARED_COLUMNS = 12 };
size_t compared_count(const struct comparison *c);
void compared_columns(struct column columns[COMPARED_COLUMNS]);
void compared_cells(struct cell cells[COMPARED_COLUMNS], const struct comparison *c,
                    const struct compared *row);

/* The same of a part of a municipality's change: without the effects and the shares of
   the total, which only the whole change has. */
void change_cells(struct cell cells[COMPARED_COLUMNS], const struct change *change,
                  const struct compared *row);

#endif
