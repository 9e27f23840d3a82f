#include "input/csv/decode.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "input/csv/scan.h"
#include "input/csv/windows.h"

enum {
    KEPT_MOST = 4,          /* bytes left over of a character that a block cut in two */
    OUT_FACTOR = 3,         /* UTF-8 bytes for one byte, at most: of Windows-1252 */
    PEEK_BLOCK = 64 * 1024, /* bytes read at a time to check that a file is UTF-8 */
    UTF8_MOST = 4           /* bytes of one character */
};

static const char replacement[] = DECODER_REPLACEMENT;

void decoder_init(struct decoder *d, struct source *source) {
    *d = (struct decoder){.source = source, .converter = (iconv_t)-1};
}

void decoder_clear(struct decoder *d) {
    if (d->converter != (iconv_t)-1)
        iconv_close(d->converter);
    free(d->in);
    free(d->out);
    decoder_init(d, d->source);
}

void decoder_rewind(struct decoder *d) {
    source_rewind(d->source);
    d->skip = d->mark;
    d->later.len = 0;
    d->in_len = 0;
    if (d->converter != (iconv_t)-1)
        iconv(d->converter, NULL, NULL, NULL, NULL);
}

/* Whether a character that is ASCII is one byte. */
static bool has_bytes(const struct decoder *d) {
    return d->encoding == ENCODING_UTF8 || d->encoding == ENCODING_WINDOWS;
}

bool decoder_has_chunks(const struct decoder *d) {
    return d->started && has_bytes(d);
}

void decoder_chunk(struct decoder *d, const struct decoder *whole,
                   struct source *source) {
    decoder_init(d, source);
    d->part = d->started = true;
    d->settled = whole->settled;
    d->encoding = whole->encoding;
    d->keeps_windows = whole->keeps_windows;
    d->end = whole->end;
    d->mark = whole->mark;
}

unsigned decoder_encodings(const struct decoder *d) {
    return (d->wide ? 1u << ENCODING_UTF8 : 0) |
           (d->encoding == ENCODING_WINDOWS ? 1u << ENCODING_WINDOWS : 0);
}

bool decoder_converts(const struct decoder *d) {
    return d->encoding != ENCODING_UTF8;
}

/* --- which encoding ---------------------------------------------------------------- */

/* Takes the encoding from the byte order mark, if there is one. */
static void read_mark(struct decoder *d) {
    static const struct {
        const char *bytes;
        size_t len;
        enum encoding encoding;
    } marks[] = {
        {"\xef\xbb\xbf", 3, ENCODING_UTF8},
        {"\xff\xfe", 2, ENCODING_UTF16LE},
        {"\xfe\xff", 2, ENCODING_UTF16BE},
    };
    char front[3];
    size_t got = source_peek(d->source, 0, front, sizeof front);
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (got < marks[i].len || memcmp(front, marks[i].bytes, marks[i].len) != 0)
            continue;
        d->encoding = marks[i].encoding;
        d->settled = d->encoding != ENCODING_UTF8;
        d->mark = d->skip = marks[i].len;
    }
    d->started = true;
}

/* Finds where the text ends: before the 0x1A that DOS programs write behind it, once or
   up to a full block. */
static void find_end(struct decoder *d) {
    enum { FILL = 128 };
    size_t unit = has_bytes(d) ? 1 : 2, low = 0;
    if (d->encoding == ENCODING_UTF16BE)
        low = 1;
    char tail[FILL];
    uint64_t size = d->source->size, from = size > FILL ? size - FILL : 0;
    size_t got = source_peek(d->source, from, tail, sizeof tail);
    d->end = UINT64_MAX;
    for (; got >= unit && tail[got - unit + low] == '\x1a' &&
           (unit == 1 || tail[got - 1 - low] == '\0');
         got -= unit)
        d->end = from + got - unit;
}

/* Bytes of the well-formed UTF-8 character that `text` begins with, or 0: the Unicode
   Standard, table 3-7. Only the second byte ever has a narrower range than 80..BF. */
static size_t utf8_character(struct slice text) {
    static const struct {
        unsigned char first, last, second_least, second_most;
        size_t len;
    } rows[] = {
        {0xc2, 0xdf, 0x80, 0xbf, 2}, {0xe0, 0xe0, 0xa0, 0xbf, 3},
        {0xe1, 0xec, 0x80, 0xbf, 3}, {0xed, 0xed, 0x80, 0x9f, 3},
        {0xee, 0xef, 0x80, 0xbf, 3}, {0xf0, 0xf0, 0x90, 0xbf, 4},
        {0xf1, 0xf3, 0x80, 0xbf, 4}, {0xf4, 0xf4, 0x80, 0x8f, 4},
    };
    const unsigned char *at = (const unsigned char *)text.at;
    size_t row = 0;
    while (row < sizeof rows / sizeof rows[0] &&
           (text.len == 0 || at[0] < rows[row].first || at[0] > rows[row].last))
        row++;
    if (row == sizeof rows / sizeof rows[0] || text.len < rows[row].len ||
        at[1] < rows[row].second_least || at[1] > rows[row].second_most)
        return 0;
    for (size_t i = 2; i < rows[row].len; i++)
        if ((at[i] & 0xc0) != 0x80)
            return 0;
    return rows[row].len;
}

/* Bytes of well-formed UTF-8 at the front of `text`. */
static size_t utf8_ahead(struct slice text) {
    size_t at = 0, len;
    do {
        at += scan_ascii_ahead((struct slice){text.at + at, text.len - at});
        len = utf8_character((struct slice){text.at + at, text.len - at});
        at += len;
    } while (len > 0);
    return at;
}

/* Whether the file is UTF-8 from `offset`, where a character starts, to its end. */
static bool utf8_from(const struct source *s, uint64_t offset) {
    char *block = mem_alloc(PEEK_BLOCK);
    size_t got, good;
    do {
        got = source_peek(s, offset, block, PEEK_BLOCK);
        good = utf8_ahead((struct slice){block, got});
        offset += good;
        /* A rest shorter than a character may be completed by the next block. */
    } while (good > 0 && got - good < UTF8_MOST);
    free(block);
    return got == 0;
}

/* Whether the block of a part is UTF-8, with the characters that its two ends cut. */
static bool goes_on(struct decoder *d, struct slice raw) {
    const struct source *s = d->source;
    size_t skip = d->seen_ahead < raw.len ? d->seen_ahead : raw.len;
    d->seen_ahead -= skip;
    size_t good = skip + utf8_ahead((struct slice){raw.at + skip, raw.len - skip});
    size_t left = raw.len - good;
    char cut[UTF8_MOST];
    if (left == 0)
        return true;
    size_t got = source_peek(s, s->offset + good, cut, sizeof cut);
    size_t len = utf8_character((struct slice){cut, got});
    if (len <= left)
        return false;
    d->seen_ahead = len - left;
    return true;
}

/* Settles the encoding of a part at the first byte that is not UTF-8. */
static void settle_part(struct decoder *d, struct slice raw) {
    bool ascii = scan_ascii_ahead(raw) == raw.len && d->seen_ahead == 0;
    if (ascii || goes_on(d, raw)) {
        d->wide = d->wide || !ascii;
        return;
    }
    d->settled = true;
    d->encoding = ENCODING_WINDOWS;
}

/* Settles the encoding at a byte that is not ASCII. The rest of the file decides; what came
   before reads the same either way. */
static void settle(struct decoder *d, struct slice raw) {
    const struct source *s = d->source;
    uint64_t offset = s->offset + (uint64_t)(raw.at - s->block);
    d->settled = true;
    d->encoding = utf8_from(s, offset) ? ENCODING_UTF8 : ENCODING_WINDOWS;
}

/* Gives ASCII that text begins with alone, for as long as the encoding can be left open. */
static void settle_late(struct decoder *d, struct slice *raw) {
    size_t ascii = scan_ascii_ahead(*raw);
    if (ascii == 0 && raw->len > 0) {
        settle(d, *raw);
        return;
    }
    d->later = (struct slice){raw->at + ascii, raw->len - ascii};
    raw->len = ascii;
}

/* --- converting -------------------------------------------------------------------- */

static void make_room(struct decoder *d, size_t room) {
    if (d->out)
        return;
    d->out_room = room * OUT_FACTOR;
    d->out = mem_alloc(d->out_room);
}

static int converter_start(struct decoder *d, struct diags *faults) {
    static const char *const names[] = {
        [ENCODING_UTF16LE] = "UTF-16LE",
        [ENCODING_UTF16BE] = "UTF-16BE",
    };
    if (d->converter != (iconv_t)-1)
        return 0;
    d->converter = iconv_open("UTF-8", names[d->encoding]);
    if (d->converter == (iconv_t)-1) {
        diag_add(faults, (struct place){.file = d->source->name}, DIAG_UNREADABLE,
                 DIAG_WORD("this system cannot convert its letters"), NULL);
        return -1;
    }
    size_t room = d->source->room + KEPT_MOST;
    d->in = mem_alloc(room);
    make_room(d, room);
    return 0;
}

/* Converts what stands in `in`. The first bytes of a character that is cut in two stay
   there. */
static struct slice convert(struct decoder *d) {
    char *in = d->in, *out = d->out;
    size_t left = d->in_len, room = d->out_room;
    enum { UNIT = 2 };
    while (iconv(d->converter, &in, &left, &out, &room) == (size_t)-1 &&
           errno == EILSEQ) {
        /* OUT_FACTOR keeps this room for every unit, also for an invalid one. */
        memcpy(out, replacement, sizeof replacement - 1);
        out += sizeof replacement - 1;
        room -= sizeof replacement - 1;
        in += UNIT < left ? UNIT : left;
        left -= UNIT < left ? UNIT : left;
    }
    memmove(d->in, in, left);
    d->in_len = left;
    return (struct slice){d->out, d->out_room - room};
}

/* Gives *text, which is Windows-1252, as it was asked for. */
static int give_windows(struct decoder *d, struct slice *text) {
    d->replaced = windows_broken(*text);
    if (d->keeps_windows)
        return 1;
    make_room(d, d->source->room);
    *text = (struct slice){d->out, windows_convert(d->out, *text)};
    return 1;
}

/* Converts *text, behind the bytes left over in `in`. */
static int convert_next(struct decoder *d, struct slice *text, struct diags *faults) {
    if (converter_start(d, faults) != 0)
        return -1;
    memcpy(d->in + d->in_len, text->at, text->len);
    d->in_len += text->len;
    *text = convert(d);
    d->replaced = memmem(text->at, text->len, replacement, sizeof replacement - 1);
    return 1;
}

/* At the end of the file: half a character is invalid too. */
static int convert_rest(struct decoder *d, struct slice *text) {
    if (d->in_len == 0)
        return 0;
    d->in_len = 0;
    d->replaced = true;
    *text = (struct slice){replacement, sizeof replacement - 1};
    return 1;
}

/* The next bytes of the file's text: those behind what was given of the block, or those of
   the next. */
static int next_raw(struct decoder *d, struct slice *raw, struct diags *faults) {
    *raw = d->later;
    d->later.len = 0;
    if (raw->len > 0)
        return 1;
    int got = source_next(d->source, raw, faults);
    if (got <= 0)
        return got;
    if (!d->started) {
        read_mark(d);
        find_end(d);
    }
    uint64_t left = d->end > d->source->offset ? d->end - d->source->offset : 0;
    raw->len = raw->len < left ? raw->len : (size_t)left;
    size_t skip = d->skip < raw->len ? d->skip : raw->len;
    d->skip -= skip;
    *raw = (struct slice){raw->at + skip, raw->len - skip};
    return 1;
}

int decoder_next(struct decoder *d, struct slice *text, struct diags *faults) {
    int got = next_raw(d, text, faults);
    if (got <= 0)
        return got < 0 ? -1 : convert_rest(d, text);
    if (!d->settled && d->part)
        settle_part(d, *text);
    else if (!d->settled)
        settle_late(d, text);
    return d->encoding == ENCODING_UTF8      ? 1
           : d->encoding == ENCODING_WINDOWS ? give_windows(d, text)
                                             : convert_next(d, text, faults);
}
