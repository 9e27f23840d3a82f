/* A listing in one input, CSV or JSON: reading and verifying it comes to an end, every fault
   can be printed, and what a verifier is content with gives away what the lines cost. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "../prop/told.h"
#include "../unit/small_budget.h"
#include "engine/verify.h"
#include "input/listing.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { Q1 = 2025 * 8 + 1, LINES = 3 };

static struct budget budget;
static struct cost_line lines[LINES];
static money given; /* by all rows together */

static void make_budget(void) {
    static const char *const names[LINES] = {"1", "0012", "1"};
    static const money amounts[LINES] = {100, 33, 123456700};
    if (budget.municipality_count > 0)
        return;
    small_budget_init(&budget, 3, 1);
    small_budget_figures(&budget, 0, (int64_t[]){2, 1, 1});
    small_budget_plain_key(&budget, "staff", 0);
    for (int i = 0; i < LINES; i++)
        lines[i] = small_budget_line(Q1, CATEGORY_STAFF, 0, amounts[i], names[i]);
}

static int push_lines(void *self, struct line_sink *sink) {
    (void)self;
    for (int i = 0; i < LINES; i++)
        if (sink->take(sink->self, &lines[i]) != 0)
            return -1;
    return 0;
}

static int next_row(void *self, struct listing_row *row) {
    struct listing_source rows = listing_rows(self);
    int got = rows.next(rows.self, row);
    if (got == 1 && __builtin_add_overflow(given, row->amount, &given))
        given = 0;
    return got;
}

/* Reads all rows against the lines; whether nothing differs. */
static bool verify(struct verifier *v, struct listing_file *l, struct diags *d) {
    struct line_sink sink = verifier_lines(v, (struct listing_source){l, next_row}, d);
    const struct line_replay again = {NULL, push_lines};
    given = 0;
    push_lines(NULL, &sink);
    return verifier_finish(v, &again, "listing", d) == 0;
}

static void run(const char *path) {
    struct diags faults, others;
    struct buf text;
    diags_init(&faults);
    diags_init(&others);
    buf_init(&text);
    struct verifier *v = verifier_new(&budget, CLOSE_YEAR, (struct period_range){0});
    struct verifier *w = verifier_new(&budget, CLOSE_YEAR, (struct period_range){0});
    const struct listing_figures figures = verifier_figures(v);
    struct listing_file *l = listing_open(&budget, path, &figures, &faults);
    if (verify(v, l, &faults) && !diag_any_error(&faults) && given != 123456833)
        abort();
    if (listing_is_ambiguous(l)) {
        listing_read_otherwise(l, &others);
        (void)verify(w, l, &others);
    }
    told_faults(&text, &faults);
    told_faults(&text, &others);
    listing_close(l);
    verifier_free(w);
    verifier_free(v);
    buf_clear(&text);
    diags_clear(&others);
    diags_clear(&faults);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static int file = -1;
    static char path[64];
    make_budget();
    if (file < 0) {
        file = memfd_create("listing", MFD_CLOEXEC);
        snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    }
    if (file < 0 || ftruncate(file, 0) != 0 ||
        pwrite(file, data, size, 0) != (ssize_t)size)
        abort();
    run(path);
    return 0;
}
