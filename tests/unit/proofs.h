/* Proofs for tests: a listing of a few rows, verified against a few lines. */
#ifndef TESTS_PROOFS_H
#define TESTS_PROOFS_H

#include "engine/verify/verify.h"

enum { Q1 = 2025 * 8 + 1, Q2, MOST = 16 };

/* Three municipalities with the shares 1/2 1/4 1/4, the lines of a folder and the rows of a
   listing. */
struct proof {
    struct budget budget;
    struct diags diags;
    struct verifier *v;
    struct period_range range;
    enum closing close;
    struct cost_line lines[MOST];
    struct listing_row rows[MOST];
    size_t line_count, row_count, rows_read;
};

void proof_begin(struct proof *p, enum closing close);

void proof_add_line_of(struct proof *p, period when, const char *id, money amount);

void proof_add_line(struct proof *p, const char *id, money amount);

void proof_add_row_of(struct proof *p, period when, const char *id, int municipality,
                      money amount);

void proof_add_row(struct proof *p, const char *id, int municipality, money amount);

void proof_add_rows(struct proof *p, const char *id, const money *cells);

/* A verifier, before anything was read. */
struct verifier *proof_start(struct proof *p);

/* Reads lines and rows and finishes. */
int proof_finish(struct proof *p);

void proof_end(struct proof *p);

/* Finishes, and compares what is reported; nothing when the listing is right. */
void assert_faults(struct proof *p, const char *expected);

#endif
