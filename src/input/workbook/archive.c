#include "input/workbook/archive.h"

#include <stdlib.h>
#include <string.h>

#include "base/letters.h"
#include "base/mem.h"
#include "input/workbook/archive_library.h"

struct archive {
    const struct archive_library *library;
    const struct source *file; /* borrowed */
    zip_t *zip;                /* owned */
    uint64_t unpacked;         /* bytes of all parts so far */
};

int archive_broken(const char *file, const char *part, const char *what,
                   struct diags *d) {
    struct buf text = {0};
    buf_format(&text, part[0] ? "%s: %s" : "%s%s", part, what);
    diag_add(d, (struct place){.file = file}, DIAG_WORKBOOK_BROKEN, buf_str(&text), NULL);
    buf_clear(&text);
    return -1;
}

/* --- the file as libzip reads it ----------------------------------------------------- */

/* The file with a position, and the last failure. */
struct stream {
    const struct archive_library *library;
    const struct source *file; /* borrowed */
    uint64_t at;
    zip_error_t error;
};

static zip_int64_t stream_seek(struct stream *s, void *data, zip_uint64_t len) {
    zip_int64_t at = s->library->zip_source_seek_compute_offset(s->at, s->file->size,
                                                                data, len, &s->error);
    if (at < 0)
        return -1;
    s->at = (uint64_t)at;
    return 0;
}

static zip_int64_t stream_stat(const struct stream *s, zip_stat_t *is) {
    s->library->zip_stat_init(is);
    is->valid |= ZIP_STAT_SIZE;
    is->size = s->file->size;
    return sizeof *is;
}

static zip_int64_t stream_read(struct stream *s, void *to, zip_uint64_t len) {
    size_t got = source_peek(s->file, s->at, to, (size_t)len);
    s->at += got;
    return (zip_int64_t)got;
}

/* What libzip asks of a file that it reads. */
static zip_int64_t stream_do(void *self, void *data, zip_uint64_t len,
                             zip_source_cmd_t command) {
    struct stream *s = self;
    switch (command) {
    case ZIP_SOURCE_OPEN:
        s->at = 0;
        return 0;
    case ZIP_SOURCE_READ:
        return stream_read(s, data, len);
    case ZIP_SOURCE_SEEK:
        return stream_seek(s, data, len);
    case ZIP_SOURCE_TELL:
        return (zip_int64_t)s->at;
    case ZIP_SOURCE_STAT:
        return stream_stat(s, data);
    case ZIP_SOURCE_ERROR:
        return s->library->zip_error_to_data(&s->error, data, len);
    case ZIP_SOURCE_FREE:
        s->library->zip_error_fini(&s->error);
        free(s);
        return 0;
    case ZIP_SOURCE_CLOSE:
        return 0;
    case ZIP_SOURCE_SUPPORTS:
        return s->library->zip_source_make_command_bitmap(
            ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
            ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL,
            ZIP_SOURCE_SUPPORTS, -1);
    default:
        s->library->zip_error_set(&s->error, ZIP_ER_OPNOTSUPP, 0);
        return -1;
    }
}

/* --- opening ------------------------------------------------------------------------- */

/* Adds the fault for an error of libzip. Returns -1. */
static int refuse(const struct archive *a, const char *part, const zip_error_t *error,
                  struct diags *d) {
    struct place at = {.file = a->file->name};
    switch (a->library->zip_error_code_zip(error)) {
    case ZIP_ER_MEMORY:
        mem_exhausted();
    case ZIP_ER_NOPASSWD:
    case ZIP_ER_WRONGPASSWD:
    case ZIP_ER_ENCRNOTSUPP:
        diag_add(d, at, DIAG_WORKBOOK_PROTECTED, NULL);
        return -1;
    case ZIP_ER_COMPNOTSUPP:
        return archive_broken(at.file, part, DIAG_WORD("packed in an unknown way"), d);
    case ZIP_ER_CRC:
        return archive_broken(at.file, part, DIAG_WORD("its checksum is another"), d);
    case ZIP_ER_NOZIP:
    case ZIP_ER_INCONS:
        return archive_broken(
            at.file, part, DIAG_WORD("the list of its parts is cut off or damaged"), d);
    default:
        return archive_broken(at.file, part, DIAG_WORD("it cannot be unpacked"), d);
    }
}

/* Opens the archive over a stream, which the archive owns then. */
static zip_t *open_stream(const struct archive *a, zip_error_t *error) {
    struct stream *s = mem_zero(1, sizeof *s);
    s->library = a->library;
    s->file = a->file;
    a->library->zip_error_init(&s->error);
    zip_source_t *source = a->library->zip_source_function_create(stream_do, s, error);
    if (!source) {
        free(s);
        return NULL;
    }
    zip_t *zip = a->library->zip_open_from_source(source, ZIP_RDONLY, error);
    if (!zip)
        a->library->zip_source_free(source);
    return zip;
}

struct archive *archive_open(const struct source *file, struct diags *d) {
    const struct archive_library *library = archive_library(d);
    if (!library)
        return NULL;
    struct archive *a = mem_zero(1, sizeof *a);
    zip_error_t error;
    a->library = library;
    a->file = file;
    library->zip_error_init(&error);
    a->zip = open_stream(a, &error);
    int result = a->zip ? 0 : refuse(a, "", &error, d);
    library->zip_error_fini(&error);
    if (result == 0)
        return a;
    free(a);
    return NULL;
}

void archive_free(struct archive *a) {
    if (!a)
        return;
    a->library->zip_discard(a->zip);
    free(a);
}

/* Whether two names are of one part: in any case of letters, and with backslashes in place
   of slashes, as some programs write. */
static bool same_name(const char *one, const char *other) {
    for (; *one && *other; one++, other++) {
        char a = letter_lower(*one), b = letter_lower(*other);
        if (a != b && !(a == '/' && b == '\\') && !(a == '\\' && b == '/'))
            return false;
    }
    return *one == *other;
}

enum { NOWHERE = -1, TWICE = -2 };

/* Finds a part by its name. One that is there twice is another to each program. */
static zip_int64_t find(const struct archive *a, const char *name) {
    zip_int64_t count = a->library->zip_get_num_entries(a->zip, 0), found = NOWHERE;
    for (zip_int64_t i = 0; i < count; i++) {
        const char *other = a->library->zip_get_name(a->zip, (zip_uint64_t)i, 0);
        if (!other || !same_name(name, other))
            continue;
        if (found >= 0)
            return TWICE;
        found = i;
    }
    return found;
}

bool archive_has(const struct archive *a, const char *name) {
    return find(a, name) != NOWHERE;
}

/* --- parts --------------------------------------------------------------------------- */

int part_open(struct part *p, struct archive *a, const char *name, struct diags *d) {
    zip_int64_t index = find(a, name);
    *p = (struct part){.archive = a, .name = name};
    if (index < 0)
        return archive_broken(a->file->name, name,
                              index == TWICE ? DIAG_WORD("it is there twice")
                                             : DIAG_WORD("it is missing"),
                              d);
    p->file = a->library->zip_fopen_index(a->zip, (zip_uint64_t)index, 0);
    return p->file ? 0 : refuse(a, name, a->library->zip_get_error(a->zip), d);
}

/* Whether the archive has unpacked to more than it may. */
static bool is_too_large(const struct archive *a) {
    return a->unpacked > ARCHIVE_MOST ||
           (a->unpacked > ARCHIVE_FREE && a->unpacked / ARCHIVE_RATIO > a->file->size);
}

ssize_t part_read(struct part *p, char *to, size_t len, struct diags *d) {
    struct archive *a = p->archive;
    zip_int64_t got = a->library->zip_fread(p->file, to, len);
    if (got < 0)
        return refuse(a, p->name, a->library->zip_file_get_error(p->file), d);
    p->bytes += (uint64_t)got;
    a->unpacked += (uint64_t)got;
    if (!is_too_large(a))
        return (ssize_t)got;
    diag_add(d, (struct place){.file = a->file->name}, DIAG_WORKBOOK_LARGE, p->name,
             NULL);
    return -1;
}

void part_close(struct part *p, bool again) {
    if (!p->file)
        return;
    p->archive->library->zip_fclose(p->file);
    p->file = NULL;
    p->archive->unpacked -= again ? p->bytes : 0;
}
