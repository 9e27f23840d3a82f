/* Amount hints: what to do about a text that is no amount, but nearly one. */
#ifndef INPUT_TABLE_AMOUNT_HINTS_H
#define INPUT_TABLE_AMOUNT_HINTS_H

#include "base/slice.h"

/* A DIAG_WORD that says what to do, or "". */
const char *amount_hint(struct slice text);

#endif
