/* Header words: what a header of amounts says beside its name: the currency, without or
   with VAT, and that amounts are in thousands. "Bedrag excl. btw (x € 1.000)" is "bedrag"
   with all three. */
#ifndef INPUT_TABLE_HEADER_WORDS_H
#define INPUT_TABLE_HEADER_WORDS_H

#include "base/buf.h"
#include "input/table/schema.h"

struct header_words {
    struct buf name; /* owned: the other words, in lower case, a blank between them */
    bool currency;   /* it names the currency of the budget */
    bool without_vat, with_vat;
    bool scaled; /* amounts are in thousands, or in millions */
};

/* Splits a header. `currency` is that of the budget: "EUR". The caller clears w->name. */
void header_words_read(struct slice header, const char *currency, struct header_words *w);

/* Whether a text, such as a row above a table, says that amounts are in thousands or
   millions. */
bool header_words_scaled(struct slice text);

/* The field of a schema that a header names, or -1: by one of its names, or, for a column
   of amounts, by a name with such words. */
int header_words_field(const struct schema *schema, struct slice header,
                       const char *currency);

/* Whether two headers of amounts are the same but for a currency. */
bool header_words_equal(struct slice a, struct slice b, const char *currency);

#endif
