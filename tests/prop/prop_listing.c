/* A listing gives the same rows, faults and places however it is read: row by row in
   full, or as most of its rows are. The reference of CSV is libcsv; that of JSON is the
   same file with other blanks in every row, so that no row has the layout of one before
   it. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "../unit/small_budget.h"
#include "dice.h"
#include "dump.h"
#include "input/listing.h"

/* --- cells -------------------------------------------------------------------------- */

enum { PERIOD, CATEGORY, LINE, DESCRIPTION, MUNICIPALITY, AMOUNT, VAT, COLUMNS };
enum { CELLS = 13, USUAL = 5 };

static const char *const header[COLUMNS] = {
    "period", "category", "line", "description", "municipality", "amount", "vat"};

/* As CSV has them: usual ones, odd ones and wrong ones. */
static const char *const cells[COLUMNS][CELLS] = {
    {"2025-Q1", "2025-Q2", "2025", "\"2025-Q1\"", "2025-Q3", " 2025-Q1", "2025q1", "",
     "Totaal", "1e kwartaal 2025", "2025-Q9", "\" 2025-Q1\"", "01-02-2025"},
    {"staff", "own", "facilities", "\"ict\"", "housing", "Staff", " staff ", "", "stuff",
     "Totaal", "'staff", "personeel", "\"st\"\"aff\""},
    {"1", "0012", "costs.csv:17", "\"a, b\"", "T-1", "Totaal", "'=1", "", "=\"04\"",
     "\"a\"\"b\"", " 7 ", "caf\xc3\xa9", "totaal van alles"},
    {"", "pens", "\"say \"\"hi\"\"\"", "\"x;y\"", "caf\xc3\xa9", "\"two\nlines\"",
     "19\" screen", "a\tb", "\"\"", "=1", "caf\xe9", "x", "y"},
    {"A", "B", "C", "\"A\"", "D", "a", " B", "", "nobody", "Totaal", "'C",
     "a name of more than sixteen bytes", "\"B\"\"\""},
    {"1.23", "-0.01", "12345.67", "1234567.89", "0.00", "12", "\"4.00\"", "1.5", "", "x",
     "\"1,234.56\"", "(5.00)", "1.234"},
    {"1.23", "-0.01", "12345.67", "1234567.89", "0.00", "12", "\"4.00\"", "1.5", "", "x",
     "\"1,234.56\"", "(5.00)", "1,23"},
};

/* The same as values of JSON. */
static const char *const values[COLUMNS][CELLS] = {
    {"\"2025-Q1\"", "\"2025-Q2\"", "\"2025\"", "\"2025-Q3\"", "\"2025-Q4\"",
     "\" 2025-Q1\"", "\"2025\\u002dQ1\"", "\"\"", "2025", "null", "\"2025-Q9\"",
     "[\"2025-Q1\"]", "\"2025-q1\""},
    {"\"staff\"", "\"own\"", "\"facilities\"", "\"ict\"", "\"housing\"", "\"Staff\"",
     "\"sta\\u0066f\"", "\"stuff\"", "\"\"", "null", "\"st\\aff\"", "\"personeel\"", "1"},
    {"\"1\"", "\"0012\"", "\"costs.csv:17\"", "\"T-1\"", "\"Totaal\"", "\"a\\\"b\"",
     "\"\\\\\"", "\"\"", "12", "null", "\"caf\xc3\xa9\"", "\"\\u00e9\"", "\"a\tb\""},
    {"\"pens\"", "\"\"", "\"say \\\"hi\\\"\"", "\"caf\xc3\xa9\"", "\"\\\\\"", "null",
     "\"\\u00e9\"", "\"a\\nb\"", "7", "{\"line\": \"9\"}", "[\"a\"]", "\"a\\\"",
     "\"\\ud800\""},
    {"\"A\"", "\"B\"", "\"C\"", "\"D\"", "\"A\"", "\"a\"", "\"nobody\"", "\"\"", "null",
     "\"\\u0041\"", "\"\\\\A\"", "true", "\"a name of more than sixteen bytes\""},
    {"\"1.23\"", "\"-0.01\"", "\"12345.67\"", "\"1234567.89\"", "\"0.00\"", "\"12\"",
     "\"1.5\"", "\"\"", "1.23", "null", "\"1,23\"", "\"x\"", "\"(5.00)\""},
    {"\"1.23\"", "\"-0.01\"", "\"12345.67\"", "\"1234567.89\"", "\"0.00\"", "\"12\"",
     "\"1.5\"", "\"\"", "1.23", "null", "\"1,23\"", "\"x\"", "\"(5.00)\""},
};

/* --- files -------------------------------------------------------------------------- */

/* How a file is written. */
struct style {
    int order[COLUMNS]; /* of its columns */
    int count;          /* columns */
    int64_t odd;        /* rows in a thousand that are not all usual */
    const char *end;    /* of lines of CSV */
    bool tight;         /* no blanks in JSON */
};

static struct style random_style(struct dice *d) {
    struct style style = {.count = dice_once_in(d, 2) ? COLUMNS : COLUMNS - 1};
    for (int c = 0; c < style.count; c++) {
        int other = dice_once_in(d, 3) ? (int)dice_between(d, 0, c) : c;
        style.order[c] = style.order[other];
        style.order[other] = c;
    }
    style.odd = dice_between(d, 0, dice_once_in(d, 2) ? 20 : 500);
    style.end = dice_once_in(d, 4) ? "\r\n" : "\n";
    style.tight = dice_once_in(d, 4);
    return style;
}

/* Which cell a row has: mostly a usual one. */
static int64_t random_cell(struct dice *d, bool odd) {
    return dice_between(d, 0, odd && dice_once_in(d, 3) ? CELLS - 1 : USUAL - 1);
}

static void add_csv(struct dice *d, const struct style *style, struct buf *csv) {
    for (int c = 0; c < style->count; c++)
        buf_format(csv, "%s%s", c > 0 ? "," : "", header[style->order[c]]);
    buf_text(csv, style->end);
    for (int64_t rows = dice_between(d, 0, 300); rows > 0; rows--) {
        bool odd = dice_between(d, 1, 1000) <= style->odd;
        for (int c = 0; c < style->count; c++)
            buf_format(csv, "%s%s", c > 0 ? "," : "",
                       cells[style->order[c]][random_cell(d, odd)]);
        buf_text(csv, odd && dice_once_in(d, 10) ? ",\n" : style->end);
        if (odd && dice_once_in(d, 20))
            buf_text(csv, "\n");
    }
}

/* Appends to both texts. */
static void add_json_text(struct buf json[2], const char *text) {
    buf_text(&json[0], text);
    buf_text(&json[1], text);
}

static void add_json_row(struct dice *d, const struct style *style, struct buf json[2],
                         bool odd) {
    const char *blank = style->tight ? "" : " ";
    for (int c = 0; c < style->count; c++) {
        int column = style->order[c];
        if (odd && dice_once_in(d, 30))
            continue;
        if (odd && dice_once_in(d, 100))
            column = (int)dice_between(d, 0, COLUMNS - 1);
        for (int i = 0; i < 2; i++)
            buf_format(&json[i], "%s\"%s\":%s%s",
                       json[i].at[json[i].len - 1] == '{' ? "" : ",", header[column],
                       blank, "");
        add_json_text(json, values[column][random_cell(d, odd)]);
    }
}

static void add_json(struct dice *d, const struct style *style, struct buf json[2]) {
    int64_t rows = dice_between(d, 0, 300);
    add_json_text(json, "{\"report\": \"allocation\", \"lines\": [\n");
    for (int64_t row = 0; row < rows; row++) {
        bool odd = dice_between(d, 1, 1000) <= style->odd;
        add_json_text(json, "{");
        add_json_row(d, style, json, odd);
        for (int64_t blanks = row % 5; blanks > 0; blanks--)
            buf_char(&json[1], ' ');
        add_json_text(json, odd && dice_once_in(d, 10) ? "\n}" : "}");
        add_json_text(json, row + 1 < rows ? ",\n" : "\n");
    }
    add_json_text(json, "]}\n");
}

/* --- reading ------------------------------------------------------------------------ */

static void no_total(void *self, const struct listing_total *total) {
    (void)self, (void)total;
}

static void no_share(void *self, const struct listing_share *share) {
    (void)self, (void)share;
}

static void no_control(void *self, const struct listing_control *control) {
    (void)self, (void)control;
}

static void dump_row(struct buf *out, const struct listing_row *row) {
    buf_format(out, "%llu: %d %d [%.*s] %d %lld %lld\n",
               (unsigned long long)row->place.line, row->period, (int)row->category,
               (int)row->line.len, row->line.at, row->municipality,
               (long long)row->amount[AMOUNT_NET], (long long)row->amount[AMOUNT_VAT]);
}

static void dump_listing(struct buf *out, struct budget *b, const char *path) {
    const struct listing_figures figures = {NULL, no_total, no_share, no_control};
    struct diags d;
    struct listing_row row;
    diags_init(&d);
    struct listing_file *listing = listing_open(b, path, &figures, &d);
    struct listing_source rows = listing_rows(listing);
    while (rows.next(rows.self, &row) == 1)
        dump_row(out, &row);
    if (listing_is_ambiguous(listing))
        buf_text(out, "ambiguous\n");
    listing_close(listing);
    dump_faults(out, &d);
    diags_clear(&d);
}

/* Appends what reading this text gives. */
static void dump_text(struct buf *out, const struct buf *text) {
    char path[] = "/tmp/prop_listing.XXXXXX";
    int fd = mkstemp(path);
    struct budget b;
    small_budget_init(&b, 4, 1);
    if (fd < 0 || write(fd, text->at, text->len) != (ssize_t)text->len ||
        close(fd) != 0) {
        perror(path);
        abort();
    }
    size_t before = out->len;
    dump_listing(out, &b, path);
    unlink(path);
    /* The names of the files differ. */
    for (char *at = out->at + before; out->len > 0 && (at = strstr(at, path));)
        memset(at, '-', sizeof path - 1);
    budget_clear(&b);
}

static const char *compare(const struct buf *text, const char *scan,
                           const struct buf *reference, const char *reference_scan) {
    struct buf got, expected;
    buf_init(&got);
    buf_init(&expected);
    setenv("SETA_SCAN", scan, 1);
    dump_text(&got, text);
    setenv("SETA_SCAN", reference_scan, 1);
    dump_text(&expected, reference);
    bool alike = strcmp(buf_str(&got), buf_str(&expected)) == 0;
    if (!alike)
        printf("%s\n--- gives\n%s--- but in full\n%s", buf_str(text), buf_str(&got),
               buf_str(&expected));
    buf_clear(&got);
    buf_clear(&expected);
    return alike ? NULL : "two ways of reading differ";
}

static const char *csv_alike(struct dice *d) {
    struct buf csv;
    struct style style = random_style(d);
    buf_init(&csv);
    add_csv(d, &style, &csv);
    const char *wrong = compare(&csv, dice_once_in(d, 2) ? "avx2" : "c", &csv, "libcsv");
    buf_clear(&csv);
    return wrong;
}

static const char *json_alike(struct dice *d) {
    struct buf json[2];
    struct style style = random_style(d);
    buf_init(&json[0]);
    buf_init(&json[1]);
    add_json(d, &style, json);
    const char *wrong = compare(&json[0], "c", &json[1], "c");
    buf_clear(&json[0]);
    buf_clear(&json[1]);
    return wrong;
}

int main(void) {
    int csv = dice_try("listings in CSV read alike", csv_alike, 2000);
    int json = dice_try("listings in JSON read alike", json_alike, 2000);
    return csv | json;
}
