#include "input/costs/copies.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "input/costs/costs.h"
#include "input/table/fields.h"

/* --- lines ------------------------------------------------------------------------- */

static void add_text(struct digest *d, struct slice text) {
    digest_add(d, text);
    digest_add(d, (struct slice){"", 1}); /* a NUL, which no cell has */
}

static void add_number(struct digest *d, int64_t number) {
    struct buf text = {0};
    buf_format(&text, "%lld", (long long)number);
    add_text(d, buf_view(&text));
    buf_clear(&text);
}

/* The days of a line, as precisely as cells or the file's name give them: two months of one
   quarter differ; a quarter is the same from a cell or from the name. */
static struct span time_of(const struct cost_file *f, const struct cost_line *line) {
    static const int fields[] = {COST_PERIOD, COST_DATE, COST_MONTH};
    const struct reader *s = &f->reader;
    struct span span = {period_first_day(line->period), period_last_day(line->period)};
    int month;
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
        if (reader_cell(s, fields[i]).len > 0 &&
            span_read(reader_cell(s, fields[i]), &span))
            return span;
    if (month_read(reader_cell(s, COST_MONTH), &month))
        span.first = span.last = date_make(period_year(line->period), month, 1);
    else if (line->period == f->named && f->named_month != DATE_NONE)
        span.first = span.last = f->named_month;
    return span;
}

void copies_add(struct copy_digest *sum, const struct cost_file *f,
                const struct cost_line *line) {
    struct digest *d = digest_new();
    char text[DIGEST_TEXT];
    uint64_t halves[2] = {0, 0};
    const int64_t numbers[] = {line->period,
                               line->key_period,
                               line->category,
                               line->key,
                               line->municipality,
                               line->incurred_by,
                               line->amount[AMOUNT_NET],
                               line->amount[AMOUNT_VAT]};
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        add_number(d, numbers[i]);
    struct span span = time_of(f, line);
    add_number(d, span.first);
    add_number(d, span.last);
    add_text(d, account_text(reader_cell(&f->reader, COST_ACCOUNT)));
    add_text(d, line->category == CATEGORY_OWN ? line->category_text
                                               : (struct slice){"", 0});
    add_text(d, line->line);
    add_text(d, line->description);
    digest_text(d, text);
    digest_free(d);
    for (size_t i = 0; i < 32; i++) {
        char c = text[i];
        halves[i / 16] =
            halves[i / 16] << 4 | (uint64_t)(c <= '9' ? c - '0' : c - 'a' + 10);
    }
    sum->low += halves[0];
    sum->high += halves[1];
}

/* --- files ------------------------------------------------------------------------- */

static int ignore_line(void *self, const struct cost_line *line) {
    (void)self;
    (void)line;
    return 0;
}

/* Reads a file once more for its digest. Its faults were added before. A file that has changed
   has no digest; the next pass reports it. */
static void digest_of(struct cost_run *r, struct known_file *file,
                      struct copy_digest *sum) {
    static struct line_sink nowhere = {.take = ignore_line};
    r->sink = &nowhere;
    r->copy = sum;
    r->bytes_before = 0;
    if (costs_read(r, file) != 0)
        *sum = (struct copy_digest){0, 0};
    r->copy = NULL;
}

static bool same_sums(const struct known_file *a, const struct known_file *b) {
    return a->lines > 0 && a->lines == b->lines && a->sum[0] == b->sum[0] &&
           a->sum[1] == b->sum[1];
}

static void fault_copy(struct cost_run *r, const struct known_file *file,
                       const struct known_file *of) {
    enum { CERTAIN = 3 /* lines; fewer may be alike by chance */ };
    diag_add(r->always, (struct place){.file = file->path},
             file->lines < CERTAIN ? DIAG_FILE_ALIKE : DIAG_FILE_COPY, of->path, NULL);
}

/* The digest of a file, computed when it is first needed. */
struct lazy_digest {
    struct copy_digest digest;
    bool known;
};

static bool same_lines(const struct copy_digest *a, const struct copy_digest *b) {
    return (a->low | a->high) != 0 && a->low == b->low && a->high == b->high;
}

static const struct copy_digest *digest_once(struct cost_run *r, struct known_file *file,
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

void copies_find(struct cost_run *r, struct known_file *files, size_t count) {
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
