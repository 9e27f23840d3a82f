/* What the twins for Windows share. */
#ifndef BASE_OS_WINDOWS_H
#define BASE_OS_WINDOWS_H

#include <stdbool.h>
#include <stddef.h>

#define WIN32_LEAN_AND_MEAN
#include <windows.h>

/* Sets errno to what the last failed call of Windows means. Returns -1. */
int windows_failed(void);

/* UTF-8 as UTF-16, and back. Owned. A path that is too long for Windows gets the mark with
   which it takes it; NULL with errno when it is no UTF-8. */
wchar_t *windows_wide(const char *text);
wchar_t *windows_path(const char *path);
char *windows_narrow(const wchar_t *text);

/* Opens a file as CreateFileW does, whatever other programs do with it: a descriptor of
   bytes above those of the standard streams, or -1 with errno set. */
int windows_open(const char *path, DWORD access, DWORD creation, DWORD flags);

/* Makes a new file: a path that ends in XXXXXX gets a name of its own. Like windows_open. */
int windows_create(char *path, DWORD access, DWORD flags);

#endif
