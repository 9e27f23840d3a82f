#include "input/csv/csvin.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "input/csv/csvin_feed.h"

enum { VIEWED_CELLS = 1024 /* most cells of a row that is read by view */ };

struct csvin {
    struct line_reader lines;
    struct row_view view;
    struct slice *cells;  /* owned: of a viewed row */
    struct feed *feed;    /* owned */
    unsigned char *marks; /* owned: of the row's cells */
    bool ended;           /* there is no row left */
    uint64_t rows;
};

/* --- start and end ----------------------------------------------------------------- */

static void start(struct csvin *in, char delimiter) {
    in->ended = false;
    in->rows = 0;
    row_view_start(&in->view, delimiter);
    feed_start(in->feed, delimiter);
}

struct csvin *csvin_new(struct source *source, char delimiter, struct diags *d) {
    struct csvin *in = mem_zero(1, sizeof *in);
    line_reader_init(&in->lines, source, d);
    in->lines.decoder.by_cell = true;
    in->cells = mem_alloc(VIEWED_CELLS * sizeof *in->cells);
    in->marks = mem_alloc(CSVIN_CELLS);
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
    const uint64_t *lines = row->count > 0 ? row->lines : NULL;
    uint64_t line = lines ? lines[cell < row->count ? cell : row->count - 1] : row->line;
    return (struct place){in->lines.file, line, (uint32_t)cell + 1};
}

/* Goes on to the next row of a view. */
static void pass(struct csvin *in, const struct row_view *v) {
    in->view.next = v->next;
    in->lines.line += v->rows;
    line_reader_pass(&in->lines, (size_t)(row_view_at(v) - in->lines.text.at));
}

/* --- rows -------------------------------------------------------------------------- */

/* Whether all cells of a row that libcsv read can be read as text; adds the faults of those
   that cannot. */
static bool row_sound(struct csvin *in, const struct csvin_row *row) {
    const bool *broken = feed_broken(in->feed);
    const bool converts = decoder_converts(&in->lines.decoder);
    bool sound = true;
    for (size_t i = 0; i < row->count; i++) {
        struct place at = csvin_place(in, row, i);
        bool nul = slice_has(row->cells[i], '\0');
        bool bad = (broken && broken[i]) ||
                   (converts && slice_find(row->cells[i], slice_of(DECODER_REPLACEMENT)));
        if (nul)
            diag_add(in->lines.d, at, DIAG_NUL_BYTE, NULL);
        if (bad)
            diag_add(in->lines.d, at, DIAG_ENCODING_BROKEN, NULL);
        sound = sound && !nul && !bad;
    }
    return sound;
}

/* Views the next row and those behind it; none where the text may have bytes that are no
   character. */
static bool open_view(struct csvin *in) {
    struct line_reader *lines = &in->lines;
    in->view.doubtful = lines->decoder.doubtful;
    return lines->text.len > 0 && line_reader_row_may_start(lines) &&
           !lines->decoder.replaced &&
           row_view_open(&in->view, lines->text, lines->offset);
}

/* Reads the next row if it can be viewed: then it is sound. */
static bool read_viewed(struct csvin *in, struct csvin_row *row) {
    struct row_view *v = &in->view;
    if (!open_view(in) || v->width > VIEWED_CELLS)
        return false;
    *row = (struct csvin_row){.cells = in->cells, .total = v->width};
    for (size_t i = 0; i < v->width; i++) {
        in->cells[i] = row_view_text(v, i);
        if (in->cells[i].len > 0)
            row->count = row->width = i + 1;
    }
    row->line = in->lines.line + 1;
    row_view_pass(v);
    pass(in, v);
    return true;
}

/* Takes the marks of cells off their texts. */
static void take_marks(struct csvin *in, struct csvin_row *row) {
    row->marks = in->marks;
    for (size_t i = 0; i < row->count; i++) {
        struct slice *cell = &row->cells[i];
        bool marked =
            cell->len > 0 && cell->at[0] >= MARK_ERROR && cell->at[0] <= MARK_TOTAL;
        in->marks[i] = marked ? (unsigned char)cell->at[0] : MARK_NONE;
        *cell = (struct slice){cell->at + marked, cell->len - marked};
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
    if (in->ended || !open_view(in))
        return false;
    *v = in->view;
    const uint64_t ours = in->lines.until - v->window; /* where rows of this part start */
    v->last = v->last < ours ? v->last : (size_t)ours;
    return true;
}

void csvin_pass(struct csvin *in, const struct row_view *v) {
    pass(in, v);
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
    struct csvin *in = csvin_new(source, whole->view.delimiter, d);
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
    csvin_rewind(in, in->view.delimiter, &ignored);
    bool mixed = feed_mixed(in->feed, &in->lines, at, encoding);
    in->lines.d = d;
    diags_clear(&ignored);
    return mixed;
}
