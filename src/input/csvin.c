#include "input/csvin.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "input/plain.h"

/* libcsv tells neither where a row or cell starts nor that it dropped a blank row. So it
   is fed one physical line at a time: what it reports during a call ends on that line.
   Then a row starts on the line that was fed while the parser stood between rows, and a
   cell on the line where the cell before it ended.

   A call is also cut where the text's offset is a multiple of CUT, so that a cell without
   an end is noticed at the same byte however large the blocks are. */
enum { CUT = 64 * 1024, BUFFER_STEP = 4096 };

/* Parser states of libcsv 3, which its header does not name. */
enum { BETWEEN_ROWS = 0, IN_CELL = 2 };

static const char replacement[] = "\xef\xbf\xbd"; /* U+FFFD, see decode.h */

struct csvin {
    struct decoder decoder;
    struct csv_parser parser;
    struct plain plain;
    struct diags *d;  /* borrowed */
    const char *file; /* borrowed */
    char delimiter;
    struct slice text; /* borrowed from the decoder: not yet fed */
    const char
        *line_feed;    /* in `text`: the next one, or its end; NULL = not looked for */
    uint64_t offset;   /* of `text` in the decoded file */
    uint64_t until;    /* rows that start from here on belong to another part */
    uint64_t line;     /* physical line being fed */
    bool line_ended;   /* the last byte fed ended a line */
    bool after_return; /* the last byte fed was CR: LF would belong to the same line */
    bool ended;        /* the end of the file was fed */

    /* The row being collected. */
    struct buf bytes;    /* of its cells, one after the other */
    size_t *ends;        /* owned: of each cell in `bytes` */
    uint64_t *lines;     /* owned: where each starts */
    struct slice *cells; /* owned: made when the row is complete */
    size_t room;         /* elements of these three */
    size_t count;        /* cells kept */
    size_t width, total; /* as in struct csvin_row */
    uint64_t cell_line;  /* where the next cell starts */
    uint64_t row_line;
    bool row_ended;
    bool too_long; /* the row must be refused */
    uint64_t rows;
};

/* --- what libcsv reports ----------------------------------------------------------- */

static void grow_row(struct csvin *in) {
    if (in->count < in->room)
        return;
    in->room = in->room ? in->room * 2 : 32;
    in->ends = mem_grow(in->ends, in->room, sizeof *in->ends);
    in->lines = mem_grow(in->lines, in->room, sizeof *in->lines);
    in->cells = mem_grow(in->cells, in->room, sizeof *in->cells);
}

static void take_cell(void *at, size_t len, void *self) {
    struct csvin *in = self;
    if (in->too_long)
        return;
    if (len > CSVIN_CELL_BYTES || in->bytes.len > CSVIN_ROW_BYTES) {
        in->too_long = true;
        return;
    }
    in->total++;
    if (len > 0)
        in->width = in->total;
    if (in->total <= CSVIN_CELLS) {
        grow_row(in);
        buf_add(&in->bytes, at, len);
        in->ends[in->count] = in->bytes.len;
        in->lines[in->count++] = in->cell_line;
    }
    in->cell_line = in->line;
}

static void take_row(int end, void *self) {
    (void)end;
    ((struct csvin *)self)->row_ended = true;
}

/* --- start and end ----------------------------------------------------------------- */

/* A tab that delimits is no blank. */
static int blank_space(unsigned char c) {
    return c == ' ';
}

static void parser_start(struct csvin *in) {
    /* With these options csv_init cannot fail. */
    csv_init(&in->parser, 0);
    csv_set_delim(&in->parser, (unsigned char)in->delimiter);
    csv_set_realloc_func(&in->parser, mem_realloc_hook);
    csv_set_blk_size(&in->parser, BUFFER_STEP);
    if (in->delimiter == '\t')
        csv_set_space_func(&in->parser, blank_space);
}

struct csvin *csvin_new(struct source *source, char delimiter, struct diags *d) {
    struct csvin *in = mem_zero(1, sizeof *in);
    decoder_init(&in->decoder, source);
    buf_init(&in->bytes);
    in->d = d;
    in->file = source->name;
    in->delimiter = delimiter;
    in->line_ended = true;
    in->until = UINT64_MAX;
    plain_init(&in->plain);
    plain_start(&in->plain, delimiter);
    parser_start(in);
    return in;
}

void csvin_free(struct csvin *in) {
    if (!in)
        return;
    csv_free(&in->parser);
    plain_clear(&in->plain);
    decoder_clear(&in->decoder);
    buf_clear(&in->bytes);
    free(in->ends);
    free(in->lines);
    free(in->cells);
    free(in);
}

void csvin_rewind(struct csvin *in, char delimiter, struct diags *d) {
    decoder_rewind(&in->decoder);
    csv_free(&in->parser);
    in->d = d;
    in->delimiter = delimiter;
    in->text.len = 0;
    in->line_feed = NULL;
    in->offset = in->line = in->rows = 0;
    in->line_ended = true;
    in->after_return = in->ended = in->row_ended = in->too_long = false;
    plain_start(&in->plain, delimiter);
    parser_start(in);
}

uint64_t csvin_rows(const struct csvin *in) {
    return in->rows;
}

enum encoding csvin_encoding(const struct csvin *in) {
    return in->decoder.encoding;
}

struct place csvin_place(const struct csvin *in, const struct csvin_row *row,
                         size_t cell) {
    bool one_line = !row->lines || row->count == 0;
    uint64_t line = one_line            ? row->line
                    : cell < row->count ? row->lines[cell]
                                        : row->lines[row->count - 1];
    return (struct place){in->file, line, (uint32_t)cell + 1};
}

/* --- physical lines ---------------------------------------------------------------- */

/* Bytes in front of `text` up to and with the first line end, or all of it. */
static size_t line_length(struct csvin *in) {
    const char *end = in->text.at + in->text.len;
    if (!in->line_feed || in->line_feed < in->text.at) {
        in->line_feed = memchr(in->text.at, '\n', in->text.len);
        if (!in->line_feed)
            in->line_feed = end;
    }
    const char *stop = in->line_feed < end ? in->line_feed + 1 : end;
    const char *feed = memchr(in->text.at, '\r', (size_t)(stop - in->text.at));
    if (feed)
        stop = feed + 1 < stop && feed + 1 == in->line_feed ? feed + 2 : feed + 1;
    return (size_t)(stop - in->text.at);
}

/* Takes the next piece of a physical line off `text`, and counts lines. */
static struct slice next_piece(struct csvin *in) {
    bool same_line = in->after_return && in->text.at[0] == '\n';
    size_t to_cut = CUT - (size_t)(in->offset % CUT);
    size_t len = line_length(in);
    struct slice piece = {in->text.at, len < to_cut ? len : to_cut};
    char last = piece.at[piece.len - 1];
    if (in->line_ended && !same_line)
        in->line++;
    in->line_ended = last == '\n' || last == '\r';
    in->after_return = last == '\r';
    in->text.at += piece.len;
    in->text.len -= piece.len;
    in->offset += piece.len;
    return piece;
}

/* Fetches text when none is left: 1, 0 at the end, -1 after a fault. */
static int fetch(struct csvin *in) {
    while (in->text.len == 0) {
        int got = decoder_next(&in->decoder, &in->text, in->d);
        in->line_feed = NULL;
        plain_forget(&in->plain);
        if (got <= 0)
            return got;
    }
    return 1;
}

static void pass_over(struct csvin *in, size_t len) {
    in->text.at += len;
    in->text.len -= len;
    in->offset += len;
}

/* Whether a row may start here, in text that is not empty, between two rows: first the LF of
   a CR LF is passed over whose CR ended the row before. */
static inline bool row_may_start(struct csvin *in) {
    if (in->after_return && in->text.at[0] == '\n')
        pass_over(in, 1);
    in->after_return = false;
    return in->offset < in->until && in->text.len > 0;
}

/* --- rows -------------------------------------------------------------------------- */

static void begin_row(struct csvin *in) {
    buf_reset(&in->bytes);
    in->count = in->width = in->total = 0;
    in->row_ended = false;
}

static struct place here(const struct csvin *in) {
    return (struct place){in->file, in->cell_line, (uint32_t)in->total + 1};
}

static enum csvin_result refuse_long(struct csvin *in) {
    if (in->bytes.len > CSVIN_ROW_BYTES)
        diag_add(in->d, (struct place){in->file, in->row_line, 0}, DIAG_ROW_TOO_LONG,
                 NULL);
    else
        diag_add(in->d, here(in), DIAG_CELL_TOO_LONG, NULL);
    return CSVIN_STOP;
}

static enum csvin_result feed_end(struct csvin *in) {
    bool open = in->parser.pstate == IN_CELL && in->parser.quoted;
    in->ended = true;
    if (open) {
        diag_add(in->d, here(in), DIAG_QUOTE_OPEN, NULL);
        return CSVIN_STOP;
    }
    csv_fini(&in->parser, take_cell, take_row, in);
    return in->row_ended ? CSVIN_ROW : CSVIN_END;
}

/* Feeds libcsv until a row is complete. */
static enum csvin_result read_row(struct csvin *in) {
    if (in->ended)
        return CSVIN_END;
    begin_row(in);
    while (!in->row_ended) {
        int got = fetch(in);
        if (got < 0)
            return CSVIN_STOP;
        if (got == 0)
            return feed_end(in);
        bool between = in->parser.pstate == BETWEEN_ROWS;
        if (between && !row_may_start(in)) {
            if (in->offset >= in->until)
                return CSVIN_END;
            continue;
        }
        struct slice piece = next_piece(in);
        if (between)
            in->row_line = in->cell_line = in->line;
        if (csv_parse(&in->parser, piece.at, piece.len, take_cell, take_row, in) !=
            piece.len)
            mem_exhausted();
        bool checked = in->line_ended || in->offset % CUT == 0;
        if (in->too_long || (checked && in->parser.entry_pos > CSVIN_CELL_BYTES))
            return refuse_long(in);
    }
    return CSVIN_ROW;
}

/* Adds the faults of a cell that cannot be read as text. */
static bool cell_sound(struct csvin *in, struct slice cell, struct place at) {
    bool nul = cell.len > 0 && memchr(cell.at, '\0', cell.len);
    bool broken = decoder_converts(&in->decoder) &&
                  memmem(cell.at, cell.len, replacement, sizeof replacement - 1);
    if (nul)
        diag_add(in->d, at, DIAG_NUL_BYTE, NULL);
    if (broken)
        diag_add(in->d, at, DIAG_ENCODING_BROKEN, NULL);
    return !nul && !broken;
}

/* Whether all cells can be read as text. */
static bool row_sound(struct csvin *in, const struct csvin_row *row) {
    bool sound = true;
    for (size_t i = 0; i < row->count; i++)
        if (!cell_sound(in, row->cells[i], csvin_place(in, row, i)))
            sound = false;
    return sound;
}

/* Makes the slices of the row that was collected: false when it must be passed over.
   Nearly every row passes a glance at all its bytes. */
static bool finish_row(struct csvin *in, struct csvin_row *row) {
    size_t count = in->width < in->count ? in->width : in->count;
    if (count == 0)
        return false;
    for (size_t i = 0, from = 0; i < count; from = in->ends[i++])
        in->cells[i] = (struct slice){in->bytes.at + from, in->ends[i] - from};
    *row = (struct csvin_row){in->cells, in->lines,    count, in->width,
                              in->total, in->row_line, false};
    in->rows++;
    if (!decoder_converts(&in->decoder) && !memchr(in->bytes.at, '\0', in->bytes.len))
        return true;
    return row_sound(in, row);
}

/* --- plain rows -------------------------------------------------------------------- */

/* Makes a row of the cells that were read without libcsv: false when it must be passed
   over. A plain row has no NUL. */
static bool finish_plain(struct csvin *in, struct csvin_row *row) {
    const struct slice *cells = in->plain.cells;
    size_t total = in->plain.cell_count, width = total;
    while (width > 0 && cells[width - 1].len == 0)
        width--;
    if (width == 0)
        return false;
    bool padded = in->text.len >= CSVIN_PADDING;
    *row = (struct csvin_row){cells, NULL, width, width, total, in->line, padded};
    in->rows++;
    return !decoder_converts(&in->decoder) || row_sound(in, row);
}

/* Reads plain rows until one can be given. False when libcsv has to read the next row. */
static bool read_plain(struct csvin *in, struct csvin_row *row) {
    if (in->ended || in->text.len == 0)
        return false;
    while (row_may_start(in)) {
        size_t len = plain_row(&in->plain, in->text);
        if (len == 0)
            break;
        pass_over(in, len);
        in->line++;
        if (finish_plain(in, row))
            return true;
    }
    return false;
}

enum csvin_result csvin_next(struct csvin *in, struct csvin_row *row) {
    for (;;) {
        if (read_plain(in, row))
            return CSVIN_ROW;
        enum csvin_result result = read_row(in);
        if (result == CSVIN_STOP)
            in->ended = true;
        if (result != CSVIN_ROW)
            return result;
        if (finish_row(in, row))
            return CSVIN_ROW;
    }
}

/* --- parts ------------------------------------------------------------------------- */

bool csvin_parts(const struct csvin *in) {
    return decoder_parts(&in->decoder) && !in->ended;
}

uint64_t csvin_offset(struct csvin *in) {
    if (!in->ended && fetch(in) > 0)
        row_may_start(in);
    return in->offset + in->decoder.mark;
}

struct csvin *csvin_part(const struct csvin *whole, struct source *source, uint64_t until,
                         struct diags *d) {
    struct csvin *in = csvin_new(source, whole->delimiter, d);
    size_t mark = whole->decoder.mark;
    decoder_part(&in->decoder, &whole->decoder, source);
    in->offset = source->offset - mark;
    in->until = until - mark;
    return in;
}

bool csvin_mistaken(const struct csvin *in) {
    return in->decoder.mistaken;
}

void csvin_skip(struct csvin *in, const struct csvin *part) {
    in->rows += part->rows;
    in->line += part->line;
    in->ended = true;
}

uint64_t csvin_lines(const struct csvin *in) {
    return in->line;
}
