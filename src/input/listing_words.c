#include "input/listing_words.h"

#include <stdlib.h>

#include "base/mem.h"

bool listing_half_read(struct slice text, enum line_half *half) {
    static const struct {
        const char *text;
        enum line_half half;
    } names[] = {{"", HALF_NONE},
                 {"borne", HALF_BORNE},
                 {"credited", HALF_CREDITED},
                 {"draagt", HALF_BORNE},
                 {"ontvangt", HALF_CREDITED}};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        *half = names[i].half;
        if (slice_equal_nocase(text, slice_of(names[i].text)))
            return true;
    }
    return false;
}

void listing_words_init(struct listing_words *w) {
    w->list = mem_zero(LISTING_WORDS, sizeof *w->list);
}

void listing_words_clear(struct listing_words *w) {
    free(w->list);
    w->list = NULL;
}

void listing_words_add(struct listing_words *w, enum listing_word_kind kind,
                       struct slice text, int value) {
    char padded[LISTING_WORD_PADDING] = "";
    if (text.len == 0 || text.len > LISTING_WORD_MOST)
        return;
    memcpy(padded, text.at, text.len);
    struct listing_word word = listing_word(kind, (struct slice){padded, text.len});
    word.value = value;
    w->list[listing_word_place(&word)] = word;
}
