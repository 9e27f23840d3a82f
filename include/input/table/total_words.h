/* Words of totals: how spreadsheets and ledgers call the rows that add up others, which are
   computed and never read. */
#ifndef INPUT_TABLE_TOTAL_WORDS_H
#define INPUT_TABLE_TOTAL_WORDS_H

#include "base/letters.h"

enum total_word {
    TOTAL_NOT,
    TOTAL_DOUBTFUL, /* begins as one, and goes on: "Opening sporthal" */
    TOTAL_CERTAIN   /* "Totaal", "Sub-totaal kosten", "Closing (Opening + Total)" */
};

/* What a cell says, in Dutch, English, German or French; its case, quotes, colons, dashes and
   the like do not count. */
enum total_word total_words_read(struct slice text);

/* The same for nearly every text, which begins with no letter that such a word has. */
static inline enum total_word total_words(struct slice text) {
    enum { SHORTEST = 3 };
    if (text.len < SHORTEST || letter_is_digit(text.at[0]))
        return TOTAL_NOT;
    char first = letter_lower(text.at[0]);
    bool may = first < 'a' || (unsigned char)first >= 0x80 || first == 't' ||
               first == 's' || first == 'e' || first == 'g' || first == 'b' ||
               first == 'o' || first == 'c' || first == 'a';
    return may ? total_words_read(text) : TOTAL_NOT;
}

#endif
