/* Any bytes as a file: rows, places and faults are the same however the file is cut into
   blocks, and again in a second pass; the search for its dialect ends. The first byte
   chooses the delimiter, the second the size of a block. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "../prop/dump.h"
#include "input/table/dialect.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* One pass over the file, as text. */
static void read_pass(struct buf *out, struct csvin *in, char delimiter) {
    struct diags d;
    diags_init(&d);
    buf_reset(out);
    csvin_rewind(in, delimiter, &d);
    dump_rows(out, in, &d);
    diags_clear(&d);
}

static void must_equal(const struct buf *a, const struct buf *b, const char *what) {
    if (slice_equal(buf_view(a), buf_view(b)))
        return;
    fprintf(stderr, "%s\n--- one\n%s--- other\n%s", what, buf_str(a), buf_str(b));
    abort();
}

/* Reads `bytes` in blocks of this size, twice: the text must be `wanted`. */
static void check_blocks(struct slice bytes, size_t block, char delimiter,
                         const struct buf *wanted) {
    struct source source;
    struct diags d;
    struct buf got;
    diags_init(&d);
    buf_init(&got);
    source_memory(&source, bytes, "f.csv", block);
    struct csvin *in = csvin_new(&source, ';', &d);
    dialect_find(in, &schema_costs, NULL);
    read_pass(&got, in, delimiter);
    must_equal(wanted, &got, "blocks matter");
    read_pass(&got, in, delimiter);
    must_equal(wanted, &got, "the second pass differs");
    csvin_free(in);
    source_close(&source);
    buf_clear(&got);
    diags_clear(&d);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char delimiters[] = ";,\t| \"\n\x1f";
    enum { WHOLE = 8192 };
    struct source source;
    struct diags d;
    struct buf wanted;
    if (size < 2)
        return 0;
    char delimiter = delimiters[data[0] % (sizeof delimiters - 1)];
    struct slice bytes = {(const char *)data + 2, size - 2};
    diags_init(&d);
    buf_init(&wanted);
    source_memory(&source, bytes, "f.csv", WHOLE);
    struct csvin *in = csvin_new(&source, ';', &d);
    read_pass(&wanted, in, delimiter);
    check_blocks(bytes, (size_t)data[1] + 1, delimiter, &wanted);
    csvin_free(in);
    source_close(&source);
    buf_clear(&wanted);
    diags_clear(&d);
    return 0;
}
