/* Writes a budget folder for benchmarks: `generate FOLDER LINES MUNICIPALITIES [SHAPE]`, or
   prints the shapes of cost files when no folder is named.

   Lines are spread evenly over eight quarters and four categories and shared by
   inhabitants. Those of the first shape, which is meant when none is named, are 70 bytes
   long, one in ten with a quoted description that holds a comma and quotes. The same
   arguments give the same bytes. The total of all amounts goes to standard output. */
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

/* A cost line before it is written. */
struct line {
    long number;
    int year, quarter, category;
    int64_t cents;
};

/* One in fifty is a credit note. */
static struct line make_line(long number, long lines) {
    uint64_t group = group_of(number, lines), quarter = group / CATEGORIES;
    struct line made = {.number = number,
                        .year = (int)(2024 + quarter / 4),
                        .quarter = (int)(quarter % 4 + 1),
                        .category = (int)(group % CATEGORIES)};
    made.cents = (int64_t)random_below(9999999) + 1;
    if (random_below(50) == 0)
        made.cents = -made.cents;
    return made;
}

/* --- amounts -------------------------------------------------------------------------- */

enum { AMOUNT_BYTES = 32 };

static void write_amount(char *to, int64_t cents) {
    snprintf(to, AMOUNT_BYTES, "%s%lld.%02lld", cents < 0 ? "-" : "", llabs(cents) / 100,
             llabs(cents) % 100);
}

/* As a program writes a number: 12.5, 12. */
static void write_stripped(char *to, int64_t cents) {
    write_amount(to, cents);
    size_t len = strlen(to);
    while (to[len - 1] == '0')
        len--;
    to[to[len - 1] == '.' ? len - 1 : len] = '\0';
}

/* As a Dutch spreadsheet shows it: 1.234,56. */
static void write_dutch(char *to, int64_t cents) {
    long long euros = llabs(cents) / 100;
    const char *sign = cents < 0 ? "-" : "";
    if (euros < 1000)
        snprintf(to, AMOUNT_BYTES, "%s%lld,%02lld", sign, euros, llabs(cents) % 100);
    else
        snprintf(to, AMOUNT_BYTES, "%s%lld.%03lld,%02lld", sign, euros / 1000,
                 euros % 1000, llabs(cents) % 100);
}

/* --- shapes --------------------------------------------------------------------------- */

/* Always 70 bytes. */
static void write_plain(FILE *file, const struct line *l) {
    char head[64], amount[AMOUNT_BYTES], text[LINE_BYTES + 1];
    int head_len = snprintf(head, sizeof head, "%ld,%d-Q%d,%s,", l->number, l->year,
                            l->quarter, categories[l->category]);
    write_amount(amount, l->cents);
    int room = LINE_BYTES - head_len - (int)strlen(amount) - 2;
    bool quoted = random_below(10) == 0;
    snprintf(text, sizeof text,
             quoted ? "\"Hired, ok \"\"%07u\"\" %040d" : "Invoice %07u %040d",
             (unsigned)random_below(10000000), 0);
    if (quoted)
        text[room - 1] = '"';
    text[room] = '\0';
    fprintf(file, "%s%s,%s\n", head, text, amount);
}

/* What an invoice is for: of any length, one in six with an accent, one in sixteen with a
   quote or the delimiter in it. */
static void write_text(FILE *file, const struct line *l, char delimiter, bool windows) {
    static const char *const words[] = {"Inhuur",    "Licenties",  "Onderhoud",
                                        "Opleiding", "Schoonmaak", "Werkplekken",
                                        "Kantoor",   "Advies"};
    uint64_t thrown = random_below(1 << 20);
    const char *word = words[thrown % 8], *accent = windows ? "\xeb" : "\xc3\xab";
    unsigned number = (unsigned)(thrown * 7919 + (uint64_t)l->number) % 100000;
    if (thrown / 8 % 6 == 0)
        fprintf(file, "Co%srdinatie %s %05u", windows ? "\xf6" : "\xc3\xb6", word,
                number);
    else if (thrown / 8 % 16 == 1)
        fprintf(file, "\"%s%c 19\"\" sch%srm %u\"", word, delimiter, accent, number);
    else
        fprintf(file, "%s %u week %d", word, number, (int)(thrown / 64 % 52) + 1);
}

static void write_head(FILE *file, const struct line *l, char delimiter, bool windows) {
    fprintf(file, "%ld%c%d-Q%d%c%s%c", l->number, delimiter, l->year, l->quarter,
            delimiter, categories[l->category], delimiter);
    write_text(file, l, delimiter, windows);
}

static void write_quoted(FILE *file, const struct line *l) {
    char amount[AMOUNT_BYTES];
    write_amount(amount, l->cents);
    fprintf(file, "\"%ld\",\"%d-Q%d\",\"%s\",\"Invoice %07u, week %d\",\"%s\"\r\n",
            l->number, l->year, l->quarter, categories[l->category],
            (unsigned)random_below(10000000), (int)random_below(52) + 1, amount);
}

static void write_strip0(FILE *file, const struct line *l) {
    char amount[AMOUNT_BYTES];
    write_stripped(amount, l->cents);
    write_head(file, l, ',', false);
    fprintf(file, ",%s\n", amount);
}

static void write_wide(FILE *file, const struct line *l) {
    char amount[AMOUNT_BYTES];
    write_amount(amount, l->cents);
    write_head(file, l, ',', false);
    for (int i = 0; i < 15; i++)
        fprintf(file, ",%u", (unsigned)random_below(100000));
    fprintf(file, ",%s\n", amount);
}

static void write_debit_credit(FILE *file, const struct line *l) {
    char amount[AMOUNT_BYTES];
    write_amount(amount, llabs(l->cents));
    write_head(file, l, ',', false);
    fprintf(file, l->cents < 0 ? ",,%s\n" : ",%s,\n", amount);
}

static void write_side(FILE *file, const struct line *l) {
    char amount[AMOUNT_BYTES];
    write_amount(amount, llabs(l->cents));
    write_head(file, l, ',', false);
    fprintf(file, ",%s,%c\n", amount, l->cents < 0 ? 'C' : 'D');
}

/* A ledger export: 99 days of a quarter or two, 400 accounts, 40 cost centres. */
static void write_ledger(FILE *file, const struct line *l) {
    char amount[AMOUNT_BYTES];
    int day = (int)random_below(99);
    write_amount(amount, l->cents);
    fprintf(file, "%ld,%d-%02d-%02d,%d,%d,", l->number, l->year, day / 28 + 1,
            day % 28 + 1, 40000 + l->category * 1000 + (int)random_below(100),
            (int)random_below(40) + 100);
    write_text(file, l, ',', false);
    fprintf(file, ",%s\n", amount);
}

static void write_integers(FILE *file, const struct line *l) {
    write_head(file, l, ',', false);
    fprintf(file, ",%lld\n", (long long)l->cents / 100);
}

static void write_grouped(FILE *file, const struct line *l) {
    char amount[AMOUNT_BYTES];
    write_dutch(amount, l->cents);
    write_head(file, l, ';', false);
    fprintf(file, ";%s\r\n", amount);
}

static void write_euro(FILE *file, const struct line *l) {
    char amount[AMOUNT_BYTES];
    write_dutch(amount, l->cents);
    write_head(file, l, ';', false);
    fprintf(file, ";\xe2\x82\xac %s\r\n", amount);
}

static void write_windows(FILE *file, const struct line *l) {
    char amount[AMOUNT_BYTES];
    write_dutch(amount, l->cents);
    write_head(file, l, ';', true);
    fprintf(file, ";%s\r\n", amount);
}

static int64_t to_euros(int64_t cents) {
    return cents - cents % 100;
}

/* A third in euros, the others in five cents. */
static int64_t to_some_zeros(int64_t cents) {
    return cents - cents % (random_below(3) == 0 ? 100 : 5);
}

/* What files of cost lines look like. Others are compared with the first. */
static const struct shape {
    const char *name, *header;
    void (*write)(FILE *file, const struct line *l);
    int64_t (*round)(int64_t cents); /* NULL = amounts as they come */
    bool accounts;                   /* categories are those of accounts.csv */
} shapes[] = {
    {"plain", "line,period,category,description,amount\n", write_plain, NULL, false},
    {"quoted_all", "\"line\",\"period\",\"category\",\"description\",\"amount\"\r\n",
     write_quoted, NULL, false},
    {"strip0", "line,period,category,description,amount\n", write_strip0, to_some_zeros,
     false},
    {"wide20",
     "line,period,category,description,"
     "c1,c2,c3,c4,c5,c6,c7,c8,c9,c10,c11,c12,c13,c14,c15,amount\n",
     write_wide, NULL, false},
    {"debit_credit", "line,period,category,description,debit,credit\n",
     write_debit_credit, NULL, false},
    {"ledger", "line,date,account,cost centre,description,amount\n", write_ledger, NULL,
     true},
    {"side", "line,period,category,description,amount,dc\n", write_side, NULL, false},
    {"integers", "line,period,category,description,amount\n", write_integers, to_euros,
     false},
    {"nl_grouped", "regel;periode;categorie;omschrijving;bedrag\r\n", write_grouped, NULL,
     false},
    {"euro", "regel;periode;categorie;omschrijving;bedrag\r\n", write_euro, NULL, false},
    {"cp1252", "regel;periode;categorie;omschrijving;bedrag\r\n", write_windows, NULL,
     false},
};

enum { SHAPES = sizeof shapes / sizeof shapes[0] };

static void write_accounts(const char *folder) {
    FILE *file = create(folder, "accounts.csv");
    fputs("account,category\n", file);
    for (int c = 0; c < CATEGORIES; c++)
        fprintf(file, "%d-%d,%s\n", 40000 + c * 1000, 40999 + c * 1000, categories[c]);
    finish(file);
}

static int64_t write_costs(const char *folder, long lines, const struct shape *shape) {
    FILE *file = create(folder, "costs.csv");
    fputs(shape->header, file);
    int64_t total = 0;
    for (long n = 1; n <= lines; n++) {
        struct line line = make_line(n, lines);
        if (shape->round)
            line.cents = shape->round(line.cents);
        shape->write(file, &line);
        total += line.cents;
    }
    finish(file);
    return total;
}

static int print_shapes(void) {
    for (size_t i = 0; i < SHAPES; i++)
        puts(shapes[i].name);
    return 0;
}

static const struct shape *shape_of(const char *name) {
    for (size_t i = 0; i < SHAPES; i++)
        if (strcmp(shapes[i].name, name) == 0)
            return &shapes[i];
    fprintf(stderr, "generate: there is no shape %s\n", name);
    exit(2);
}

static long number_of(const char *text) {
    char *end;
    errno = 0;
    long n = strtol(text, &end, 10);
    if (errno || *end || n < 1) {
        fprintf(stderr, "usage: generate FOLDER LINES MUNICIPALITIES [SHAPE]\n");
        exit(2);
    }
    return n;
}

int main(int argc, char **argv) {
    if (argc == 1)
        return print_shapes();
    if (argc != 4 && argc != 5)
        number_of("");
    const struct shape *shape = shape_of(argc > 4 ? argv[4] : shapes[0].name);
    long lines = number_of(argv[2]), municipalities = number_of(argv[3]);
    if (mkdir(argv[1], 0777) != 0 && errno != EEXIST)
        fail(argv[1]);
    write_municipalities(argv[1], municipalities);
    write_keys(argv[1]);
    if (shape->accounts)
        write_accounts(argv[1]);
    int64_t total = write_costs(argv[1], lines, shape);
    printf("%s%lld.%02lld\n", total < 0 ? "-" : "", llabs(total) / 100,
           llabs(total) % 100);
    return 0;
}
