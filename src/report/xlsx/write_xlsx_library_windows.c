#include "report/xlsx/write_xlsx.h"

/* The library is part of the program. */
const struct xlsx_library *xlsx_library(struct diags *diags) {
    static const struct xlsx_library library = {
#define ENTRY(name) .name = name,
        XLSX_FUNCTIONS(ENTRY)
#undef ENTRY
    };
    (void)diags;
    return &library;
}
