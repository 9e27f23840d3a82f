#include "input/listing_csv.h"

#include "input/forms/amount_fast.h"
#include "input/forms/header_names.h"
#include "input/table/fields.h"

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
static void find_mark(struct listing_csv *c) {
    struct reader *s = &c->reader;
    struct diags ignored, *d = s->d;
    char mark = 0;
    diags_init(&ignored);
    s->d = &ignored;
    csvin_rewind(s->in, s->delimiter, &ignored);
    /* That of a sheet is known. */
    mark = s->source.maker ? s->decimal_mark : 0;
    while (!mark && reader_next(s)) {
        mark = mark_of(reader_cell(s, LISTING_AMOUNT), &c->ambiguous);
        if (!mark && reader_has(s, LISTING_VAT))
            mark = mark_of(reader_cell(s, LISTING_VAT), &c->ambiguous);
    }
    if (mark)
        s->decimal_mark = mark;
    c->ambiguous = c->ambiguous && !mark;
    diags_clear(&ignored);
    c->sound = reader_rewind(s, d) == 0;
}

/* --- opening ------------------------------------------------------------------------ */

void listing_csv_open(struct listing_csv *c, struct load_context *l, const char *path) {
    *c = (struct listing_csv){0};
    listing_words_init(&c->words);
    if (reader_open(&c->reader, l, path, &schema_listing) == 0)
        find_mark(c);
}

void listing_csv_close(struct listing_csv *c) {
    listing_words_clear(&c->words);
    reader_close(&c->reader);
}

void listing_csv_read_otherwise(struct listing_csv *c, struct diags *d) {
    struct reader *s = &c->reader;
    s->decimal_mark = other_mark(s->decimal_mark);
    c->viewing = false;
    c->sound = reader_rewind(s, d) == 0;
}

/* --- rows in full ------------------------------------------------------------------- */

static int read_category(struct reader *s, category *c) {
    *c = category_or_own(&s->l->b->categories, reader_cell(s, LISTING_CATEGORY));
    if (*c != CATEGORY_UNKNOWN)
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
    /* A spreadsheet that saves a closed file changes the mark of numbers, not of texts. */
    if (reader_has(s, LISTING_KIND)) {
        *cents = amount.cents;
        return 0;
    }
    field_fault(s, field, DIAG_LISTING_MARK);
    return -1;
}

static int read_half(struct reader *s, enum line_half *half) {
    if (listing_half_read(reader_cell(s, LISTING_HALF), half))
        return 0;
    field_fault(s, LISTING_HALF, DIAG_LISTING_HALF);
    return -1;
}

/* Whether a row of this kind is one of a line: a closed file has others too. */
static bool is_line(struct slice kind) {
    return header_among("line|regel", kind);
}

/* A text without its first byte, if that is this. */
static inline struct slice without(struct slice text, char mark) {
    bool marked = text.len > 0 && text.at[0] == mark;
    return (struct slice){text.at + marked, text.len - marked};
}

/* Takes off the apostrophes by which a closed file guards names and large amounts from
   spreadsheets. */
static void take_guards_off(struct reader *s) {
    static const int guarded[] = {LISTING_LINE, LISTING_MUNICIPALITY, LISTING_AMOUNT,
                                  LISTING_VAT};
    for (size_t i = 0; i < sizeof guarded / sizeof guarded[0]; i++)
        if (reader_has(s, guarded[i]))
            s->cells[guarded[i]] = without(reader_cell(s, guarded[i]), '\'');
}

/* Adds all faults of the row, not only the first. */
static int read_row(struct reader *s, struct listing_row *row) {
    int result = 0;
    if (reader_has(s, LISTING_KIND))
        take_guards_off(s);
    *row = (struct listing_row){.line = reader_cell(s, LISTING_LINE),
                                .place = reader_row_place(s)};
    result |= field_period(s, LISTING_PERIOD, &row->period);
    result |= read_category(s, &row->category);
    result |= field_municipality(s, LISTING_MUNICIPALITY, &row->municipality);
    result |= read_money(s, LISTING_AMOUNT, &row->amount[AMOUNT_NET]);
    if (reader_has(s, LISTING_VAT))
        result |= read_money(s, LISTING_VAT, &row->amount[AMOUNT_VAT]);
    if (reader_has(s, LISTING_HALF))
        result |= read_half(s, &row->half);
    return result;
}

/* The cell of a field as the file has it. */
static struct slice cell_of(const struct reader *s, int field) {
    return s->row.cells[s->columns.cell_of[field]];
}

static void remember_words(struct listing_csv *c, const struct listing_row *row) {
    const struct reader *s = &c->reader;
    struct listing_words *w = &c->words;
    listing_words_add(w, WORD_PERIOD, cell_of(s, LISTING_PERIOD), row->period);
    listing_words_add(w, WORD_CATEGORY, cell_of(s, LISTING_CATEGORY), row->category);
    listing_words_add(w, WORD_MUNICIPALITY, cell_of(s, LISTING_MUNICIPALITY),
                      row->municipality);
}

/* --- rows where they stand in the text ----------------------------------------------- */

/* What a field's cell says. */
static inline struct slice view_text(struct listing_csv *c, int field) {
    return row_view_text(&c->view, (size_t)c->reader.columns.cell_of[field]);
}

/* The cell that names the line. In a sheet it may have a mark, since it is a text; in a
   closed file a guard. */
static inline struct slice view_line(struct listing_csv *c) {
    struct slice text = view_text(c, LISTING_LINE);
    if (c->reader.source.maker)
        text = without(text, MARK_TEXT);
    return reader_has(&c->reader, LISTING_KIND) ? without(text, '\'') : text;
}

static inline bool view_word(struct listing_csv *c, enum listing_word_kind kind,
                             int field, int *value) {
    return listing_words_find(&c->words, kind, view_text(c, field), value);
}

static inline bool view_money(struct listing_csv *c, int field, money *cents) {
    struct amount amount;
    struct slice text = view_text(c, field);
    bool read = amount_fast_read(text, c->reader.decimal_mark, &amount) ||
                amount_read(text, c->reader.decimal_mark, &amount) == NUMBER_OK;
    *cents = amount.cents;
    return read;
}

/* Reads the next row of the view. False when it must be read in full. */
static inline bool view_row(struct listing_csv *c, struct listing_row *row) {
    if (!view_word(c, WORD_PERIOD, LISTING_PERIOD, &row->period) ||
        !view_word(c, WORD_CATEGORY, LISTING_CATEGORY, &row->category) ||
        !view_word(c, WORD_MUNICIPALITY, LISTING_MUNICIPALITY, &row->municipality) ||
        !view_money(c, LISTING_AMOUNT, &row->amount[AMOUNT_NET]))
        return false;
    row->line = reader_text(view_line(c));
    row->place = (struct place){c->reader.file, c->line + c->view.rows, 0};
    row->amount[AMOUNT_VAT] = 0;
    row->half = HALF_NONE;
    return (!reader_has(&c->reader, LISTING_KIND) ||
            is_line(view_text(c, LISTING_KIND))) &&
           total_words(row->line) == TOTAL_NOT &&
           (!reader_has(&c->reader, LISTING_HALF) ||
            listing_half_read(view_text(c, LISTING_HALF), &row->half)) &&
           (!reader_has(&c->reader, LISTING_VAT) ||
            view_money(c, LISTING_VAT, &row->amount[AMOUNT_VAT]));
}

static bool open_view(struct listing_csv *c) {
    c->line = csvin_lines(c->reader.in) + 1;
    c->viewing = csvin_row_view(c->reader.in, &c->view);
    return c->viewing;
}

/* The next row, if it can be read where it stands. */
static bool next_in_view(struct listing_csv *c, struct listing_row *row) {
    while (c->viewing || open_view(c)) {
        if (row_view_row(&c->view, c->reader.columns.width) && view_row(c, row)) {
            row_view_pass(&c->view);
            return true;
        }
        csvin_pass(c->reader.in, &c->view);
        c->viewing = false;
        if (c->view.rows == 0)
            return false;
    }
    return false;
}

int listing_csv_next(struct listing_csv *c, struct listing_row *row) {
    while (c->sound) {
        if (next_in_view(c, row))
            return 1;
        if (!reader_next(&c->reader)) {
            source_report(&c->reader.source, c->reader.d);
            c->sound = false;
            return 0;
        }
        if ((reader_has(&c->reader, LISTING_KIND) &&
             !is_line(reader_cell(&c->reader, LISTING_KIND))) ||
            read_row(&c->reader, row) != 0)
            continue;
        remember_words(c, row);
        return 1;
    }
    return 0;
}
