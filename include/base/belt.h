/* A belt: pieces of work that are filled in one place, done on several threads, and
   handed over in the order in which they were filled. No more than a few are under
   way at a time. */
#ifndef BASE_BELT_H
#define BASE_BELT_H

#include <stddef.h>

struct belt;

/* What is done with a piece, on whichever thread: `work` on several side by side, `deliver` in
   order and one at a time; 0 to go on. Pieces are the caller's: delivered, they are filled
   again. */
struct belt_crew {
    void *self;
    void (*work)(void *self, void *piece);
    int (*deliver)(void *self, void *piece);
};

/* A belt with so many threads besides the caller's (fewer when there are no more to be
   had, and none before there is work for them), for `count` pieces (borrowed). Owned by the caller: belt_free. */
struct belt *belt_new(const struct belt_crew *crew, size_t threads, void *const *pieces,
                      size_t count);

/* The piece that is to be filled next; while it is still under way the caller's thread
   works as well. NULL after a failure. */
void *belt_next(struct belt *b);

/* Hands the piece that belt_next gave over to the crew. */
void belt_send(struct belt *b);

/* Waits until all that was sent is delivered. 0, or what the first failure returned, after
   which nothing is delivered any more. */
int belt_finish(struct belt *b);

/* After belt_finish. */
void belt_free(struct belt *b);

#endif
