/* What if: one key of a budget replaced by another measure. */
#ifndef ENGINE_COMPARE_WHATIF_H
#define ENGINE_COMPARE_WHATIF_H

#include "model/budget.h"

/* Makes the key named `key` (in either language when it is named after a category) divide
   by `by`: a driver, `equal|gelijk`, or another key, whose versions it gets. To be called
   before the first cost line. -1 and `b` unchanged when no such key or driver exists,
   which is reported in `d` with the nearest name. */
int whatif_key(struct budget *b, struct slice key, struct slice by, struct diags *d)
    __attribute__((warn_unused_result));

#endif
