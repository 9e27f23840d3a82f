/* Split cents: descriptions of two digits that may be cents, in a file delimited by commas
   whose decimal commas lost their quotes. A row of 12,50 without a description is as wide
   then as one of 100 with one. */
#ifndef INPUT_UNREAD_SPLIT_CENTS_H
#define INPUT_UNREAD_SPLIT_CENTS_H

#include "input/table/reader.h"

/* Warns of several such rows among others with texts there, in a file delimited by commas.
   `amount` is the cell of the amounts, and `header` that of the texts behind it. Only the
   first thousand rows are looked at, and none once an amount has decimals or a text is
   another number. The reader stands at the header before and after. -1 when it cannot. */
int split_cents_see(struct reader *s, size_t amount, const char *header)
    __attribute__((warn_unused_result));

#endif
