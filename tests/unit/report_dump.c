#include "report_dump.h"

const struct table *dump_table(const struct report *r, const char *id, size_t at) {
    for (size_t i = 0; i < r->table_count; i++)
        if (strcmp(r->tables[i]->id, id) == 0 && at-- == 0)
            return r->tables[i];
    fail_msg("there is no table %s", id);
    return NULL;
}

const struct table *dump_titled(const struct report *r, const char *title) {
    for (size_t i = 0; i < r->table_count; i++)
        if (r->tables[i]->title && strcmp(r->tables[i]->title, title) == 0)
            return r->tables[i];
    fail_msg("there is no table: %s", title);
    return NULL;
}

static void assert_text(struct buf *text, const char *expected) {
    assert_string_equal(buf_str(text), expected);
    buf_clear(text);
}

static void add_cell(struct buf *out, const struct cell *cell) {
    static const char *const marks[] = {[CELL_COUNT] = "#", [CELL_FIGURE] = "~"};
    switch (cell->type) {
    case CELL_EMPTY:
        buf_char(out, '-');
        return;
    case CELL_TEXT:
        buf_slice(out, cell->text);
        return;
    case CELL_TERM:
        buf_format(out, "%s/%s", cell->term.id, cell->term.label);
        return;
    case CELL_EXACT:
        buf_char(out, '=');
        exact_write(out, cell->exact, &figure_plain);
        return;
    case CELL_MONEY:
        assert_int_equal(cell->figure.places, 2);
        break;
    default:
        buf_text(out, marks[cell->type]);
    }
    figure_write(out, cell->figure.digits, cell->figure.places, &figure_plain);
}

/* Where the rows go. */
struct rows {
    struct buf text;
    size_t columns;
};

static int add_row(void *self, enum row_kind kind, const struct cell *cells) {
    static const char *const marks[] = {
        [ROW_BODY] = "", [ROW_SUBTOTAL] = "+ ", [ROW_TOTAL] = "= "};
    struct rows *rows = self;
    buf_text(&rows->text, marks[kind]);
    for (size_t i = 0; i < rows->columns; i++) {
        buf_text(&rows->text, i ? " | " : "");
        add_cell(&rows->text, &cells[i]);
    }
    buf_char(&rows->text, '\n');
    return 0;
}

void assert_rows(const struct table *t, const char *expected) {
    struct rows rows = {.columns = t->column_count};
    assert_int_equal(table_rows(t, &(struct row_sink){.self = &rows, .row = add_row}), 0);
    assert_text(&rows.text, expected);
}

void assert_columns(const struct table *t, const char *expected) {
    struct buf text = {0};
    for (size_t i = 0; i < t->column_count; i++) {
        const struct column *c = &t->columns[i];
        buf_format(&text, "%s%s%s%s", i ? " " : "", c->id, c->figure ? "#" : "",
                   c->detail ? "?" : "");
        buf_text(&text, c->total ? "!" : "");
        if (c->sum_first != -1 || c->sum_last != -1)
            buf_format(&text, "%d-%d", c->sum_first, c->sum_last);
    }
    assert_text(&text, expected);
}

void assert_headings(const struct table *t, const char *expected) {
    struct buf text = {0};
    for (size_t i = 0; i < t->column_count; i++)
        buf_format(&text, "%s%s", i ? " | " : "", t->columns[i].title);
    assert_text(&text, expected);
}

void assert_csv_names(const struct table *t, const char *expected) {
    struct buf text = {0};
    for (size_t i = 0; i < t->column_count; i++)
        buf_format(&text, "%s%s", i ? " | " : "", t->columns[i].csv_name);
    assert_text(&text, expected);
}

static void assert_same(const char *text, const char *expected) {
    assert_string_equal(text ? text : "(none)", expected ? expected : "(none)");
}

void assert_about(const struct table *t, const char *title, const char *note,
                  const char *sheet) {
    assert_same(t->title, title);
    assert_same(t->note, note);
    assert_same(t->sheet_name, sheet);
}

static void add_table(struct buf *out, const struct table *t) {
    const struct {
        const char *name;
        bool said;
    } words[] = {
        {" text", t->audience & FOR_TEXT},
        {" csv", t->audience & FOR_CSV},
        {" json", t->audience & FOR_JSON},
        {" pages", t->audience & FOR_PAGES},
        {",", t->single || t->own_page || t->turnable || t->summed || t->chart},
        {" single", t->single},
        {" page", t->own_page},
        {" turnable", t->turnable},
        {" summed", t->summed},
        {" stacked", t->chart == CHART_STACKED},
        {" diverging", t->chart == CHART_DIVERGING},
    };
    buf_format(out, "%s:", t->id);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        buf_text(out, words[i].said ? words[i].name : "");
    if (t->chart)
        buf_format(out, " %d-%d", t->chart_first, t->chart_last);
    buf_char(out, '\n');
}

void assert_tables(const struct report *r, const char *expected) {
    struct buf text = {0};
    for (size_t i = 0; i < r->table_count; i++)
        add_table(&text, r->tables[i]);
    assert_text(&text, expected);
}

void assert_titles(const struct report *r, const char *expected) {
    struct buf text = {0};
    for (size_t i = 0; i < r->table_count; i++)
        if (r->tables[i]->title)
            buf_format(&text, "%s\n", r->tables[i]->title);
    assert_text(&text, expected);
}

void assert_facts(const struct report *r, const char *expected) {
    struct buf text = {0};
    for (size_t i = 0; i < r->fact_count; i++) {
        const struct fact *f = &r->facts[i];
        buf_format(&text, "%s | %s | ", f->id ? f->id : "-", f->title ? f->title : "-");
        add_cell(&text, &f->value);
        buf_char(&text, '\n');
    }
    assert_text(&text, expected);
}

void assert_remarks(const struct report *r, const char *expected) {
    struct buf text = {0};
    for (size_t i = 0; i < r->remark_count; i++)
        buf_format(&text, "%s\n", r->remarks[i]);
    assert_text(&text, expected);
}

void assert_warnings(const struct report *r, const char *expected) {
    struct buf text = {0};
    for (size_t i = 0; i < r->warning_count; i++) {
        const struct report_warning *w = &r->warnings[i];
        buf_format(&text, "%s:%lu:%u %s %s / %s\n", w->file ? w->file : "-",
                   (unsigned long)w->line, (unsigned)w->column, w->code, w->message,
                   w->data_message ? w->data_message : "-");
    }
    assert_text(&text, expected);
}
