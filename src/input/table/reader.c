#include "input/table/reader.h"

#include <string.h>

#include "base/lang.h"
#include "base/letters.h"
#include "base/mem.h"
#include "base/path.h"
#include "input/forms/header_names.h"
#include "input/table/cell_marks.h"
#include "input/table/dialect.h"
#include "input/table/fault.h"
#include "input/table/first_rows.h"
#include "input/table/header_words.h"
#include "input/table/row_width.h"
#include "input/table/setting_rows.h"
#include "input/table/skipped_rows.h"
#include "input/table/table_source.h"

/* --- opening ----------------------------------------------------------------------- */

static struct header header_of(const struct reader *s) {
    return (struct header){s->in, &s->row, s->schema,   &s->said,
                           s->l,  s->d,    s->contents, s->delimiter};
}

/* Reads the rows above the data: 0 when the current row is the header. */
static int read_header(struct reader *s) {
    uint64_t expected = s->above + 1;
    enum csvin_result result;
    do
        result = csvin_next(s->in, &s->row);
    while (result == CSVIN_ROW && csvin_rows(s->in) < expected);
    if (result == CSVIN_END && csvin_rows(s->in) < expected)
        diag_add(s->d, (struct place){.file = s->file}, DIAG_FILE_EMPTY, NULL);
    if (result == CSVIN_ROW && s->row.width > CSVIN_CELLS) {
        diag_add(s->d, reader_row_place(s), DIAG_COLUMNS_MANY, NULL);
        return -1;
    }
    /* If a faulty row was skipped, that was the header. */
    return result == CSVIN_ROW && csvin_rows(s->in) == expected ? 0 : -1;
}

/* Reports what stands above the header; then the header is the current row again. */
static int check_above(struct reader *s) {
    if (s->above == s->sep_line)
        return 0;
    struct buf rows = {0};
    buf_uint(&rows, s->above - s->sep_line);
    diag_add(s->d, reader_row_place(s), DIAG_ROWS_SKIPPED, buf_str(&rows), NULL);
    buf_clear(&rows);
    skipped_rows_check(s);
    return csvin_next(s->in, &s->row) == CSVIN_ROW ? 0 : -1;
}

/* Adds a fault for every header of amounts that says they are in thousands. */
static void check_scale(struct reader *s) {
    for (size_t f = 0; f < s->schema->count; f++) {
        int cell = s->columns.cell_of[f];
        struct header_words words;
        if (cell < 0 || !s->schema->fields[f].money)
            continue;
        header_words_read(s->row.cells[cell], s->said.currency, &words);
        if (words.scaled)
            fault_text(s->d, reader_place(s, (int)f), DIAG_AMOUNTS_SCALED,
                       slice_trim(s->row.cells[cell]));
        buf_clear(&words.name);
    }
}

/* Adds a fault for every needed column that is not there. */
static void report_missing(struct reader *s) {
    for (size_t f = 0; f < s->schema->count; f++)
        if (s->schema->fields[f].needed && s->columns.cell_of[f] < 0)
            reader_missing(s, (int)f);
}

int reader_open(struct reader *s, struct load_context *l, const char *path,
                const struct schema *schema) {
    struct table_source table;
    int opened = table_source_open(&table, l, path, schema);
    *s = (struct reader){.l = l, .schema = schema, .d = l->d, .file = table.file};
    s->source = table.text;
    s->digest = table.digest;
    if (opened != 0)
        return -1;
    if (l->hashes && !s->digest) {
        s->digest = digest_new();
        s->source.seen = digest_add;
        s->source.self = s->digest;
    }
    s->in = csvin_new(&s->source, ';', l->d);
    said_find(&s->said, l, s->file, schema);
    if (!table.made)
        csvin_say(s->in, (enum code_page)s->said.encoding.value);
    s->mark_said = table.made || s->said.decimal_mark.rank > RANK_ALL;
    struct dialect dialect = table.made ? dialect_made(s->in, schema, &s->said)
                                        : dialect_find(s->in, schema, &s->said);
    s->delimiter = dialect.delimiter;
    s->decimal_mark = dialect.decimal_mark;
    s->sep_line = dialect.sep_line;
    s->above = dialect.above;
    csvin_rewind(s->in, s->delimiter, s->d);
    if (read_header(s) != 0)
        return -1;
    struct header header = header_of(s);
    if (columns_map(&s->columns, &header) != 0) {
        report_missing(s);
        return -1;
    }
    check_scale(s);
    return check_above(s);
}

void reader_missing(struct reader *s, int field) {
    first_rows_contents(s);
    struct header header = header_of(s);
    columns_missing(&s->columns, &header, field);
}

int reader_alike_cell(struct reader *s, int field) {
    first_rows_contents(s);
    struct header header = header_of(s);
    return columns_alike(&s->columns, &header, field);
}

int reader_likely_cell(struct reader *s, int field) {
    struct header header = header_of(s);
    return columns_likely(&s->columns, &header, field);
}

const char *reader_likely(struct reader *s, int field) {
    int cell = reader_likely_cell(s, field);
    return cell < 0 ? NULL : reader_header(s, (size_t)cell);
}

const char *reader_header(struct reader *s, size_t cell) {
    struct header header = header_of(s);
    return columns_header(&header, cell);
}

void reader_close(struct reader *s) {
    text_numbers_free(s->texts);
    csvin_free(s->in);
    digest_free(s->digest);
    source_close(&s->source);
}

void reader_chunk(struct reader *part, const struct reader *whole, uint64_t from,
                  uint64_t until, struct diags *d) {
    *part = *whole;
    part->d = d;
    part->digest = NULL;
    part->texts = NULL;
    part->doubtful_text[0] = '\0';
    part->short_row = 0;
    part->filtered = 0;
    part->row = (struct csvin_row){0};
    columns_fork(&part->columns, &whole->columns, &whole->l->b->arena);
    source_chunk(&part->source, &whole->source, from);
    part->in = csvin_chunk(whole->in, &part->source, until, d);
}

void reader_skip(struct reader *s, const struct reader *part) {
    if (!s->doubtful_text[0] && part->doubtful_text[0]) {
        memcpy(s->doubtful_text, part->doubtful_text, sizeof s->doubtful_text);
        s->doubtful = part->doubtful;
        s->doubtful.line += csvin_lines(s->in);
    }
    if (s->short_row == 0 && part->short_row > 0) {
        s->short_row = part->short_row + csvin_lines(s->in);
        s->short_cells = part->short_cells;
    }
    s->filtered += part->filtered;
    s->stopped = part->stopped;
    columns_join(&s->columns, &part->columns);
    csvin_skip(s->in, part->in);
}

void reader_finish_digest(struct reader *s) {
    struct diags ignored; /* reading the rows meets the same failures */
    struct slice block;
    diags_init(&ignored);
    while (source_next(&s->source, &block, &ignored) > 0)
        ;
    diags_clear(&ignored);
}

int reader_rewind(struct reader *s, struct diags *d) {
    s->d = d;
    csvin_rewind(s->in, s->delimiter, d);
    return read_header(s);
}

/* --- rows -------------------------------------------------------------------------- */

struct slice reader_unmarked(struct slice text) {
    if (text.len > 0 && text.at[0] == '\'' && letters_formula(text))
        text = (struct slice){text.at + 1, text.len - 1};
    if (text.len < 3 || text.at[text.len - 1] != '"' || !slice_starts(text, "=\""))
        return text;
    struct slice inner = {text.at + 2, text.len - 3};
    return slice_has(inner, '"') ? text : slice_trim(inner);
}

/* Finds the cell of every field, once a row: most are asked for more than once. */
static void find_cells(struct reader *s) {
    const struct columns *c = &s->columns;
    for (size_t i = 0; i < c->present_count; i++) {
        int field = c->present[i];
        size_t cell = (size_t)c->cell_of[field];
        s->cells[field] =
            cell < s->row.count ? reader_text(s->row.cells[cell]) : (struct slice){"", 0};
    }
}

bool reader_point(struct reader *s, int field, size_t cell) {
    s->columns.cell_of[field] = (int)cell;
    s->cells[field] =
        cell < s->row.count ? reader_text(s->row.cells[cell]) : (struct slice){"", 0};
    return s->cells[field].len > 0;
}

struct place reader_place(const struct reader *s, int field) {
    int cell = s->columns.cell_of[field];
    return csvin_place(s->in, &s->row, cell < 0 ? 0 : (size_t)cell);
}

struct place reader_row_place(const struct reader *s) {
    return (struct place){s->file, s->row.line, 0};
}

/* Remembers the first row that is read as data but may be one of totals. */
static void doubt(struct reader *s, int field) {
    if (s->doubtful_text[0] || s->schema == &schema_listing)
        return;
    slice_keep(s->doubtful_text, sizeof s->doubtful_text, s->cells[field]);
    s->doubtful = reader_place(s, field);
}

/* Whether the row holds data. Rows of totals do not: totals are computed, never read. */
static bool is_data(struct reader *s) {
    enum { CODE_LONGEST = 3 };
    for (size_t i = 0; i < s->columns.present_count; i++) {
        int field = s->columns.present[i];
        const struct field *is = &s->schema->fields[field];
        if (!is->total || (is->codes && s->cells[field].len <= CODE_LONGEST))
            continue;
        enum total_word word = total_words(s->cells[field]);
        if (word == TOTAL_CERTAIN) {
            fault_text(s->d, reader_place(s, field), DIAG_ROW_TOTAL, s->cells[field]);
            return false;
        }
        if (word == TOTAL_DOUBTFUL)
            doubt(s, field);
    }
    return true;
}

bool reader_advance(struct reader *s) {
    enum csvin_result result = csvin_next(s->in, &s->row);
    s->stopped = result == CSVIN_STOP;
    return result == CSVIN_ROW;
}

bool reader_takes(const struct reader *s) {
    for (size_t i = 0; i < s->columns.filter_count; i++) {
        const struct column_filter *f = &s->columns.filters[i];
        struct slice text = {"", 0};
        if (f->cell < s->row.count)
            text = reader_text(s->row.cells[f->cell]);
        if (!header_among(f->values, text) &&
            !(text.len == 0 && (header_among(f->values, slice_of("blank")) ||
                                header_among(f->values, slice_of("leeg")))))
            return false;
    }
    return true;
}

bool reader_accept(struct reader *s) {
    if (!reader_takes(s)) {
        s->filtered++;
        return false;
    }
    text_numbers_apply(s);
    find_cells(s);
    if (s->columns.slips_empty > 0)
        columns_watch(&s->columns, &s->row);
    return is_data(s) && row_width_fits(s) && cell_marks_fit(s);
}

bool reader_next(struct reader *s) {
    while (reader_advance(s))
        if (reader_accept(s))
            return true;
    return false;
}

static uint64_t data_rows(const struct reader *s) {
    uint64_t rows = csvin_rows(s->in), header = s->above + 1;
    return rows > header ? rows - header : 0;
}

/* Notes that the file was read as Windows-1252, and how to say another encoding. */
static void note_windows(struct reader *s) {
    struct buf row = {0}, where = {0};
    setting_rows_map(&row, s->l, s->file, N_("encoding"), "windows-1250");
    setting_rows_place(&where, s->l);
    diag_add(s->d, (struct place){.file = s->file}, DIAG_ENCODING_WINDOWS, buf_str(&row),
             buf_str(&where), NULL);
    buf_clear(&where);
    buf_clear(&row);
}

/* Reports that cells were read as Windows-1252. */
static void report_encoding(struct reader *s) {
    static const char *const names[] = {
        [ENCODING_UTF8] = "UTF-8", [ENCODING_WINDOWS] = "Windows-1252"};
    const unsigned utf8 = 1u << ENCODING_UTF8, windows = 1u << ENCODING_WINDOWS;
    unsigned encodings = csvin_encodings(s->in);
    enum encoding encoding;
    struct place at;
    if (!(encodings & windows))
        return;
    if ((encodings & utf8) && csvin_mixed(s->in, &at, &encoding))
        diag_add(s->d, at, DIAG_ENCODING_MIXED, names[encoding],
                 names[encoding == ENCODING_UTF8 ? ENCODING_WINDOWS : ENCODING_UTF8],
                 NULL);
    else
        note_windows(s);
}

/* Reports how many rows the settings leave out; that they leave none is a fault. */
static void report_filters(struct reader *s, uint64_t rows) {
    struct buf left = {0}, values = {0};
    if (s->filtered == 0)
        return;
    buf_uint(&left, s->filtered);
    if (s->filtered < rows || s->stopped)
        diag_add(s->d, (struct place){.file = s->file}, DIAG_ROWS_LEFT, buf_str(&left),
                 NULL);
    else
        first_rows_values(s, s->columns.filters[0].cell, &values);
    if (values.len > 0)
        diag_add(s->d, s->said.filters[0].row->valued, DIAG_FILTER_NOTHING,
                 s->columns.filters[0].values, s->file, buf_str(&values), NULL);
    buf_clear(&values);
    buf_clear(&left);
}

void reader_record(struct reader *s) {
    struct budget *b = s->l->b;
    uint64_t rows = data_rows(s);
    b->inputs = mem_room(b->inputs, b->input_count, &b->input_room, sizeof *b->inputs);
    struct input_file *input = &b->inputs[b->input_count++];
    const char *name = path_name(s->file);
    name = arena_text(&b->arena, (struct slice){name, path_shown_length(name)});
    *input = (struct input_file){.name = name,
                                 .rows = rows,
                                 .delimiter = s->source.maker ? '\0' : s->delimiter,
                                 .decimal_mark = s->decimal_mark,
                                 .header = s->columns.header.line};
    if (s->digest && !s->stopped)
        digest_text(s->digest, input->sha256);
    if (rows == 0 && s->schema->rows_needed && !s->stopped)
        diag_add(s->d, (struct place){.file = s->file}, DIAG_FILE_NO_ROWS, NULL);
    source_report(&s->source, s->d);
    columns_report(&s->columns, &b->arena, s->d);
    if (s->doubtful_text[0])
        fault_text(s->d, s->doubtful, DIAG_ROW_DOUBTFUL, slice_of(s->doubtful_text));
    row_width_report(s);
    report_encoding(s);
    report_filters(s, rows);
    diag_rows(s->d, s->file, rows - s->filtered);
}
