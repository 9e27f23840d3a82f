/* What a view shows of cost lines, which only the engine has: a few lines over the budget
   of view_figures.h, allocated by the engine. Tests choose amounts that come out whole, or
   have one cent over that can only go to one municipality. */
#ifndef TESTS_VIEW_RUN_H
#define TESTS_VIEW_RUN_H

#include "view_figures.h"
#include "report/report.h"
#include "view/allocate/allocate_tables.h"

enum { MOST_RUN_LINES = 80 };

struct run {
    struct budget b;
    struct diags d;
    struct cost_line lines[MOST_RUN_LINES];
    size_t count;
    size_t times; /* that the lines are taken one after the other */
    struct allocation *a;
};

/* No lines yet; the budget can be changed. */
void run_init(struct run *r);
void run_clear(struct run *r);

/* The same, and the end of a report of it (taken). */
void run_end(struct run *r, struct report *report);

/* Adds a line; the caller may change it. */
struct cost_line *run_shared(struct run *r, period p, category c, int key, money net,
                             money vat);
struct cost_line *run_own(struct run *r, period p, int municipality, money net,
                          money vat);

/* Allocates all lines, and gives them once more. */
void run_allocate(struct run *r, enum closing close);
struct line_replay run_replay(struct run *r);

/* A report of the tables of its line listing, for CSV in Dutch; `v` says which lines. Owned
   by the caller. */
struct report *run_listing(struct run *r, struct allocate_view *v);

#endif
