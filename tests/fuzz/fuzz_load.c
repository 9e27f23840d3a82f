/* A folder in one input: loading and allocating it ends, a second pass gives the same
   lines and reports nothing, every fault can be printed, and an allocation without errors
   distributes exactly what was read.

   The input is a list of files, each after a line "== NAME". */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../prop/dump.h"
#include "engine/allocate.h"
#include "input/load.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const names[] = {"municipalities.csv", "keys.csv",     "settings.csv",
                                    "accounts.csv",       "advances.csv", "costs.csv",
                                    "kosten-2025-k2.csv"};

enum { NAMES = sizeof names / sizeof names[0] };

/* In memory if the system has /dev/shm. */
static char in_memory[] = "/dev/shm/seta-fuzz-XXXXXX",
            on_disk[] = "/tmp/seta-fuzz-XXXXXX";
static char *folder = in_memory;

static void must(bool good, const char *what) {
    if (good)
        return;
    perror(what);
    abort();
}

/* --- the folder -------------------------------------------------------------------- */

static int folder_fd = -1;

static void remove_folder(void) {
    rmdir(folder);
}

static void make_folder(void) {
    if (folder_fd >= 0)
        return;
    if (!mkdtemp(in_memory))
        folder = mkdtemp(on_disk);
    must(folder != NULL, on_disk);
    folder_fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    must(folder_fd >= 0, folder);
    atexit(remove_folder);
}

static void write_file(const char *name, struct slice text) {
    int fd = openat(folder_fd, name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    must(fd >= 0 && write(fd, text.at, text.len) == (ssize_t)text.len, name);
    close(fd);
}

static const char *known_name(struct slice name) {
    for (size_t i = 0; i < NAMES; i++)
        if (slice_equal(name, slice_of(names[i])))
            return names[i];
    return NULL;
}

/* The next line "== NAME" in `text`, or its end. */
static const char *next_file(struct slice text) {
    const char *found = memmem(text.at, text.len, "\n== ", 4);
    return found ? found + 1 : text.at + text.len;
}

static void unpack(struct slice text) {
    while (text.len > 0) {
        const char *end = next_file(text);
        const char *line_end = memchr(text.at, '\n', text.len);
        const char *name = text.len > 3 && memcmp(text.at, "== ", 3) == 0 && line_end
                               ? known_name((struct slice){
                                     text.at + 3, (size_t)(line_end - text.at) - 3})
                               : NULL;
        if (name && line_end < end)
            write_file(name, (struct slice){line_end + 1, (size_t)(end - line_end) - 1});
        text = (struct slice){end, text.len - (size_t)(end - text.at)};
    }
}

/* --- the run ----------------------------------------------------------------------- */

struct count {
    struct line_sink to; /* take is NULL when the lines go nowhere */
    uint64_t lines;
    uint64_t sum; /* a checksum of the numbers in the lines */
};

static int take(void *self, const struct cost_line *line) {
    struct count *c = self;
    c->lines++;
    c->sum = c->sum * 31 + (uint64_t)line->amount[AMOUNT_NET] + (uint64_t)line->key * 7 +
             (uint64_t)line->period + (uint64_t)line->municipality + line->place.line +
             line->description.len;
    return c->to.take ? c->to.take(c->to.self, line) : 0;
}

static uint64_t faults(const struct diags *d) {
    uint64_t total = 0;
    for (int level = DIAG_NOTE; level < DIAG_LEVELS; level++)
        total += diag_total(d, (enum diag_level)level);
    return total;
}

/* Groups, own costs and what was left out add up to what was read. */
static void check_sums(const struct budget *b, const struct allocation *a) {
    wide given = budget_left_out(b, (struct period_range){0}).amount[AMOUNT_NET],
         read = a->costs[AMOUNT_NET];
    for (size_t g = 0; g < a->group_count; g++)
        for (size_t j = 0; j < b->municipality_count; j++)
            given += a->groups[g].given[AMOUNT_NET][j];
    for (size_t i = 0; i < a->period_count * b->municipality_count; i++)
        given += a->own[i].amount[AMOUNT_NET];
    must(given == read, "the sums differ");
}

/* Reads the lines into the allocation, and again if the first pass succeeded. */
static void read_lines(struct loader *l, struct allocation *a, struct diags *d) {
    struct count first = {.to = allocation_sink(a, d)}, second = {0};
    struct line_sink sink = {.self = &first, .take = take};
    struct line_sink again = {.self = &second, .take = take};
    int result = loader_costs(l, &sink);
    uint64_t before = faults(d);
    if (result == 0)
        must(loader_costs(l, &again) == 0 && first.lines == second.lines &&
                 first.sum == second.sum,
             "the second pass differs");
    must(faults(d) == before, "the second pass reports faults");
}

static void run(void) {
    struct budget b;
    struct diags d;
    struct buf printed;
    struct load_options o = {.folder = folder, .hashes = true};
    diags_init(&d);
    budget_init(&b);
    buf_init(&printed);
    struct loader *l = loader_new(&b, &o, &d);
    struct allocation *a = allocation_new(&b, b.settings.close, true);
    read_lines(l, a, &d);
    if (allocation_finish(a, &d) == 0 && !diag_any_error(&d))
        check_sums(&b, a);
    loader_review(l);
    dump_faults(&printed, &d);
    must(diag_total(&d, DIAG_FAILURE) == 0, buf_str(&printed));
    buf_clear(&printed);
    allocation_free(a);
    loader_free(l);
    budget_clear(&b);
    diags_clear(&d);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    make_folder();
    unpack((struct slice){(const char *)data, size});
    run();
    for (size_t i = 0; i < NAMES; i++)
        unlinkat(folder_fd, names[i], 0);
    return 0;
}
