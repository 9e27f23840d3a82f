/* The first sheet of a workbook: facts, lists of pairs, remarks and warnings. */
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "report/screen.h"
#include "report/show.h"
#include "report/xlsx/write_xlsx.h"

/* Names, values and what is left of a page: words are longer than figures. */
enum { NAMES_LEAST = 16, VALUES_LEAST = 16, PAGE = 82, COLUMNS = 3 };

struct summary {
    struct workbook *book;
    lxw_worksheet *sheet;
    const struct table *table; /* being written */
    lxw_row_t row;             /* the next row to write */
    unsigned names, values;    /* widths */
};

static void put_name(struct summary *s, const char *name, enum xlsx_look look) {
    xlsx_words(s->book, (struct xlsx_place){s->sheet, s->row, 0}, slice_of(name),
               xlsx_format(s->book, look, XLSX_WORDS));
}

static void put_pair(struct summary *s, const char *name, const struct cell *value,
                     enum xlsx_look look) {
    put_name(s, name, look);
    xlsx_widen(&s->names, screen_width(slice_of(name)));
    if (cell_is_figure(value))
        xlsx_widen(&s->values, xlsx_width(s->book, value));
    xlsx_cell(s->book, (struct xlsx_place){s->sheet, s->row, 1}, value, look, NULL);
    s->row++;
}

static void put_facts(struct summary *s, const struct report *r) {
    put_name(s, r->title, XLSX_TITLE);
    s->row += 2;
    for (size_t i = 0; i < r->fact_count; i++)
        if (r->facts[i].title && r->facts[i].value.type != CELL_EMPTY)
            put_pair(s, r->facts[i].title, &r->facts[i].value, XLSX_BODY);
}

static int put_pairs(void *self, enum row_kind kind, const struct cell *cells) {
    struct summary *s = self;
    (void)kind;
    for (size_t i = 0; i < s->table->column_count; i++) {
        const struct column *c = &s->table->columns[i];
        put_pair(s, c->title, &cells[i], c->total ? XLSX_TOTAL : XLSX_BODY);
    }
    return 0;
}

static int put_single(struct summary *s, const struct table *t) {
    s->table = t;
    s->row++;
    if (t->title) {
        put_name(s, t->title, XLSX_CAPTION);
        s->row++;
    }
    return table_rows(t, &(struct row_sink){.self = s, .row = put_pairs});
}

/* Puts words over the columns from `column` on. */
static void put_paragraph(struct summary *s, lxw_col_t column, struct slice words) {
    unsigned width = column == 0 ? PAGE : PAGE - s->names;
    xlsx_paragraph(s->book, (struct xlsx_place){s->sheet, s->row, column}, COLUMNS - 1,
                   width, words);
}

static void put_remarks(struct summary *s, const struct report *r) {
    s->row++;
    for (size_t i = 0; i < r->remark_count; i++, s->row++)
        put_paragraph(s, 0, slice_of(r->remarks[i]));
}

static void put_warnings(struct summary *s, const struct report *r) {
    struct buf place = {0};
    s->row++;
    put_name(s, _("Warnings"), XLSX_CAPTION);
    for (size_t i = 0; i < r->warning_count; i++) {
        buf_reset(&place);
        show_place(&place, &r->warnings[i]);
        s->row++;
        put_name(s, buf_str(&place), XLSX_BODY);
        put_paragraph(s, 1, slice_of(r->warnings[i].message));
    }
    s->row++;
    buf_clear(&place);
}

/* The places of warnings need room before any is written. */
static void measure_warnings(struct summary *s, const struct report *r) {
    struct buf place = {0};
    for (size_t i = 0; i < r->warning_count; i++) {
        buf_reset(&place);
        show_place(&place, &r->warnings[i]);
        xlsx_widen(&s->names, screen_width(buf_view(&place)));
    }
    buf_clear(&place);
}

/* Tables that name this sheet, below everything else; and the widths of all. */
static int put_tables(struct summary *s, const struct report *r) {
    const struct table **tables = mem_zero(r->table_count, sizeof *tables);
    struct xlsx_stack stack = {
        .book = s->book, .sheet = s->sheet, .row = s->row, .columns = COLUMNS};
    size_t count = 0;
    for (size_t i = 0; i < r->table_count; i++)
        if ((r->tables[i]->audience & FOR_PAGES) && !r->tables[i]->single &&
            strcmp(xlsx_sheet_of(r->tables[i]), _("Report")) == 0)
            tables[count++] = r->tables[i];
    stack.widths = mem_zero(COLUMNS, sizeof *stack.widths);
    stack.widths[0] = s->names;
    stack.widths[1] = s->values;
    stack.widths[2] = s->names + s->values < PAGE ? PAGE - s->names - s->values : 0;
    stack.used = s->row;
    int status = xlsx_stack_begin(&stack, tables, count);
    for (size_t i = 0; i < count && status == 0; i++)
        status = xlsx_stack_table(&stack, tables[i]);
    xlsx_stack_end(&stack, XLSX_ANY_HEIGHT);
    free(tables);
    return status;
}

int xlsx_summary(struct workbook *w) {
    const struct report *r = w->report;
    struct summary s = {.book = w, .names = NAMES_LEAST, .values = VALUES_LEAST};
    int status = 0;
    s.sheet = xlsx_sheet(w, _("Report"));
    if (!s.sheet)
        return -1;
    measure_warnings(&s, r);
    put_facts(&s, r);
    for (size_t i = 0; i < r->table_count && status == 0; i++)
        if ((r->tables[i]->audience & FOR_PAGES) && r->tables[i]->single)
            status = put_single(&s, r->tables[i]);
    if (r->remark_count > 0)
        put_remarks(&s, r);
    if (r->warning_count > 0)
        put_warnings(&s, r);
    return status == 0 ? put_tables(&s, r) : status;
}
