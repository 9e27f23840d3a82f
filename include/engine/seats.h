/* Seats: the order in which the cents of super-lines are dealt to their copies, made of
   what is remembered of the lines. 4 bytes a line. */
#ifndef ENGINE_SEATS_H
#define ENGINE_SEATS_H

#include "engine/extras.h"
#include "engine/marks.h"
#include "engine/superlines.h"

/* Puts the lines of `count` groups in order by their marks, which are released, on so
   many threads at most (0 = as many as there are processors): groups[i] has `planes`
   super-lines, PLANES of them, with no residues yet, whose residues are counted and whose
   `lines` are filled. A line that cancels against one of opposite sign has no seat: it
   is dealt to at once. extras[plane] is one for `lines` lines in all; that of VAT stays
   empty when there is none. */
void seats_take(struct marks *marks, struct superlines *const *groups, size_t count,
                struct extras *extras, uint64_t lines, unsigned jobs);

#endif
