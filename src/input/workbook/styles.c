#include "input/workbook/styles.h"

#include <stdlib.h>

#include "base/mem.h"

/* A format that the file defines. */
struct own_format {
    uint64_t id;
    struct number_format format;
};

struct styles {
    struct book *book;      /* borrowed */
    struct own_format *own; /* owned */
    size_t count, room;
    bool in_cells; /* among the formats of cells */
};

static uint64_t number_of(const char *text) {
    uint64_t number = 0;
    for (; text && *text >= '0' && *text <= '9' && number < UINT32_MAX; text++)
        number = number * 10 + (uint64_t)(*text - '0');
    return number;
}

static int by_id(const void *a, const void *b) {
    const struct own_format *x = a, *y = b;
    return x->id < y->id ? -1 : x->id > y->id;
}

/* Those of the file stand before those of cells, and are sorted then. */
static struct number_format find(const struct styles *s, uint64_t id) {
    const struct own_format wanted = {.id = id}, *own = NULL;
    if (s->count > 0)
        own = bsearch(&wanted, s->own, s->count, sizeof wanted, by_id);
    return own ? own->format : number_format_built_in(id);
}

static void begin_cells(struct styles *s) {
    s->in_cells = true;
    if (s->count > 0)
        qsort(s->own, s->count, sizeof *s->own, by_id);
}

static void add_own(struct styles *s, const char *id, const char *code) {
    struct number_format format = number_format_read(slice_of(code ? code : ""));
    format.currency.at = arena_text(&s->book->arena, format.currency);
    s->own = mem_room(s->own, s->count, &s->room, sizeof *s->own);
    s->own[s->count++] = (struct own_format){number_of(id), format};
}

static void add_cell(struct book *b, struct number_format format) {
    b->formats =
        mem_room(b->formats, b->format_count, &b->format_room, sizeof *b->formats);
    b->formats[b->format_count++] = format;
}

static void on_start(void *self, const char *name, const char **attributes) {
    struct styles *s = self;
    if (strcmp(name, "numFmt") == 0 && !s->in_cells)
        add_own(s, xml_attribute(attributes, "numFmtId"),
                xml_attribute(attributes, "formatCode"));
    if (strcmp(name, "cellXfs") == 0)
        begin_cells(s);
    if (strcmp(name, "xf") == 0 && s->in_cells)
        add_cell(s->book, find(s, number_of(xml_attribute(attributes, "numFmtId"))));
}

static void on_end(void *self, const char *name) {
    struct styles *s = self;
    if (strcmp(name, "cellXfs") == 0)
        s->in_cells = false;
}

static void on_text(void *self, struct slice text) {
    (void)self;
    (void)text;
}

int styles_read(struct book *b, struct diags *d) {
    static const struct xml_handlers handlers = {
        .start = on_start, .end = on_end, .text = on_text};
    struct styles s = {.book = b};
    if (!b->styles_part)
        return 0;
    int result = xml_read(b->archive, b->file, b->styles_part, &handlers, &s, d);
    free(s.own);
    return result;
}
