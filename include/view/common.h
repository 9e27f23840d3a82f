/* What the views of several commands share: columns, facts, warnings, input files. */
#ifndef VIEW_COMMON_H
#define VIEW_COMMON_H

#include "engine/allocate.h"
#include "report/report.h"

/* Columns. `id` and `name` are the JSON and CSV names, N_() texts; `title` the heading,
   already in the reader's language. */
struct column column_text(const char *id, const char *title);
struct column column_figure(const char *id, const char *title);
/* A figure that is the sum of the columns first .. last. */
struct column column_sum(const char *id, const char *title, int first, int last);

/* Whether municipality `m` is shown when only one was asked for, or all were:
   MUNICIPALITY_NONE. */
bool is_wanted(int only, size_t m);

/* Cells. The texts are borrowed from the budget, or copied into the report. */
struct cell cell_period(struct report *r, period p);
struct cell cell_category(enum category c);
struct cell cell_category_title(enum category c);

/* For readers, in the place of a figure that there is not. */
struct cell cell_dash(void);

/* A share as two texts, appended, for a spreadsheet, which would take 1/3 for the first
   of March. `shares` NULL: the whole, as of own costs. */
void share_as_pair(struct buf *numerator, struct buf *denominator,
                   const struct shares *shares, size_t municipality);

/* As facts: organisation and model; currency and closing; or all of these, and between
   them the periods shown. */
void facts_parties(struct report *r, const struct allocation *a);
void facts_terms(struct report *r, const struct allocation *a);
void facts_all(struct report *r, const struct allocation *a, struct period_range range);

/* The table `municipalities` (code and name) for JSON. */
void table_municipalities(struct report *r, const struct budget *b);

/* The table `inputs`: file, rows, and SHA-256 where it was computed. */
void table_inputs(struct report *r, const struct budget *b);

/* Every warning of `d`. */
void report_warnings(struct report *r, const struct diags *d);

/* The periods as readers say them: "2025-Q1", or "2025-Q1 to 2025-Q3". */
const char *report_period_span(struct report *r, period first, period last);

#endif
