/* Faults whose arguments are texts of a file: long ones are cut. */
#ifndef INPUT_TABLE_FAULT_H
#define INPUT_TABLE_FAULT_H

#include "base/diag.h"

/* Appends a text, cut between two characters when it is long. */
void fault_shorten(struct buf *out, struct slice text);

/* The same, in quotes. */
void fault_quote(struct buf *out, struct slice text);

/* Adds a fault with up to three arguments, "" where there is none. */
void fault_add(struct diags *d, struct place at, enum diag_code code, struct slice first,
               struct slice second, struct slice third);

/* The same with one argument, and with two. */
void fault_text(struct diags *d, struct place at, enum diag_code code, struct slice text);
void fault_texts(struct diags *d, struct place at, enum diag_code code,
                 struct slice first, struct slice second);

#endif
