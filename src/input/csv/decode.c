#include "input/csv/decode.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "input/csv/scan.h"
#include "input/csv/utf16.h"
#include "input/csv/utf8.h"
#include "input/csv/windows.h"

enum {
    KEPT_MOST = 4,         /* bytes left over of a character that a block cut in two */
    OUT_FACTOR = 3,        /* UTF-8 bytes for one byte, at most */
    PEEK_BLOCK = 64 * 1024 /* bytes read at a time to check that a file is UTF-8 */
};

static const char replacement[] = DECODER_REPLACEMENT;

void decoder_init(struct decoder *d, struct source *source) {
    *d = (struct decoder){.source = source};
}

void decoder_say(struct decoder *d, enum code_page page) {
    d->said = page;
    if (page != PAGE_UNSAID)
        code_page_load(d->page, page);
}

void decoder_clear(struct decoder *d) {
    free(d->in);
    free(d->out);
    decoder_init(d, d->source);
}

void decoder_rewind(struct decoder *d) {
    source_rewind(d->source);
    d->skip = d->mark;
    d->in_len = d->cut_len = 0;
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
    d->started = true;
    d->encoding = whole->encoding;
    d->by_cell = whole->by_cell;
    d->end = whole->end;
    d->mark = whole->mark;
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
    if (d->said != PAGE_UNSAID) {
        d->encoding = ENCODING_PAGE;
        d->settled = true;
    }
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
    size_t low = d->encoding == ENCODING_UTF16BE;
    size_t unit = low || d->encoding == ENCODING_UTF16LE ? 2 : 1;
    char tail[FILL];
    uint64_t size = d->source->size, from = size > FILL ? size - FILL : 0;
    size_t got = source_peek(d->source, from, tail, sizeof tail);
    d->end = UINT64_MAX;
    for (; got >= unit && tail[got - unit + low] == '\x1a' &&
           (unit == 1 || tail[got - 1 - low] == '\0');
         got -= unit)
        d->end = from + got - unit;
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

/* Completes the character that the block before cut, with bytes of this one: how many.
   Where it is none after all, its bytes were no UTF-8. */
static size_t complete(struct decoder *d, struct slice raw) {
    size_t had = d->cut_len, more = UTF8_MOST - had < raw.len ? UTF8_MOST - had : raw.len;
    if (had == 0)
        return 0;
    memcpy(d->cut + had, raw.at, more);
    d->cut_len = 0;
    size_t len = utf8_character((struct slice){d->cut, had + more});
    bool cut =
        len == 0 && more == raw.len && utf8_cut((struct slice){d->cut, had + more});
    if (cut)
        d->cut_len = had + more;
    else
        d->encodings |= 1u << (len > 0 ? ENCODING_UTF8 : ENCODING_WINDOWS);
    return len > 0 ? len - had : cut ? more : 0;
}

/* Looks which encodings the characters of a block have; one that its end cuts is looked at
   with the block behind it. */
static void look(struct decoder *d, struct slice raw) {
    const unsigned both = 1u << ENCODING_UTF8 | 1u << ENCODING_WINDOWS;
    d->doubtful = false;
    for (size_t at = complete(d, raw), len; at < raw.len; at += len) {
        at += scan_ascii_ahead((struct slice){raw.at + at, raw.len - at});
        struct slice rest = {raw.at + at, raw.len - at};
        if (rest.len == 0 || (d->doubtful && d->encodings == both))
            return;
        len = utf8_character(rest);
        if (len == 0 && utf8_cut(rest)) {
            memcpy(d->cut, rest.at, rest.len);
            d->cut_len = rest.len;
            return;
        }
        d->encodings |= 1u << (len > 0 ? ENCODING_UTF8 : ENCODING_WINDOWS);
        d->doubtful = d->doubtful || len == 0;
        len = len > 0 ? len : 1;
    }
}

/* Settles the encoding of the whole file at the first byte that is not ASCII. The rest of
   the file decides; what came before reads the same either way. */
static void settle(struct decoder *d, struct slice raw) {
    size_t ascii = scan_ascii_ahead(raw);
    if (ascii == raw.len)
        return;
    const struct source *s = d->source;
    uint64_t offset = s->offset + (uint64_t)(raw.at - s->block) + ascii;
    d->settled = true;
    d->encoding = utf8_from(s, offset) ? ENCODING_UTF8 : ENCODING_WINDOWS;
}

/* --- converting -------------------------------------------------------------------- */

static void make_room(struct decoder *d, size_t room) {
    if (d->out)
        return;
    d->out_room = room * OUT_FACTOR;
    d->out = mem_alloc(d->out_room);
}

/* Gives *text, which is Windows-1252, as UTF-8. */
static int give_windows(struct decoder *d, struct slice *text) {
    d->replaced = windows_broken(*text);
    make_room(d, d->source->room);
    *text = (struct slice){d->out, windows_convert(d->out, *text)};
    return 1;
}

/* The same of the code page that was said. */
static int give_page(struct decoder *d, struct slice *text) {
    make_room(d, d->source->room);
    *text = (struct slice){d->out, code_page_convert(d->out, d->page, *text)};
    d->replaced = slice_find(*text, slice_of(replacement)) != NULL;
    return 1;
}

/* Leaves the text as it is, for cells to be looked at one by one. */
static int give_cells(struct decoder *d, struct slice text) {
    look(d, text);
    d->replaced = d->doubtful && windows_broken(text);
    return 1;
}

/* At the end of the file: a character that was cut is none. */
static int end_cells(struct decoder *d) {
    if (d->cut_len > 0)
        d->encodings |= 1u << ENCODING_WINDOWS;
    d->cut_len = 0;
    return 0;
}

/* Gives *text, which is UTF-16, behind the bytes left over in `in`, as UTF-8. The first bytes
   of a character that is cut in two stay there. */
static int give_utf16(struct decoder *d, struct slice *text) {
    if (!d->in)
        d->in = mem_alloc(d->source->room + KEPT_MOST);
    make_room(d, d->source->room + KEPT_MOST);
    memcpy(d->in + d->in_len, text->at, text->len);
    struct slice in = {d->in, d->in_len + text->len};
    size_t len = utf16_convert(d->out, in, d->encoding == ENCODING_UTF16BE, &d->in_len);
    memmove(d->in, d->in + in.len - d->in_len, d->in_len);
    *text = (struct slice){d->out, len};
    d->replaced = slice_find(*text, slice_of(replacement));
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

/* The next bytes of the file's text. */
static int next_raw(struct decoder *d, struct slice *raw, struct diags *faults) {
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
    bool by_cell = d->by_cell && has_bytes(d);
    if (got < 0)
        return -1;
    if (got == 0)
        return by_cell ? end_cells(d) : convert_rest(d, text);
    if (by_cell)
        return give_cells(d, *text);
    if (!d->settled)
        settle(d, *text);
    return d->encoding == ENCODING_UTF8      ? 1
           : d->encoding == ENCODING_WINDOWS ? give_windows(d, text)
           : d->encoding == ENCODING_PAGE    ? give_page(d, text)
                                             : give_utf16(d, text);
}
