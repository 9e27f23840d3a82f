/* A cost file gives the same however it is read: by libcsv from start to end, every row
   in full; or by any scanner, with rows from the line cache, in any number of chunks.
   Lines, faults, places, sums and digests are compared. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "dice.h"
#include "input/load.h"
#include "dump.h"

/* --- files ------------------------------------------------------------------------- */

#define LONG_ACCOUNT                                                                     \
    "6123456789012345678901234567890123456789012345678901234567890123456789012345678901" \
    "2"

/* Cells of each column: right ones, odd ones and wrong ones. */
static const char *const columns[][12] = {
    {"2025-Q1", "2025-Q1", "2025-Q1", "2025-Q2", "1e kwartaal 2025", "\"2025-Q1\"", "",
     "2025-Q9", " 2025-Q1 ", "Totaal", "2025-03"},
    {"staff", "staff", "ict", "housing", "\"staff\"", "STAFF", "", "stuff", "Subtotaal",
     "other", "own"},
    {"", "pens", "\"a, b\"", "\"say \"\"hi\"\"\"", "\"two\nlines\"", "", "19\" screen",
     "caf\xc3\xa9", "\"\r\n\"", "'=1+1", "caf\xe9"},
    {"12.50", "1234.50", "-8.00", "3", "\"1,234.50\"", "\"7.25\"", "", "1.234", "12,50",
     "x", "99999999999999999999"},
    {"1", "2", "\"3\"", "T-1", "Eindtotaal", "", "17", "'-4", "total", " 5 ",
     "\"\"\"6\"\"\""},
    {"", "", "", "", "A", "B", "C", "Beta", "Alpha", "\"A\"", "nobody"},
    {"", "", "", "", "4000", "4100", "9999", "\"4000\"", "6", LONG_ACCOUNT, "70\t"},
    {"", "", "", "", "staff", "ict", "mix", "mixx", "\"mix\"", "housing", " ict"},
    {"", "", "", "2.63", "0.00", "\"1.00\"", "-1.68", "x", "1.234", "1234.50",
     "\"1,234.00\""},
    {"D", "C", "d", "Credit", "debet", "\"D\"", "", "DC", "D ", "c", "x"},
    {"0.4", "6.71a", "", "0.10", "\"0.4\"", " 0.4", "'0.4", "\"a \"\"b\"\"\"",
     "caf\xc3\xa9", "0,4", "Totaal"},
    {"", "", "", "", "0.125", "42.01", "-1", "x", "1.234", "\"12,50\"", " "},
    {"", "", "", "1.027", "2", "\"1.5\"", "0", "102%", "1,027", "", " "},
    {"", "", "", "B", "A", "staff", "Alpha", "\"ict\"", "nobody", "joint body", " "},
};
enum { COLUMNS = sizeof columns / sizeof columns[0], CELLS = 11, USUAL = 4 };
enum { DAYS = 0, CATEGORY = 1, AMOUNT = 3, ACCOUNT = 6, VAT = 8, SIDE = 9 };

static const char *const header[COLUMNS] = {
    "period",       "category", "description", "amount",      "line",
    "municipality", "account",  "key",         "vat",         "remark",
    "task",         "tariff",   "factor",      "in favour of"};

/* What some columns may be instead. */
static const char *const days[] = {"2025-01-31", "2025-02-01", "1-2-2025", "2025-04-01",
                                   "2025-03-31", "30/06/2025", "",         "2025-02-30",
                                   "45658",      "2025-Q1",    "Totaal"};
static const char *const ledger[] = {"4000", "6001", "6002", "4200", "4300", "4100",
                                     "5000", "4200", "",     "41-0", "99999"};
static const char *const seldom[] = {"", "", "",      "",       "staff", "ict",
                                     "", "", "stuff", "Totaal", "other"};
static const char *const dutch[] = {
    "12,50",  "1.234,50", "-8,00",   "3", "\"\xe2\x82\xac 1,50\"", "7,25-", "1.234,-",
    "(8,00)", "12.50",    "1 234,5", "x"};
static const char *const euros[] = {"\xe2\x82\xac 12,50",
                                    "\xe2\x82\xac 1.234,50",
                                    "\xe2\x82\xac -8,00",
                                    "7",
                                    "-\xe2\x82\xac 1,50",
                                    "\xe2\x82\xac  1,5",
                                    "12,5",
                                    "\xe2\x82\xac",
                                    "\xe2\x82\xac 1.234",
                                    "",
                                    "\xe2\x82 12,50"};
/* Amounts of which one or the other is written, the other empty or nil. */
static const char *const debits[] = {"12.50", "", "0.00",  "1234.50", "", "0",
                                     "-0.00", "", "-5.00", "1,234.5", "x"};
static const char *const credits[] = {"", "7.25", "8.00", "0.00",    "-3.10", "",
                                      "", "0",    "",     "1234.56", "12,50"};

/* How a file is written. */
struct style {
    char delimiter;
    const char *const *cells[COLUMNS];
    const char *names[COLUMNS];
    bool windows;       /* its letters are of Windows-1252 */
    int order[COLUMNS]; /* of its columns */
    int usual[COLUMNS]; /* different cells of each in usual rows */
    bool quoted;        /* every cell that has no quotes of its own */
    const char *end;    /* of lines */
    int64_t odd;        /* rows in a hundred that are not all usual */
};

/* A ledger with days and accounts, amounts with a side or in two columns, Dutch amounts,
   letters of Windows-1252. */
static void change_style(struct dice *d, struct style *style) {
    style->delimiter = ',';
    style->windows = dice_once_in(d, 4);
    if (dice_once_in(d, 3)) {
        style->names[DAYS] = "date";
        style->cells[DAYS] = days;
        style->cells[CATEGORY] = seldom;
        style->cells[ACCOUNT] = ledger;
    }
    if (dice_once_in(d, 3)) {
        style->delimiter = ';';
        style->cells[AMOUNT] = dice_once_in(d, 2) ? dutch : euros;
    }
    if (dice_once_in(d, 4)) {
        bool one = style->delimiter == ',' && dice_once_in(d, 2);
        style->names[AMOUNT] = "debit";
        style->names[VAT] = "credit";
        style->cells[AMOUNT] = one ? debits : style->cells[AMOUNT];
        style->cells[VAT] = one ? credits : style->cells[AMOUNT];
        return;
    }
    if (dice_once_in(d, 3))
        style->names[SIDE] = "dc";
    if (dice_once_in(d, 2))
        style->names[VAT] = "not read";
    else if (dice_once_in(d, 3))
        style->names[AMOUNT] = "amount incl";
}

static struct style random_style(struct dice *d) {
    struct style style = {.quoted = dice_once_in(d, 4)};
    style.end = dice_once_in(d, 3) ? "\r\n" : "\n";
    style.odd = dice_once_in(d, 2) ? dice_between(d, 0, 3) : dice_between(d, 0, 60);
    for (int c = 0; c < COLUMNS; c++) {
        int other = dice_once_in(d, 2) ? c : (int)dice_between(d, 0, c);
        style.order[c] = style.order[other];
        style.order[other] = c;
        style.usual[c] = (int)dice_between(d, 1, USUAL);
        style.cells[c] = columns[c];
        style.names[c] = header[c];
    }
    change_style(d, &style);
    return style;
}

static void write_cell(const struct style *style, struct buf *file, const char *cell) {
    const char *quote = style->quoted && !strchr(cell, '"') ? "\"" : "";
    const char *accent = style->windows ? strstr(cell, "\xc3\xa9") : NULL;
    const char *euro = style->windows ? strstr(cell, "\xe2\x82\xac") : NULL;
    buf_text(file, quote);
    if (accent)
        buf_format(file, "%.*s\xe9", (int)(accent - cell), cell);
    else if (euro)
        buf_format(file, "%.*s\x80%s", (int)(euro - cell), cell, euro + 3);
    else
        buf_text(file, cell);
    buf_text(file, quote);
}

static void write_header(const struct style *style, struct buf *file) {
    for (int c = 0; c < COLUMNS; c++) {
        if (c > 0)
            buf_char(file, style->delimiter);
        write_cell(style, file, style->names[style->order[c]]);
    }
    buf_text(file, style->end);
}

/* Mostly the first cells of each column, so that rows repeat; odd rows may have any. */
static void random_row(struct dice *d, const struct style *style, struct buf *file) {
    static const char *const ends[] = {"\n", "\n",   "\n",   "\r\n",
                                       "\r", "\n\n", ",,\n", ",x\n"};
    bool any = dice_between(d, 1, 100) <= style->odd;
    int count = any && dice_once_in(d, 5) ? (int)dice_between(d, 1, COLUMNS) : COLUMNS;
    for (int c = 0; c < count; c++) {
        int column = style->order[c];
        bool odd = any && dice_once_in(d, 3);
        int64_t cell = dice_between(d, 0, odd ? CELLS - 1 : style->usual[column] - 1);
        if (c > 0)
            buf_char(file, style->delimiter);
        write_cell(style, file, style->cells[column][cell]);
    }
    buf_text(file, any ? ends[dice_between(d, 0, 7)] : style->end);
}

static void random_costs(struct dice *d, struct buf *file) {
    int64_t rows = dice_between(d, 0, 300);
    struct style style = random_style(d);
    bool windows = dice_once_in(d, 10);
    if (dice_once_in(d, 10))
        buf_text(file, "\xef\xbb\xbf");
    write_header(&style, file);
    for (int64_t i = 0; i < rows; i++) {
        random_row(d, &style, file);
        if (windows && dice_once_in(d, 100))
            buf_text(file, "2025-Q1,staff,caf\xe9\x81,1.00,8,,,,\n");
        if (dice_once_in(d, 100))
            buf_text(file, ",,,,,,,,\n");
        if (dice_once_in(d, 2000))
            buf_text(file, "2025-Q1,staff,\"never closed,1.00\n");
        if (dice_once_in(d, 1000))
            buf_add(file, "2025-Q1,sta\0ff,,1.00,9,,,,\n", 27);
    }
}

static void write_file(const char *name, struct slice text) {
    FILE *f = fopen(name, "wb");
    if (!f || fwrite(text.at, 1, text.len, f) != text.len || fclose(f) != 0) {
        perror(name);
        abort();
    }
}

/* --- what reading gives ------------------------------------------------------------ */

static void add_text(struct buf *out, struct slice text) {
    buf_char(out, '[');
    buf_slice(out, text);
    buf_char(out, ']');
}

static int take(void *self, const struct cost_line *line) {
    struct buf *out = self;
    buf_format(out, "%d %d %d %d %d %d %lld %lld ", line->period, line->key_period,
               (int)line->category, line->key, line->municipality, line->incurred_by,
               (long long)line->amount[AMOUNT_NET], (long long)line->amount[AMOUNT_VAT]);
    if (line->product)
        product_write(out, line->product, &figure_plain);
    if (line->half != HALF_NONE)
        buf_format(out, " half %d ", (int)line->half);
    add_text(out, line->line);
    add_text(out, line->description);
    add_text(out, line->task);
    add_text(out, line->category_text);
    buf_char(out, '\n');
    return 0;
}

static struct line_sink fork_text(void *self, struct diags *d) {
    struct buf *part = mem_alloc(sizeof *part);
    (void)self, (void)d;
    buf_init(part);
    return (struct line_sink){.self = part, .take = take};
}

static void join_text(void *self, struct line_sink *part, bool keep) {
    struct buf *text = part->self;
    if (keep)
        buf_slice(self, buf_view(text));
    buf_clear(text);
    free(text);
}

/* Places of lines are for a sink without forks; texts for one that needs them. */
static int take_place(void *self, const struct cost_line *line) {
    buf_format(self, "%d %d %lld %lld on %llu\n", line->period, (int)line->category,
               (long long)line->amount[AMOUNT_NET], (long long)line->amount[AMOUNT_VAT],
               (unsigned long long)line->place.line);
    return 0;
}

static void dump_inputs(struct buf *out, const struct budget *b) {
    for (size_t i = 0; i < b->input_count; i++)
        buf_format(out, "%s: %llu rows, %s\n", b->inputs[i].name,
                   (unsigned long long)b->inputs[i].rows, b->inputs[i].sha256);
    for (size_t i = 0; i < b->left_out_count; i++)
        buf_format(out, "left out of %d: %llu, %lld, %lld\n", (int)b->left_out[i].period,
                   (unsigned long long)b->left_out[i].lines,
                   (long long)b->left_out[i].amount[AMOUNT_NET],
                   (long long)b->left_out[i].amount[AMOUNT_VAT]);
    buf_format(out, "vat %d, products %d, halves %d\n", b->has_vat, b->has_products,
               b->has_halves);
}

/* How to read. */
struct way {
    const char *scan, *chunk;
    unsigned jobs;
    bool hashes;
};

static void read_all(struct buf *out, const struct way *way) {
    struct budget b;
    struct diags d;
    setenv("SETA_SCAN", way->scan, 1);
    setenv("SETA_CHUNK", way->chunk, 1);
    budget_init(&b);
    diags_init(&d);
    const struct load_options o = {
        .folder = ".", .jobs = way->jobs, .hashes = way->hashes};
    struct loader *l = loader_new(&b, &o, &d);
    struct line_sink sink = {
        .self = out, .take = take, .fork = fork_text, .join = join_text};
    struct line_sink places = {.self = out, .take = take_place, .no_texts = true};
    buf_format(out, "result %d\n", loader_costs(l, &sink));
    buf_format(out, "again %d\n", loader_costs(l, &places));
    loader_review(l);
    dump_faults(out, &d);
    dump_inputs(out, &b);
    loader_free(l);
    budget_clear(&b);
    diags_clear(&d);
}

/* What is said of the signs of amounts. */
static const char *const settings[] = {
    "setting,value\ncredit sign,as written\n", "setting,value\ncredit sign,reversed\n",
    "setting,value\n", "setting,value\ndebit sign,reversed\nempty amount,nil\n",
    "setting,value\nvat sign,of the amount\n"};
enum { SETTINGS_MADE = sizeof settings / sizeof settings[0] };

static const char *every_way_reads_the_same(struct dice *d) {
    static const char *const scans[] = {"c", "avx2", "libcsv"};
    struct buf file, chunk, wanted, got;
    buf_init(&file);
    buf_init(&chunk);
    buf_init(&wanted);
    buf_init(&got);
    random_costs(d, &file);
    write_file("costs.csv", buf_view(&file));
    write_file("settings.csv", slice_of(settings[dice_between(d, 0, SETTINGS_MADE - 1)]));
    buf_format(&chunk, "%d", (int)dice_between(d, 1, dice_once_in(d, 2) ? 100 : 3000));
    const struct way reference = {"libcsv", "1000000", 1, true};
    const struct way way = {scans[dice_between(d, 0, 2)], buf_str(&chunk),
                            (unsigned)dice_between(d, 1, 9), true};
    read_all(&wanted, &reference);
    read_all(&got, &way);
    bool same = slice_equal(buf_view(&got), buf_view(&wanted));
    if (!same)
        printf("--- wanted\n%s--- %s, %s bytes, %u jobs\n%s", buf_str(&wanted), way.scan,
               way.chunk, way.jobs, buf_str(&got));
    buf_clear(&got);
    buf_clear(&wanted);
    buf_clear(&chunk);
    buf_clear(&file);
    return same ? NULL : "two ways of reading differ";
}

int main(void) {
    static const char *const names[] = {"municipalities.csv", "keys.csv", "accounts.csv",
                                        "costs.csv", "settings.csv"};
    char folder[] = "/tmp/seta-prop-XXXXXX";
    if (!mkdtemp(folder) || chdir(folder) != 0)
        abort();
    write_file(names[0], slice_of("code,name,inhabitants\nA,Alpha,10\nB,Beta,20\n"));
    write_file(names[1], slice_of("key,driver,weight\nstaff,inhabitants,100\n"
                                  "ict,equal,100\nmix,inhabitants,50\nmix,equal,50\n"));
    write_file(names[2], slice_of("account,category,key,municipality\n4*,ict,mix,\n"
                                  "4100,none,,\n5*,staff,,A\n4300-4399,housing,,\n"
                                  "*,facilities,staff,\n"));
    int status =
        dice_try("every way of reading cost files", every_way_reads_the_same, 2000);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        unlink(names[i]);
    return chdir("/") != 0 || rmdir(folder) != 0 ? 1 : status;
}
