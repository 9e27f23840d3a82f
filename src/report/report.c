#include "report/report.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct report *report_new(const char *kind, const char *title, enum lang lang) {
    struct report *r = mem_zero(1, sizeof *r);
    arena_init(&r->arena);
    r->kind = kind;
    r->title = title;
    r->lang = lang;
    r->audience = FOR_ALL;
    return r;
}

void report_free(struct report *r) {
    if (!r)
        return;
    for (size_t i = 0; i < r->table_count; i++) {
        if (r->tables[i]->release)
            r->tables[i]->release(r->tables[i]->source.self);
        free(r->tables[i]->cells);
        free(r->tables[i]->kinds);
    }
    free(r->tables);
    free(r->facts);
    free(r->warnings);
    free(r->remarks);
    arena_clear(&r->arena);
    free(r);
}

const char *report_text(struct report *r, struct slice text) {
    return arena_text(&r->arena, text);
}

const char *report_keep(struct report *r, struct buf *text) {
    const char *kept = arena_text(&r->arena, buf_view(text));
    buf_clear(text);
    return kept;
}

const char *report_format(struct report *r, const char *format, ...) {
    va_list args;
    va_start(args, format);
    char *text = NULL;
    int len = vasprintf(&text, format, args);
    va_end(args);
    if (len < 0)
        mem_exhausted();
    const char *kept = arena_text(&r->arena, (struct slice){text, (size_t)len});
    free(text);
    return kept;
}

void report_add_fact(struct report *r, const char *id, const char *title,
                     struct cell value) {
    r->facts = mem_room(r->facts, r->fact_count, &r->fact_room, sizeof *r->facts);
    r->facts[r->fact_count++] = (struct fact){id, title, value};
}

void report_add_warning(struct report *r, struct report_warning warning) {
    r->warnings =
        mem_room(r->warnings, r->warning_count, &r->warning_room, sizeof *r->warnings);
    r->warnings[r->warning_count++] = warning;
}

void report_add_remark(struct report *r, const char *sentence) {
    r->remarks =
        mem_room(r->remarks, r->remark_count, &r->remark_room, sizeof *r->remarks);
    r->remarks[r->remark_count++] = sentence;
}

struct table *report_add_table(struct report *r, const char *id, unsigned audience,
                               const struct column *columns, size_t count) {
    struct table *t = arena_take(&r->arena, sizeof *t);
    t->id = id;
    t->audience = audience;
    t->left_out = !(audience & r->audience);
    t->columns = arena_take(&r->arena, count * sizeof *columns);
    memcpy(t->columns, columns, count * sizeof *columns);
    t->column_count = count;
    r->tables = mem_room(r->tables, r->table_count, &r->table_room, sizeof *r->tables);
    r->tables[r->table_count++] = t;
    return t;
}

void table_add_row(struct table *t, enum row_kind kind, const struct cell *cells) {
    if (t->left_out)
        return;
    size_t used = t->row_count * t->column_count;
    if (used + t->column_count > t->cell_room) {
        t->cell_room = 2 * (used + t->column_count);
        t->cells = mem_grow(t->cells, t->cell_room, sizeof *t->cells);
    }
    memcpy(t->cells + used, cells, t->column_count * sizeof *cells);
    t->kinds = mem_room(t->kinds, t->row_count, &t->row_room, sizeof *t->kinds);
    t->kinds[t->row_count++] = kind;
}

void table_drop_column(struct table *t) {
    size_t before = t->column_count--;
    for (size_t row = 1; row < t->row_count; row++)
        memmove(t->cells + row * t->column_count, t->cells + row * before,
                t->column_count * sizeof *t->cells);
}

int table_rows(const struct table *t, struct row_sink *sink) {
    if (t->source.push)
        return t->source.push(t->source.self, sink);
    for (size_t row = 0; row < t->row_count; row++) {
        int status =
            sink->row(sink->self, t->kinds[row], t->cells + row * t->column_count);
        if (status != 0)
            return status;
    }
    return 0;
}
