/* Closing: the digests of a budget's closed periods as its files are now, taken while the
   cost lines flow by. Nothing of it calls the code that divides; only the digest of totals
   looks at what that gave. */
#ifndef ENGINE_CLOSING_CLOSING_H
#define ENGINE_CLOSING_CLOSING_H

#include "engine/allocate.h"
#include "engine/closing/closing_digest.h"
#include "model/closed.h"

struct closing_sums; /* sums of closed periods */

/* Without lines yet, for `count` closed periods (borrowed, like `b`). Owned by the caller:
   closing_free. */
struct closing_sums *closing_new(const struct budget *b,
                                 const struct closed_period *periods, size_t count);
void closing_free(struct closing_sums *c);

/* The sink that adds lines of closed periods up and passes all lines on to `next`. It can
   be forked if that can. */
struct line_sink closing_sink(struct closing_sums *c, struct line_sink next);

/* After the last line: the digest of the lines of a period, how many there are, and the
   digest of the shares of their keys. */
struct closing_sum closing_lines(const struct closing_sums *c, size_t number);
uint64_t closing_count(const struct closing_sums *c, size_t number);
struct closing_sum closing_shares(struct closing_sums *c, size_t number);

/* The digest of what the allocation gives in a closed period. */
struct closing_sum closing_totals(const struct allocation *a,
                                  const struct closed_period *closed);

/* --- what was and what is ------------------------------------------------------------ */

/* Appends what identifies a share, or a total: fields as in a closed line. */
void closing_share_name(struct buf *out, struct slice key, struct slice key_period,
                        struct slice municipality);
void closing_total_name(struct buf *out, struct slice when, struct slice of,
                        struct slice key, struct slice municipality);

/* The hash of a share of this name, and of a total. */
struct closing_sum closing_share_hash(struct buf *name, struct slice numerator,
                                      struct slice denominator);
struct closing_sum closing_total_hash(struct buf *name, const wide total[AMOUNT_PARTS]);

/* Calls `share` for every share of a key in a closed period that is not nil, and `total`
   for every total that is not: with its name, to which more may be appended. */
struct closing_visitor {
    void *self;
    void (*share)(void *self, struct buf *name, const struct shares *shares,
                  size_t municipality);
    void (*total)(void *self, struct buf *name, const wide total[AMOUNT_PARTS],
                  const struct group *group, size_t municipality);
};
void closing_visit_shares(struct closing_sums *c, size_t number,
                          const struct closing_visitor *v);
void closing_visit_totals(const struct allocation *a, const struct closed_period *closed,
                          const struct closing_visitor *v);

#endif
