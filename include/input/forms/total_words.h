/* Total words: the words that begin a row of totals in spreadsheets and ledgers. Such
   rows are never read, since totals are computed. */
#ifndef INPUT_FORMS_TOTAL_WORDS_H
#define INPUT_FORMS_TOTAL_WORDS_H

#include "base/letters.h"

enum total_word {
    TOTAL_NOT,
    TOTAL_DOUBTFUL, /* begins as one, but other words follow: "Opening sporthal" */
    TOTAL_CERTAIN   /* "Totaal", "Sub-totaal kosten", "Closing (Opening + Total)" */
};

/* Whether a cell is a total's, in Dutch, English, German or French; case and punctuation
   are ignored. */
enum total_word total_words_read(struct slice text);

/* The same, faster for nearly every text: one that cannot begin such a word. */
static inline enum total_word total_words(struct slice text) {
    enum { SHORTEST = 3 };
    if (text.len < SHORTEST || letter_is_digit(text.at[0]))
        return TOTAL_NOT;
    char first = letter_lower(text.at[0]);
    bool may = first < 'a' || (unsigned char)first >= 0x80 || first == 't' ||
               first == 's' || first == 'e' || first == 'g' || first == 'b' ||
               first == 'o' || first == 'c' || first == 'a' || first == 'z';
    return may ? total_words_read(text) : TOTAL_NOT;
}

#endif
