/* Any bytes: every way of reading rows tells what libcsv tells. The first byte chooses
   the delimiter, the second how the text is cut into blocks. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "../prop/told.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char delimiters[] = ";,\t| \"\n";
    struct buf wanted, got;
    if (size < 2)
        return 0;
    char delimiter = delimiters[data[0] % (sizeof delimiters - 1)];
    size_t block = data[1] ? data[1] : 64 * 1024;
    struct slice bytes = {(const char *)data + 2, size - 2};
    buf_init(&wanted);
    buf_init(&got);
    told_rows(&wanted, bytes, 64 * 1024, delimiter, told_ways[0]);
    for (size_t i = 1; told_ways[i]; i++) {
        buf_reset(&got);
        told_rows(&got, bytes, block, delimiter, told_ways[i]);
        if (!slice_equal(buf_view(&got), buf_view(&wanted))) {
            fprintf(stderr, "--- %s\n%s--- %s\n%s", told_ways[0], buf_str(&wanted),
                    told_ways[i], buf_str(&got));
            abort();
        }
    }
    buf_clear(&got);
    buf_clear(&wanted);
    return 0;
}
