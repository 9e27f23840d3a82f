#include "report/screen.h"

#include <unigbrk.h>
#include <unistr.h>
#include <uniwidth.h>

static const uint8_t *bytes_of(struct slice text) {
    return (const uint8_t *)text.at;
}

/* --- clean ------------------------------------------------------------------------ */

static bool is_control(ucs4_t c) {
    return c < 0x20 || (c >= 0x7f && c < 0xa0);
}

/* Line and paragraph separators; the marks, embeddings, overrides and isolates of UAX #9;
   and characters without width. They would break the line, show a name back to front or
   be hidden in it. */
static bool is_director(ucs4_t c) {
    return (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

/* Code points that XML does not allow. */
static bool is_no_character(ucs4_t c) {
    return c == 0xfffe || c == 0xffff;
}

static bool is_plain(struct slice text) {
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] < 0x20 || text.at[i] > 0x7e)
            return false;
    return true;
}

void screen_clean(struct buf *out, struct slice text) {
    if (is_plain(text)) {
        buf_slice(out, text);
        return;
    }
    for (size_t at = 0; at < text.len;) {
        ucs4_t c;
        int len = u8_mbtouc(&c, bytes_of(text) + at, text.len - at);
        if (is_control(c))
            for (int i = 0; i < len; i++)
                buf_format(out, "\\x%02x", bytes_of(text)[at + (size_t)i]);
        else if (is_director(c) || is_no_character(c))
            buf_format(out, "\\u%04x", (unsigned)c);
        else if (c == 0xfffd)
            buf_text(out, "\xef\xbf\xbd");
        else
            buf_add(out, text.at + at, (size_t)len);
        at += (size_t)len;
    }
}

/* --- width ------------------------------------------------------------------------ */

unsigned screen_width(struct slice text) {
    if (is_plain(text))
        return (unsigned)text.len;
    return (unsigned)u8_width(bytes_of(text), text.len, "UTF-8");
}

/* The first character of a text that is not empty, with its combining marks. */
static struct slice first_character(struct slice text) {
    const uint8_t *end = u8_grapheme_next(bytes_of(text), bytes_of(text) + text.len);
    return (struct slice){text.at, (size_t)(end - bytes_of(text))};
}

static struct slice skip(struct slice text, size_t len) {
    return (struct slice){text.at + len, text.len - len};
}

static struct slice skip_blanks(struct slice text) {
    while (text.len > 0 && text.at[0] == ' ')
        text = skip(text, 1);
    return text;
}

/* Whether the text may be cut after a hyphen. After a digit it is part of a period or a
   date. */
static bool is_joint(struct slice text, size_t at) {
    return text.at[at] == '-' && at > 0 &&
           (text.at[at - 1] < '0' || text.at[at - 1] > '9');
}

/* The text up to the first good place to cut it: its first word, or that up to its first
   hyphen. */
static struct slice first_word(struct slice text) {
    size_t len = 0;
    while (len < text.len && text.at[len] == ' ')
        len++;
    while (len < text.len && text.at[len] != ' ')
        if (is_joint(text, len++))
            break;
    return (struct slice){text.at, len};
}

/* As much of one word as fits, but at least a character. */
static struct slice cut_hard(struct slice text, unsigned width) {
    struct slice piece = first_character(text);
    for (unsigned taken = screen_width(piece); piece.len < text.len;) {
        struct slice next = first_character(skip(text, piece.len));
        taken += screen_width(next);
        if (taken > width)
            break;
        piece.len += next.len;
    }
    return piece;
}

/* More bytes than `width` columns take, many combining marks excepted: a bound, so that a
   very long word is not read to its end again for each piece of it. */
static size_t bytes_for(unsigned width) {
    return 8 * (size_t)width + 64;
}

/* As many whole words as fit, perhaps none. */
static struct slice cut_words(struct slice text, unsigned width) {
    struct slice piece = {text.at, 0}, near = text;
    if (near.len > bytes_for(width))
        near.len = bytes_for(width);
    for (unsigned taken = 0; piece.len < near.len;) {
        struct slice word = first_word(skip(near, piece.len));
        bool open = piece.len + word.len == near.len && near.len < text.len;
        taken += screen_width(word);
        if (taken > width || open)
            break;
        piece.len += word.len;
    }
    return piece;
}

/* The first code point of a clean text that is not empty. */
static struct slice first_point(struct slice text) {
    int len = u8_mblen(bytes_of(text), text.len);
    return (struct slice){text.at, len > 0 ? (size_t)len : 1};
}

size_t screen_units(struct slice text) {
    size_t units = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        units += (size_t)((c & 0xc0) != 0x80) + (size_t)(c >= 0xf0);
    }
    return units;
}

/* How many bytes at the front of a text fit in `units`, in whole pieces. */
static size_t fit(struct slice text, size_t units, struct slice (*piece)(struct slice)) {
    size_t at = 0;
    while (at < text.len) {
        struct slice next = piece(skip(text, at));
        size_t more = screen_units(next);
        if (more > units)
            break;
        units -= more;
        at += next.len;
    }
    return at;
}

size_t screen_fit(struct slice text, size_t units) {
    if (text.len <= units)
        return text.len;
    size_t len = fit(text, units, first_character);
    return len ? len : fit(text, units, first_point);
}

struct slice screen_cut(struct slice *text, unsigned width) {
    struct slice piece = cut_words(*text, width);
    if (piece.len == 0 && text->len > 0)
        piece = cut_hard(*text, width);
    *text = skip(*text, piece.len);
    if (text->len > 0)
        *text = skip_blanks(*text);
    while (piece.len > 0 && piece.at[piece.len - 1] == ' ')
        piece.len--;
    return piece;
}

unsigned screen_word(struct slice text) {
    unsigned widest = 0;
    while ((text = skip_blanks(text)).len > 0) {
        struct slice word = first_word(text);
        unsigned width = screen_width(word);
        widest = width > widest ? width : widest;
        text = skip(text, word.len);
    }
    return widest;
}
