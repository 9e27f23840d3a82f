/* Any bytes as an archive: opening it and reading its sheets ends, with faults or without. */
#include <stdint.h>

#include "../unit/packed.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct buf got = {0};
    packed_rows(&got, (struct slice){(const char *)data, size});
    buf_clear(&got);
    return 0;
}
