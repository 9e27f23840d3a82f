#include <pthread.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/library.h"
#include "report/xlsx/write_xlsx.h"

/* Only the version that the program was compiled with has the same structures. */
static const char *const files[] = {"libxlsxwriter.so." LXW_SOVERSION,
                                    "libxlsxwriter." LXW_SOVERSION ".dylib"};

static const struct library_function functions[] = {
#define ENTRY(name) {#name, offsetof(struct xlsx_library, name)},
    XLSX_FUNCTIONS(ENTRY)
#undef ENTRY
};

static struct xlsx_library library;
static bool loaded;

static void load(void) {
    const struct library l = {files, sizeof files / sizeof *files, functions,
                              sizeof functions / sizeof *functions};
    loaded = library_load(&l, &library);
}

const struct xlsx_library *xlsx_library(struct diags *diags) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    if (!loaded)
        diag_add(diags, (struct place){0}, DIAG_WORKBOOK_LIBRARY, files[0], NULL);
    return loaded ? &library : NULL;
}
