#include "input/closed.h"

#include <stdlib.h>

#include "base/letters.h"
#include "base/mem.h"
#include "base/path.h"
#include "input/folder.h"
#include "input/forms/header_names.h"
#include "input/listing_words.h"
#include "input/table/fields.h"

/* A closed file while it is read: the settings and options of the folder are not about
   it. */
struct closed_file {
    struct load_options options;
    struct load_context context;
    const struct closed_period *closed;
    struct reader reader;
    bool sound; /* its rows can be read */
    struct buf text;
    struct diags ignored; /* owned: faults of rows */
};

/* The cell of a field, without the mark that keeps a spreadsheet from taking it for a
   number or a date. */
static struct slice cell(const struct reader *s, int field) {
    struct slice text = reader_cell(s, field);
    bool marked = text.len > 0 && text.at[0] == '\'';
    return marked ? (struct slice){text.at + 1, text.len - 1} : text;
}

static void open_file(struct closed_file *f, struct budget *b, const char *path,
                      struct diags *d) {
    *f = (struct closed_file){0};
    f->context = (struct load_context){
        .b = b, .d = d, .o = &f->options, .block = SOURCE_BLOCK, .spool = -1};
    diags_init(&f->ignored);
    f->context.d = &f->ignored; /* columns that are not used are none of a user's */
    f->sound = reader_open(&f->reader, &f->context, path, &schema_closed) == 0;
    f->context.d = d;
    if (!f->sound)
        diag_merge(d, &f->ignored);
}

static void close_file(struct closed_file *f) {
    reader_close(&f->reader);
    buf_clear(&f->text);
    diags_clear(&f->ignored);
}

/* --- amounts -------------------------------------------------------------------------- */

/* Our amounts have no group marks, so that each shows its own decimal mark: the one of the
   file, or another in which a spreadsheet saved it. */
static bool read_money(const struct reader *s, int field, money *cents) {
    struct slice text = cell(s, field);
    struct amount amount = {0};
    char other = s->decimal_mark == ',' ? '.' : ',';
    bool read = text.len == 0 || !reader_has(s, field) ||
                amount_read(text, s->decimal_mark, &amount) == NUMBER_OK ||
                amount_read(text, other, &amount) == NUMBER_OK;
    *cents = amount.cents;
    return read;
}

/* --- the last row --------------------------------------------------------------------- */

/* What is found in rows at the end of a file. */
struct end {
    struct closed_period *c;
    struct budget *b;
    struct advance *advances; /* owned */
    size_t count, room;
    bool lines, found; /* a line above the advances; the last row */
};

/* Chooses by a cell that holds one of the alternatives; -1 for any other text. */
static int choose(struct slice text, const char *const *words) {
    for (int i = 0; words[i]; i++)
        if (header_among(words[i], text))
            return i;
    return -1;
}

static struct slice keep(struct end *e, struct slice text) {
    return slice_of(arena_text(&e->b->arena, text));
}

static bool read_last(struct end *e, const struct reader *s) {
    static const char *const models[] = {[MODEL_NONE] = "-",
                                         [MODEL_CENTRE] = "centre|centrum",
                                         [MODEL_SERVICE] = "service|facilitair",
                                         [MODEL_MATRIX] = "matrix",
                                         NULL};
    static const char *const closings[] = {
        [CLOSE_QUARTER] = "quarter|kwartaal", [CLOSE_YEAR] = "year|jaar", NULL};
    int model = choose(cell(s, CLOSED_ROW_MODEL), models);
    int closing = choose(cell(s, CLOSED_ROW_CLOSE), closings);
    struct closed_period *c = e->c;
    c->model = model < 0 ? MODEL_NONE : (enum model)model;
    c->close = closing < 0 ? CLOSE_QUARTER : (enum closing)closing;
    c->host = arena_text(&e->b->arena, cell(s, CLOSED_ROW_HOST));
    c->municipalities = keep(e, cell(s, CLOSED_ROW_MUNICIPALITIES));
    c->categories = keep(e, cell(s, CLOSED_ROW_CATEGORIES));
    c->digest = keep(e, cell(s, CLOSED_ROW_DIGEST));
    return closing >= 0 && period_read(cell(s, CLOSED_ROW_PERIOD), &c->root);
}

/* A party of an advance: its code is looked up once the codes are known. */
static int party_of(const struct end *e, struct slice text) {
    if (text.len == 0)
        return PARTY_NONE;
    if (header_among("joint body|gezamenlijk orgaan", text))
        return PARTY_BODY;
    return closed_municipality(e->c, e->b, text);
}

static void add_advance(struct end *e, const struct reader *s) {
    struct advance a = {.municipality = party_of(e, cell(s, CLOSED_ROW_MUNICIPALITY)),
                        .to = party_of(e, cell(s, CLOSED_ROW_TO))};
    if (!period_read(cell(s, CLOSED_ROW_PERIOD), &a.period) ||
        !read_money(s, CLOSED_ROW_AMOUNT, &a.amount[AMOUNT_NET]) ||
        !read_money(s, CLOSED_ROW_VAT, &a.amount[AMOUNT_VAT]) || a.municipality < 0)
        return;
    e->advances = mem_room(e->advances, e->count, &e->room, sizeof *e->advances);
    e->advances[e->count++] = a;
}

/* Reads the rows up to the end. */
static void read_rows(struct end *e, struct reader *s) {
    e->count = 0;
    e->lines = e->found = false;
    while (reader_next(s)) {
        struct slice kind = cell(s, CLOSED_ROW_KIND);
        if (header_among("line|regel", kind))
            e->lines = true;
        else if (header_among("advance|voorschot", kind))
            add_advance(e, s);
        else if (header_among("closed|gesloten", kind))
            e->found = read_last(e, s);
    }
}

/* Where a line begins in the last `bytes` of the file, or 0. */
static uint64_t line_start(const struct reader *s, uint64_t bytes) {
    enum { FRONT = 4096 };
    char front[FRONT];
    if (bytes >= s->source.size || !csvin_has_chunks(s->in))
        return 0;
    uint64_t at = s->source.size - bytes;
    size_t got = source_peek(&s->source, at, front, sizeof front);
    const char *line = got > 0 ? memchr(front, '\n', got) : NULL;
    return line ? at + (uint64_t)(line - front) + 1 : 0;
}

/* Reads the last `bytes`. False when the last row, or a line above the advances, is not
   there: a cell may go on over several lines, and rows may have been sorted. */
static bool read_tail(struct closed_file *f, struct end *e, uint64_t bytes) {
    struct reader part;
    uint64_t from = line_start(&f->reader, bytes);
    if (from == 0)
        return false;
    reader_chunk(&part, &f->reader, from, f->reader.source.size, &f->ignored);
    read_rows(e, &part);
    reader_close(&part);
    return e->found && e->lines;
}

static void read_end(struct closed_file *f, struct end *e) {
    enum { TAIL = 8 * 1024, TAILS = 16 };
    if (!read_tail(f, e, TAIL) && !read_tail(f, e, TAIL * TAILS) &&
        reader_rewind(&f->reader, &f->ignored) == 0)
        read_rows(e, &f->reader);
}

static void fault_name(const struct closed_file *f, period root, struct place at) {
    struct buf when, name;
    buf_init(&when);
    buf_init(&name);
    period_write(&when, root);
    buf_format(&name, "closed-%s.csv", buf_str(&when));
    diag_add(f->context.d, at, DIAG_CLOSED_NAME, buf_str(&when), buf_str(&name), NULL);
    buf_clear(&name);
    buf_clear(&when);
}

/* Whether the last row was found, and is of the root that the name says; a fault if
   not. */
static bool is_whole(const struct closed_file *f, const struct end *e, const char *path) {
    period named = PERIOD_NONE;
    struct place at = {.file = path};
    if (!e->found)
        diag_add(f->context.d, at, DIAG_CLOSED_INCOMPLETE, NULL);
    else if (folder_closed_root(path_name(path), &named) && named != e->c->root)
        fault_name(f, e->c->root, at);
    else
        return true;
    return false;
}

int closed_read(struct closed_period *c, struct budget *b, const char *path,
                struct diags *d) {
    struct closed_file f;
    struct end e = {.c = c, .b = b};
    *c = (struct closed_period){.file = path};
    closed_codes(c, b);
    open_file(&f, b, path, d);
    if (f.sound)
        read_end(&f, &e);
    bool whole = f.sound && is_whole(&f, &e, path);
    closed_codes(c, b);
    if (whole && e.count > 0)
        read_end(&f, &e); /* the advances once more: now codes of then are known */
    close_file(&f);
    c->advances = arena_take(&b->arena, e.count * sizeof *c->advances);
    for (size_t i = 0; i < e.count; i++)
        c->advances[i] = e.advances[i];
    c->advance_count = e.count;
    free(e.advances);
    return whole ? 0 : -1;
}

/* --- rows of lines -------------------------------------------------------------------- */

struct closed_file *closed_file_open(const struct closed_period *c, struct budget *b,
                                     struct diags *d) {
    struct closed_file *f = mem_alloc(sizeof *f);
    open_file(f, b, c->file, d);
    f->closed = c;
    f->sound = f->sound && reader_rewind(&f->reader, &f->ignored) == 0;
    return f;
}

void closed_file_close(struct closed_file *f) {
    close_file(f);
    free(f);
}

static void end(struct buf *out) {
    buf_char(out, CLOSED_END);
}

static void add_text(struct buf *out, struct slice text) {
    buf_slice(out, text);
    end(out);
}

static bool add_period(struct buf *out, struct slice text) {
    period p;
    if (!period_read(text, &p))
        return false;
    period_write(out, p);
    end(out);
    return true;
}

/* A municipality by the code it had then; the joint body in the words of its fields. */
static void add_party(struct buf *out, struct slice text) {
    bool body = header_among("joint body|gezamenlijk orgaan", text);
    add_text(out, body ? slice_of("joint body") : text);
}

/* Whoever receives what is borne: a municipality of then, or a key. */
static void add_favour(struct closed_file *f, struct slice text) {
    struct slice list = f->closed->municipalities, one;
    while (closed_next(&list, &one))
        if (slice_equal(one, text)) {
            add_text(&f->text, text);
            return;
        }
    if (text.len > 0)
        closed_key_write(&f->text, &f->context.b->categories, text);
    end(&f->text);
}

static bool write_fields(struct closed_file *f) {
    static const char *const halves[] = {
        [HALF_NONE] = "", [HALF_BORNE] = "borne", [HALF_CREDITED] = "credited"};
    const struct reader *s = &f->reader;
    const struct categories *all = &f->context.b->categories;
    struct buf *out = &f->text;
    struct slice key = cell(s, CLOSED_ROW_KEY), of = cell(s, CLOSED_ROW_CATEGORY);
    category c = category_or_own(all, of);
    bool own = c == CATEGORY_OWN;
    enum line_half half = HALF_NONE;
    buf_reset(out);
    if (!add_period(out, cell(s, CLOSED_ROW_PERIOD)) ||
        !listing_half_read(cell(s, CLOSED_ROW_HALF), &half))
        return false;
    if (c == CATEGORY_UNKNOWN)
        closed_key_write(out, all, of);
    else
        closed_category_write(out, all, c);
    end(out);
    if (!own)
        closed_key_write(out, all, key);
    end(out);
    if (own)
        end(out);
    else if (!add_period(out, cell(s, CLOSED_ROW_KEY_PERIOD)))
        return false;
    add_party(out, own ? cell(s, CLOSED_ROW_MUNICIPALITY) : (struct slice){"", 0});
    add_text(out, slice_of(halves[half]));
    add_favour(f, cell(s, CLOSED_ROW_FAVOUR));
    add_party(out, cell(s, CLOSED_ROW_INCURRED));
    return true;
}

static bool read_row(struct closed_file *f, struct closed_row *row) {
    const struct reader *s = &f->reader;
    *row = (struct closed_row){.municipality = cell(s, CLOSED_ROW_MUNICIPALITY),
                               .key = cell(s, CLOSED_ROW_KEY),
                               .numerator = cell(s, CLOSED_ROW_NUMERATOR),
                               .denominator = cell(s, CLOSED_ROW_DENOMINATOR)};
    row->line.name = cell(s, CLOSED_ROW_LINE);
    row->line.place = reader_row_place(s);
    bool read = write_fields(f) &&
                read_money(s, CLOSED_ROW_AMOUNT, &row->line.amount[AMOUNT_NET]) &&
                read_money(s, CLOSED_ROW_VAT, &row->line.amount[AMOUNT_VAT]) &&
                read_money(s, CLOSED_ROW_GIVEN, &row->given[AMOUNT_NET]) &&
                read_money(s, CLOSED_ROW_GIVEN_VAT, &row->given[AMOUNT_VAT]);
    row->line.text = buf_view(&f->text);
    return read;
}

static int next_row(void *self, struct closed_row *row) {
    struct closed_file *f = self;
    while (f->sound && reader_next(&f->reader))
        if (header_among("line|regel", cell(&f->reader, CLOSED_ROW_KIND)) &&
            read_row(f, row))
            return 1;
    return 0;
}

struct closed_rows closed_file_rows(struct closed_file *f) {
    return (struct closed_rows){f, next_row};
}
