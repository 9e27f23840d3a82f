#include "base/os_process.h"

#include <errno.h>
#include <fcntl.h>
#include <io.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/mem.h"
#include "base/os_file.h"
#include "base/os_windows.h"

#include <shellapi.h>

/* --- arguments ---------------------------------------------------------------------------- */

struct arguments {
    char **list; /* owned, and ends with NULL */
    size_t count, room;
};

static void add_argument(struct arguments *a, char *argument) {
    a->list = mem_room(a->list, a->count, &a->room, sizeof *a->list);
    a->list[a->count++] = argument;
}

/* Characters of a pattern's folder, the last slash included. */
static size_t folder_length(const wchar_t *pattern) {
    size_t len = wcslen(pattern);
    while (len > 0 && !wcschr(L"/\\:", pattern[len - 1]))
        len--;
    return len;
}

/* Whether a name is of a pattern. Windows also gives those whose short name is. */
static bool matches(const wchar_t *name, const wchar_t *pattern) {
    if (*pattern == L'*')
        return matches(name, pattern + 1) || (*name && matches(name + 1, pattern));
    if (!*name || !*pattern)
        return *name == *pattern;
    return (*pattern == L'?' || towlower(*pattern) == towlower(*name)) &&
           matches(name + 1, pattern + 1);
}

/* Adds a name that was found, in the folder of the pattern. */
static void add_found(struct arguments *a, const wchar_t *pattern, const wchar_t *name) {
    size_t len = folder_length(pattern);
    if (name[0] == L'.' || !matches(name, pattern + len))
        return;
    wchar_t *path = mem_alloc((len + wcslen(name) + 1) * sizeof *path);
    wmemcpy(path, pattern, len);
    wcscpy(path + len, name);
    add_argument(a, windows_narrow(path));
    free(path);
}

static int compare(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Adds the names that a pattern stands for: a shell of Windows leaves that to programs.
   No name has * or ?. */
static void add_expanded(struct arguments *a, const wchar_t *pattern) {
    WIN32_FIND_DATAW entry;
    size_t first = a->count;
    HANDLE entries = wcspbrk(pattern, L"*?") && pattern[0] != L'-'
                         ? FindFirstFileW(pattern, &entry)
                         : INVALID_HANDLE_VALUE;
    if (entries != INVALID_HANDLE_VALUE) {
        do
            add_found(a, pattern, entry.cFileName);
        while (FindNextFileW(entries, &entry));
        FindClose(entries);
    }
    qsort(a->list + first, a->count - first, sizeof *a->list, compare);
    if (a->count == first)
        add_argument(a, windows_narrow(pattern));
}

static void take_arguments(int *argc, char ***argv) {
    int count;
    struct arguments a = {0};
    wchar_t **wide = CommandLineToArgvW(GetCommandLineW(), &count);
    if (!wide)
        return;
    add_argument(&a, windows_narrow(wide[0]));
    for (int i = 1; i < count; i++)
        add_expanded(&a, wide[i]);
    LocalFree(wide);
    *argc = (int)a.count;
    add_argument(&a, NULL);
    *argv = a.list;
}

/* --- starting ----------------------------------------------------------------------------- */

static UINT code_page; /* of the terminal, before */
static bool colours;

static void restore_terminal(void) {
    SetConsoleOutputCP(code_page);
}

/* Makes a terminal do what its codes say: whether it will. */
static bool take_codes(DWORD stream) {
    HANDLE handle = GetStdHandle(stream);
    DWORD mode;
    return GetConsoleMode(handle, &mode) &&
           SetConsoleMode(handle, mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING);
}

/* Makes the terminal show UTF-8, whose characters must not come byte by byte, and colours
   where it can. */
static void prepare_terminal(void) {
    enum { ROOM = 16 * 1024 };
    FILE *const streams[] = {stdout, stderr};
    for (size_t i = 0; i < 2; i++)
        if (os_is_terminal(streams[i]))
            setvbuf(streams[i], NULL, _IOFBF, ROOM);
    take_codes(STD_ERROR_HANDLE);
    colours = take_codes(STD_OUTPUT_HANDLE);
    code_page = GetConsoleOutputCP();
    if (code_page == 0 || code_page == CP_UTF8)
        return;
    SetConsoleOutputCP(CP_UTF8);
    atexit(restore_terminal);
}

/* Who has set Windows to Dutch, and said nothing else, reads Dutch. */
static void take_language(void) {
    LANGID language = GetUserDefaultUILanguage();
    if (!getenv("LC_ALL") && !getenv("LC_MESSAGES") && !getenv("LANG") &&
        PRIMARYLANGID(language) == LANG_DUTCH)
        _putenv("LANG=nl");
}

void os_start(int *argc, char ***argv) {
    for (int fd = OS_INPUT; fd <= OS_ERRORS; fd++)
        _setmode(fd, _O_BINARY);
    prepare_terminal();
    take_language();
    take_arguments(argc, argv);
}

/* --- processors and threads --------------------------------------------------------------- */

size_t os_processors(void) {
    DWORD_PTR ours = 0, all;
    size_t count = 0;
    GetProcessAffinityMask(GetCurrentProcess(), &ours, &all);
    for (; ours; ours &= ours - 1)
        count++;
    if (count == 0) /* more than a mask can say */
        count = GetActiveProcessorCount(ALL_PROCESSOR_GROUPS);
    return count > 0 ? count : 1;
}

bool os_thread(pthread_t *thread, void *(*run)(void *self), void *self) {
    return pthread_create(thread, NULL, run, self) == 0;
}

/* --- the terminal ------------------------------------------------------------------------- */

bool os_is_terminal(FILE *stream) {
    DWORD mode;
    return GetConsoleMode((HANDLE)_get_osfhandle(_fileno(stream)), &mode);
}

unsigned os_terminal_width(void) {
    CONSOLE_SCREEN_BUFFER_INFO is;
    return GetConsoleScreenBufferInfo(GetStdHandle(STD_OUTPUT_HANDLE), &is)
               ? (unsigned)(is.srWindow.Right - is.srWindow.Left + 1)
               : 0;
}

bool os_terminal_has_colours(void) {
    return colours;
}

bool os_terminal_is_own(void) {
    DWORD list[2];
    return os_is_terminal(stdin) && os_is_terminal(stdout) &&
           GetConsoleProcessList(list, 2) == 1;
}

/* The C library says EINVAL of a pipe that nobody reads. */
void os_unread(int error) {
    HANDLE out = GetStdHandle(STD_OUTPUT_HANDLE);
    if ((error == EPIPE || error == EINVAL) && GetFileType(out) == FILE_TYPE_PIPE)
        exit(1); /* which leaves no temporary file behind */
}

/* --- standard error ----------------------------------------------------------------------- */

int os_hush_open(struct os_hush *h) {
    h->quiet = -1;
    h->loud = os_open_again(OS_ERRORS);
    if (h->loud < 0) /* closed already: it is quiet */
        return errno == EBADF ? 0 : -1;
    h->quiet = os_open_device("NUL");
    if (h->quiet >= 0)
        return 0;
    int error = errno;
    _close(h->loud);
    errno = error;
    return -1;
}

void os_hush_close(struct os_hush *h) {
    if (h->loud < 0)
        return;
    _close(h->quiet);
    _close(h->loud);
}

void os_hush(const struct os_hush *h) {
    if (h->loud >= 0)
        _dup2(h->quiet, OS_ERRORS);
}

void os_speak(const struct os_hush *h) {
    if (h->loud >= 0)
        _dup2(h->loud, OS_ERRORS);
}
