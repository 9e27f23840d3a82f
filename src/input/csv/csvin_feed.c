#include "input/csv/csvin_feed.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "input/csv/scan.h"
#include "input/csv/utf8.h"
#include "input/csv/windows.h"

/* libcsv does not report where a row or cell starts, nor that it dropped a blank row. So
   it is fed one physical line at a time: what it reports during a call ends on that line.
   A row starts on the line that is fed while the parser stands between rows, and a cell
   on the line where the cell before it ended.

   A call is also cut where the text's offset is a multiple of CUT, so that a cell without
   an end is noticed at the same byte whatever the size of the blocks. */
enum { CUT = 64 * 1024, BUFFER_STEP = 4096 };

/* Parser states of libcsv 3, which its header does not name. */
enum { BETWEEN_ROWS = 0, IN_CELL = 2 };

/* Where a line stands with a quoted cell that began on a line before it: inside; behind a
   quote that may be the first of two, or the last of the cell; behind the cell and blanks;
   or done with it, as where there is none. */
enum quote_state { QUOTE_DONE, QUOTE_INSIDE, QUOTE_MET, QUOTE_BEHIND };

struct feed {
    struct csv_parser parser;
    bool started;
    uint64_t line; /* physical line being fed */

    /* The row being collected. */
    struct buf bytes;    /* of its cells, one after the other */
    struct buf texts;    /* the same as UTF-8, when that differs */
    size_t *ends;        /* owned: of each cell in `bytes` */
    uint64_t *lines;     /* owned: where each starts */
    struct slice *cells; /* owned: made when the row is complete */
    bool *broken;        /* owned: whether a cell of Windows-1252 has bytes that are no
                            character; valid if any_broken */
    bool any_broken;
    size_t
        first[ENCODING_WINDOWS + 1]; /* the first cell of each encoding that is not ASCII,
                                           from 1; 0 = there is none */
    size_t room;                     /* elements of ends, lines, cells and broken */
    size_t count;                    /* cells kept */
    size_t width, total;             /* as in struct csvin_row */
    uint64_t cell_line;              /* where the next cell starts */
    uint64_t row_line;
    bool row_ended;
    bool too_long; /* the row is to be refused */
    enum quote_state quote;
    bool amid;  /* a quoted cell is closed amid text, on a later line than it opens */
    bool ended; /* the whole text was fed */
};

/* --- what libcsv reports ----------------------------------------------------------- */

static void grow_row(struct feed *f) {
    if (f->count < f->room)
        return;
    f->room = f->room ? f->room * 2 : 32;
    f->ends = mem_grow(f->ends, f->room, sizeof *f->ends);
    f->lines = mem_grow(f->lines, f->room, sizeof *f->lines);
    f->cells = mem_grow(f->cells, f->room, sizeof *f->cells);
    f->broken = mem_grow(f->broken, f->room, sizeof *f->broken);
}

static void take_cell(void *at, size_t len, void *self) {
    struct feed *f = self;
    if (f->too_long)
        return;
    if (len > CSVIN_CELL_BYTES || f->bytes.len > CSVIN_ROW_BYTES) {
        f->too_long = true;
        return;
    }
    f->total++;
    if (len > 0)
        f->width = f->total;
    if (f->total <= CSVIN_CELLS) {
        grow_row(f);
        buf_add(&f->bytes, at, len);
        f->ends[f->count] = f->bytes.len;
        f->lines[f->count++] = f->cell_line;
    }
    f->cell_line = f->line;
}

static void take_row(int end, void *self) {
    (void)end;
    ((struct feed *)self)->row_ended = true;
}

/* --- start and end ----------------------------------------------------------------- */

/* What counts as a blank where the tab is the delimiter. */
static int blank_space(unsigned char c) {
    return c == ' ';
}

struct feed *feed_new(void) {
    struct feed *f = mem_zero(1, sizeof *f);
    buf_init(&f->bytes);
    buf_init(&f->texts);
    return f;
}

void feed_free(struct feed *f) {
    if (f->started)
        csv_free(&f->parser);
    buf_clear(&f->bytes);
    buf_clear(&f->texts);
    free(f->ends);
    free(f->lines);
    free(f->cells);
    free(f->broken);
    free(f);
}

void feed_start(struct feed *f, char delimiter) {
    if (f->started)
        csv_free(&f->parser);
    /* With these options csv_init cannot fail. */
    csv_init(&f->parser, 0);
    csv_set_delim(&f->parser, (unsigned char)delimiter);
    csv_set_realloc_func(&f->parser, mem_realloc_hook);
    csv_set_blk_size(&f->parser, BUFFER_STEP);
    if (delimiter == '\t')
        csv_set_space_func(&f->parser, blank_space);
    f->started = true;
    f->row_ended = f->too_long = f->amid = f->ended = false;
    f->quote = QUOTE_DONE;
}

/* --- rows -------------------------------------------------------------------------- */

static void begin_row(struct feed *f) {
    buf_reset(&f->bytes);
    f->count = f->width = f->total = 0;
    f->row_ended = false;
}

static struct place here(const struct feed *f, const struct line_reader *lines) {
    return (struct place){lines->file, f->cell_line, (uint32_t)f->total + 1};
}

static enum csvin_result refuse_long(const struct feed *f,
                                     const struct line_reader *lines) {
    if (f->bytes.len > CSVIN_ROW_BYTES)
        diag_add(lines->d, (struct place){lines->file, f->row_line, 0}, DIAG_ROW_TOO_LONG,
                 NULL);
    else
        diag_add(lines->d, here(f, lines), DIAG_CELL_TOO_LONG, NULL);
    return CSVIN_STOP;
}

/* What is left is passed over, so that the encoding is that of the whole text. */
static enum csvin_result refuse_quote(struct feed *f, struct line_reader *lines) {
    diag_add(lines->d, here(f, lines), DIAG_QUOTE_OPEN, NULL);
    while (line_reader_fetch(lines) > 0)
        (void)line_reader_take(lines, CUT);
    f->ended = true;
    return CSVIN_STOP;
}

static enum csvin_result feed_end(struct feed *f, struct line_reader *lines) {
    f->ended = true;
    if (f->parser.pstate == IN_CELL && f->parser.quoted)
        return refuse_quote(f, lines);
    csv_fini(&f->parser, take_cell, take_row, f);
    return f->row_ended ? CSVIN_ROW : CSVIN_END;
}

/* Follows a quoted cell that goes on in this line through a piece of it. True when text
   stands behind the quote that closes it: then its first quote hardly meant to open one. */
static bool closes_amid(struct feed *f, struct slice piece) {
    const char delimiter = (char)csv_get_delim(&f->parser);
    for (size_t at = 0; at < piece.len && f->quote != QUOTE_DONE; at++) {
        char c = piece.at[at];
        if (f->quote == QUOTE_INSIDE) {
            f->quote = c == '"' ? QUOTE_MET : QUOTE_INSIDE;
        } else if (c == '"' && f->quote == QUOTE_MET) {
            f->quote = QUOTE_INSIDE;
        } else if (c != delimiter && (c == ' ' || c == '\t')) {
            f->quote = QUOTE_BEHIND;
        } else {
            f->quote = QUOTE_DONE;
            return c != delimiter && c != '\r' && c != '\n';
        }
    }
    return false;
}

/* Feeds a piece of a line. False when the row has become too long, or a quoted cell of it
   is closed amid text. */
static bool feed_piece(struct feed *f, struct line_reader *lines) {
    bool between = f->parser.pstate == BETWEEN_ROWS, begun = lines->line_ended;
    if (begun)
        f->quote =
            f->parser.pstate == IN_CELL && f->parser.quoted ? QUOTE_INSIDE : QUOTE_DONE;
    struct slice piece = line_reader_take(lines, CUT);
    f->line = lines->line;
    f->amid = closes_amid(f, piece);
    if (f->amid)
        return false;
    if (between)
        f->row_line = f->cell_line = f->line;
    if (csv_parse(&f->parser, piece.at, piece.len, take_cell, take_row, f) != piece.len)
        mem_exhausted();
    bool checked = lines->line_ended || lines->offset % CUT == 0;
    return !f->too_long && !(checked && f->parser.entry_pos > CSVIN_CELL_BYTES);
}

/* Feeds libcsv until a row is complete. */
static enum csvin_result collect_row(struct feed *f, struct line_reader *lines) {
    begin_row(f);
    while (!f->row_ended) {
        int got = line_reader_fetch(lines);
        if (got <= 0)
            return got < 0 ? CSVIN_STOP : feed_end(f, lines);
        if (f->parser.pstate == BETWEEN_ROWS && !line_reader_row_may_start(lines)) {
            if (lines->offset >= lines->until)
                return CSVIN_END;
            continue;
        }
        if (!feed_piece(f, lines))
            return f->amid ? refuse_quote(f, lines) : refuse_long(f, lines);
    }
    return CSVIN_ROW;
}

/* Converts a cell that is Windows-1252 to `to`; returns the bytes written. */
static size_t convert_cell(struct feed *f, size_t cell, char *to) {
    struct slice raw = f->cells[cell];
    bool ascii = scan_ascii_ahead(raw) == raw.len, utf8 = ascii || utf8_whole(raw);
    size_t *first = &f->first[utf8 ? ENCODING_UTF8 : ENCODING_WINDOWS];
    f->broken[cell] = !utf8 && windows_broken(raw);
    f->any_broken = f->any_broken || f->broken[cell];
    if (!ascii && *first == 0)
        *first = cell + 1;
    if (utf8)
        return 0;
    size_t len = windows_convert(to, raw);
    f->cells[cell] = (struct slice){to, len};
    return len;
}

/* Decides for each cell whether it is UTF-8 or Windows-1252. */
static void convert_cells(struct feed *f, size_t count) {
    memset(f->first, 0, sizeof f->first);
    f->any_broken = false;
    if (scan_ascii_ahead(buf_view(&f->bytes)) == f->bytes.len)
        return;
    buf_reset(&f->texts);
    char *to = buf_room(&f->texts, f->bytes.len * WINDOWS_FACTOR);
    for (size_t i = 0; i < count; i++)
        to += convert_cell(f, i, to);
}

/* Puts the line ends back into cells of a text that was made. */
static void restore_line_ends(struct feed *f) {
    char *end = f->bytes.at + f->bytes.len;
    for (char *at = f->bytes.at; at < end; at++)
        *at = *at == MARK_LINE_END ? '\n' : *at;
}

enum csvin_result feed_row(struct feed *f, struct line_reader *lines,
                           struct csvin_row *row) {
    enum csvin_result result = f->ended ? CSVIN_END : collect_row(f, lines);
    if (result != CSVIN_ROW)
        return result;
    size_t count = f->width < f->count ? f->width : f->count;
    for (size_t i = 0, from = 0; i < count; from = f->ends[i++])
        f->cells[i] = (struct slice){f->bytes.at + from, f->ends[i] - from};
    if (!decoder_converts(&lines->decoder))
        convert_cells(f, count);
    if (lines->decoder.source->maker)
        restore_line_ends(f);
    *row = (struct csvin_row){.cells = f->cells, .lines = f->lines, .count = count};
    row->width = f->width;
    row->total = f->total;
    row->line = f->row_line;
    return CSVIN_ROW;
}

const bool *feed_broken(const struct feed *f) {
    return f->any_broken ? f->broken : NULL;
}

/* --- encodings --------------------------------------------------------------------- */

/* Remembers the first cell of the current row in an encoding, unless one was found. */
static void find_first(const struct feed *f, const struct line_reader *lines,
                       enum encoding encoding, struct place *first) {
    size_t cell = f->first[encoding];
    if (cell > 0 && first->line == 0)
        *first = (struct place){lines->file, f->lines[cell - 1], (uint32_t)cell};
}

bool feed_mixed(struct feed *f, struct line_reader *lines, struct place *at,
                enum encoding *encoding) {
    struct place utf8 = {.line = 0}, windows = {.line = 0};
    struct csvin_row row;
    while ((utf8.line == 0 || windows.line == 0) &&
           feed_row(f, lines, &row) == CSVIN_ROW) {
        find_first(f, lines, ENCODING_UTF8, &utf8);
        find_first(f, lines, ENCODING_WINDOWS, &windows);
    }
    bool later = windows.line > utf8.line ||
                 (windows.line == utf8.line && windows.column > utf8.column);
    *at = later ? windows : utf8;
    *encoding = later ? ENCODING_WINDOWS : ENCODING_UTF8;
    return utf8.line > 0 && windows.line > 0;
}
