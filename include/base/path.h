/* Paths: the name of a file, the folder that it is in, and the sheet of a workbook. */
#ifndef BASE_PATH_H
#define BASE_PATH_H

#include <stdbool.h>
#include <stddef.h>

/* Whether it parts the names of a path on this system. */
bool path_is_slash(char c);

/* The last name of a path, borrowed from it; NULL gives "". */
const char *path_name(const char *path);

/* The path of a sheet of a workbook is budget.xlsx:costs! -- the workbook's path, the name
   of the sheet, and a mark that tells it from other files. */
bool path_is_sheet(const char *path);

/* Bytes of the workbook's path in that of a sheet; of any other path, all of it. */
size_t path_file_length(const char *path);

/* The same, as a text that is owned by the caller. */
char *path_file(const char *path);

/* Bytes of a path without the mark, as it is shown. */
size_t path_shown_length(const char *path);

/* Bytes of a path before its last name, the last slash included; 0 = it has no folder. */
size_t path_folder_length(const char *path);

#endif
