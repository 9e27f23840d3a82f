#include "engine/shares/linear.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"

/* A matrix of whole numbers. */
struct matrix {
    mpz_t *at; /* owned: by row */
    size_t rows, columns;
    mpz_t product; /* owned: a place for intermediate results */
};

static mpz_t *row_of(const struct matrix *m, size_t row) {
    return m->at + row * m->columns;
}

/* Multiplies a row of fractions by their least common denominator. */
static void set_row(struct matrix *m, size_t row, const struct ratio *from) {
    mpz_t *to = row_of(m, row);
    mpz_set_ui(m->product, 1);
    for (size_t j = 0; j < m->columns; j++)
        mpz_lcm(m->product, m->product, mpq_denref(from[j].q));
    for (size_t j = 0; j < m->columns; j++) {
        mpz_init(to[j]);
        mpz_divexact(to[j], m->product, mpq_denref(from[j].q));
        mpz_mul(to[j], to[j], mpq_numref(from[j].q));
    }
}

/* Takes a multiple of the pivot's row off another, so that its element in the pivot's column
   becomes 0. `before` is the pivot of the step before, which divides every result. */
static void eliminate(struct matrix *m, size_t pivot, size_t row, mpz_t before) {
    mpz_t *from = row_of(m, pivot), *to = row_of(m, row);
    for (size_t j = 0; j < m->columns; j++) {
        if (j == pivot)
            continue;
        mpz_mul(to[j], to[j], from[pivot]);
        mpz_submul(to[j], to[pivot], from[j]);
        mpz_divexact(to[j], to[j], before);
    }
    mpz_set_ui(to[pivot], 0);
}

static void eliminate_all(struct matrix *m) {
    mpz_t before;
    mpz_init_set_ui(before, 1);
    for (size_t pivot = 0; pivot < m->rows; pivot++) {
        assert(mpz_sgn(row_of(m, pivot)[pivot]) != 0);
        for (size_t row = 0; row < m->rows; row++)
            if (row != pivot)
                eliminate(m, pivot, row, before);
        mpz_set(before, row_of(m, pivot)[pivot]);
    }
    mpz_clear(before);
}

/* Every row is now its element on the diagonal times the result. */
static void take_row(const struct matrix *m, size_t row, struct ratio *to) {
    mpz_t *from = row_of(m, row);
    for (size_t j = m->rows; j < m->columns; j++) {
        mpz_set(mpq_numref(to[j].q), from[j]);
        mpz_set(mpq_denref(to[j].q), from[row]);
        mpq_canonicalize(to[j].q);
    }
}

void linear_solve(struct ratio *rows, size_t count, size_t columns) {
    struct matrix m = {.rows = count, .columns = count + columns};
    m.at = mem_alloc(m.rows * m.columns * sizeof *m.at);
    mpz_init(m.product);
    for (size_t i = 0; i < count; i++)
        set_row(&m, i, rows + i * m.columns);
    eliminate_all(&m);
    for (size_t i = 0; i < count; i++)
        take_row(&m, i, rows + i * m.columns);
    for (size_t i = 0; i < m.rows * m.columns; i++)
        mpz_clear(m.at[i]);
    mpz_clear(m.product);
    free(m.at);
}
