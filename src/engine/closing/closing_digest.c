#include "engine/closing/closing_digest.h"

#include "base/digest.h"
#include "base/letters.h"

enum { SUMS = 3, SUM_DIGITS = 32 };

struct closing_sum closing_hash(struct slice text) {
    struct closing_sum sum = {{0, 0}};
    struct digest *d = digest_new();
    digest_add(d, text);
    digest_numbers(d, sum.half);
    digest_free(d);
    return sum;
}

void closing_digest_write(struct buf *out, const struct closing_digest *d) {
    const struct closing_sum *sums[SUMS] = {&d->lines, &d->shares, &d->totals};
    buf_uint(out, CLOSING_VERSION);
    for (size_t i = 0; i < SUMS; i++)
        buf_format(out, ":%016llx%016llx", (unsigned long long)sums[i]->half[0],
                   (unsigned long long)sums[i]->half[1]);
}

/* Takes 16 hexadecimal digits off the front. */
static bool take_half(struct slice *text, uint64_t *half) {
    static const char digits[] = "0123456789abcdef";
    *half = 0;
    for (size_t i = 0; i < SUM_DIGITS / 2; i++) {
        const char *digit =
            i < text->len ? memchr(digits, letter_lower(text->at[i]), 16) : NULL;
        if (!digit)
            return false;
        *half = *half << 4 | (uint64_t)(digit - digits);
    }
    *text = (struct slice){text->at + SUM_DIGITS / 2, text->len - SUM_DIGITS / 2};
    return true;
}

static bool take_sum(struct slice *text, struct closing_sum *sum) {
    if (text->len == 0 || text->at[0] != ':')
        return false;
    *text = (struct slice){text->at + 1, text->len - 1};
    return take_half(text, &sum->half[0]) && take_half(text, &sum->half[1]);
}

unsigned closing_digest_read(struct slice text, struct closing_digest *d) {
    struct closing_sum *sums[SUMS] = {&d->lines, &d->shares, &d->totals};
    unsigned version = 0;
    for (; text.len > 0 && letter_is_digit(text.at[0]) && version < 1000;
         text = (struct slice){text.at + 1, text.len - 1})
        version = 10 * version + (unsigned)(text.at[0] - '0');
    if (version != CLOSING_VERSION)
        return text.len > 0 && text.at[0] == ':' ? version : 0;
    for (size_t i = 0; i < SUMS; i++)
        if (!take_sum(&text, sums[i]))
            return 0;
    return text.len == 0 ? version : 0;
}
