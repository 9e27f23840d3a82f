#include "told.h"

#include <stdlib.h>

#include "input/csvin.h"

const char *const told_ways[] = {"libcsv", "c", "sse2", "avx2", NULL};

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

static void tell_fault(void *self, const struct diag *fault) {
    diag_print(self, fault, false);
}

static void tell_more(void *self, const char *file, enum diag_level level,
                      uint64_t times) {
    diag_print_more(self, file, level, times);
}

void told_rows(struct buf *out, struct slice bytes, size_t block, char delimiter,
               const char *way) {
    struct source source;
    struct diags d;
    struct csvin_row row;
    enum csvin_result result;
    setenv("SETA_SCAN", way, 1);
    diags_init(&d);
    source_memory(&source, bytes, "costs.csv", block);
    struct csvin *in = csvin_new(&source, delimiter, &d);
    while ((result = csvin_next(in, &row)) == CSVIN_ROW)
        tell_row(out, in, &row);
    buf_format(out, "end %d after %llu rows, encoding %d\n", (int)result,
               (unsigned long long)csvin_rows(in), (int)csvin_encoding(in));
    diag_visit(&d, DIAG_NOTE, &(struct diag_visitor){out, tell_fault, tell_more});
    csvin_free(in);
    source_close(&source);
    diags_clear(&d);
}
