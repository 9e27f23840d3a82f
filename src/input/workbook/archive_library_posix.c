#include "input/workbook/archive_library.h"

#include <pthread.h>
#include <stddef.h>

#include "base/library.h"

/* They have the same functions and structures, as far as these are used here. */
static const char *const files[] = {"libzip.so.5", "libzip.so.4", "libzip.5.dylib"};

static const struct library_function functions[] = {
#define ENTRY(name) {#name, offsetof(struct archive_library, name)},
    ARCHIVE_FUNCTIONS(ENTRY)
#undef ENTRY
};

static struct archive_library library;
static bool loaded;

static void load(void) {
    const struct library l = {files, sizeof files / sizeof *files, functions,
                              sizeof functions / sizeof *functions};
    loaded = library_load(&l, &library);
}

const struct archive_library *archive_library(struct diags *d) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    if (!loaded)
        diag_add(d, (struct place){0}, DIAG_ARCHIVE_LIBRARY, "libzip", NULL);
    return loaded ? &library : NULL;
}
