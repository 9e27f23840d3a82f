#include "dump.h"

#include <stdio.h>
#include <stdlib.h>

/* --- faults ------------------------------------------------------------------------ */

static void dump_fault(void *self, const struct diag *fault) {
    diag_print(self, fault, false);
}

static void dump_more(void *self, const char *file, enum diag_level level,
                      uint64_t times) {
    diag_print_more(self, file, level, times);
}

void dump_faults(struct buf *out, const struct diags *d) {
    diag_visit(d, DIAG_NOTE, &(struct diag_visitor){out, dump_fault, dump_more});
}

/* --- rows -------------------------------------------------------------------------- */

static void dump_width(struct buf *out, uint64_t line, size_t count, size_t width,
                       size_t total) {
    buf_format(out, "row %llu: %zu kept, %zu wide, %zu in all\n",
               (unsigned long long)line, count, width, total);
}

static void dump_cell(struct buf *out, size_t column, uint64_t line, struct slice text) {
    buf_format(out, "  %zu on %llu: %zu [", column, (unsigned long long)line, text.len);
    buf_slice(out, text);
    buf_text(out, "]\n");
}

static void dump_row(struct buf *out, const struct csvin *in,
                     const struct csvin_row *row) {
    dump_width(out, row->line, row->count, row->width, row->total);
    for (size_t i = 0; i < row->count; i++) {
        struct place at = csvin_place(in, row, i);
        dump_cell(out, at.column, at.line, row->cells[i]);
    }
}

/* Dumps the row in view. False when it is blank: then it must not be passed. */
static bool dump_viewed(struct buf *out, struct row_view *v, uint64_t line) {
    struct slice texts[SCAN_WINDOW];
    size_t count = v->width;
    for (size_t i = 0; i < v->width; i++)
        texts[i] = row_view_text(v, i);
    while (count > 0 && texts[count - 1].len == 0)
        count--;
    if (count == 0)
        return false;
    dump_width(out, line, count, count, v->width);
    for (size_t i = 0; i < count; i++)
        dump_cell(out, i + 1, line, texts[i]);
    return true;
}

/* Dumps the next rows of so many cells, as far as they can be viewed. */
static void dump_views(struct buf *out, struct csvin *in, size_t width) {
    bool more = true;
    for (struct row_view v; more && csvin_row_view(in, &v);) {
        uint64_t first = csvin_lines(in) + 1;
        while (row_view_row(&v, width) && (more = dump_viewed(out, &v, first + v.rows)))
            row_view_pass(&v);
        csvin_pass(in, &v);
        more = more && v.rows > 0;
    }
}

void dump_rows(struct buf *out, struct csvin *in, const struct diags *d) {
    struct csvin_row row;
    enum csvin_result result;
    while ((result = csvin_next(in, &row)) == CSVIN_ROW) {
        dump_row(out, in, &row);
        dump_views(out, in, row.total);
    }
    buf_format(out, "end %d after %llu rows, encoding %d\n", (int)result,
               (unsigned long long)csvin_rows(in), (int)csvin_encodings(in));
    dump_faults(out, d);
}

/* --- ways -------------------------------------------------------------------------- */

/* Names for SETA_SCAN, the reference first. */
static const char *const ways[] = {"libcsv", "c", "avx2"};
enum { WAYS = sizeof ways / sizeof ways[0], REFERENCE_BLOCK = 64 * 1024 };

static void read_way(struct buf *out, struct slice bytes, size_t block, char delimiter,
                     const char *way) {
    struct source source;
    struct diags d;
    setenv("SETA_SCAN", way, 1);
    diags_init(&d);
    source_memory(&source, bytes, "costs.csv", block);
    struct csvin *in = csvin_new(&source, delimiter, &d);
    dump_rows(out, in, &d);
    csvin_free(in);
    source_close(&source);
    diags_clear(&d);
}

bool dump_alike(struct slice bytes, size_t block, char delimiter) {
    struct buf wanted, got;
    bool alike = true;
    buf_init(&wanted);
    buf_init(&got);
    read_way(&wanted, bytes, REFERENCE_BLOCK, delimiter, ways[0]);
    for (size_t i = 1; i < WAYS; i++) {
        buf_reset(&got);
        read_way(&got, bytes, block, delimiter, ways[i]);
        if (slice_equal(buf_view(&got), buf_view(&wanted)))
            continue;
        fprintf(stderr, "--- %s\n%s--- %s\n%s", ways[0], buf_str(&wanted), ways[i],
                buf_str(&got));
        alike = false;
    }
    buf_clear(&got);
    buf_clear(&wanted);
    return alike;
}
