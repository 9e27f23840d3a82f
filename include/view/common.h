/* What the views of several commands share: columns, facts, warnings, input files. */
#ifndef VIEW_COMMON_H
#define VIEW_COMMON_H

#include "engine/allocate.h"
#include "report/report.h"

/* Columns. `id` and `name` are the JSON and CSV names, N_() texts; `title` the heading,
   already in the reader's language. */
struct column column_text(const char *id, const char *title);
struct column column_figure(const char *id, const char *title);
/* The figures of a category, under its title. */
struct column column_category(const struct categories *list, category c);
/* A figure that is the sum of the columns first .. last. */
struct column column_sum(const char *id, const char *title, int first, int last);

/* Whether municipality `m` is shown: `only` is the one chosen, or MUNICIPALITY_NONE for
   all. */
bool is_wanted(int only, size_t m);

/* Cells. The texts are borrowed from the budget, or copied into the report. */
struct cell cell_period(struct report *r, period p);
struct cell cell_product(struct report *r, const struct product *p);
struct cell cell_category(const struct categories *list, category c);
struct cell cell_category_title(const struct categories *list, category c);
/* Which half of a transfer a line is; empty when it is none. */
struct cell cell_half(enum line_half half);

/* What readers see where there is no figure. */
struct cell cell_dash(void);

/* Appends a share as two texts, because a spreadsheet reads 1/3 as the first of March.
   `shares` NULL: the whole, as of own costs. */
void share_as_pair(struct buf *numerator, struct buf *denominator,
                   const struct shares *shares, size_t municipality);

/* "service company"; empty for none. */
const char *model_title(enum model model);

/* Add facts: organisation and model; currency and closing; all of these, with the periods
   shown between them. */
void facts_parties(struct report *r, const struct allocation *a);
void facts_terms(struct report *r, const struct allocation *a);
void facts_all(struct report *r, const struct allocation *a, struct period_range range);

/* Adds which periods are closed, as a fact and a table for JSON, where any are. */
void facts_closed(struct report *r, const struct budget *b);

/* The table `municipalities` (code and name) for JSON. */
void table_municipalities(struct report *r, const struct budget *b);

/* The table `inputs`: file, rows, and SHA-256 where it was computed. */
void table_inputs(struct report *r, const struct budget *b);

/* Adds every warning of `d`. */
void report_warnings(struct report *r, const struct diags *d);

/* Periods for readers: "2025-Q1", or "2025-Q1 to 2025-Q3". */
const char *report_period_span(struct report *r, period first, period last);

#endif
