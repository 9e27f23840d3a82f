#include "base/os_file.h"

#include <errno.h>
#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/os_guard.h"
#include "base/os_windows.h"

enum { SHARED = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE };

static HANDLE open_handle(const char *path, DWORD access, DWORD creation, DWORD flags) {
    wchar_t *wide = windows_path(path);
    if (!wide)
        return INVALID_HANDLE_VALUE;
    HANDLE handle = CreateFileW(wide, access, SHARED, NULL, creation, flags, NULL);
    free(wide);
    if (handle == INVALID_HANDLE_VALUE)
        windows_failed();
    return handle;
}

int windows_open(const char *path, DWORD access, DWORD creation, DWORD flags) {
    HANDLE handle = open_handle(path, access, creation, flags);
    if (handle == INVALID_HANDLE_VALUE)
        return -1;
    int fd = _open_osfhandle((intptr_t)handle, _O_BINARY | _O_NOINHERIT);
    if (fd < 0)
        CloseHandle(handle);
    return os_raise(fd);
}

/* --- what is there ---------------------------------------------------------------------- */

/* A disk tells its files apart by 128 bits, an old one or one of a server by 64. */
static void identify(HANDLE handle, const BY_HANDLE_FILE_INFORMATION *found,
                     uint64_t identity[3]) {
    FILE_ID_INFO id;
    if (GetFileInformationByHandleEx(handle, FileIdInfo, &id, sizeof id)) {
        identity[0] = id.VolumeSerialNumber;
        memcpy(&identity[1], &id.FileId, sizeof id.FileId);
    } else {
        identity[0] = found->dwVolumeSerialNumber;
        identity[1] = (uint64_t)found->nFileIndexHigh << 32 | found->nFileIndexLow;
    }
}

static int status_of(HANDLE handle, struct os_status *is) {
    BY_HANDLE_FILE_INFORMATION found;
    *is = (struct os_status){.kind = OS_OTHER, .identity = {0, 0, (uintptr_t)handle}};
    if (handle == INVALID_HANDLE_VALUE)
        return -1;
    if (GetFileType(handle) != FILE_TYPE_DISK)
        return 0;
    if (!GetFileInformationByHandle(handle, &found))
        return windows_failed();
    bool folder = found.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY;
    FILETIME changed = found.ftLastWriteTime;
    *is = (struct os_status){
        .kind = folder ? OS_FOLDER : OS_FILE,
        .mode = found.dwFileAttributes & FILE_ATTRIBUTE_READONLY ? 0444 : 0666,
        .bytes = (uint64_t)found.nFileSizeHigh << 32 | found.nFileSizeLow,
        .changed = {(int64_t)changed.dwHighDateTime, (int64_t)changed.dwLowDateTime},
    };
    identify(handle, &found, is->identity);
    return 0;
}

/* Opens what is there, also a folder, to look at it. */
static HANDLE open_to_look(const char *path) {
    return open_handle(path, 0, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS);
}

int os_status(const char *path, struct os_status *is) {
    HANDLE handle = open_to_look(path);
    int result = status_of(handle, is);
    if (handle != INVALID_HANDLE_VALUE)
        CloseHandle(handle);
    return result;
}

int os_status_open(int fd, struct os_status *is) {
    return status_of((HANDLE)_get_osfhandle(fd), is);
}

/* What Windows says of the name itself, or INVALID_FILE_ATTRIBUTES with errno. */
static DWORD attributes(const char *path) {
    wchar_t *wide = windows_path(path);
    DWORD found = wide ? GetFileAttributesW(wide) : INVALID_FILE_ATTRIBUTES;
    if (wide && found == INVALID_FILE_ATTRIBUTES)
        windows_failed();
    free(wide);
    return found;
}

bool os_is_there(const char *path) {
    return attributes(path) != INVALID_FILE_ATTRIBUTES;
}

const char os_slashes[] = "/\\";

/* The path of an open file, without the mark of long ones. */
static char *path_of(HANDLE handle) {
    DWORD room = GetFinalPathNameByHandleW(handle, NULL, 0, 0);
    if (room == 0) {
        windows_failed();
        return NULL;
    }
    wchar_t *path = mem_alloc(((size_t)room + 1) * sizeof *path), *from = path;
    GetFinalPathNameByHandleW(handle, path, room + 1, 0);
    if (wcsncmp(path, L"\\\\?\\UNC\\", 8) == 0)
        *(from += 6) = L'\\';
    else if (wcsncmp(path, L"\\\\?\\", 4) == 0)
        from += 4;
    char *narrow = windows_narrow(from);
    free(path);
    return narrow;
}

char *os_real_path(const char *path) {
    HANDLE handle = open_to_look(path);
    if (handle == INVALID_HANDLE_VALUE)
        return NULL;
    char *real = path_of(handle);
    CloseHandle(handle);
    return real;
}

/* Why a folder has no list: Windows says of a file that it does not exist as a folder, and
   of the empty root of a disk that it has no such file. Returns 0 or -1. */
static int not_listed(const char *folder) {
    struct os_status is;
    windows_failed();
    if (os_status(folder, &is) != 0)
        return -1;
    if (is.kind != OS_FOLDER)
        errno = ENOTDIR;
    return is.kind == OS_FOLDER && errno == ENOENT ? 0 : -1;
}

static int by_bytes(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

int os_list(const char *folder, void (*each)(void *self, const char *name), void *self) {
    struct buf pattern = {0};
    buf_format(&pattern, "%s/*", folder);
    wchar_t *wide = windows_path(buf_str(&pattern));
    buf_clear(&pattern);
    if (!wide)
        return -1;
    WIN32_FIND_DATAW entry;
    HANDLE entries = FindFirstFileW(wide, &entry);
    free(wide);
    if (entries == INVALID_HANDLE_VALUE)
        return not_listed(folder);
    char **names = NULL;
    size_t count = 0, room = 0;
    do {
        names = mem_room(names, count, &room, sizeof *names);
        names[count++] = windows_narrow(entry.cFileName);
    } while (FindNextFileW(entries, &entry));
    FindClose(entries);
    qsort(names, count, sizeof *names, by_bytes);
    for (size_t i = 0; i < count; i++) {
        each(self, names[i]);
        free(names[i]);
    }
    free(names);
    return 0;
}

int os_make_folder(const char *path) {
    wchar_t *wide = windows_path(path);
    if (!wide)
        return -1;
    bool made = CreateDirectoryW(wide, NULL);
    free(wide);
    return made ? 0 : windows_failed();
}

/* --- reading and writing ------------------------------------------------------------------ */

enum { MOST_BYTES = 1 << 20 }; /* of one call */

static unsigned at_once(size_t len) {
    return len < MOST_BYTES ? (unsigned)len : MOST_BYTES;
}

int os_open(const char *path) {
    return windows_open(path, GENERIC_READ, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS);
}

int os_open_again(int fd) {
    return os_raise(_dup(fd));
}

ssize_t os_read(int fd, void *to, size_t len) {
    return _read(fd, to, at_once(len));
}

/* Moves the position, which nobody reads on from where this is used. */
ssize_t os_read_at(int fd, void *to, size_t len, uint64_t offset) {
    OVERLAPPED at = {.Offset = (DWORD)offset, .OffsetHigh = (DWORD)(offset >> 32)};
    DWORD got = 0;
    if (!ReadFile((HANDLE)_get_osfhandle(fd), to, at_once(len), &got, &at) &&
        GetLastError() != ERROR_HANDLE_EOF)
        return windows_failed();
    return (ssize_t)got;
}

int os_write(int fd, const void *bytes, size_t len) {
    for (const char *at = bytes; len > 0;) {
        int done = _write(fd, at, at_once(len));
        if (done < 0)
            return -1;
        at += done;
        len -= (size_t)done;
    }
    return 0;
}

static int64_t move(int fd, int whence) {
    if (GetFileType((HANDLE)_get_osfhandle(fd)) == FILE_TYPE_DISK)
        return _lseeki64(fd, 0, whence);
    errno = ESPIPE;
    return -1;
}

int64_t os_end(int fd) {
    return move(fd, SEEK_END);
}

int os_rewind(int fd) {
    return move(fd, SEEK_SET) < 0 ? -1 : 0;
}

int os_empty(int fd) {
    return _chsize_s(fd, 0) == 0 ? 0 : -1;
}

int os_close(int fd) {
    return _close(fd);
}

/* --- temporary files ---------------------------------------------------------------------- */

static char temporary[4 * MAX_PATH];

const char *os_temporary_folder(void) {
    wchar_t wide[MAX_PATH + 1];
    DWORD len = GetTempPathW(MAX_PATH + 1, wide);
    if (temporary[0] || len == 0 || len > MAX_PATH)
        return temporary[0] ? temporary : ".";
    if (len > 1 && wide[len - 1] == L'\\' && wide[len - 2] != L':')
        wide[len - 1] = 0;
    WideCharToMultiByte(CP_UTF8, 0, wide, -1, temporary, sizeof temporary, NULL, NULL);
    return temporary;
}

int os_raise(int fd) {
    if (fd < 0 || fd > OS_ERRORS)
        return fd;
    int raised = os_raise(_dup(fd));
    _close(fd);
    return raised;
}

static char *temporary_path(void) {
    struct buf path = {0};
    buf_format(&path, "%s/seta-XXXXXX", os_temporary_folder());
    return buf_steal(&path);
}

int os_temporary(void) {
    char *path = temporary_path();
    int fd = windows_create(path, GENERIC_READ | GENERIC_WRITE | DELETE,
                            FILE_ATTRIBUTE_TEMPORARY | FILE_FLAG_DELETE_ON_CLOSE);
    free(path);
    return fd;
}

/* Not one that disappears by itself: a library could not open it a second time. */
int os_temporary_named(char **path) {
    *path = temporary_path();
    int fd = guard_file(*path);
    if (fd < 0) {
        free(*path);
        *path = NULL;
    }
    return fd;
}

void os_temporary_close(int fd, char *path) {
    if (fd >= 0)
        _close(fd);
    if (path) {
        os_remove(path);
        guard_forget(path);
    }
    free(path);
}

/* --- output --------------------------------------------------------------------------------- */

int os_descriptor(const char *path) {
    return strcmp(path, "/dev/stdout") == 0   ? OS_OUTPUT
           : strcmp(path, "/dev/stderr") == 0 ? OS_ERRORS
                                              : -1;
}

char *os_target(const char *path) {
    DWORD found = os_descriptor(path) < 0 ? attributes(path) : INVALID_FILE_ATTRIBUTES;
    bool link = found != INVALID_FILE_ATTRIBUTES && found & FILE_ATTRIBUTE_REPARSE_POINT;
    char *real = link ? os_real_path(path) : NULL;
    return real ? real : mem_copy(path, strlen(path));
}

/* Opens it for writing: a program that lets nobody write, such as a spreadsheet, refuses. */
int os_may_replace(const char *path) {
    DWORD found = attributes(path);
    if (found != INVALID_FILE_ATTRIBUTES && found & FILE_ATTRIBUTE_READONLY) {
        errno = EACCES;
        return -1;
    }
    HANDLE handle = open_handle(path, GENERIC_WRITE | DELETE, OPEN_EXISTING, 0);
    if (handle == INVALID_HANDLE_VALUE)
        return -1;
    CloseHandle(handle);
    return 0;
}

int os_open_device(const char *path) {
    struct os_status is;
    if (os_status(path, &is) == 0 && is.kind == OS_FOLDER) {
        errno = EISDIR;
        return -1;
    }
    return windows_open(path, GENERIC_WRITE, OPEN_EXISTING, 0);
}

/* A new file has the permissions of its folder. */
int os_permit(int fd, const struct os_status *old) {
    (void)fd;
    (void)old;
    return 0;
}

/* Programs that look at every new file, such as those against viruses, hold it for a
   moment. Windows says of a target that is held just that access is denied; that there is
   leave to replace it is known by now. */
static int rename_file(const char *from, const char *to, DWORD flags) {
    enum { TRIES = 10, MILLISECONDS = 20 };
    wchar_t *old = windows_path(from), *new = old ? windows_path(to) : NULL;
    bool done = false, held = new != NULL;
    for (DWORD i = 0; i < TRIES && held && !done; i++) {
        Sleep(i * MILLISECONDS);
        done = MoveFileExW(old, new, flags);
        DWORD error = done ? 0 : GetLastError();
        held = error == ERROR_ACCESS_DENIED || error == ERROR_SHARING_VIOLATION;
    }
    if (new && !done)
        windows_failed();
    if (held && !done && errno == EACCES && os_is_there(to) && os_may_replace(to) == 0)
        errno = ETXTBSY;
    free(old);
    free(new);
    return done ? 0 : -1;
}

int os_rename(const char *from, const char *to) {
    return rename_file(from, to, MOVEFILE_REPLACE_EXISTING);
}

int os_rename_new(const char *from, const char *to) {
    return rename_file(from, to, 0);
}

void os_remove(const char *path) {
    wchar_t *wide = windows_path(path);
    if (wide)
        DeleteFileW(wide);
    free(wide);
}
