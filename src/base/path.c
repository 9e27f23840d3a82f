#include "base/path.h"

#include <string.h>

#include "base/mem.h"
#include "base/os_file.h"

bool path_is_slash(char c) {
    return c && strchr(os_slashes, c);
}

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
    size_t len = strlen(path);
    while (len > 0 && !path_is_slash(path[len - 1]))
        len--;
    return len;
}

const char *path_name(const char *path) {
    return path ? path + path_folder_length(path) : "";
}
