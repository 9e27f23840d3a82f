#include "input/letters.h"

#include "base/mem.h"

char *letters_lower(struct slice text) {
    char *lower = mem_copy(text.at, text.len);
    for (size_t i = 0; i < text.len; i++)
        lower[i] = letter_lower(lower[i]);
    return lower;
}
