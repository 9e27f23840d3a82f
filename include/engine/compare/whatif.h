/* What if: one key of a budget replaced by another measure. */
#ifndef ENGINE_COMPARE_WHATIF_H
#define ENGINE_COMPARE_WHATIF_H

#include "model/budget.h"

/* From now on the key called `key` (in either language when it is named after a category)
   divides by `by`: a driver, `equal|gelijk`, or another key, whose versions it then has.
   To be called before the cost lines are taken in. -1 and `b` unchanged when there is no
   such key, driver or version, reported in `d` with the nearest name. */
int whatif_key(struct budget *b, struct slice key, struct slice by, struct diags *d)
    __attribute__((warn_unused_result));

#endif
