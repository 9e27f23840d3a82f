/* Column words: what the name of a column that is not read says of its cells, so that the
   cents of an amount that commas have split are told from figures that belong there. */
#ifndef INPUT_FORMS_COLUMN_WORDS_H
#define INPUT_FORMS_COLUMN_WORDS_H

#include "base/slice.h"

enum column_kind {
    COLUMN_UNKNOWN,
    COLUMN_TEXT,  /* descriptions and names, in which two digits are odd */
    COLUMN_FIGURE /* rates, numbers, counts, codes, parts of dates */
};

/* By the words of a header. One word for figures decides: "Vendor number". */
enum column_kind column_words(struct slice header);

#endif
