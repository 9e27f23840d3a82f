#include "told.h"

#include <stdio.h>
#include <stdlib.h>

/* --- faults ------------------------------------------------------------------------ */

static void tell_fault(void *self, const struct diag *fault) {
    diag_print(self, fault, false);
}

static void tell_more(void *self, const char *file, enum diag_level level,
                      uint64_t times) {
    diag_print_more(self, file, level, times);
}

void told_faults(struct buf *out, const struct diags *d) {
    diag_visit(d, DIAG_NOTE, &(struct diag_visitor){out, tell_fault, tell_more});
}

/* --- rows -------------------------------------------------------------------------- */

static void tell_row(struct buf *out, const struct csvin *in,
                     const struct csvin_row *row) {
    buf_format(out, "row %llu: %zu kept, %zu wide, %zu in all\n",
               (unsigned long long)row->line, row->count, row->width, row->total);
    for (size_t i = 0; i < row->count; i++) {
        struct place at = csvin_place(in, row, i);
        buf_format(out, "  %u on %llu: %zu [", (unsigned)at.column,
                   (unsigned long long)at.line, row->cells[i].len);
        buf_slice(out, row->cells[i]);
        buf_text(out, "]\n");
    }
}

void told_rows(struct buf *out, struct csvin *in, const struct diags *d) {
    struct csvin_row row;
    enum csvin_result result;
    while ((result = csvin_next(in, &row)) == CSVIN_ROW)
        tell_row(out, in, &row);
    buf_format(out, "end %d after %llu rows, encoding %d\n", (int)result,
               (unsigned long long)csvin_rows(in), (int)csvin_encoding(in));
    told_faults(out, d);
}

/* --- ways -------------------------------------------------------------------------- */

/* Names for SETA_SCAN, the reference first. */
static const char *const ways[] = {"libcsv", "c", "sse2", "avx2"};
enum { WAYS = sizeof ways / sizeof ways[0], REFERENCE_BLOCK = 64 * 1024 };

static void read_way(struct buf *out, struct slice bytes, size_t block, char delimiter,
                     const char *way) {
    struct source source;
    struct diags d;
    setenv("SETA_SCAN", way, 1);
    diags_init(&d);
    source_memory(&source, bytes, "costs.csv", block);
    struct csvin *in = csvin_new(&source, delimiter, &d);
    told_rows(out, in, &d);
    csvin_free(in);
    source_close(&source);
    diags_clear(&d);
}

bool told_alike(struct slice bytes, size_t block, char delimiter) {
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
