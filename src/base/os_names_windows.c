#include "base/os_windows.h"

#include <errno.h>
#include <stdlib.h>
#include <wchar.h>

#include "base/mem.h"

int windows_failed(void) {
    static const struct {
        DWORD windows;
        int error;
    } errors[] = {
        {ERROR_FILE_NOT_FOUND, ENOENT},
        {ERROR_PATH_NOT_FOUND, ENOENT},
        {ERROR_INVALID_DRIVE, ENOENT},
        {ERROR_INVALID_NAME, ENOENT},
        {ERROR_BAD_NETPATH, ENOENT},
        {ERROR_BAD_NET_NAME, ENOENT},
        {ERROR_BAD_PATHNAME, ENOENT},
        {ERROR_ACCESS_DENIED, EACCES},
        {ERROR_NETWORK_ACCESS_DENIED, EACCES},
        {ERROR_WRITE_PROTECT, EROFS},
        {ERROR_SHARING_VIOLATION, ETXTBSY},
        {ERROR_LOCK_VIOLATION, ETXTBSY},
        {ERROR_USER_MAPPED_FILE, ETXTBSY},
        {ERROR_FILE_EXISTS, EEXIST},
        {ERROR_ALREADY_EXISTS, EEXIST},
        {ERROR_DISK_FULL, ENOSPC},
        {ERROR_HANDLE_DISK_FULL, ENOSPC},
        {ERROR_DIRECTORY, ENOTDIR},
        {ERROR_FILENAME_EXCED_RANGE, ENAMETOOLONG},
        {ERROR_NOT_ENOUGH_MEMORY, ENOMEM},
        {ERROR_TOO_MANY_OPEN_FILES, EMFILE},
        {ERROR_BROKEN_PIPE, EPIPE},
        {ERROR_NO_DATA, EPIPE},
        {ERROR_INVALID_HANDLE, EBADF},
        {ERROR_INVALID_FUNCTION, EISDIR},
    };
    DWORD last = GetLastError();
    errno = EIO;
    for (size_t i = 0; i < sizeof errors / sizeof errors[0]; i++)
        if (errors[i].windows == last)
            errno = errors[i].error;
    return -1;
}

wchar_t *windows_wide(const char *text) {
    int len = MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, text, -1, NULL, 0);
    if (len <= 0) {
        errno = EILSEQ;
        return NULL;
    }
    wchar_t *wide = mem_alloc((size_t)len * sizeof *wide);
    MultiByteToWideChar(CP_UTF8, 0, text, -1, wide, len);
    return wide;
}

char *windows_narrow(const wchar_t *text) {
    int len = WideCharToMultiByte(CP_UTF8, 0, text, -1, NULL, 0, NULL, NULL);
    char *narrow = mem_alloc((size_t)len);
    WideCharToMultiByte(CP_UTF8, 0, text, -1, narrow, len, NULL, NULL);
    return narrow;
}

/* A full path behind the mark that says that it may be long. */
static wchar_t *marked(const wchar_t *full) {
    bool share = wcsncmp(full, L"\\\\", 2) == 0;
    const wchar_t *mark = share ? L"\\\\?\\UNC" : L"\\\\?\\";
    wchar_t *path = mem_alloc((wcslen(mark) + wcslen(full) + 1) * sizeof *path);
    wcscpy(path, mark);
    wcscat(path, full + share);
    return path;
}

wchar_t *windows_path(const char *path) {
    enum { SHORT = 240 }; /* of MAX_PATH, with room for what a folder adds */
    wchar_t *wide = windows_wide(path);
    DWORD room = wide ? GetFullPathNameW(wide, 0, NULL, NULL) : 0;
    if (room < SHORT || wcsncmp(wide, L"\\\\?\\", 4) == 0)
        return wide;
    wchar_t *full = mem_alloc(room * sizeof *full);
    GetFullPathNameW(wide, room, full, NULL);
    free(wide);
    wide = marked(full);
    free(full);
    return wide;
}
