/* Mixes: the keys of one budget applied to the driver values of another. */
#ifndef ENGINE_MIX_H
#define ENGINE_MIX_H

#include "engine/shares.h"

struct mix;

/* A budget that has the municipalities and driver values of `drivers` and the keys of
   `keys` (borrowed; may be the same). Drivers are matched by name, whatever their column:
   case is ignored, and inhabitants are inhabitants in either language. The mix follows
   the calendar of `drivers`, which runs `years` years ahead of that of `keys`. Owned by
   the caller: mix_free. */
struct mix *mix_new(const struct budget *drivers, const struct budget *keys, int years);
void mix_free(struct mix *m);

/* The shares of a key (index into the keys of `keys`) in a period of the mix's calendar.
   Borrowed; NULL when there are no sound figures for it. */
const struct shares *mix_shares(struct mix *m, int key, period p);

#endif
