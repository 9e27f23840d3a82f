/* Currencies: the signs, codes and words that stand beside an amount, each with the
   currencies (ISO 4217) that it may mean. "kr" is one of four; "£" is never the euro. */
#ifndef INPUT_FORMS_CURRENCIES_H
#define INPUT_FORMS_CURRENCIES_H

#include <stdbool.h>

#include "base/slice.h"

struct currency_mark {
    const char *text;
    const char *codes; /* alternatives */
};
extern const struct currency_mark currency_marks[];
extern const size_t currency_mark_count;

enum { CURRENCY_NONE = 0, CURRENCY_EURO = 1 };

/* The number of the longest mark that a text begins with, case ignored in ASCII letters; or
   CURRENCY_NONE. Sets its length in bytes. */
unsigned currency_ahead(struct slice text, size_t *len);

/* The number of the mark that a word is, case and a point behind it ignored; or
   CURRENCY_NONE. */
unsigned currency_word(struct slice word);

/* Whether a mark may stand for the currency of a budget, as its settings name it. They may
   name one that nothing is known of: then any mark fits it, and none means it. */
bool currency_fits(unsigned mark, const char *currency);
bool currency_means(unsigned mark, const char *currency);

#endif
