/* JSON: names and words that do not depend on the language, amounts as strings. jansson
   would build the whole report in memory, and a listing may have ten million rows; so the
   structure is written here, a row per line, and jansson only encodes the texts. */
#include <jansson.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/path.h"
#include "report/emit.h"
#include "report/screen.h"

struct json {
    struct emit emit;
    const struct table *table; /* being written */
    struct buf *names;         /* owned: `"name": ` of each of its columns */
    const char *before_row;
    bool begun; /* a row was written */
};

/* --- values ----------------------------------------------------------------------- */

static int take_bytes(const char *bytes, size_t len, void *self) {
    emit_bytes(self, bytes, len);
    return 0;
}

/* Whether the text needs no escapes: most do not. */
static bool is_plain(struct slice text) {
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if (c < 0x20 || c > 0x7e || c == '"' || c == '\\')
            return false;
    }
    return true;
}

static void put_encoded(struct emit *e, struct slice text) {
    json_t *value = json_stringn(text.at, text.len);
    if (!value) { /* not UTF-8: a file may have such a name */
        struct buf clean = {0};
        screen_clean(&clean, text);
        value = json_stringn(clean.at, clean.len);
        buf_clear(&clean);
    }
    if (json_dump_callback(value, take_bytes, e, JSON_ENCODE_ANY) != 0)
        mem_exhausted();
    json_decref(value);
}

static void put_string(struct emit *e, struct slice text) {
    if (!is_plain(text)) {
        put_encoded(e, text);
        return;
    }
    emit_char(e, '"');
    emit_slice(e, text);
    emit_char(e, '"');
}

/* A decimal as a string: as a number it might be read as a binary fraction. */
static void put_decimal(struct emit *e, int64_t digits, unsigned places) {
    emit_char(e, '"');
    emit_figure(e, digits, places, &figure_plain);
    emit_char(e, '"');
}

static void put_cell(struct emit *e, const struct cell *cell) {
    switch (cell->type) {
    case CELL_EMPTY:
        emit_text(e, "null");
        break;
    case CELL_TEXT:
        put_string(e, cell->text);
        break;
    case CELL_TERM:
        put_string(e, slice_of(cell->term.id));
        break;
    case CELL_EXACT:
        emit_char(e, '"');
        emit_exact(e, cell->exact, &figure_plain);
        emit_char(e, '"');
        break;
    case CELL_COUNT:
        emit_figure(e, cell->figure.digits, 0, &figure_plain);
        break;
    case CELL_MONEY:
    case CELL_FIGURE:
        put_decimal(e, cell->figure.digits, cell->figure.places);
        break;
    }
}

/* --- the report's members --------------------------------------------------------- */

static void begin_member(struct emit *e, const char *name) {
    emit_text(e, ",\n  ");
    put_string(e, slice_of(name));
    emit_text(e, ": ");
}

static void put_facts(struct emit *e, const struct report *r) {
    emit_text(e, "{\n  \"report\": ");
    put_string(e, slice_of(r->kind));
    begin_member(e, "version");
    put_string(e, slice_of(r->version));
    for (size_t i = 0; i < r->fact_count; i++) {
        if (!r->facts[i].id)
            continue;
        begin_member(e, r->facts[i].id);
        put_cell(e, &r->facts[i].value);
    }
}

/* --- tables ----------------------------------------------------------------------- */

static int put_row(void *self, enum row_kind kind, const struct cell *cells) {
    struct json *json = self;
    struct emit *e = &json->emit;
    if (kind != ROW_BODY)
        return 0;
    if (json->begun)
        emit_char(e, ',');
    emit_text(e, json->before_row);
    emit_char(e, '{');
    for (size_t i = 0; i < json->table->column_count; i++) {
        if (i > 0)
            emit_text(e, ", ");
        emit_slice(e, buf_view(&json->names[i]));
        put_cell(e, &cells[i]);
    }
    emit_char(e, '}');
    json->begun = true;
    return emit_status(e);
}

static void take_names(struct json *json, const struct table *t) {
    json->table = t;
    json->begun = false;
    json->names = mem_zero(t->column_count, sizeof *json->names);
    for (size_t i = 0; i < t->column_count; i++)
        buf_format(&json->names[i], "\"%s\": ", t->columns[i].id);
}

static int put_table(struct json *json, const struct table *t) {
    take_names(json, t);
    json->before_row = t->single ? "" : "\n    ";
    begin_member(&json->emit, t->id);
    emit_text(&json->emit, t->single ? "" : "[");
    int status = table_rows(t, &(struct row_sink){.self = json, .row = put_row});
    if (t->single)
        emit_text(&json->emit, json->begun ? "" : "null");
    else
        emit_text(&json->emit, json->begun ? "\n  ]" : "]");
    for (size_t i = 0; i < t->column_count; i++)
        buf_clear(&json->names[i]);
    free(json->names);
    return status;
}

/* --- warnings --------------------------------------------------------------------- */

static struct cell text_or_null(const char *text) {
    return text ? cell_string(text) : cell_empty();
}

static struct cell count_or_null(uint64_t count) {
    return count ? cell_count((int64_t)count) : cell_empty();
}

static void put_warning(struct emit *e, const struct report_warning *w) {
    char *file = w->file ? mem_copy(w->file, path_shown_length(w->file)) : NULL;
    const struct {
        const char *name;
        struct cell value;
    } members[] = {{"\n    {\"file\": ", text_or_null(file)},
                   {", \"line\": ", count_or_null(w->line)},
                   {", \"column\": ", count_or_null(w->column)},
                   {", \"code\": ", text_or_null(w->code)},
                   {", \"message\": ",
                    text_or_null(w->data_message ? w->data_message : w->message)}};
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        emit_text(e, members[i].name);
        put_cell(e, &members[i].value);
    }
    emit_char(e, '}');
    free(file);
}

static void put_warnings(struct emit *e, const struct report *r) {
    begin_member(e, "warnings");
    emit_char(e, '[');
    for (size_t i = 0; i < r->warning_count; i++) {
        if (i > 0)
            emit_char(e, ',');
        put_warning(e, &r->warnings[i]);
    }
    emit_text(e, r->warning_count > 0 ? "\n  ]" : "]");
}

/* --- the whole -------------------------------------------------------------------- */

static void set_memory(void) {
    json_set_alloc_funcs(mem_malloc_hook, free);
}

int write_json(const struct report *r, const struct layout *layout, struct byte_sink *out,
               struct diags *diags) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    (void)layout, (void)diags;
    pthread_once(&once, set_memory);
    struct json json = {0};
    int status = 0;
    emit_start(&json.emit, out);
    put_facts(&json.emit, r);
    for (size_t i = 0; i < r->table_count && status == 0; i++)
        if (r->tables[i]->audience & FOR_JSON)
            status = put_table(&json, r->tables[i]);
    put_warnings(&json.emit, r);
    emit_text(&json.emit, "\n}\n");
    return emit_finish(&json.emit) != 0 || status != 0 ? -1 : 0;
}
