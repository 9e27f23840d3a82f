#include "input/sheet.h"

#include <string.h>

#include "base/lang.h"
#include "base/letters.h"
#include "base/mem.h"
#include "base/nearest.h"
#include "input/dialect.h"
#include "input/fields.h"

/* --- the header -------------------------------------------------------------------- */

/* Gives the fields their cells: those whose header is among `names` of a field. A header
   that a field has already is not looked at again. */
static void map_field(struct sheet *s, size_t field, const char *names, bool *taken) {
    for (size_t i = 0; i < s->row.count; i++) {
        if (taken[i] || !header_among(names, s->row.cells[i]))
            continue;
        taken[i] = true;
        if (s->cell_of[field] < 0) {
            s->cell_of[field] = (int)i;
            continue;
        }
        fault_text(s->d, csvin_place(s->in, &s->row, i), DIAG_COLUMN_TWICE,
                   s->row.cells[i]);
    }
}

/* Refuses a header that is among `names` as it was among those of another field. */
static bool refuse_claimed(struct sheet *s, const char *names, const bool *taken) {
    for (size_t i = 0; i < s->row.count; i++) {
        if (!taken[i] || !header_among(names, s->row.cells[i]))
            continue;
        fault_text(s->d, csvin_place(s->in, &s->row, i), DIAG_COLUMN_CLAIMED,
                   s->row.cells[i]);
        return true;
    }
    return false;
}

/* Gives the fields their cells by the ledger's own names, and remembers the headers that
   may be meant by those that are not there. */
static void map_own(struct sheet *s, bool *taken) {
    struct loading *l = s->l;
    l->costs_mapped = true;
    for (size_t f = 0; f < s->schema->count; f++) {
        struct own_column *own = &l->own_columns[f];
        if (!l->own_names[f])
            continue;
        map_field(s, f, l->own_names[f], taken);
        bool here = s->cell_of[f] >= 0 || refuse_claimed(s, l->own_names[f], taken);
        own->found = own->found || here;
        struct slice left = slice_of(l->own_names[f]), name;
        while (!own->found && !own->near && header_alternative(&left, &name)) {
            struct nearest near;
            nearest_init(&near, slice_trim(name));
            for (size_t i = 0; i < s->row.count; i++)
                nearest_offer(&near, s->row.cells[i]);
            if (near.best.len > 0)
                own->near = arena_text(&l->b->arena, near.best);
        }
    }
}

static bool is_taken(const struct sheet *s, size_t cell) {
    for (size_t f = 0; f < s->schema->count; f++)
        if (s->cell_of[f] == (int)cell)
            return true;
    return false;
}

/* Appends `"name"`, or ` or "name"`, to the argument of a fault. */
static void add_alternative(struct buf *argument, struct slice name) {
    if (argument->len > 0) {
        buf_char(argument, ' ');
        diag_word(argument, N_("or"));
        buf_char(argument, ' ');
    }
    buf_char(argument, '"');
    buf_slice(argument, name);
    buf_char(argument, '"');
}

void sheet_missing(struct sheet *s, int number) {
    const struct field *field = &s->schema->fields[number];
    struct slice left = slice_of(field->names), name, found = {"", 0};
    struct buf names;
    buf_init(&names);
    while (header_alternative(&left, &name)) {
        add_alternative(&names, name);
        struct nearest near;
        nearest_init(&near, name);
        for (size_t i = 0; i < s->row.count; i++)
            if (!is_taken(s, i))
                nearest_offer(&near, s->row.cells[i]);
        found = found.len > 0 ? found : near.best;
    }
    fault_texts(s->d, sheet_row_place(s), DIAG_COLUMN_MISSING, buf_view(&names), found);
    buf_clear(&names);
}

/* The known name that may be meant by a header, or "": one that is known is no slip. */
static struct slice nearest_field(const struct sheet *s, struct slice header) {
    struct nearest near;
    nearest_init(&near, header);
    bool known = schema_field(s->schema, header) >= 0;
    for (size_t f = 0; f < s->schema->count && !known; f++) {
        struct slice left = slice_of(s->schema->fields[f].names), one;
        while (s->cell_of[f] < 0 && header_alternative(&left, &one))
            nearest_offer(&near, one);
    }
    return near.best;
}

/* Notes a column that nobody reads, or remembers it as a slip. */
static void unused(struct sheet *s, size_t cell) {
    struct arena *arena = &s->l->b->arena;
    struct slice name = slice_trim(s->row.cells[cell]), near = nearest_field(s, name);
    struct place at = csvin_place(s->in, &s->row, cell);
    if (name.len > 0 && s->schema->open)
        return;
    if (name.len > 0 && near.len == 0) {
        fault_text(s->d, at, DIAG_COLUMN_UNUSED, name);
        return;
    }
    if (!s->slips)
        s->slips = arena_take(arena, CSVIN_CELLS * sizeof *s->slips);
    s->slips[s->slip_count++] =
        (struct slip){cell, arena_text(arena, name), arena_text(arena, near), at, false};
    s->slips_empty++;
}

/* Tells of the slips: a filled column is more than a remark. */
static void report_slips(const struct sheet *s) {
    for (size_t i = 0; i < s->slip_count; i++) {
        const struct slip *slip = &s->slips[i];
        if (slip->near[0])
            fault_texts(s->d, slip->place,
                        slip->filled ? DIAG_COLUMN_SLIP : DIAG_COLUMN_UNUSED,
                        slice_of(slip->name), slice_of(slip->near));
        else if (slip->filled)
            diag_add(s->d, slip->place, DIAG_COLUMN_NAMELESS, NULL);
    }
}

/* Returns -1 when a needed column is not there. */
static int map_header(struct sheet *s) {
    int result = 0;
    const struct schema *schema = s->schema;
    bool *taken = arena_take(&s->l->b->arena, CSVIN_CELLS * sizeof *taken);
    for (size_t f = 0; f < schema->count; f++)
        s->cell_of[f] = -1;
    /* The ledger's own names first: what they name is not looked for under ours. */
    if (schema == &schema_costs)
        map_own(s, taken);
    for (size_t f = 0; f < schema->count; f++)
        if (s->cell_of[f] < 0)
            map_field(s, f, schema->fields[f].names, taken);
    for (size_t f = 0; f < schema->count; f++) {
        if (!schema->fields[f].needed || s->cell_of[f] >= 0)
            continue;
        sheet_missing(s, (int)f);
        result = -1;
    }
    for (size_t i = 0; i < s->row.count; i++)
        if (!taken[i])
            unused(s, i);
    if (result != 0)
        report_slips(s);
    for (size_t f = 0; f < schema->count; f++)
        if (s->cell_of[f] >= 0)
            s->present[s->present_count++] = (int)f;
    return result;
}

/* Reads the rows in front of the data: 0 when the current row is the header. */
static int read_header(struct sheet *s) {
    enum csvin_result result = csvin_next(s->in, &s->row);
    if (result == CSVIN_ROW && s->sep_line)
        result = csvin_next(s->in, &s->row);
    uint64_t expected = 1u + s->sep_line;
    if (result == CSVIN_END && csvin_rows(s->in) < expected)
        diag_add(s->d, (struct place){.file = s->file}, DIAG_FILE_EMPTY, NULL);
    if (result == CSVIN_ROW && s->row.width > CSVIN_CELLS) {
        diag_add(s->d, sheet_row_place(s), DIAG_COLUMNS_MANY, NULL);
        return -1;
    }
    /* When a faulty row was passed over, that was the header. */
    return result == CSVIN_ROW && csvin_rows(s->in) == expected ? 0 : -1;
}

int sheet_open(struct sheet *s, struct loading *l, const char *path,
               const struct schema *schema) {
    *s = (struct sheet){.l = l, .schema = schema, .d = l->d, .file = path};
    if (source_open(&s->source, path, l->block, &l->spool, l->d) != 0)
        return -1;
    if (l->hashes) {
        s->digest = digest_new();
        s->source.seen = digest_add;
        s->source.self = s->digest;
    }
    s->in = csvin_new(&s->source, ';', l->d);
    struct dialect dialect =
        dialect_find(s->in, schema, schema == &schema_costs ? l->own_names : NULL,
                     l->delimiter, l->decimal_mark);
    s->delimiter = dialect.delimiter;
    s->decimal_mark = dialect.decimal_mark;
    s->sep_line = dialect.sep_line;
    csvin_rewind(s->in, s->delimiter, s->d);
    if (read_header(s) != 0)
        return -1;
    s->width = s->row.width;
    return map_header(s);
}

void sheet_close(struct sheet *s) {
    csvin_free(s->in);
    digest_free(s->digest);
    source_close(&s->source);
}

void sheet_part(struct sheet *part, const struct sheet *whole, uint64_t from,
                uint64_t until, struct diags *d) {
    *part = *whole;
    part->d = d;
    part->digest = NULL;
    part->row = (struct csvin_row){0};
    if (whole->slip_count > 0) {
        size_t bytes = whole->slip_count * sizeof *part->slips;
        part->slips = arena_take(&whole->l->b->arena, bytes);
        memcpy(part->slips, whole->slips, bytes);
    }
    source_part(&part->source, &whole->source, from);
    part->in = csvin_part(whole->in, &part->source, until, d);
}

void sheet_skip(struct sheet *s, const struct sheet *part) {
    s->stopped = part->stopped;
    for (size_t i = 0; i < s->slip_count; i++)
        s->slips[i].filled |= part->slips[i].filled;
    csvin_skip(s->in, part->in);
}

void sheet_finish_digest(struct sheet *s) {
    struct diags unheard; /* who reads the rows meets the same failures */
    struct slice block;
    diags_init(&unheard);
    while (source_next(&s->source, &block, &unheard) > 0)
        ;
    diags_clear(&unheard);
}

int sheet_rewind(struct sheet *s, struct diags *d) {
    s->d = d;
    csvin_rewind(s->in, s->delimiter, d);
    return read_header(s);
}

/* --- rows -------------------------------------------------------------------------- */

struct slice sheet_unmarked(struct slice text) {
    size_t at = 0;
    while (at < text.len && text.at[at] == '\'')
        at++;
    bool mark = at > 0 && at < text.len && memchr("=+-@\t\r", text.at[at], 6);
    return mark ? (struct slice){text.at + 1, text.len - 1} : text;
}

/* Looks up the cell of every field: once a row, since most are asked for more often. */
static void find_cells(struct sheet *s) {
    for (size_t i = 0; i < s->present_count; i++) {
        int field = s->present[i];
        size_t cell = (size_t)s->cell_of[field];
        s->cells[field] =
            cell < s->row.count ? sheet_text(s->row.cells[cell]) : (struct slice){"", 0};
    }
}

struct place sheet_place(const struct sheet *s, int field) {
    int cell = s->cell_of[field];
    return csvin_place(s->in, &s->row, cell < 0 ? 0 : (size_t)cell);
}

struct place sheet_row_place(const struct sheet *s) {
    return (struct place){s->file, s->row.line, 0};
}

/* Whether the row is as wide as the header, apart from empty cells behind it. */
static bool width_fits(struct sheet *s) {
    if (s->row.width <= s->width && s->row.total >= s->width)
        return true;
    struct buf found, wanted;
    buf_init(&found);
    buf_init(&wanted);
    buf_uint(&found, s->row.width > s->width ? s->row.width : s->row.total);
    buf_uint(&wanted, s->width);
    diag_add(s->d, sheet_row_place(s), DIAG_ROW_CELLS, buf_str(&found), buf_str(&wanted),
             NULL);
    buf_clear(&wanted);
    buf_clear(&found);
    return false;
}

bool sheet_is_total(struct slice text) {
    /* By length; no two are equally long. That and the first letter tell nearly every
       other text apart without a branch that is hard to foresee. */
    static const char words[][11] = {[5] = "total",
                                     [6] = "totaal",
                                     [8] = "subtotal",
                                     [9] = "subtotaal",
                                     [10] = "eindtotaal"};
    if (text.len >= sizeof words / sizeof words[0])
        return false;
    const char *word = words[text.len];
    return word[0] && letter_lower(text.at[0]) == word[0] &&
           slice_equal_nocase(text, (struct slice){word, text.len});
}

/* Whether the row holds data: totals are computed, never read. */
static bool is_data(struct sheet *s) {
    for (size_t i = 0; i < s->present_count; i++) {
        int field = s->present[i];
        if (!s->schema->fields[field].total || !sheet_is_total(s->cells[field]))
            continue;
        field_fault(s, field, DIAG_ROW_TOTAL);
        return false;
    }
    return true;
}

bool sheet_advance(struct sheet *s) {
    enum csvin_result result = csvin_next(s->in, &s->row);
    s->stopped = result == CSVIN_STOP;
    return result == CSVIN_ROW;
}

/* Looks which slips the current row fills. */
static void watch_slips(struct sheet *s) {
    for (size_t i = 0; i < s->slip_count; i++) {
        struct slip *slip = &s->slips[i];
        if (slip->filled || slip->cell >= s->row.count ||
            slice_trim(s->row.cells[slip->cell]).len == 0)
            continue;
        slip->filled = true;
        s->slips_empty--;
    }
}

bool sheet_accept(struct sheet *s) {
    find_cells(s);
    if (s->slips_empty > 0)
        watch_slips(s);
    return width_fits(s) && is_data(s);
}

bool sheet_next(struct sheet *s) {
    while (sheet_advance(s))
        if (sheet_accept(s))
            return true;
    return false;
}

static uint64_t data_rows(const struct sheet *s) {
    uint64_t rows = csvin_rows(s->in), above = 1u + s->sep_line;
    return rows > above ? rows - above : 0;
}

void sheet_record(struct sheet *s) {
    struct budget *b = s->l->b;
    uint64_t rows = data_rows(s);
    const char *slash = strrchr(s->file, '/');
    b->inputs = mem_room(b->inputs, b->input_count, &b->input_room, sizeof *b->inputs);
    struct input_file *input = &b->inputs[b->input_count++];
    *input = (struct input_file){.name = slash ? slash + 1 : s->file, .rows = rows};
    if (s->digest && !s->stopped)
        digest_text(s->digest, input->sha256);
    if (rows == 0 && s->schema->rows_needed && !s->stopped)
        diag_add(s->d, (struct place){.file = s->file}, DIAG_FILE_NO_ROWS, NULL);
    if (csvin_encoding(s->in) == ENCODING_WINDOWS)
        diag_add(s->d, (struct place){.file = s->file}, DIAG_ENCODING_WINDOWS, NULL);
    report_slips(s);
    diag_rows(s->d, s->file, rows);
}
