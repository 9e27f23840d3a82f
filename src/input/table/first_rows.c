#include "input/table/first_rows.h"

#include "input/table/fault.h"

int first_rows_see(struct reader *s, size_t most, first_rows_look *look, void *self) {
    struct diags *d = s->d, ignored;
    diags_init(&ignored);
    bool more = true;
    for (size_t i = 0; i < most && more; i++) {
        s->d = &ignored;
        csvin_report_to(s->in, &ignored);
        more = reader_advance(s);
        s->d = d;
        more = more && !(reader_takes(s) && look(self, s));
    }
    diags_clear(&ignored);
    return reader_rewind(s, d);
}

/* --- years ------------------------------------------------------------------------- */

struct years {
    int field;
    bool found;
};

static bool look_for_year(void *self, struct reader *s) {
    struct years *y = self;
    size_t cell = (size_t)s->columns.cell_of[y->field];
    struct time_reading r = {.year = 0};
    struct slice text = {"", 0};
    if (cell < s->row.count)
        text = reader_text(s->row.cells[cell]);
    enum time_result result = time_read(text, reader_date_order(s), &r);
    y->found = result == TIME_DOUBTFUL || (result == TIME_READ && r.year > 0);
    return y->found;
}

int first_rows_years(struct reader *s, int field, bool *years) {
    struct years y = {field, false};
    int result = first_rows_see(s, FIRST_ROWS, look_for_year, &y);
    *years = y.found;
    return result;
}

/* --- contents ---------------------------------------------------------------------- */

struct contents {
    struct column_contents *list;
    const char **headers; /* of as many cells */
    size_t count;
};

/* Whether a row says what the header says: files that were joined have theirs again. */
static bool repeats_header(const struct contents *c, const struct csvin_row *row) {
    for (size_t i = 0; i < c->count; i++)
        if (i >= row->count ||
            !slice_equal(slice_trim(row->cells[i]), slice_of(c->headers[i])))
            return false;
    return true;
}

static bool look_at_contents(void *self, struct reader *s) {
    struct contents *c = self;
    for (size_t i = 0; i < c->count && !repeats_header(c, &s->row); i++)
        if (i < s->row.count)
            column_contents_add(&c->list[i], reader_text(s->row.cells[i]),
                                slice_of(c->headers[i]), s->l->b);
    return false;
}

void first_rows_contents(struct reader *s) {
    struct arena *arena = &s->l->b->arena;
    if (s->contents)
        return;
    struct contents c = {.count = s->row.count};
    c.list = arena_take(arena, (c.count + 1) * sizeof *c.list);
    c.headers = arena_take(arena, (c.count + 1) * sizeof *c.headers);
    for (size_t i = 0; i < c.count; i++)
        c.headers[i] = reader_header(s, i);
    s->contents = c.list;
    if (first_rows_see(s, FIRST_ROWS, look_at_contents, &c) != 0)
        s->row = (struct csvin_row){0};
}

/* --- values ------------------------------------------------------------------------ */

struct values {
    size_t cell, count;
    struct buf *list;
};

static bool look_for_value(void *self, struct reader *s) {
    enum { MOST = 6 };
    struct values *v = self;
    struct buf quoted = {0};
    if (v->cell < s->row.count)
        fault_quote(&quoted, reader_text(s->row.cells[v->cell]));
    bool new = quoted.len > 2 && !slice_find(buf_view(v->list), buf_view(&quoted));
    if (new && v->count++ > 0)
        buf_text(v->list, ", ");
    if (new)
        buf_slice(v->list, buf_view(&quoted));
    buf_clear(&quoted);
    return v->count == MOST;
}

void first_rows_values(struct reader *s, size_t cell, struct buf *values) {
    struct values v = {cell, 0, values};
    const size_t filters = s->columns.filter_count;
    s->columns.filter_count = 0;
    if (reader_rewind(s, s->d) == 0)
        (void)!first_rows_see(s, FIRST_ROWS, look_for_value, &v);
    s->columns.filter_count = filters;
}
