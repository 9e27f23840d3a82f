#include "input/workbook/cell_text.h"

#include "base/letters.h"

static struct slice behind(struct slice text, size_t len) {
    return (struct slice){text.at + len, text.len - len};
}

/* Bytes of what may stand around a number: blanks, signs, parentheses, a currency. */
static size_t around_length(struct slice text) {
    static const char *const words[] = {"\xe2\x82\xac", "\xe2\x88\x92", "EUR", "eur",
                                        "Eur"};
    size_t blank = slice_blank(text);
    if (blank > 0 || text.len == 0)
        return blank;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (slice_starts(text, words[i]))
            return strlen(words[i]);
    return memchr("+-()%", text.at[0], 5) != NULL;
}

/* Whether a text may be meant as a number. */
static bool like_number(struct slice text) {
    size_t len;
    bool digits = false;
    while ((len = around_length(text)) > 0)
        text = behind(text, len);
    while (text.len > 0) {
        bool digit = letter_is_digit(text.at[0]);
        len = digit || memchr(".,'", text.at[0], 3) ? 1 : slice_blank(text);
        if (len == 0)
            break;
        digits = digits || digit;
        text = behind(text, len);
    }
    while ((len = around_length(text)) > 0)
        text = behind(text, len);
    return digits && text.len == 0;
}

/* The code of a character that a text has as _xHHHH_ (ECMA-376, 22.4.2.4), or -1. */
static int escaped(struct slice text) {
    enum { LEN = 7 };
    int code = 0;
    if (text.len < LEN || !slice_starts(text, "_x") || text.at[LEN - 1] != '_')
        return -1;
    for (size_t i = 2; i < LEN - 1; i++) {
        char c = letter_lower(text.at[i]);
        bool letter = c >= 'a' && c <= 'f';
        if (!letter && !letter_is_digit(c))
            return -1;
        code = code * 16 + (letter ? c - 'a' + 10 : c - '0');
    }
    return code;
}

/* Appends one character. Control characters other than tabs and line ends are none that a
   text can have. */
static void add_character(struct buf *out, char c, bool quoted) {
    if (c == '\n' || c == '\r')
        buf_char(out, MARK_LINE_END);
    else if (c == '\t' || (unsigned char)c >= ' ')
        buf_char(out, c);
    if (quoted && c == '"')
        buf_char(out, c);
}

/* Appends a text of which some characters are written otherwise. CR LF is one line end. */
static void add_changed(struct buf *out, struct slice text, bool quoted) {
    enum { ESCAPE = 7, ASCII = 0x80 };
    while (text.len > 0) {
        int code = text.at[0] == '_' ? escaped(text) : -1;
        bool is_escape = code >= 0 && code < ASCII;
        char c = is_escape ? (char)code : text.at[0];
        text = behind(text, is_escape ? ESCAPE : 1);
        if (c != '\r' || text.len == 0 || text.at[0] != '\n')
            add_character(out, c, quoted);
    }
}

void cell_text_add(struct buf *out, struct slice text, enum cell_mark mark) {
    bool plain = true, quoted = false;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        plain = plain && c >= ' ' && c != '"' && c != '_';
        quoted = quoted || c == '\t' || c == '"';
    }
    bool escapes = !plain && slice_find(text, slice_of("_x"));
    quoted = quoted || escapes;
    if (quoted)
        buf_char(out, '"');
    if (mark == MARK_NONE && like_number(text))
        mark = MARK_TEXT;
    if (mark != MARK_NONE)
        buf_char(out, (char)mark);
    if (plain)
        buf_slice(out, text);
    else
        add_changed(out, text, quoted);
    if (quoted)
        buf_char(out, '"');
}
