#include "input/listing.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "input/listing_json.h"
#include "input/municipalities.h"
#include "input/table/fields.h"

struct listing_file {
    struct load_options options;
    struct load_context context;
    const char *path; /* borrowed */
    bool is_json, sound;
    bool ambiguous;
    struct reader reader;     /* of CSV */
    struct listing_json json; /* of JSON */
};

/* --- decimal marks ------------------------------------------------------------------ */

static char other_mark(char mark) {
    return mark == ',' ? '.' : ',';
}

/* The only decimal mark with which a cell can be read, or 0. Sets *differs when it can be
   read with both, as different amounts. */
static char mark_of(struct slice cell, bool *differs) {
    struct amount point, comma;
    bool with_point = amount_read(cell, '.', &point) == NUMBER_OK;
    bool with_comma = amount_read(cell, ',', &comma) == NUMBER_OK;
    if (with_point && with_comma && point.cents != comma.cents)
        *differs = true;
    return with_point == with_comma ? 0 : with_point ? '.' : ',';
}

/* Takes the decimal mark from the first amount that can be read with one mark only. It
   need not match the delimiter, since a spreadsheet in another language may have saved
   the file. Faults are dropped: they are added when the rows are read. */
static void find_mark(struct listing_file *l) {
    struct reader *s = &l->reader;
    struct diags ignored;
    char mark = 0;
    diags_init(&ignored);
    s->d = &ignored;
    csvin_rewind(s->in, s->delimiter, &ignored);
    while (!mark && reader_next(s)) {
        mark = mark_of(reader_cell(s, LISTING_AMOUNT), &l->ambiguous);
        if (!mark && reader_has(s, LISTING_VAT))
            mark = mark_of(reader_cell(s, LISTING_VAT), &l->ambiguous);
    }
    if (mark)
        s->decimal_mark = mark;
    l->ambiguous = l->ambiguous && !mark;
    diags_clear(&ignored);
    l->sound = reader_rewind(s, l->context.d) == 0;
}

/* --- rows of CSV -------------------------------------------------------------------- */

static int read_category(struct reader *s, enum category *category) {
    *category = category_or_own(reader_cell(s, LISTING_CATEGORY));
    if (*category != CATEGORY_UNKNOWN)
        return 0;
    field_fault(s, LISTING_CATEGORY, DIAG_LISTING_CATEGORY);
    return -1;
}

static int read_money(struct reader *s, int field, money *cents) {
    struct amount amount;
    struct slice text = reader_cell(s, field);
    if (amount_read(text, s->decimal_mark, &amount) == NUMBER_OK) {
        *cents = amount.cents;
        return 0;
    }
    if (amount_read(text, other_mark(s->decimal_mark), &amount) != NUMBER_OK)
        return field_money(s, field, cents);
    field_fault(s, field, DIAG_LISTING_MARK);
    return -1;
}

/* Adds all faults of the row, not only the first. */
static int read_row(struct reader *s, struct listing_row *row) {
    int result = 0;
    *row = (struct listing_row){.line = reader_cell(s, LISTING_LINE),
                                .place = reader_row_place(s)};
    result |= field_period(s, LISTING_PERIOD, &row->period);
    result |= read_category(s, &row->category);
    result |= field_municipality(s, LISTING_MUNICIPALITY, &row->municipality);
    result |= read_money(s, LISTING_AMOUNT, &row->amount[AMOUNT_NET]);
    if (reader_has(s, LISTING_VAT))
        result |= read_money(s, LISTING_VAT, &row->amount[AMOUNT_VAT]);
    return result;
}

static int next_row(void *self, struct listing_row *row) {
    struct listing_file *l = self;
    if (l->is_json)
        return listing_json_next(&l->json, row);
    while (l->sound && reader_next(&l->reader))
        if (read_row(&l->reader, row) == 0)
            return 1;
    return 0;
}

struct listing_source listing_rows(struct listing_file *l) {
    return (struct listing_source){l, next_row};
}

/* --- opening ------------------------------------------------------------------------ */

/* Whether the file begins as JSON does, whatever its name and encoding. -1 after a
   fault. */
static int begins_as_json(struct listing_file *l) {
    struct source source;
    char front[64];
    int result =
        source_open(&source, l->path, sizeof front, &l->context.spool, l->context.d);
    size_t got = result == 0 ? source_peek(&source, 0, front, sizeof front) : 0, at = 0;
    source_close(&source);
    while (at < got &&
           (memchr(" \t\r\n\xef\xbb\xbf\xff\xfe", front[at], 9) || !front[at]))
        at++;
    if (result != 0)
        return -1;
    return at < got && (front[at] == '{' || front[at] == '[');
}

static void open_csv(struct listing_file *l) {
    if (reader_open(&l->reader, &l->context, l->path, &schema_listing) == 0)
        find_mark(l);
}

struct listing_file *listing_open(struct budget *b, const char *path,
                                  const struct listing_figures *figures,
                                  struct diags *d) {
    struct listing_file *l = mem_zero(1, sizeof *l);
    l->context = (struct load_context){
        .b = b, .d = d, .o = &l->options, .block = SOURCE_BLOCK, .spool = -1};
    l->path = path;
    municipalities_index(&l->context);
    const char *dot = strrchr(path, '.');
    int json = begins_as_json(l);
    l->is_json = json == 1 || (json == 0 && dot && strcmp(dot, ".json") == 0);
    if (l->is_json)
        l->sound = listing_json_open(&l->json, &l->context, path, figures) == 0;
    else if (json == 0)
        open_csv(l);
    return l;
}

void listing_close(struct listing_file *l) {
    if (l->is_json)
        listing_json_close(&l->json);
    else if (l->reader.in)
        reader_close(&l->reader);
    name_map_clear(&l->context.municipalities);
    if (l->context.spool >= 0)
        close(l->context.spool);
    free(l);
}

bool listing_is_ambiguous(const struct listing_file *l) {
    return l->ambiguous;
}

void listing_read_otherwise(struct listing_file *l, struct diags *d) {
    l->reader.decimal_mark = other_mark(l->reader.decimal_mark);
    l->context.d = d;
    l->sound = reader_rewind(&l->reader, d) == 0;
}
