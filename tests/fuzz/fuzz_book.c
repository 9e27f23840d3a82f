/* Any texts in a workbook: it can be opened, and holds them.

   The input is up to four texts, separated by NUL bytes; the first byte chooses how the
   workbook is written. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../prop/book.h"
#include "base/buf.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST_TEXTS = 4 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const char *texts[MOST_TEXTS] = {""};
    size_t count = 1;
    struct buf all = {0};
    if (size > 1)
        buf_add(&all, data + 1, size - 1);
    texts[0] = buf_str(&all);
    for (size_t i = 0; i < all.len && count < MOST_TEXTS; i++)
        if (!all.at[i])
            texts[count++] = all.at + i + 1;
    const char *trouble = book_trouble(texts, count, size > 0 && data[0] & 1);
    buf_clear(&all);
    if (!trouble)
        return 0;
    fprintf(stderr, "%s\n", trouble);
    abort();
}
