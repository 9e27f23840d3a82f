/* Any bytes as a file: rows, places and faults are the same however the file is cut into
   blocks, and once more in a second pass; looking for its dialect comes to an end. The
   first byte chooses the delimiter, the second the size of a block. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "input/dialect.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void add_fault(void *self, const struct diag *fault) {
    diag_print(self, fault, false);
}

static void add_more(void *self, const char *file, enum diag_level level,
                     uint64_t times) {
    diag_print_more(self, file, level, times);
}

static void add_row(struct buf *out, const struct csvin *in,
                    const struct csvin_row *row) {
    buf_format(out, "%lu %zu %zu:", (unsigned long)row->line, row->width, row->total);
    for (size_t i = 0; i < row->count; i++) {
        buf_format(out, " %lu ", (unsigned long)csvin_place(in, row, i).line);
        buf_slice(out, row->cells[i]);
        buf_char(out, '|');
    }
    buf_char(out, '\n');
}

/* One pass over the file, as text. */
static void tell(struct buf *out, struct csvin *in, char delimiter) {
    struct diags d;
    struct csvin_row row;
    struct diag_visitor show = {out, add_fault, add_more};
    diags_init(&d);
    csvin_rewind(in, delimiter, &d);
    while (csvin_next(in, &row) == CSVIN_ROW)
        add_row(out, in, &row);
    diag_visit(&d, DIAG_NOTE, &show);
    buf_format(out, "%lu rows, encoding %d\n", (unsigned long)csvin_rows(in),
               (int)csvin_encoding(in));
    diags_clear(&d);
}

static void must_equal(const struct buf *a, const struct buf *b, const char *what) {
    if (slice_equal(buf_view(a), buf_view(b)))
        return;
    fprintf(stderr, "%s\n--- one\n%s--- other\n%s", what, buf_str(a), buf_str(b));
    abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char delimiters[] = ";,\t| \"\n\x1f";
    enum { WHOLE = 8192 };
    struct source whole, blocks;
    struct diags d;
    struct buf first, second, third;
    if (size < 2)
        return 0;
    char delimiter = delimiters[data[0] % (sizeof delimiters - 1)];
    struct slice bytes = {(const char *)data + 2, size - 2};
    diags_init(&d);
    buf_init(&first);
    buf_init(&second);
    buf_init(&third);
    source_memory(&whole, bytes, "f.csv", WHOLE);
    source_memory(&blocks, bytes, "f.csv", (size_t)data[1] + 1);
    struct csvin *in = csvin_new(&whole, ';', &d);
    struct csvin *in_blocks = csvin_new(&blocks, ';', &d);
    tell(&first, in, delimiter);
    dialect_find(in_blocks, &schema_costs, NULL, 0, 0);
    tell(&second, in_blocks, delimiter);
    must_equal(&first, &second, "blocks matter");
    tell(&third, in_blocks, delimiter);
    must_equal(&first, &third, "the second pass differs");
    csvin_free(in);
    csvin_free(in_blocks);
    source_close(&whole);
    source_close(&blocks);
    buf_clear(&first);
    buf_clear(&second);
    buf_clear(&third);
    diags_clear(&d);
    return 0;
}
