/* A report such as `allocate` makes, with invented figures, for the tests
   of the writers. */
#ifndef UNIT_DEMO_REPORT_H
#define UNIT_DEMO_REPORT_H

#include "base/buf.h"
#include "report/writer.h"

/* Owned by the caller: report_free. */
struct report *demo_report(enum lang lang);

/* Turns the CSV table into a listing with a source of `rows` rows, for readers too; with -1
   the source fails. A later call changes the number. */
void make_listing(struct report *r, int64_t rows);

/* A sink that keeps all bytes; fails once `limit` bytes would be exceeded
   (SIZE_MAX: never). */
struct kept_bytes {
    struct buf bytes; /* owned */
    size_t limit;
    unsigned calls_after; /* calls that came after the failure */
    bool failed;
};
struct byte_sink keep_bytes(struct kept_bytes *kept);

/* The report in that format; owned by the caller (free). */
char *written(const struct report *r, const char *format, const struct layout *layout);

#endif
