#include "report/write_xlsx.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>
#include <string.h>

/* Only the version whose header was compiled with has the same structures. */
static const char *const file_names[] = {"libxlsxwriter.so." LXW_SOVERSION,
                                         "libxlsxwriter." LXW_SOVERSION ".dylib"};

static const struct {
    const char *name;
    size_t offset;
} functions[] = {
#define ENTRY(name) {#name, offsetof(struct xlsx_library, name)},
    XLSX_FUNCTIONS(ENTRY)
#undef ENTRY
};

static struct xlsx_library library;
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

const struct xlsx_library *xlsx_library(struct diags *diags) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    if (!loaded)
        diag_add(diags, (struct place){0}, DIAG_WORKBOOK_LIBRARY, file_names[0], NULL);
    return loaded ? &library : NULL;
}
