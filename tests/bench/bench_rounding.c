/* Times the engine alone: lines made in memory are added, rounded, and read out in parts.

   bench_rounding [LINES [MUNICIPALITIES...]]

   One row for each number of municipalities, with totals only and with lines that are
   listed. Four quarters, four categories, one key by inhabitants; a tenth of the lines
   is negative. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "engine/allocate.h"

/* SplitMix64 (Steele, Lea, Flood 2014). */
static uint64_t next_random(uint64_t *state) {
    uint64_t z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

/* Processor time in microseconds, since other programs may be running too. */
static int64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static void build(struct budget *b, size_t municipalities) {
    static struct weight weight = {.weight = {100, 0}};
    static struct key_version version = {.weights = &weight, .weight_count = 1};
    static struct key key = {.name = "inhabitants",
                             .category = CATEGORY_UNKNOWN,
                             .versions = &version,
                             .version_count = 1};
    uint64_t state = 1;
    budget_init(b);
    b->municipality_count = municipalities;
    b->municipalities = arena_take(&b->arena, municipalities * sizeof *b->municipalities);
    budget_make_drivers(b, 1);
    b->driver_count = 1;
    b->drivers[0].name = "inhabitants";
    b->keys = &key;
    b->key_count = 1;
    for (size_t j = 0; j < municipalities; j++) {
        struct version *v = arena_take(&b->arena, sizeof *v);
        *v = (struct version){.until = DATE_EVER};
        v->values = budget_make_values(b);
        int64_t people = 13000 + (int64_t)(next_random(&state) % 80000);
        *v->values = (struct driver_value){true, {people, 0}, 0};
        b->municipalities[j] = (struct municipality){.code = "M",
                                                     .name = "M",
                                                     .versions = v,
                                                     .version_count = 1,
                                                     .place = v->place};
    }
}

/* The line with that number, the same each time. */
static struct cost_line line_at(uint64_t number, char *id) {
    uint64_t state = number;
    struct cost_line line = {.municipality = MUNICIPALITY_NONE,
                             .incurred_by = PARTY_NONE};
    line.period = line.key_period = period_make(2025, 1 + (int)(next_random(&state) % 4));
    line.category = (next_random(&state) % 4);
    line.amount[AMOUNT_NET] = (money)(next_random(&state) % 100000000);
    if (next_random(&state) % 10 == 0)
        line.amount[AMOUNT_NET] = -line.amount[AMOUNT_NET];
    int len = snprintf(id, 24, "%" PRIu64, number);
    line.line = (struct slice){id, (size_t)len};
    return line;
}

/* Reading the clock around every call would cost more than the call, so making the lines
   is timed separately and subtracted. */
static int64_t time_making(uint64_t lines) {
    char id[24];
    money sum = 0;
    int64_t start = now();
    for (uint64_t i = 0; i < lines; i++)
        sum += line_at(i, id).amount[AMOUNT_NET];
    return now() - start + (sum == 1);
}

static void print_row(size_t municipalities, bool listed, const int64_t *time) {
    struct rusage use;
    getrusage(RUSAGE_SELF, &use);
    printf("%14zu  %-6s  %8.3f  %8.3f  %8.3f  %8.1f\n", municipalities,
           listed ? "lines" : "totals", (double)time[0] / 1e6, (double)time[1] / 1e6,
           (double)time[2] / 1e6, (double)use.ru_maxrss / 1024);
    fflush(stdout);
}

/* One row; runs in a process of its own, so that its memory can be measured. */
static void measure(uint64_t lines, size_t municipalities, bool listed) {
    struct budget b;
    struct diags d;
    char id[24];
    int64_t making = time_making(lines), time[3] = {0};
    diags_init(&d);
    build(&b, municipalities);
    struct allocation *a = allocation_new(&b, CLOSE_QUARTER, listed);
    struct line_sink sink = allocation_sink(a, &d);
    int64_t start = now();
    for (uint64_t i = 0; i < lines; i++) {
        struct cost_line line = line_at(i, id);
        sink.take(sink.self, &line);
    }
    time[0] = now() - start - making;
    start = now();
    if (allocation_finish(a, &d))
        exit(1);
    time[1] = now() - start;
    money *cells = mem_zero(municipalities, sizeof *cells);
    start = now();
    for (uint64_t i = 0; listed && i < lines; i++) {
        struct cost_line line = line_at(i, id);
        allocation_line(a, i, &line, AMOUNT_NET, cells);
    }
    time[2] = listed ? now() - start - making : 0;
    print_row(municipalities, listed, time);
    free(cells);
    allocation_free(a);
    budget_clear(&b);
    diags_clear(&d);
}

int main(int argc, char **argv) {
    static const size_t counts[] = {3, 10, 342};
    uint64_t lines = argc > 1 ? strtoull(argv[1], NULL, 10) : 1000000;
    printf("%" PRIu64 " lines: seconds and MiB\n", lines);
    printf("municipalities            accumulator  rounding   listing    memory\n");
    fflush(stdout);
    for (int i = 0; i < (argc > 2 ? argc - 2 : 3); i++)
        for (int listed = 0; listed < 2; listed++) {
            size_t count = argc > 2 ? (size_t)strtoull(argv[i + 2], NULL, 10) : counts[i];
            pid_t child = fork();
            if (child == 0) {
                measure(lines, count, listed);
                exit(0);
            }
            waitpid(child, NULL, 0);
        }
    return 0;
}
