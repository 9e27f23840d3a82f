/* Any bytes as one part of a workbook, whose other parts are sound: reading it ends, and
   gives the same whether rows are read by themselves or by expat alone. The first byte
   chooses the part. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "../unit/packed.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char cells[] = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" "
                            "s=\"1\"><v>45747</v></c></row>";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct buf text = {0}, archive = {0}, got = {0}, other = {0};
    struct packed_book book = {.sheet = cells};
    if (size < 1)
        return 0;
    const char **parts[] = {&book.sheet, &book.strings, &book.styles, &book.workbook,
                            &book.relations};
    buf_add(&text, data + 1, size - 1);
    *parts[data[0] % (sizeof parts / sizeof *parts)] = buf_str(&text);
    packed_book_make(&archive, &book);
    setenv("SETA_SCAN", "c", 1);
    packed_rows(&got, buf_view(&archive));
    setenv("SETA_SCAN", "libcsv", 1);
    packed_rows(&other, buf_view(&archive));
    if (!slice_equal(buf_view(&got), buf_view(&other))) {
        fprintf(stderr, "--- by themselves\n%s--- by expat\n%s", buf_str(&got),
                buf_str(&other));
        abort();
    }
    buf_clear(&other);
    buf_clear(&got);
    buf_clear(&archive);
    buf_clear(&text);
    return 0;
}
