#include "engine/fingerprint.h"

#include <string.h>

uint64_t fingerprint_id(struct slice id) {
    uint64_t number = id.len < 255 ? id.len : 255;
    size_t from = id.len > 7 ? id.len - 7 : 0;
    for (size_t i = 0; i < 7; i++)
        number = number << 8 | (from + i < id.len ? (unsigned char)id.at[from + i] : 0);
    return number;
}

/* The finalizer of SplitMix64 (Steele, Lea and Flood 2014): every bit of the input
   changes half of the output's. */
static uint64_t mix(uint64_t h) {
    h = (h ^ h >> 30) * 0xbf58476d1ce4e5b9u;
    h = (h ^ h >> 27) * 0x94d049bb133111ebu;
    return h ^ h >> 31;
}

static uint64_t add_number(uint64_t h, uint64_t n) {
    return mix(h + 0x9e3779b97f4a7c15u + n);
}

/* Eight bytes as a number, the first lowest whatever the machine's byte order. */
static uint64_t word_at(const char *text) {
    const unsigned char *b = (const unsigned char *)text;
    return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 |
           (uint64_t)b[3] << 24 | (uint64_t)b[4] << 32 | (uint64_t)b[5] << 40 |
           (uint64_t)b[6] << 48 | (uint64_t)b[7] << 56;
}

static uint64_t add_text(uint64_t h, struct slice text) {
    char last[8] = {0};
    h = add_number(h, text.len);
    for (; text.len >= 8; text.at += 8, text.len -= 8)
        h = add_number(h, word_at(text.at));
    if (text.len == 0)
        return h;
    memcpy(last, text.at, text.len);
    return add_number(h, word_at(last));
}

uint64_t fingerprint_row(const struct cost_line *line) {
    bool negative = line->amount < 0 || (line->amount == 0 && line->vat < 0);
    uint64_t h = add_text(0, line->line);
    h = add_text(h, line->description);
    h = add_number(h, (uint64_t)(negative ? -line->amount : line->amount));
    h = add_number(h, (uint64_t)(negative ? -line->vat : line->vat));
    return add_number(h, (uint64_t)line->incurred_by);
}
