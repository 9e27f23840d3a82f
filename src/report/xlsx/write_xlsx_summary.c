/* The first sheet of a workbook: facts, lists of pairs, remarks and warnings. */
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "report/screen.h"
#include "report/show.h"
#include "report/xlsx/write_xlsx.h"

/* Names, values and what is left of a page: words are longer than figures. */
enum { NAMES, VALUES, REST, COLUMNS };
enum { NAMES_LEAST = 16, VALUES_LEAST = 16, PAGE = 88 };

struct summary {
    struct xlsx_stack stack;
    const struct table *table; /* being written */
};

static void put_name(struct xlsx_stack *s, const char *name, enum xlsx_look look) {
    xlsx_words(s->book, (struct xlsx_place){s->sheet, s->row, NAMES}, slice_of(name),
               xlsx_format(s->book, look, XLSX_WORDS));
}

static void put_pair(struct xlsx_stack *s, const char *name, const struct cell *value,
                     enum xlsx_look look) {
    put_name(s, name, look);
    xlsx_widen(&s->widths[NAMES], screen_width(slice_of(name)));
    if (cell_is_figure(value))
        xlsx_widen(&s->widths[VALUES], xlsx_width(s->book, value));
    xlsx_cell(s->book, (struct xlsx_place){s->sheet, s->row, VALUES}, value, false, look,
              NULL);
    s->row++;
}

static void put_facts(struct xlsx_stack *s, const struct report *r) {
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
        put_pair(&s->stack, c->title, &cells[i], c->total ? XLSX_TOTAL : XLSX_BODY);
    }
    return 0;
}

static int put_single(struct summary *s, const struct table *t) {
    s->table = t;
    s->stack.row++;
    if (t->title) {
        put_name(&s->stack, t->title, XLSX_CAPTION);
        s->stack.row++;
    }
    return table_rows(t, &(struct row_sink){.self = s, .row = put_pairs});
}

static int put_singles(struct summary *s, const struct report *r) {
    int status = 0;
    for (size_t i = 0; i < r->table_count && status == 0; i++)
        if ((r->tables[i]->audience & FOR_PAGES) && r->tables[i]->single)
            status = put_single(s, r->tables[i]);
    return status;
}

static void put_remarks(struct xlsx_stack *s, const struct report *r) {
    s->row++;
    for (size_t i = 0; i < r->remark_count; i++)
        xlsx_stack_paragraph(s, NAMES, slice_of(r->remarks[i]));
}

static void put_warnings(struct xlsx_stack *s, const struct report *r) {
    struct buf place = {0};
    s->row++;
    put_name(s, _("Warnings"), XLSX_CAPTION);
    s->row++;
    for (size_t i = 0; i < r->warning_count; i++) {
        buf_reset(&place);
        show_place(&place, &r->warnings[i]);
        put_name(s, buf_str(&place), XLSX_BODY);
        xlsx_stack_paragraph(s, VALUES, slice_of(r->warnings[i].message));
    }
    buf_clear(&place);
}

/* The places of warnings need room before any is written. */
static void measure_warnings(struct xlsx_stack *s, const struct report *r) {
    struct buf place = {0};
    for (size_t i = 0; i < r->warning_count; i++) {
        buf_reset(&place);
        show_place(&place, &r->warnings[i]);
        xlsx_widen(&s->widths[NAMES], screen_width(buf_view(&place)));
    }
    buf_clear(&place);
}

/* Below the facts: remarks, warnings, and the tables that name this sheet. */
static int put_rest(struct xlsx_stack *s, const struct report *r) {
    const struct table **tables = mem_zero(r->table_count, sizeof *tables);
    size_t count = 0;
    for (size_t i = 0; i < r->table_count; i++)
        if ((r->tables[i]->audience & FOR_PAGES) && !r->tables[i]->single &&
            strcmp(xlsx_sheet_of(r->tables[i]), _("Report")) == 0)
            tables[count++] = r->tables[i];
    s->used = s->row;
    int status = xlsx_stack_begin(s, tables, count);
    if (r->remark_count > 0)
        put_remarks(s, r);
    if (r->warning_count > 0)
        put_warnings(s, r);
    if (status == 0)
        status = xlsx_stack_tables(s, tables, count);
    xlsx_stack_end(s, XLSX_ANY_HEIGHT);
    free(tables);
    return status;
}

int xlsx_summary(struct workbook *w) {
    const struct report *r = w->report;
    struct summary s = {.stack = {.book = w, .columns = COLUMNS, .least = PAGE}};
    s.stack.sheet = xlsx_sheet(w, _("Report"));
    if (!s.stack.sheet)
        return -1;
    s.stack.widths = mem_zero(COLUMNS, sizeof *s.stack.widths);
    s.stack.widths[NAMES] = NAMES_LEAST;
    s.stack.widths[VALUES] = VALUES_LEAST;
    measure_warnings(&s.stack, r);
    put_facts(&s.stack, r);
    int status = put_singles(&s, r);
    return put_rest(&s.stack, r) < 0 ? -1 : status;
}
