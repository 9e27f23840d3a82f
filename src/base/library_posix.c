#include "base/library.h"

#include <dlfcn.h>
#include <string.h>

static bool find_functions(const struct library *l, void *handle, char *addresses) {
    for (size_t i = 0; i < l->function_count; i++) {
        void *found = dlsym(handle, l->functions[i].name);
        if (!found)
            return false;
        memcpy(addresses + l->functions[i].offset, &found, sizeof found);
    }
    return true;
}

bool library_load(const struct library *l, void *addresses) {
    for (size_t i = 0; i < l->file_count; i++) {
        void *handle = dlopen(l->files[i], RTLD_NOW | RTLD_LOCAL);
        if (handle && find_functions(l, handle, addresses))
            return true;
        if (handle)
            dlclose(handle);
    }
    return false;
}
