/* The share book: the shares of every key and period of a run, each computed once and
   each fault in them told once. */
#ifndef ENGINE_SHAREBOOK_H
#define ENGINE_SHAREBOOK_H

#include "engine/divider.h"
#include "engine/roster.h"
#include "engine/shares.h"

struct sharebook;

/* An empty book on `b`, which must outlive it. Owned by the caller: sharebook_free. */
struct sharebook *sharebook_new(const struct budget *b);
void sharebook_free(struct sharebook *book);

/* The shares of a key in a period, borrowed from the book; the faults are those of
   shares_init. NULL when there was an error, now or when they were asked for earlier. */
const struct shares *sharebook_get(struct sharebook *book, int key, period p,
                                   struct diags *d);

/* The same, ready to divide by. */
const struct divider *sharebook_divider(struct sharebook *book, int key, period p,
                                        struct diags *d);

/* Who takes part in a period that was asked for; NULL after an error. Borrowed. */
const struct roster *sharebook_roster(struct sharebook *book, period p, struct diags *d);

#endif
