/* Line reader: the text of a file piece by piece, with the position in it: the byte, and
   the physical line. A line ends with LF, CR LF or CR. */
#ifndef INPUT_CSV_LINE_READER_H
#define INPUT_CSV_LINE_READER_H

#include "input/csv/decode.h"

struct line_reader {
    struct decoder decoder;
    struct diags *d;       /* borrowed */
    const char *file;      /* borrowed */
    struct slice text;     /* borrowed from the decoder: fetched and not yet taken */
    const char *line_feed; /* the next one in `text`, or its end; NULL = not searched */
    uint64_t offset;       /* of `text` in the decoded file */
    uint64_t until;        /* rows that start here or later belong to another part */
    uint64_t line;         /* physical line of what was taken last */
    bool line_ended;       /* the last byte taken ended a line */
    bool after_return;     /* it was CR: a LF that follows belongs to the same line */
};

/* Starts at the front of `source` (borrowed); faults go to `d` (borrowed). */
void line_reader_init(struct line_reader *r, struct source *source, struct diags *d);
void line_reader_clear(struct line_reader *r);
void line_reader_rewind(struct line_reader *r, struct diags *d);

/* Fetches text if none is left: 1; 0 at the end, -1 after a fault. */
int line_reader_fetch(struct line_reader *r) __attribute__((warn_unused_result));

/* Takes text up to and including the next line end, but never past an offset that is a
   multiple of `cut`, and counts lines. There must be text. */
struct slice line_reader_take(struct line_reader *r, size_t cut);

/* Skips `len` bytes of the text. */
static inline void line_reader_pass(struct line_reader *r, size_t len) {
    r->text.at += len;
    r->text.len -= len;
    r->offset += len;
}

/* Between two rows, in text that is not empty: whether a row may start here. Skips the LF
   of a CR LF whose CR ended the row before. */
static inline bool line_reader_row_may_start(struct line_reader *r) {
    if (r->after_return && r->text.at[0] == '\n')
        line_reader_pass(r, 1);
    r->after_return = false;
    return r->offset < r->until && r->text.len > 0;
}

#endif
