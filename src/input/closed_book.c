#include "input/closed_book.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/names.h"
#include "base/path.h"
#include "input/closed.h"
#include "input/forms/periods.h"
#include "number/ratio.h"

/* A line of these fields; and the municipality whose rows are counted. */
struct book_line {
    struct cost_line line, counterpart;
    int of; /* its number in `codes` */
};

struct closed_book {
    struct budget *b; /* borrowed */
    struct diags *d;  /* borrowed */
    struct closed_period closed;
    bool sound;
    struct names keys, fields, codes; /* owned */
    size_t key_room, line_room;
    int *key_of;             /* owned: its index in the budget, by number in `keys` */
    struct book_line *lines; /* owned: by number of fields */
};

/* --- municipalities and categories ---------------------------------------------------- */

static struct version *make_version(struct budget *b) {
    struct version *v = arena_take(&b->arena, sizeof *v);
    *v = (struct version){.from = DATE_NONE, .until = DATE_EVER};
    v->values = budget_make_values(b);
    return v;
}

static void add_municipalities(struct budget *b, const struct closed_period *closed) {
    struct slice list = closed->municipalities, one;
    size_t room = 1;
    for (size_t i = 0; i < list.len; i++)
        room += list.at[i] == '|';
    b->municipalities = arena_take(&b->arena, room * sizeof *b->municipalities);
    budget_make_drivers(b, 0);
    while (closed_next(&list, &one)) {
        const char *code = arena_text(&b->arena, one);
        b->municipalities[b->municipality_count++] =
            (struct municipality){.code = code,
                                  .name = code,
                                  .versions = make_version(b),
                                  .version_count = 1,
                                  .place = {.file = closed->file}};
    }
}

static void add_categories(struct budget *b, const struct closed_period *closed) {
    struct slice list = closed->categories, one;
    b->categories.count = 0;
    while (closed_next(&list, &one) && b->categories.count < CATEGORIES_MOST)
        categories_add(&b->categories, &b->arena, one);
}

/* --- keys ----------------------------------------------------------------------------- */

/* The key of a name, or KEY_NONE. */
static int key_of(const struct closed_book *book, struct slice name) {
    int number = name.len ? names_find(&book->keys, name) : NAMES_NONE;
    return number == NAMES_NONE ? KEY_NONE : book->key_of[number];
}

static void add_key(struct closed_book *book, struct slice name, struct slice written) {
    struct budget *b = book->b;
    int known = book->keys.count;
    if (name.len == 0 || names_add(&book->keys, name) != known)
        return;
    b->keys = mem_room(b->keys, b->key_count, &book->key_room, sizeof *b->keys);
    struct key_version *version = arena_take(&b->arena, sizeof *version);
    *version =
        (struct key_version){.from = DATE_NONE, .place = {.file = book->closed.file}};
    b->keys[b->key_count++] =
        (struct key){.name = arena_text(&b->arena, written),
                     .category = category_find(&b->categories, name),
                     .versions = version,
                     .version_count = 1,
                     .fixed_for = b->municipalities};
}

static int by_name(const void *a, const void *b) {
    return strcmp(((const struct key *)a)->name, ((const struct key *)b)->name);
}

/* Finds the keys of all rows, and puts them in the order they had: it decides to whom a
   cent goes. */
static void read_keys(struct closed_book *book) {
    struct budget *b = book->b;
    struct closed_file *file = closed_file_open(&book->closed, b, book->d);
    const struct closed_rows rows = closed_file_rows(file);
    struct closed_row row;
    struct buf name = {0};
    while (rows.next(rows.self, &row) == 1)
        add_key(book, closed_field_of(row.line.text, CLOSED_KEY), row.key);
    closed_file_close(file);
    book->key_of = mem_zero(b->key_count, sizeof *book->key_of);
    if (b->key_count > 0)
        qsort(b->keys, b->key_count, sizeof *b->keys, by_name);
    for (size_t i = 0; i < b->key_count; i++) {
        buf_reset(&name);
        closed_key_write(&name, &b->categories, slice_of(b->keys[i].name));
        book->key_of[names_find(&book->keys, buf_view(&name))] = (int)i;
    }
    buf_clear(&name);
}

/* The shares of a key in a period, all nil when they are new. */
static struct ratio *shares_of(struct closed_book *book, struct key *key, period p) {
    size_t i = 0;
    while (i < key->fixed_count && key->fixed[i].period != p)
        i++;
    if (i < key->fixed_count)
        return key->fixed[i].share;
    key->fixed = mem_grow(key->fixed, ++key->fixed_count, sizeof *key->fixed);
    size_t count = book->b->municipality_count;
    key->fixed[i] = (struct fixed_shares){p, mem_zero(count, sizeof(struct ratio))};
    for (size_t m = 0; m < count; m++)
        ratio_init(&key->fixed[i].share[m]);
    return key->fixed[i].share;
}

static bool add_share(struct closed_book *book, const struct closed_row *row) {
    struct budget *b = book->b;
    struct slice text = row->line.text;
    int key = key_of(book, closed_field_of(text, CLOSED_KEY));
    int m = closed_municipality(&book->closed, b, row->municipality);
    period p;
    if (key == KEY_NONE)
        return true;
    if (m == MUNICIPALITY_NONE ||
        !period_read(closed_field_of(text, CLOSED_KEY_PERIOD), &p))
        return false;
    char *numerator = mem_copy(row->numerator.at, row->numerator.len);
    char *denominator = mem_copy(row->denominator.at, row->denominator.len);
    bool read = ratio_read(&shares_of(book, &b->keys[key], p)[m], numerator, denominator);
    free(denominator);
    free(numerator);
    return read;
}

/* --- lines ---------------------------------------------------------------------------- */

static int municipality_of(const struct closed_book *book, struct slice code) {
    return code.len ? closed_municipality(&book->closed, book->b, code)
                    : MUNICIPALITY_NONE;
}

static int party_of(const struct closed_book *book, struct slice text) {
    return slice_equal(text, slice_of("joint body")) ? PARTY_BODY
                                                     : municipality_of(book, text);
}

static enum line_half half_of(struct slice text) {
    return slice_equal(text, slice_of("borne"))      ? HALF_BORNE
           : slice_equal(text, slice_of("credited")) ? HALF_CREDITED
                                                     : HALF_NONE;
}

/* What a line of these fields is, but for its amounts. False when it cannot be. */
static bool read_line(struct closed_book *book, struct slice text, struct cost_line *line,
                      struct cost_line *counterpart) {
    struct slice favour = closed_field_of(text, CLOSED_FAVOUR);
    struct slice when = closed_field_of(text, CLOSED_KEY_PERIOD);
    *line = (struct cost_line){
        .category =
            category_or_own(&book->b->categories, closed_field_of(text, CLOSED_CATEGORY)),
        .key = key_of(book, closed_field_of(text, CLOSED_KEY)),
        .municipality = municipality_of(book, closed_field_of(text, CLOSED_BEARER)),
        .incurred_by = party_of(book, closed_field_of(text, CLOSED_INCURRED)),
        .half = half_of(closed_field_of(text, CLOSED_HALF))};
    bool own = line->category == CATEGORY_OWN;
    *counterpart = (struct cost_line){.municipality = municipality_of(book, favour)};
    counterpart->key =
        counterpart->municipality == MUNICIPALITY_NONE ? key_of(book, favour) : KEY_NONE;
    if (!period_read(closed_field_of(text, CLOSED_PERIOD), &line->period) ||
        line->category == CATEGORY_UNKNOWN)
        return false;
    line->key_period = line->period;
    return own ? line->municipality != MUNICIPALITY_NONE
               : line->key != KEY_NONE && period_read(when, &line->key_period);
}

/* Reads a row for the shares; and for its line, if its fields are new. */
static bool read_row(struct closed_book *book, const struct closed_row *row) {
    int known = book->fields.count, fields = names_add(&book->fields, row->line.text);
    if (fields == known) {
        book->lines =
            mem_room(book->lines, (size_t)known, &book->line_room, sizeof *book->lines);
        struct book_line *made = &book->lines[fields];
        made->of = names_add(&book->codes, row->municipality);
        if (!read_line(book, row->line.text, &made->line, &made->counterpart))
            return false;
    }
    if (row->line.amount[AMOUNT_VAT] != 0)
        book->b->has_vat = true;
    return add_share(book, row);
}

/* Adds the file to the inputs. */
static void record(struct closed_book *book, uint64_t rows) {
    struct budget *b = book->b;
    b->inputs = mem_room(b->inputs, b->input_count, &b->input_room, sizeof *b->inputs);
    b->inputs[b->input_count++] =
        (struct input_file){.name = path_name(book->closed.file), .rows = rows};
}

static void read_rows(struct closed_book *book) {
    struct closed_file *file = closed_file_open(&book->closed, book->b, book->d);
    const struct closed_rows rows = closed_file_rows(file);
    struct closed_row row;
    uint64_t count = 0;
    for (; book->sound && rows.next(rows.self, &row) == 1; count++)
        book->sound = read_row(book, &row);
    closed_file_close(file);
    record(book, count);
    if (!book->sound) {
        struct buf root = {0};
        period_write(&root, book->closed.root);
        diag_add(book->d, (struct place){.file = book->closed.file}, DIAG_CLOSED_DAMAGED,
                 buf_str(&root), NULL);
        buf_clear(&root);
    }
}

/* --- the book ------------------------------------------------------------------------- */

struct closed_book *closed_book_new(struct budget *b, const char *path, struct diags *d) {
    struct closed_book *book = mem_zero(1, sizeof *book);
    struct closed_period *closed = &book->closed;
    book->b = b;
    book->d = d;
    names_init(&book->keys);
    names_init(&book->fields);
    names_init(&book->codes);
    budget_make_drivers(b, 0);
    book->sound = closed_read(closed, b, path, d) == 0;
    if (!book->sound)
        return book;
    add_categories(b, closed);
    add_municipalities(b, closed);
    closed_codes(closed, b);
    b->settings.close = closed->close;
    b->settings.model = closed->model;
    b->settings.host = municipality_of(book, slice_of(closed->host));
    b->closed = closed;
    b->closed_count = 1;
    read_keys(book);
    read_rows(book);
    return book;
}

void closed_book_free(struct closed_book *book) {
    if (!book)
        return;
    struct budget *b = book->b;
    for (size_t k = 0; k < b->key_count; k++) {
        for (size_t i = 0; i < b->keys[k].fixed_count; i++) {
            for (size_t m = 0; m < b->municipality_count; m++)
                ratio_clear(&b->keys[k].fixed[i].share[m]);
            free(b->keys[k].fixed[i].share);
        }
        free(b->keys[k].fixed);
    }
    free(b->keys);
    free(book->key_of);
    b->key_count = 0;
    names_clear(&book->keys);
    names_clear(&book->fields);
    names_clear(&book->codes);
    free(book->lines);
    free(book);
}

static int push_row(struct closed_book *book, const struct closed_row *row,
                    struct line_sink *sink) {
    int fields = names_find(&book->fields, row->line.text);
    if (fields == NAMES_NONE ||
        book->lines[fields].of != names_find(&book->codes, row->municipality))
        return 0;
    struct cost_line line = book->lines[fields].line;
    if (line.half == HALF_BORNE)
        line.counterpart = &book->lines[fields].counterpart;
    line.amount[AMOUNT_NET] = row->line.amount[AMOUNT_NET];
    line.amount[AMOUNT_VAT] = row->line.amount[AMOUNT_VAT];
    line.line = row->line.name;
    line.place = row->line.place;
    return sink->take(sink->self, &line);
}

int closed_book_lines(struct closed_book *book, struct line_sink *sink) {
    int status = 0;
    if (!book->sound)
        return -1;
    struct closed_file *file = closed_file_open(&book->closed, book->b, book->d);
    const struct closed_rows rows = closed_file_rows(file);
    struct closed_row row;
    while (status == 0 && rows.next(rows.self, &row) == 1)
        status = push_row(book, &row, sink);
    closed_file_close(file);
    return status;
}
