#include "input/csv/line_reader.h"

#include <string.h>

static void to_front(struct line_reader *r) {
    r->text.len = 0;
    r->line_feed = NULL;
    r->offset = r->line = 0;
    r->line_ended = true;
    r->after_return = false;
}

void line_reader_init(struct line_reader *r, struct source *source, struct diags *d) {
    *r = (struct line_reader){.d = d, .file = source->name, .until = UINT64_MAX};
    decoder_init(&r->decoder, source);
    to_front(r);
}

void line_reader_clear(struct line_reader *r) {
    decoder_clear(&r->decoder);
}

void line_reader_rewind(struct line_reader *r, struct diags *d) {
    decoder_rewind(&r->decoder);
    r->d = d;
    to_front(r);
}

int line_reader_fetch(struct line_reader *r) {
    while (r->text.len == 0) {
        int got = decoder_next(&r->decoder, &r->text, r->d);
        r->line_feed = NULL;
        if (got <= 0)
            return got;
    }
    return 1;
}

/* Bytes of `text` up to and including the first line end, or all of it. */
static size_t line_length(struct line_reader *r) {
    const char *end = r->text.at + r->text.len;
    if (!r->line_feed || r->line_feed < r->text.at) {
        r->line_feed = memchr(r->text.at, '\n', r->text.len);
        if (!r->line_feed)
            r->line_feed = end;
    }
    const char *stop = r->line_feed < end ? r->line_feed + 1 : end;
    const char *feed = memchr(r->text.at, '\r', (size_t)(stop - r->text.at));
    if (feed)
        stop = feed + 1 < stop && feed + 1 == r->line_feed ? feed + 2 : feed + 1;
    return (size_t)(stop - r->text.at);
}

struct slice line_reader_take(struct line_reader *r, size_t cut) {
    bool same_line = r->after_return && r->text.at[0] == '\n';
    size_t to_cut = cut - (size_t)(r->offset % cut);
    size_t len = line_length(r);
    struct slice piece = {r->text.at, len < to_cut ? len : to_cut};
    char last = piece.at[piece.len - 1];
    if (r->line_ended && !same_line)
        r->line++;
    r->line_ended = last == '\n' || last == '\r';
    r->after_return = last == '\r';
    line_reader_pass(r, piece.len);
    return piece;
}
