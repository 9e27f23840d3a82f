/* Writes a budget folder for benchmarks: `generate FOLDER LINES MUNICIPALITIES`.

   Every cost line is 70 bytes long, one in ten with a quoted description that holds a
   comma and quotes, spread evenly over eight quarters and four categories and shared by
   inhabitants. The same arguments give the same bytes. The total of all amounts goes to
   standard output. */
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { LINE_BYTES = 70, CATEGORIES = 4, QUARTERS = 8 };

static const char *const categories[CATEGORIES] = {"staff", "housing", "ict",
                                                   "facilities"};

/* xorshift64* (Vigna 2016): the same everywhere, and good enough to spread amounts. */
static uint64_t next_random(void) {
    static uint64_t state = 20250101;
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return state * 2685821657736338717u;
}

static uint64_t random_below(uint64_t limit) {
    return (next_random() >> 16) % limit;
}

static void fail(const char *what) {
    fprintf(stderr, "generate: %s: %s\n", what, strerror(errno));
    exit(3);
}

static FILE *create(const char *folder, const char *name) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    if (!file)
        fail(path);
    return file;
}

static void finish(FILE *file) {
    if (ferror(file) || fclose(file) != 0)
        fail("writing");
}

/* The first three are those of the SED municipalities, 61580 together. */
static void write_municipalities(const char *folder, long count) {
    static const unsigned known[] = {22252, 18843, 20485};
    FILE *file = create(folder, "municipalities.csv");
    fputs("code,name,inhabitants\n", file);
    for (long m = 0; m < count; m++) {
        uint64_t inhabitants = m < 3 ? known[m] : 1000 + random_below(150000);
        fprintf(file, "M%03ld,Municipality %ld,%llu\n", m + 1, m + 1,
                (unsigned long long)inhabitants);
    }
    finish(file);
}

static void write_keys(const char *folder) {
    FILE *file = create(folder, "keys.csv");
    fputs("key,driver,weight\n", file);
    for (int c = 0; c < CATEGORIES; c++)
        fprintf(file, "%s,inhabitants,100\n", categories[c]);
    finish(file);
}

/* A period and category: each in turn first, so that none is missing, and then any. */
static uint64_t group_of(long number, long lines) {
    long groups = lines / CATEGORIES < QUARTERS ? lines / CATEGORIES * CATEGORIES
                                                : QUARTERS * CATEGORIES;
    return number <= groups ? (uint64_t)number - 1 : random_below(QUARTERS * CATEGORIES);
}

/* Writes one line and returns its amount in cents; one in fifty is a credit note. */
static int64_t write_line(FILE *file, long number, uint64_t group) {
    uint64_t quarter = group / CATEGORIES;
    int64_t cents = (int64_t)random_below(9999999) + 1;
    if (random_below(50) == 0)
        cents = -cents;
    char head[64], amount[32], text[LINE_BYTES + 1];
    int head_len =
        snprintf(head, sizeof head, "%ld,%d-Q%d,%s,", number, (int)(2024 + quarter / 4),
                 (int)(quarter % 4 + 1), categories[group % CATEGORIES]);
    int amount_len =
        snprintf(amount, sizeof amount, ",%s%lld.%02lld\n", cents < 0 ? "-" : "",
                 llabs(cents) / 100, llabs(cents) % 100);
    int room = LINE_BYTES - head_len - amount_len;
    bool quoted = random_below(10) == 0;
    snprintf(text, sizeof text,
             quoted ? "\"Hired, ok \"\"%07u\"\" %040d" : "Invoice %07u %040d",
             (unsigned)random_below(10000000), 0);
    if (quoted)
        text[room - 1] = '"';
    text[room] = '\0';
    fputs(head, file);
    fputs(text, file);
    fputs(amount, file);
    return cents;
}

static int64_t write_costs(const char *folder, long lines) {
    FILE *file = create(folder, "costs.csv");
    fputs("line,period,category,description,amount\n", file);
    int64_t total = 0;
    for (long n = 1; n <= lines; n++)
        total += write_line(file, n, group_of(n, lines));
    finish(file);
    return total;
}

static long number_of(const char *text) {
    char *end;
    errno = 0;
    long n = strtol(text, &end, 10);
    if (errno || *end || n < 1) {
        fprintf(stderr, "usage: generate FOLDER LINES MUNICIPALITIES\n");
        exit(2);
    }
    return n;
}

int main(int argc, char **argv) {
    if (argc != 4)
        number_of("");
    long lines = number_of(argv[2]), municipalities = number_of(argv[3]);
    if (mkdir(argv[1], 0777) != 0 && errno != EEXIST)
        fail(argv[1]);
    write_municipalities(argv[1], municipalities);
    write_keys(argv[1]);
    int64_t total = write_costs(argv[1], lines);
    printf("%s%lld.%02lld\n", total < 0 ? "-" : "", llabs(total) / 100,
           llabs(total) % 100);
    return 0;
}
