/* Paths: the name of a file, and the folder that it is in. */
#ifndef BASE_PATH_H
#define BASE_PATH_H

#include <stddef.h>

/* The last name of a path, borrowed from it; NULL gives "". */
const char *path_name(const char *path);

/* Bytes of a path before its last name, the last slash included; 0 = it has no folder. */
size_t path_folder_length(const char *path);

#endif
