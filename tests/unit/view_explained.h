/* An allocation to be explained. Budget, shares and own costs are those of view_figures.h;
   the groups are these, in cents, exact and as an allocation would give them:

     Q1 staff    fte       10001   6000.6 4000.4              6001 4000
     Q2 staff    fte of Q1    -5   -3 -2                        -3   -2
     Q2 staff    fte       10001   4500.45 3000.3 2500.25     4501 3000 2500
     Q2 ict      heads      1000   433.33 313.33 253.33        433  314  253
     Q3 housing  heads       300   130 94 76                   130   94   76

   and VAT of 100 (60 40), 5 (3 2), -21 (-9.45 -6.3 -5.25: -10 -6 -5), 0 and 0. */
#ifndef TESTS_VIEW_EXPLAINED_H
#define TESTS_VIEW_EXPLAINED_H

#include "view_figures.h"

#include "view/explain/explain.h"

#define CENTS(...) ((const money[MUNICIPALITIES]){__VA_ARGS__})

/* The titles of what explains one amount, as assert_titles wants them. */
#define NET_PORTION(title) title "\n" title ": from share to cents\n"
#define PORTION(title) NET_PORTION(title) title ": VAT\n"

/* figures_clear releases it. */
void explained_init(struct figures *f);

/* A view of everything, and its report in English. */
struct explain_view explained_view(const struct diags *d);
struct report *explained_report(const struct figures *f, struct explain_view v);

#endif
