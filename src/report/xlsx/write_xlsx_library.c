#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stddef.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/library.h"
#include "report/xlsx/write_xlsx.h"

/* Only the version that the program was compiled with has the same structures. */
static const char *const files[] = {"libxlsxwriter.so." LXW_SOVERSION,
                                    "libxlsxwriter." LXW_SOVERSION ".dylib"};

static const struct library_function functions[] = {
#define ENTRY(name) {#name, offsetof(struct xlsx_library, name)},
    XLSX_FUNCTIONS(ENTRY)
#undef ENTRY
};

static struct xlsx_library library;
static bool loaded;

static void load(void) {
    const struct library l = {files, sizeof files / sizeof *files, functions,
                              sizeof functions / sizeof *functions};
    loaded = library_load(&l, &library);
}

int xlsx_open_quiet(struct workbook *w) {
    w->quiet = -1;
    w->loud = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    if (w->loud < 0) /* closed already: it is quiet */
        return errno == EBADF ? 0 : xlsx_failed(w->diags, diag_reason(errno));
    w->quiet = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (w->quiet >= 0)
        return 0;
    xlsx_failed(w->diags, diag_reason(errno));
    close(w->loud);
    return -1;
}

void xlsx_close_quiet(struct workbook *w) {
    if (w->loud < 0)
        return;
    close(w->quiet);
    close(w->loud);
}

void xlsx_hush(const struct workbook *w) {
    if (w->loud >= 0)
        dup2(w->quiet, STDERR_FILENO);
}

void xlsx_speak(const struct workbook *w) {
    if (w->loud >= 0)
        dup2(w->loud, STDERR_FILENO);
}

const struct xlsx_library *xlsx_library(struct diags *diags) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    if (!loaded)
        diag_add(diags, (struct place){0}, DIAG_WORKBOOK_LIBRARY, files[0], NULL);
    return loaded ? &library : NULL;
}
