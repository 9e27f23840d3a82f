#include "input/workbook/archive_library.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>
#include <string.h>

/* The two have the same functions and structures, as far as these are used here. */
static const char *const file_names[] = {"libzip.so.5", "libzip.so.4", "libzip.5.dylib"};

static const struct {
    const char *name;
    size_t offset;
} functions[] = {
#define ENTRY(name) {#name, offsetof(struct archive_library, name)},
    ARCHIVE_FUNCTIONS(ENTRY)
#undef ENTRY
};

static struct archive_library library;
static bool loaded;

static bool find_functions(void *handle) {
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        void *found = dlsym(handle, functions[i].name);
        if (!found)
            return false;
        memcpy((char *)&library + functions[i].offset, &found, sizeof found);
    }
    return true;
}

static void load(void) {
    for (size_t i = 0; i < sizeof file_names / sizeof *file_names && !loaded; i++) {
        void *handle = dlopen(file_names[i], RTLD_NOW | RTLD_LOCAL);
        loaded = handle && find_functions(handle);
        if (handle && !loaded)
            dlclose(handle);
    }
}

const struct archive_library *archive_library(struct diags *d) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    if (!loaded)
        diag_add(d, (struct place){0}, DIAG_ARCHIVE_LIBRARY, "libzip", NULL);
    return loaded ? &library : NULL;
}
