#include "engine/rounding/copy_order.h"

#include "base/words.h"

__extension__ typedef unsigned __int128 twice;

enum { ID_BYTES = 7 };

/* Four bytes as a number, the last lowest. */
static uint64_t half_at(const char *text) {
    const unsigned char *b = (const unsigned char *)text;
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

/* Up to eight bytes as a number, the last lowest. The halves may overlap. */
static inline uint64_t bytes_at(const char *text, size_t count) {
    uint64_t number = 0;
    if (count >= 4)
        return half_at(text) << 8 * (count - 4) | half_at(text + count - 4);
    for (size_t i = 0; i < count; i++)
        number = number << 8 | (unsigned char)text[i];
    return number;
}

uint64_t copy_order_id(struct slice id) {
    uint64_t length = (uint64_t)(id.len < 255 ? id.len : 255) << 8 * ID_BYTES;
    if (id.len >= ID_BYTES)
        return length | bytes_at(id.at + id.len - ID_BYTES, ID_BYTES);
    return length | bytes_at(id.at, id.len) << 8 * (ID_BYTES - id.len);
}

/* Folds the full product of two words into one, like wyhash (Wang Yi 2019): every bit of
   a word affects half of the result, and a difference in one word is cancelled by another
   only by chance. */
static uint64_t add_number(uint64_t h, uint64_t n) {
    twice product = (twice)(h ^ n) * 0x9e3779b97f4a7c15u;
    return (uint64_t)(product >> 64) ^ (uint64_t)product;
}

/* The last word of a text overlaps the one before it. */
static uint64_t add_text(uint64_t h, struct slice text) {
    h = add_number(h, text.len);
    if (text.len < 8)
        return add_number(h, bytes_at(text.at, text.len));
    for (size_t at = 0; at + 8 < text.len; at += 8)
        h = add_number(h, words_eight(text.at + at));
    return add_number(h, words_eight(text.at + text.len - 8));
}

uint64_t copy_order_row(const struct cost_line *line) {
    bool negative = line->amount[AMOUNT_NET] < 0 ||
                    (line->amount[AMOUNT_NET] == 0 && line->amount[AMOUNT_VAT] < 0);
    uint64_t h = add_number(0x2545f4914f6cdd1d, copy_order_id(line->line));
    if (line->line.len > ID_BYTES)
        h = add_text(h, line->line);
    h = add_text(h, line->description);
    h = add_number(
        h, (uint64_t)(negative ? -line->amount[AMOUNT_NET] : line->amount[AMOUNT_NET]));
    h = add_number(
        h, (uint64_t)(negative ? -line->amount[AMOUNT_VAT] : line->amount[AMOUNT_VAT]));
    return add_number(h, (uint64_t)line->incurred_by);
}
