/* A listing says the same whatever an office did to it: another decimal mark, delimiter,
   encoding, language and format of amounts, or JSON. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../unit/small_budget.h"
#include "dice.h"
#include "input/listing.h"

enum { MOST = 6, COLUMNS = 6 };

enum style { PLAIN, ZEROS_DROPPED, GROUPED, GROUPED_BY_BLANKS, EURO, STYLES };
enum coding { UTF8, UTF8_MARKED, UTF16_LITTLE, UTF16_BIG, CODINGS };

struct dialect_thrown {
    char delimiter, mark;
    enum style style;
    enum coding coding;
    bool dutch, quoted, sep_line, carriage, vat, json;
};

struct rows {
    struct listing_row list[MOST];
    char names[MOST][16];
    size_t count;
};

static struct rows thrown;
static struct dialect_thrown how;

/* --- throwing ----------------------------------------------------------------------- */

static money some_amount(struct dice *d) {
    static const money sizes[] = {10, 1000, 100000, 10000000, 1000000000};
    static const money steps[] = {1, 10, 100, 1000, 100000};
    money size = sizes[dice_between(d, 0, 4)], step = steps[dice_between(d, 0, 4)];
    return dice_between(d, -size, size) * step;
}

static void throw_rows(struct dice *d) {
    thrown.count = (size_t)dice_between(d, 1, MOST);
    for (size_t i = 0; i < thrown.count; i++) {
        struct listing_row *row = &thrown.list[i];
        snprintf(thrown.names[i], sizeof thrown.names[i], "%04d",
                 (int)dice_between(d, 0, 2000));
        *row = (struct listing_row){
            .period = period_make(2025, (int)dice_between(d, 0, 4)),
            .category = (enum category)dice_between(d, 0, CATEGORY_COUNT - 1),
            .line = slice_of(thrown.names[i]),
            .municipality = (int)dice_between(d, 0, 2),
            .amount = some_amount(d),
            .vat = how.vat ? some_amount(d) : 0};
    }
}

static void throw_dialect(struct dice *d) {
    how = (struct dialect_thrown){
        .delimiter = ";,\t|"[dice_between(d, 0, 3)],
        .mark = dice_once_in(d, 2) ? ',' : '.',
        .style = (enum style)dice_between(d, 0, STYLES - 1),
        .coding = (enum coding)dice_between(d, 0, CODINGS - 1),
        .dutch = dice_once_in(d, 2),
        .quoted = dice_once_in(d, 3),
        .sep_line = dice_once_in(d, 6),
        .carriage = dice_once_in(d, 2),
        .vat = dice_once_in(d, 3),
        .json = dice_once_in(d, 5),
    };
}

/* --- writing ------------------------------------------------------------------------ */

static void put_whole(struct buf *out, uint64_t whole, const char *group) {
    char digits[32];
    int len = snprintf(digits, sizeof digits, "%llu", (unsigned long long)whole);
    for (int i = 0; i < len; i++) {
        buf_char(out, digits[i]);
        if (i + 1 < len && (len - i - 1) % 3 == 0)
            buf_text(out, group);
    }
}

static void put_amount(struct buf *out, money amount) {
    uint64_t size = money_size(amount), cents = size % 100;
    const char *other = how.mark == ',' ? "." : ",";
    const char *group = how.style == GROUPED || how.style == EURO ? other
                        : how.style == GROUPED_BY_BLANKS          ? "\xc2\xa0"
                                                                  : "";
    if (how.style == EURO)
        buf_text(out, "\xe2\x82\xac ");
    if (amount < 0)
        buf_char(out, '-');
    put_whole(out, size / 100, group);
    if (how.style != ZEROS_DROPPED || cents % 10)
        buf_format(out, "%c%02d", how.mark, (int)cents);
    else if (cents)
        buf_format(out, "%c%d", how.mark, (int)cents / 10);
}

static void end_cell(struct buf *out, struct buf *cell, bool last) {
    bool needed = slice_has(buf_view(cell), how.delimiter) || how.quoted;
    buf_text(out, needed ? "\"" : "");
    buf_slice(out, buf_view(cell));
    buf_text(out, needed ? "\"" : "");
    if (!last)
        buf_char(out, how.delimiter);
    else
        buf_text(out, how.carriage ? "\r\n" : "\n");
    buf_reset(cell);
}

static void put_row(struct buf *out, const struct listing_row *row) {
    static const char *const dutch[] = {"personeel", "huisvesting", "ict", "facilitair",
                                        "eigen"};
    struct buf cell;
    buf_init(&cell);
    period_write(&cell, row->period);
    end_cell(out, &cell, false);
    buf_text(&cell, how.dutch ? dutch[row->category] : category_id(row->category));
    end_cell(out, &cell, false);
    buf_slice(&cell, row->line);
    end_cell(out, &cell, false);
    buf_text(&cell, "2-apr"); /* what a spreadsheet makes of an exact value */
    end_cell(out, &cell, false);
    buf_char(&cell, (char)('A' + row->municipality));
    end_cell(out, &cell, false);
    put_amount(&cell, row->amount);
    end_cell(out, &cell, !how.vat);
    if (how.vat) {
        put_amount(&cell, row->vat);
        end_cell(out, &cell, true);
    }
    buf_clear(&cell);
}

static void put_csv(struct buf *out) {
    static const char *const headers[2][COLUMNS + 1] = {
        {"period", "category", "line", "exact", "municipality", "amount", "vat"},
        {"periode", "categorie", "regel", "exact", "gemeente", "bedrag", "btw"}};
    struct buf cell;
    buf_init(&cell);
    if (how.sep_line)
        buf_format(out, "sep=%c\r\n", how.delimiter);
    for (int i = 0; i < COLUMNS + how.vat; i++) {
        buf_text(&cell, headers[how.dutch][i]);
        end_cell(out, &cell, i + 1 == COLUMNS + how.vat);
    }
    for (size_t i = 0; i < thrown.count; i++)
        put_row(out, &thrown.list[i]);
    buf_clear(&cell);
}

static void put_json(struct buf *out) {
    how.mark = '.';
    how.style = PLAIN;
    buf_text(out, "{\"report\": \"allocation\", \"lines\": [");
    for (size_t i = 0; i < thrown.count; i++) {
        const struct listing_row *row = &thrown.list[i];
        buf_text(out, i ? ",\n {\"period\": \"" : "{\"period\": \"");
        period_write(out, row->period);
        buf_format(out, "\", \"category\": \"%s\", \"line\": \"%s\",",
                   category_id(row->category), thrown.names[i]);
        buf_format(out, "\"municipality\": \"%c\", \"amount\": \"",
                   'A' + row->municipality);
        put_amount(out, row->amount);
        buf_text(out, "\", \"vat\": \"");
        put_amount(out, row->vat);
        buf_text(out, "\"}");
    }
    buf_text(out, "]}");
}

/* UTF-16 of what is only of the first 65536 characters. */
static void encode(struct buf *text) {
    struct buf out;
    buf_init(&out);
    bool big = how.coding == UTF16_BIG;
    if (how.coding == UTF8_MARKED)
        buf_text(&out, "\xef\xbb\xbf");
    if (how.coding >= UTF16_LITTLE)
        buf_add(&out, big ? "\xfe\xff" : "\xff\xfe", 2);
    for (size_t i = 0; i < text->len && how.coding >= UTF16_LITTLE; i++) {
        const unsigned char *at = (const unsigned char *)text->at + i;
        unsigned c = at[0];
        if (c >= 0xe0)
            c = (c & 0xfu) << 12 | (at[1] & 0x3fu) << 6 | (at[2] & 0x3fu);
        else if (c >= 0xc0)
            c = (c & 0x1fu) << 6 | (at[1] & 0x3fu);
        i += at[0] >= 0xe0 ? 2 : at[0] >= 0xc0;
        buf_char(&out, (char)(big ? c >> 8 : c & 0xff));
        buf_char(&out, (char)(big ? c & 0xff : c >> 8));
    }
    if (how.coding < UTF16_LITTLE)
        buf_slice(&out, buf_view(text));
    buf_clear(text);
    *text = out;
}

/* --- reading ------------------------------------------------------------------------ */

static bool same_row(const struct listing_row *a, const struct listing_row *b) {
    return a->period == b->period && a->category == b->category &&
           slice_equal(a->line, b->line) && a->municipality == b->municipality &&
           a->amount == b->amount && a->vat == b->vat;
}

static bool reads_right(struct listing_file *l) {
    struct listing_source source = listing_rows(l);
    struct listing_row row;
    size_t count = 0;
    for (; source.next(source.self, &row) == 1; count++)
        if (count >= thrown.count || !same_row(&row, &thrown.list[count]))
            return false;
    return count == thrown.count;
}

static const char *read_back(const char *from) {
    static const struct listing_figures nobody = {0};
    struct budget b;
    struct diags faults;
    diags_init(&faults);
    small_budget_init(&b, 3, 1);
    struct listing_file *l = listing_open(&b, from, &nobody, &faults);
    bool right = reads_right(l), ambiguous = listing_is_ambiguous(l);
    if (!right && ambiguous) {
        listing_read_otherwise(l, &faults);
        right = reads_right(l);
    }
    listing_close(l);
    bool silent = !diag_any_error(&faults);
    budget_clear(&b);
    diags_clear(&faults);
    return !right ? "rows are read as something else" : silent ? NULL : "it is refused";
}

static char path[] = "/tmp/seta-listing-XXXXXX";
static int file = -1;

static const char *try_one(struct dice *d) {
    struct buf text;
    throw_dialect(d);
    throw_rows(d);
    buf_init(&text);
    if (how.json)
        put_json(&text);
    else
        put_csv(&text);
    encode(&text);
    if (file < 0 && (file = mkstemp(path)) < 0)
        return "there is no place for a file";
    bool written = ftruncate(file, 0) == 0 &&
                   pwrite(file, text.at, text.len, 0) == (ssize_t)text.len;
    const char *wrong = written ? read_back(path) : "the file cannot be written";
    if (wrong)
        fwrite(text.at, 1, text.len, stdout);
    buf_clear(&text);
    return wrong;
}

int main(void) {
    int result = dice_try("listing", try_one, 20000);
    if (file >= 0)
        unlink(path);
    return result;
}
