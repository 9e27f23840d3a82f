/* Closed book: a closed file as a budget with cost lines, to be compared with what is in a
   folder now. It knows municipalities by their codes, and keys by the shares they gave. */
#ifndef INPUT_CLOSED_BOOK_H
#define INPUT_CLOSED_BOOK_H

#include "model/closed.h"

struct closed_book;

/* Reads the file at `path` into `b` (initialised by the caller, who clears it after the
   book), all but its lines. Faults are added to `d`. Never NULL; closed_book_free. */
struct closed_book *closed_book_new(struct budget *b, const char *path, struct diags *d);
void closed_book_free(struct closed_book *book);

/* Pushes its lines. -1 when the sink stopped it or there was a fault. */
int closed_book_lines(struct closed_book *book, struct line_sink *sink)
    __attribute__((warn_unused_result));

#endif
