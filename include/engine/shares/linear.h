/* Linear systems in exact fractions. */
#ifndef ENGINE_SHARES_LINEAR_H
#define ENGINE_SHARES_LINEAR_H

#include <stddef.h>

#include "number/ratio.h"

/* Solves M x X = B. `rows` holds `count` rows of `count` elements of M and then `columns` of
   B, one after the other; X takes the place of B, and M is lost. All principal minors of M
   must be other than 0, as those of I - A are when from every key something reaches a
   municipality: I - A is then an M-matrix (Berman and Plemmons, Nonnegative Matrices in the
   Mathematical Sciences, chapter 6).

   Rows are made whole numbers, and eliminated without fractions: every division of
   Bareiss's method is exact (Bareiss, Sylvester's identity and multistep
   integer-preserving Gaussian elimination, Mathematics of Computation 22, 1968). */
void linear_solve(struct ratio *rows, size_t count, size_t columns);

#endif
