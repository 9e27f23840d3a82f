#include "input/csv/line_reader.h"

#include <string.h>

void line_reader_init(struct line_reader *r, struct source *source, struct diags *d) {
    *r = (struct line_reader){
        .d = d, .file = source->name, .until = UINT64_MAX, .line_ended = true};
    decoder_init(&r->decoder, source);
}

void line_reader_clear(struct line_reader *r) {
    decoder_clear(&r->decoder);
}

void line_reader_rewind(struct line_reader *r, struct diags *d) {
    decoder_rewind(&r->decoder);
    *r = (struct line_reader){.decoder = r->decoder,
                              .d = d,
                              .file = r->file,
                              .until = r->until,
                              .line_ended = true};
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
    const char *at = r->text.at, *end = at + r->text.len;
    if (!r->line_feed || r->line_feed < at) {
        const char *feed = memchr(at, '\n', r->text.len);
        r->line_feed = feed ? feed : end;
    }
    const size_t len = (size_t)(r->line_feed - at) + (r->line_feed < end);
    const char *returns = memchr(at, '\r', len);
    if (!returns)
        return len;
    bool both = returns + 1 < end && returns + 1 == r->line_feed;
    return (size_t)(returns + 1 - at) + both;
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
