/* Amount words: what words and signs beside an amount say: on which side it is, or why a
   text is none.

   The words for debit and credit, expense and income among them, come in pairs, and a file keeps to one: S beside H is
   debit, and beside other letters it is unclear what it is. */
#ifndef INPUT_FORMS_AMOUNT_WORDS_H
#define INPUT_FORMS_AMOUNT_WORDS_H

#include <stdint.h>

#include "base/slice.h"

enum { SIDE_WORDS = 18, SIDE_NONE = -1 };

struct side_word {
    const char *names; /* alternatives: "debit|debet" */
    bool credit;
    unsigned pairs; /* a bit for each pair that it belongs to */
};
extern const struct side_word side_words[SIDE_WORDS];

/* The words of one letter: their number, from 1, by the letter in both cases; or 0. */
extern const unsigned char side_letters[256];

/* The word that a cell holds, case and a point behind it ignored, or SIDE_NONE. */
int side_read(struct slice cell);

/* The physical lines on which each word stands first; 0 = it does not. */
struct sides {
    uint64_t first[SIDE_WORDS];
};

/* Adds the lines of a later chunk, moved by `lines`. */
void sides_join(struct sides *s, const struct sides *later, uint64_t lines);

/* The first word that is of no pair with those before it, and the first of the file; false
   when all are of one pair. */
bool sides_clash(const struct sides *s, int *first, int *other);

/* Whether a text says that there is no amount: NULL, n/a, #Missing. */
bool amount_is_nothing(struct slice text);

/* What to do about a text that is no amount, but nearly one: a DIAG_WORD, or "". */
const char *amount_hint(struct slice text);

#endif
