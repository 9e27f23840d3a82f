/* Books for tests: a small budget, its lines and advances, allocation and cross charges. */
#ifndef TESTS_BOOKS_H
#define TESTS_BOOKS_H

#include "test.h"

#include "engine/settle/settle.h"

enum { MOST_LINES = 8, MOST_ADVANCES = 4 };

/* A budget of A, B and C with the key `equal`. */
struct books {
    struct budget b;
    struct diags d;
    struct cost_line lines[MOST_LINES];
    size_t line_count;
    struct allocation *a;
    struct cross_charges *charges;
};

static const period q1 = 2025 * 8 + 1, q2 = 2025 * 8 + 2, q3 = 2025 * 8 + 3;
static const struct settle_span everything = {0};

/* In the centre model A is the host. */
void books_init(struct books *k, enum model model);
void books_clear(struct books *k);

/* Adds a line that all share; the caller may change it. */
struct cost_line *books_shared(struct books *k, period p, category c, money amount,
                               int incurred_by);
struct cost_line *books_own(struct books *k, period p, int municipality, money amount,
                            int incurred_by);
void books_advance(struct books *k, period p, int municipality, money amount, int to);

/* Allocates all lines, and makes the cross charges of the first `count`: returns what
   cross_charges_finish does. */
int books_charge(struct books *k, size_t count);

/* The settlement of all lines. */
struct settlement books_settled(struct books *k, struct settle_span span);

#endif
