/* Any bytes: every way of reading rows gives what libcsv gives. The first byte chooses
   the delimiter, the second how the text is cut into blocks. */
#include <stdint.h>
#include <stdlib.h>

#include "../prop/dump.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char delimiters[] = ";,\t| \"\n";
    if (size < 2)
        return 0;
    char delimiter = delimiters[data[0] % (sizeof delimiters - 1)];
    size_t block = data[1] ? data[1] : 64 * 1024;
    if (!dump_alike((struct slice){(const char *)data + 2, size - 2}, block, delimiter))
        abort();
    return 0;
}
