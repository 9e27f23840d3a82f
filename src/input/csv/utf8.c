#include "input/csv/utf8.h"

#include "input/csv/scan.h"

/* Only the second byte ever has a narrower range than 80..BF. */
static const struct row {
    unsigned char first, last, second_least, second_most;
    size_t len;
} rows[] = {
    {0xc2, 0xdf, 0x80, 0xbf, 2}, {0xe0, 0xe0, 0xa0, 0xbf, 3}, {0xe1, 0xec, 0x80, 0xbf, 3},
    {0xed, 0xed, 0x80, 0x9f, 3}, {0xee, 0xef, 0x80, 0xbf, 3}, {0xf0, 0xf0, 0x90, 0xbf, 4},
    {0xf1, 0xf3, 0x80, 0xbf, 4}, {0xf4, 0xf4, 0x80, 0x8f, 4},
};

/* The row of a first byte, or NULL. */
static const struct row *find_row(struct slice text) {
    unsigned char first = text.len > 0 ? (unsigned char)text.at[0] : 0;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (first >= rows[i].first && first <= rows[i].last)
            return &rows[i];
    return NULL;
}

/* Whether the bytes behind the first, as many as there are, fit it. */
static bool rest_fits(const struct row *row, struct slice text) {
    const unsigned char *at = (const unsigned char *)text.at;
    if (text.len > 1 && (at[1] < row->second_least || at[1] > row->second_most))
        return false;
    for (size_t i = 2; i < row->len && i < text.len; i++)
        if ((at[i] & 0xc0) != 0x80)
            return false;
    return true;
}

size_t utf8_character(struct slice text) {
    const struct row *row = find_row(text);
    return row && text.len >= row->len && rest_fits(row, text) ? row->len : 0;
}

bool utf8_cut(struct slice text) {
    const struct row *row = find_row(text);
    return row && text.len < row->len && rest_fits(row, text);
}

size_t utf8_ahead(struct slice text) {
    size_t at = 0, len;
    do {
        at += scan_ascii_ahead((struct slice){text.at + at, text.len - at});
        len = utf8_character((struct slice){text.at + at, text.len - at});
        at += len;
    } while (len > 0);
    return at;
}
