/* Presence: whether a municipality matters in a period, because it takes part or bears a
   share or own costs. Reports have no row for one that does not. */
#ifndef ENGINE_PRESENCE_H
#define ENGINE_PRESENCE_H

#include "engine/allocate.h"

/* In a period of the allocation, by its index. `a` is finished. */
bool presence_in(const struct allocation *a, size_t period_index, size_t municipality);

/* In some, or in every, period of the allocation that is in the range. */
bool presence_in_some(const struct allocation *a, struct period_range range,
                      size_t municipality);
bool presence_in_every(const struct allocation *a, struct period_range range,
                       size_t municipality);

/* In how many of them. */
size_t presence_count(const struct allocation *a, struct period_range range,
                      size_t municipality);

#endif
