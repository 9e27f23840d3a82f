/* Own costs by category: what an allocation does not keep, because to whom they fall is
   said already, and what a comparison with an arrangement that shares them needs. */
#ifndef ENGINE_OWNCOSTS_H
#define ENGINE_OWNCOSTS_H

#include "model/budget.h"

struct owncosts;

/* Empty; `b` must outlive it. Owned by the caller: owncosts_free. */
struct owncosts *owncosts_new(const struct budget *b);
void owncosts_free(struct owncosts *o);

/* A sink that notes own costs and passes every line on to `next`. */
struct line_sink owncosts_sink(struct owncosts *o, struct line_sink next);

/* Own costs of a municipality in a period that were written under one of the four shared
   categories, in cents. False when they are too large for a money. */
bool owncosts_amount(const struct owncosts *o, period p, enum category c,
                     size_t municipality, money *amount);

#endif
