/* The tables of the allocation report, one function each, in the order of the report. */
#ifndef VIEW_ALLOCATE_ALLOCATE_TABLES_H
#define VIEW_ALLOCATE_ALLOCATE_TABLES_H

#include "view/allocate/allocate.h"

/* municipality x category, in cents or in thousands, of one part of the amounts. */
void table_by_category(struct report *r, const struct allocation *a,
                       const struct allocate_view *v, enum amount_part part);
/* municipality x period, when more than one is shown. */
void table_by_period(struct report *r, const struct allocation *a,
                     const struct allocate_view *v);
/* Euro per inhabitant, when there is such a driver. */
void table_per_inhabitant(struct report *r, const struct allocation *a,
                          const struct allocate_view *v);
/* Every key in use with driver values, weights and percentages. */
void tables_of_keys(struct report *r, const struct allocation *a,
                    const struct allocate_view *v);
/* What each cost centre costs, receives and passes on, where a key charges another. */
void table_centres(struct report *r, const struct allocation *a,
                   const struct allocate_view *v);
/* costs read = allocated + own + left out, of the periods shown; for programs also of the
   whole folder. */
void table_control(struct report *r, const struct allocation *a,
                   const struct allocate_view *v);
/* One row per period, category and municipality, for programs. */
void table_data(struct report *r, const struct allocation *a,
                const struct allocate_view *v);
/* The exact share of each municipality per period and key, for programs. */
void table_shares(struct report *r, const struct allocation *a,
                  const struct allocate_view *v);
/* task x municipality, when cost files have tasks: with the listing, since the lines are
   read once more. */
void tables_of_tasks(struct report *r, const struct allocation *a,
                     const struct allocate_view *v);
/* One row per line and municipality. */
void tables_of_lines(struct report *r, const struct allocation *a,
                     const struct allocate_view *v);
/* The same rows and more, as a closed file. */
void table_closed(struct report *r, const struct allocation *a,
                  const struct allocate_view *v);

#endif
