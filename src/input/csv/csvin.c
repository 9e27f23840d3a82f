#include "input/csv/csvin.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "input/csv/csvin_feed.h"

static const char replacement[] = DECODER_REPLACEMENT;

struct csvin {
    struct line_reader lines;
    struct row_view view;
    struct slice *cells;  /* owned: of a viewed row */
    struct feed *feed;    /* owned */
    unsigned char *marks; /* owned: of the row's cells */
    char delimiter;
    bool ended; /* there is no row left */
    uint64_t rows;
};

/* --- start and end ----------------------------------------------------------------- */

static void start(struct csvin *in, char delimiter) {
    in->delimiter = delimiter;
    in->ended = false;
    in->rows = 0;
    row_view_start(&in->view, delimiter);
    feed_start(in->feed, delimiter);
}

struct csvin *csvin_new(struct source *source, char delimiter, struct diags *d) {
    struct csvin *in = mem_zero(1, sizeof *in);
    line_reader_init(&in->lines, source, d);
    in->lines.decoder.by_cell = true;
    in->cells = mem_alloc(ROW_VIEW_CELLS * sizeof *in->cells);
    in->feed = feed_new();
    start(in, delimiter);
    return in;
}

void csvin_say(struct csvin *in, enum code_page page) {
    decoder_say(&in->lines.decoder, page);
}

void csvin_free(struct csvin *in) {
    if (!in)
        return;
    feed_free(in->feed);
    free(in->marks);
    free(in->cells);
    row_view_clear(&in->view);
    line_reader_clear(&in->lines);
    free(in);
}

void csvin_rewind(struct csvin *in, char delimiter, struct diags *d) {
    line_reader_rewind(&in->lines, d);
    start(in, delimiter);
}

void csvin_report_to(struct csvin *in, struct diags *d) {
    in->lines.d = d;
}

uint64_t csvin_rows(const struct csvin *in) {
    return in->rows;
}

uint64_t csvin_lines(const struct csvin *in) {
    return in->lines.line;
}

unsigned csvin_encodings(const struct csvin *in) {
    const struct decoder *d = &in->lines.decoder;
    return decoder_converts(d) ? 1u << d->encoding : d->encodings;
}

struct place csvin_place(const struct csvin *in, const struct csvin_row *row,
                         size_t cell) {
    bool one_line = !row->lines || row->count == 0;
    uint64_t line = one_line            ? row->line
                    : cell < row->count ? row->lines[cell]
                                        : row->lines[row->count - 1];
    return (struct place){in->lines.file, line, (uint32_t)cell + 1};
}

/* --- rows -------------------------------------------------------------------------- */

/* Adds the faults of a cell that cannot be read as text. `broken` = its bytes mean
   nothing. */
static bool cell_sound(struct csvin *in, struct slice cell, bool broken,
                       struct place at) {
    bool nul = slice_has(cell, '\0');
    broken = broken || (decoder_converts(&in->lines.decoder) &&
                        slice_find(cell, slice_of(replacement)));
    if (nul)
        diag_add(in->lines.d, at, DIAG_NUL_BYTE, NULL);
    if (broken)
        diag_add(in->lines.d, at, DIAG_ENCODING_BROKEN, NULL);
    return !nul && !broken;
}

/* Whether all cells of a row that libcsv read can be read as text. */
static bool row_sound(struct csvin *in, const struct csvin_row *row) {
    const bool *broken = feed_broken(in->feed);
    bool sound = true;
    for (size_t i = 0; i < row->count; i++)
        if (!cell_sound(in, row->cells[i], broken && broken[i], csvin_place(in, row, i)))
            sound = false;
    return sound;
}

/* Views the rows that start in the text at hand; none where it may have bytes that are no
   character. */
static bool open_view(struct csvin *in, bool anew) {
    struct line_reader *lines = &in->lines;
    in->view.doubtful = lines->decoder.doubtful;
    return lines->text.len > 0 && line_reader_row_may_start(lines) &&
           !lines->decoder.replaced &&
           row_view_open(&in->view, lines->text, lines->offset, anew);
}

static inline bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

/* A cell without blanks at its ends, unless they are in quotes. */
static struct slice cell_of(struct row_view *v, size_t cell) {
    struct slice bytes = row_view_cell(v, cell), text = row_view_text(v, cell);
    if (bytes.len == 0 || bytes.at[0] == '"')
        return text;
    while (text.len > 0 && is_blank(text.at[0]))
        text = (struct slice){text.at + 1, text.len - 1};
    while (text.len > 0 && is_blank(text.at[text.len - 1]))
        text.len--;
    return text;
}

/* Reads the next row if it can be viewed: then it is sound. */
static bool read_viewed(struct csvin *in, struct csvin_row *row) {
    struct line_reader *lines = &in->lines;
    struct row_view *v = &in->view;
    if (!open_view(in, false))
        return false;
    if (!row_view_any(v) &&
        (v->window == lines->offset || !open_view(in, true) || !row_view_any(v)))
        return false;
    size_t width = v->width;
    for (size_t i = 0; i < v->width; i++)
        in->cells[i] = cell_of(v, i);
    while (width > 0 && in->cells[width - 1].len == 0)
        width--;
    row_view_pass(v);
    line_reader_pass(lines, (size_t)(v->row - lines->text.at));
    *row = (struct csvin_row){.cells = in->cells, .count = width, .width = width};
    row->total = v->width;
    row->line = ++lines->line;
    return true;
}

/* Takes the marks of cells off their texts. */
static void take_marks(struct csvin *in, struct csvin_row *row) {
    struct slice *cells = row->lines ? feed_cells(in->feed) : in->cells;
    if (!in->marks)
        in->marks = mem_alloc(CSVIN_CELLS);
    row->marks = in->marks;
    for (size_t i = 0; i < row->count; i++) {
        bool marked = cells[i].len > 0 && cells[i].at[0] >= MARK_ERROR &&
                      cells[i].at[0] <= MARK_TOTAL;
        in->marks[i] = marked ? (unsigned char)cells[i].at[0] : MARK_NONE;
        cells[i] = (struct slice){cells[i].at + marked, cells[i].len - marked};
    }
}

enum csvin_result csvin_next(struct csvin *in, struct csvin_row *row) {
    while (!in->ended) {
        bool viewed = read_viewed(in, row);
        enum csvin_result result =
            viewed ? CSVIN_ROW : feed_row(in->feed, &in->lines, row);
        in->ended = result != CSVIN_ROW;
        if (in->ended)
            return result;
        if (row->count == 0)
            continue;
        in->rows++;
        if (in->lines.decoder.source->maker)
            take_marks(in, row);
        if (viewed || row_sound(in, row))
            return CSVIN_ROW;
    }
    return CSVIN_END;
}

/* --- row views --------------------------------------------------------------------- */

bool csvin_row_view(struct csvin *in, struct row_view *v) {
    const struct line_reader *lines = &in->lines;
    if (in->ended || !open_view(in, false))
        return false;
    *v = in->view;
    uint64_t ours =
        lines->until - lines->offset; /* bytes where rows of this part start */
    if (ours < lines->text.len && v->row + ours - 1 < v->last)
        v->last = v->row + ours - 1;
    return true;
}

void csvin_pass(struct csvin *in, const struct row_view *v) {
    line_reader_pass(&in->lines, (size_t)(v->row - in->lines.text.at));
    in->view.next = v->next;
    in->lines.line += v->rows;
    in->rows += v->rows;
}

/* --- parts ------------------------------------------------------------------------- */

bool csvin_has_chunks(const struct csvin *in) {
    return decoder_has_chunks(&in->lines.decoder) && !in->ended;
}

uint64_t csvin_offset(struct csvin *in) {
    if (!in->ended && line_reader_fetch(&in->lines) > 0)
        line_reader_row_may_start(&in->lines);
    return in->lines.offset + in->lines.decoder.mark;
}

struct csvin *csvin_chunk(const struct csvin *whole, struct source *source,
                          uint64_t until, struct diags *d) {
    struct csvin *in = csvin_new(source, whole->delimiter, d);
    size_t mark = whole->lines.decoder.mark;
    decoder_chunk(&in->lines.decoder, &whole->lines.decoder, source);
    in->lines.offset = source->offset - mark;
    in->lines.until = until - mark;
    return in;
}

void csvin_skip(struct csvin *in, const struct csvin *part) {
    in->rows += part->rows;
    in->lines.line += part->lines.line;
    in->lines.decoder.encodings |= part->lines.decoder.encodings;
    in->ended = true;
}

/* --- encodings --------------------------------------------------------------------- */

bool csvin_mixed(struct csvin *in, struct place *at, enum encoding *encoding) {
    struct diags ignored, *d = in->lines.d;
    diags_init(&ignored);
    csvin_rewind(in, in->delimiter, &ignored);
    bool mixed = feed_mixed(in->feed, &in->lines, at, encoding);
    in->lines.d = d;
    diags_clear(&ignored);
    return mixed;
}
