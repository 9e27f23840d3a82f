/* Archive: the parts of a workbook, which is a ZIP archive. Nothing else reads with libzip;
   that is loaded when the first archive is opened.

   A hostile archive costs no more than this: all parts together unpack to at most 1 GiB,
   and to at most 200 times the size of the file once they are more than 10 MiB. Names in
   it are only compared, and never are paths. */
#ifndef INPUT_WORKBOOK_ARCHIVE_H
#define INPUT_WORKBOOK_ARCHIVE_H

#include "input/csv/source.h"

enum {
    ARCHIVE_MOST = 1024 * 1024 * 1024, /* bytes that it may unpack to */
    ARCHIVE_FREE = 10 * 1024 * 1024,   /* bytes for which no ratio holds */
    ARCHIVE_RATIO = 200
};

struct archive;

/* Opens the archive that `file` holds (borrowed; outlives it). NULL after adding a fault.
   The caller frees it, after its parts are closed. */
struct archive *archive_open(const struct source *file, struct diags *d);
void archive_free(struct archive *a);

/* Whether it has a part of this name, in any case of letters. */
bool archive_has(const struct archive *a, const char *name);

/* A part that is being unpacked. */
struct part {
    struct archive *archive; /* borrowed */
    const char *name;        /* borrowed */
    void *file;              /* owned */
    uint64_t bytes;          /* unpacked so far */
};

/* Opens the part of this name (borrowed). -1 after adding a fault. */
int part_open(struct part *p, struct archive *a, const char *name, struct diags *d)
    __attribute__((warn_unused_result));

/* Unpacks up to `len` bytes. Returns how many: 0 at the end, -1 after adding a fault. */
ssize_t part_read(struct part *p, char *to, size_t len, struct diags *d)
    __attribute__((warn_unused_result));

/* `again` = the part will be read again, and its bytes do not count. */
void part_close(struct part *p, bool again);

/* Adds the fault of a broken workbook: of which part ("" = of all), and what is wrong with
   it, a text of DIAG_WORD. Returns -1. */
int archive_broken(const char *file, const char *part, const char *what, struct diags *d);

#endif
