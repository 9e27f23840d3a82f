/* Line digest: a digest of all cost lines of a file that does not depend on their
   order. */
#ifndef INPUT_COSTS_LINE_DIGEST_H
#define INPUT_COSTS_LINE_DIGEST_H

#include "input/costs/cost_file.h"

/* The sum of 128 bits of each line's SHA-256. */
struct line_digest {
    uint64_t low, high;
};

/* Adds the line of the current row, by the meaning of its cells. */
void line_digest_add(struct line_digest *d, const struct cost_file *f,
                     const struct cost_line *line);

#endif
