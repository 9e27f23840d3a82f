#include "input/costs/duplicate_files.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "input/costs/line_digest.h"

static int ignore_line(void *self, const struct cost_line *line) {
    (void)self;
    (void)line;
    return 0;
}

/* Reads a file once more for its digest. Its faults were added before. A file that has
   changed has no digest; the next pass reports it. */
static void digest_of(struct cost_run *r, struct known_file *file,
                      struct line_digest *sum) {
    static struct line_sink nowhere = {.take = ignore_line};
    r->sink = &nowhere;
    r->digest = sum;
    r->bytes_before = 0;
    if (costs_read(r, file) != 0)
        *sum = (struct line_digest){0, 0};
    r->digest = NULL;
}

static bool same_sums(const struct known_file *a, const struct known_file *b) {
    return a->lines > 0 && a->lines == b->lines &&
           memcmp(a->sum, b->sum, sizeof a->sum) == 0;
}

static void fault_copy(struct cost_run *r, const struct known_file *file,
                       const struct known_file *of) {
    enum { CERTAIN = 3 /* lines; fewer may be alike by chance */ };
    diag_add(r->always, (struct place){.file = file->path},
             file->lines < CERTAIN ? DIAG_FILE_ALIKE : DIAG_FILE_COPY, of->path, NULL);
}

/* The digest of a file, computed when it is first needed. */
struct lazy_digest {
    struct line_digest digest;
    bool known;
};

static bool same_lines(const struct line_digest *a, const struct line_digest *b) {
    return (a->low | a->high) != 0 && a->low == b->low && a->high == b->high;
}

static const struct line_digest *digest_once(struct cost_run *r, struct known_file *file,
                                             struct lazy_digest *m) {
    if (!m->known)
        digest_of(r, file, &m->digest);
    m->known = true;
    return &m->digest;
}

/* The shortest name first: copies are named with " - Kopie" or "-b" behind it. */
static int by_length(const void *a, const void *b) {
    const char *x = (*(struct known_file *const *)a)->path;
    const char *y = (*(struct known_file *const *)b)->path;
    size_t one = strlen(x), other = strlen(y);
    return one != other ? (one < other ? -1 : 1) : strcmp(x, y);
}

void duplicate_files_find(struct cost_run *r, struct known_file *files, size_t count) {
    struct known_file **order = mem_zero(count, sizeof *order);
    struct lazy_digest *digests = mem_zero(count, sizeof *digests);
    for (size_t i = 0; i < count; i++)
        order[i] = &files[i];
    if (count > 0)
        qsort(order, count, sizeof(struct known_file *), by_length);
    for (size_t i = 1; i < count; i++) {
        bool found = false;
        for (size_t j = 0; j < i && !found; j++) {
            found = same_sums(order[i], order[j]) &&
                    same_lines(digest_once(r, order[i], &digests[i]),
                               digest_once(r, order[j], &digests[j]));
            if (found)
                fault_copy(r, order[i], order[j]);
        }
    }
    free(digests);
    free(order);
}
