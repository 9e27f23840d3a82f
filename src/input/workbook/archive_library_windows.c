#include "input/workbook/archive_library.h"

/* The library is part of the program. */
const struct archive_library *archive_library(struct diags *d) {
    static const struct archive_library library = {
#define ENTRY(name) .name = name,
        ARCHIVE_FUNCTIONS(ENTRY)
#undef ENTRY
    };
    (void)d;
    return &library;
}
