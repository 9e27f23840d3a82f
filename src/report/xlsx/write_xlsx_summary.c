/* The first sheet of a workbook: facts, lists of pairs, remarks and warnings. */
#include "base/lang.h"
#include "report/screen.h"
#include "report/show.h"
#include "report/xlsx/write_xlsx.h"

enum { NAMES_LEAST = 16, VALUES_LEAST = 16 };

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

static void put_remarks(struct summary *s, const struct report *r) {
    s->row++;
    for (size_t i = 0; i < r->remark_count; i++, s->row++)
        put_name(s, r->remarks[i], XLSX_BODY);
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
        xlsx_widen(&s->names, screen_width(buf_view(&place)));
        xlsx_words(s->book, (struct xlsx_place){s->sheet, s->row, 1},
                   slice_of(r->warnings[i].message),
                   xlsx_format(s->book, XLSX_BODY, XLSX_WORDS));
    }
    buf_clear(&place);
}

int xlsx_summary(struct workbook *w) {
    const struct report *r = w->report;
    struct summary s = {.book = w, .names = NAMES_LEAST, .values = VALUES_LEAST};
    int status = 0;
    s.sheet = xlsx_sheet(w, _("Report"));
    if (!s.sheet)
        return -1;
    put_facts(&s, r);
    for (size_t i = 0; i < r->table_count && status == 0; i++)
        if ((r->tables[i]->audience & FOR_PAGES) && r->tables[i]->single)
            status = put_single(&s, r->tables[i]);
    put_remarks(&s, r);
    if (r->warning_count > 0)
        put_warnings(&s, r);
    xlsx_set_width(w, s.sheet, 0, s.names);
    xlsx_set_width(w, s.sheet, 1, s.values);
    xlsx_set_page(w, s.sheet, false);
    return status;
}
