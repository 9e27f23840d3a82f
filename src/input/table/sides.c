#include "input/table/sides.h"

#include "base/letters.h"
#include "input/table/schema.h"

enum pair { D_C, D_K, DR_CR, S_H, AF_BIJ, SIGNS };

#define IN(pair) (1u << (pair))

/* Each pair has words and their first letters. In a bank's statement money goes off (af) or
   is added (bij); a plus is a cost here, as in amounts. */
const struct side_word side_words[SIDE_WORDS] = {
    {"D", false, IN(D_C) | IN(D_K)},
    {"C", true, IN(D_C)},
    {"K", true, IN(D_K)},
    {"debit|debet|deb", false, IN(D_C) | IN(D_K)},
    {"credit|cred", true, IN(D_C)},
    {"kredit|kred", true, IN(D_K)},
    {"DR", false, IN(DR_CR)},
    {"CR", true, IN(DR_CR)},
    {"S", false, IN(S_H)},
    {"H", true, IN(S_H)},
    {"Soll", false, IN(S_H)},
    {"Haben", true, IN(S_H)},
    {"Af", false, IN(AF_BIJ)},
    {"Bij", true, IN(AF_BIJ)},
    {"+", false, IN(SIGNS)},
    {"-|\xe2\x88\x92", true, IN(SIGNS)},
};

const unsigned char side_letters[256] = {
    ['D'] = 1, ['d'] = 1, ['C'] = 2,  ['c'] = 2,  ['K'] = 3,  ['k'] = 3,
    ['S'] = 9, ['s'] = 9, ['H'] = 10, ['h'] = 10, ['+'] = 15, ['-'] = 16,
};

static bool is_among(const char *names, struct slice word) {
    struct slice left = slice_of(names), one;
    while (header_alternative(&left, &one))
        if (slice_equal_nocase(one, word))
            return true;
    return false;
}

int side_read(struct slice cell) {
    if (cell.len > 1 && cell.at[cell.len - 1] == '.')
        cell.len--;
    if (cell.len == 1)
        return side_letters[(unsigned char)cell.at[0]] - 1;
    for (int i = 0; i < SIDE_WORDS; i++)
        if (is_among(side_words[i].names, cell))
            return i;
    return SIDE_NONE;
}

void sides_join(struct sides *s, const struct sides *later, uint64_t lines) {
    for (int i = 0; i < SIDE_WORDS; i++)
        if (s->first[i] == 0 && later->first[i] > 0)
            s->first[i] = later->first[i] + lines;
}

/* The word that comes first in the file of those behind line `after`, or SIDE_NONE. */
static int next_word(const struct sides *s, uint64_t after) {
    int found = SIDE_NONE;
    for (int i = 0; i < SIDE_WORDS; i++)
        if (s->first[i] > after && (found == SIDE_NONE || s->first[i] < s->first[found]))
            found = i;
    return found;
}

bool sides_clash(const struct sides *s, int *first, int *other) {
    *first = *other = next_word(s, 0);
    unsigned pairs = ~0u;
    while (*other != SIDE_NONE) {
        pairs &= side_words[*other].pairs;
        if (pairs == 0)
            return true;
        *other = next_word(s, s->first[*other]);
    }
    return false;
}
