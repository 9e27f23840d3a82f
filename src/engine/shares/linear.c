#include "engine/shares/linear.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"

/* A matrix of whole numbers. */
struct matrix {
    mpz_t *at; /* owned: by row */
    size_t rows, columns;
    mpz_t scale; /* owned: by which all of B was multiplied */
};

static mpz_t *row_of(const struct matrix *m, size_t row) {
    return m->at + row * m->columns;
}

/* Makes `scale` a multiple of the denominators. */
static void widen(mpz_t scale, const struct ratio *list, size_t count) {
    for (size_t j = 0; j < count; j++)
        mpz_lcm(scale, scale, mpq_denref(list[j].q));
}

/* Sets fractions times `scale`, which makes them whole. */
static void set_whole(mpz_t *to, const struct ratio *from, size_t count,
                      const mpz_t scale) {
    for (size_t j = 0; j < count; j++) {
        mpz_init(to[j]);
        mpz_divexact(to[j], scale, mpq_denref(from[j].q));
        mpz_mul(to[j], to[j], mpq_numref(from[j].q));
    }
}

/* Multiplies a row by its own denominators. Those of B are one number for all rows, which
   stays out of the elimination: so its numbers grow by the small ones of M. */
static void set_row(struct matrix *m, size_t row, const struct ratio *from) {
    mpz_t own;
    mpz_init(own);
    integer_set(own, 1);
    widen(own, from, m->rows);
    set_whole(row_of(m, row), from, m->rows, own);
    mpz_mul(own, own, m->scale);
    set_whole(row_of(m, row) + m->rows, from + m->rows, m->columns - m->rows, own);
    mpz_clear(own);
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
    integer_set(to[pivot], 0);
}

static void eliminate_all(struct matrix *m) {
    mpz_t before;
    mpz_init(before);
    integer_set(before, 1);
    for (size_t pivot = 0; pivot < m->rows; pivot++) {
        assert(mpz_sgn(row_of(m, pivot)[pivot]) != 0);
        for (size_t row = 0; row < m->rows; row++)
            if (row != pivot)
                eliminate(m, pivot, row, before);
        mpz_set(before, row_of(m, pivot)[pivot]);
    }
    mpz_clear(before);
}

/* Every row is now its element on the diagonal times the result times the scale. */
static void take_row(const struct matrix *m, size_t row, struct ratio *to) {
    mpz_t *from = row_of(m, row);
    for (size_t j = m->rows; j < m->columns; j++) {
        mpz_set(mpq_numref(to[j].q), from[j]);
        mpz_mul(mpq_denref(to[j].q), from[row], m->scale);
        mpq_canonicalize(to[j].q);
    }
}

void linear_solve(struct ratio *rows, size_t count, size_t columns) {
    struct matrix m = {.rows = count, .columns = count + columns};
    m.at = mem_alloc(m.rows * m.columns * sizeof *m.at);
    mpz_init(m.scale);
    integer_set(m.scale, 1);
    for (size_t i = 0; i < count; i++)
        widen(m.scale, rows + i * m.columns + count, columns);
    for (size_t i = 0; i < count; i++)
        set_row(&m, i, rows + i * m.columns);
    eliminate_all(&m);
    for (size_t i = 0; i < count; i++)
        take_row(&m, i, rows + i * m.columns);
    for (size_t i = 0; i < m.rows * m.columns; i++)
        mpz_clear(m.at[i]);
    mpz_clear(m.scale);
    free(m.at);
}
