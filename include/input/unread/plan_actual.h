/* Plan and actual: a file that has the amounts of a plan beside the actual ones, in columns of
   their own or in rows of their own. Only one of the two are costs, and adding both would
   double them. */
#ifndef INPUT_UNREAD_PLAN_ACTUAL_H
#define INPUT_UNREAD_PLAN_ACTUAL_H

#include "input/table/reader.h"

/* Whether columns that no setting names have the amounts of a plan and actual ones; or
   actual ones beside the column of amounts. Adds that fault to `d`, unless it is NULL. The
   reader stands at the header before and after. */
bool plan_actual_columns(struct reader *s, struct diags *d);

/* Adds the fault of a column, not read, that says of some rows that they are planned and of
   others that they are actual. The reader stands at the header before and after. -1 when it
   cannot. */
int plan_actual_rows(struct reader *s) __attribute__((warn_unused_result));

#endif
