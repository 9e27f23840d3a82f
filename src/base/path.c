#include "base/path.h"

#include <string.h>

#include "base/mem.h"

bool path_is_sheet(const char *path) {
    size_t len = path ? strlen(path) : 0;
    return len > 0 && path[len - 1] == '!' && strrchr(path, ':');
}

size_t path_file_length(const char *path) {
    return path_is_sheet(path) ? (size_t)(strrchr(path, ':') - path) : strlen(path);
}

char *path_file(const char *path) {
    return mem_copy(path, path_file_length(path));
}

size_t path_shown_length(const char *path) {
    return strlen(path) - path_is_sheet(path);
}

size_t path_folder_length(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? (size_t)(slash - path) + 1 : 0;
}

const char *path_name(const char *path) {
    return path ? path + path_folder_length(path) : "";
}
