#include "input/table/cell_marks.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "input/table/fault.h"
#include "input/table/grouping.h"

/* What cells must hold, where that is a number. */
enum number_form { FORM_NONE, FORM_AMOUNT, FORM_DECIMAL };

/* The fields that hold numbers. */
static const struct {
    const struct schema *schema;
    int field;
    enum number_form form;
} numbers[] = {
    {&schema_costs, COST_AMOUNT, FORM_AMOUNT},
    {&schema_costs, COST_DEBIT, FORM_AMOUNT},
    {&schema_costs, COST_CREDIT, FORM_AMOUNT},
    {&schema_costs, COST_VAT, FORM_AMOUNT},
    {&schema_costs, COST_GROSS, FORM_AMOUNT},
    {&schema_costs, COST_TARIFF, FORM_DECIMAL},
    {&schema_costs, COST_FACTOR, FORM_DECIMAL},
    {&schema_keys, KEY_WEIGHT, FORM_DECIMAL},
    {&schema_keys, KEY_PARTS, FORM_DECIMAL},
    {&schema_advances, ADVANCE_AMOUNT, FORM_AMOUNT},
    {&schema_advances, ADVANCE_VAT, FORM_AMOUNT},
    {&schema_listing, LISTING_AMOUNT, FORM_AMOUNT},
    {&schema_listing, LISTING_VAT, FORM_AMOUNT},
};

static enum number_form form_of(const struct schema *schema, int field) {
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        if (numbers[i].schema == schema && numbers[i].field == field)
            return numbers[i].form;
    return FORM_NONE;
}

/* --- texts that are numbers ---------------------------------------------------------- */

struct text_numbers {
    unsigned char *forms; /* owned, by cell: enum number_form */
    bool *mixed;          /* owned, by cell: the column has a number that is none */
    size_t width;
    bool known;                      /* the sheet was looked through */
    bool comma, point;               /* some text can be read with this mark alone */
    struct grouping_cell in_doubt;   /* the first that can be read with either */
    char mark;                       /* by which texts are read; 0 = they are not */
    struct buf text;                 /* owned: of the current row */
    struct slice cells[CSVIN_CELLS]; /* the current row */
    unsigned char marks[CSVIN_CELLS];
};

void text_numbers_free(struct text_numbers *t) {
    if (!t)
        return;
    buf_clear(&t->text);
    free(t->forms);
    free(t->mixed);
    free(t);
}

/* --- which cells --------------------------------------------------------------------- */

static struct text_numbers *start(struct reader *s) {
    struct text_numbers *t = mem_zero(1, sizeof *t);
    const struct columns *c = &s->columns;
    t->width = c->width;
    t->forms = mem_zero(c->width + 1, sizeof *t->forms);
    t->mixed = mem_zero(c->width + 1, sizeof *t->mixed);
    for (size_t i = 0; i < c->width && s->schema->open; i++)
        t->forms[i] = c->taken[i] ? FORM_NONE : FORM_DECIMAL;
    for (size_t i = 0; i < c->present_count; i++)
        t->forms[c->cell_of[c->present[i]]] =
            (unsigned char)form_of(s->schema, c->present[i]);
    for (size_t i = 0; i < c->periods.count; i++)
        t->forms[c->periods.list[i].cell] = FORM_AMOUNT;
    return t;
}

static bool readable(struct slice text, char mark, enum number_form form) {
    struct amount amount;
    struct decimal number;
    if (form == FORM_AMOUNT)
        return amount_read(text, mark, &amount) == NUMBER_OK;
    return decimal_read(text, mark, &number) == NUMBER_OK ||
           multiplier_read(text, mark, true, &number) == NUMBER_OK;
}

/* --- which mark ---------------------------------------------------------------------- */

/* Adds what a text says of its decimal mark. */
static void add_text(struct text_numbers *t, struct slice text, enum number_form form,
                     struct place at) {
    bool comma = readable(text, ',', form), point = readable(text, '.', form);
    t->comma = t->comma || (comma && !point);
    t->point = t->point || (point && !comma);
    if (comma && point && (slice_has(text, ',') || slice_has(text, '.')))
        grouping_remember(&t->in_doubt, text, at);
}

static void add_row(struct text_numbers *t, const struct reader *s) {
    for (size_t i = 0; i < s->row.count && i < t->width; i++) {
        struct slice text = reader_text(s->row.cells[i]);
        if (t->forms[i] == FORM_NONE || text.len == 0)
            continue;
        if (cell_mark_of(s, i) == MARK_TEXT)
            add_text(t, text, t->forms[i], csvin_place(s->in, &s->row, i));
        else if (readable(text, '.', t->forms[i]))
            t->mixed[i] = true;
    }
}

/* Reads all rows of a sheet. */
static void look_through(struct text_numbers *t, const struct reader *s) {
    struct load_context trial = *s->l;
    struct diags ignored;
    struct reader again;
    diags_init(&ignored);
    trial.d = &ignored;
    trial.hashes = false;
    bool opened = reader_open(&again, &trial, s->file, s->schema) == 0;
    while (opened && reader_advance(&again))
        add_row(t, &again);
    reader_close(&again);
    s->l->books = trial.books;
    diags_clear(&ignored);
}

/* Decides by which mark texts are read: one that the settings say of this file, or one that
   texts prove and none contradicts, or any where it makes no difference. */
static void choose_mark(struct text_numbers *t, struct reader *s) {
    const struct said_value *said = &s->said.decimal_mark;
    if (said->rank > RANK_ALL)
        t->mark = (char)said->value;
    else if (t->comma != t->point)
        t->mark = t->comma ? ',' : '.';
    else if (!t->comma && !t->in_doubt.text[0])
        t->mark = '.';
    else if (!t->comma)
        thousands_fault(s->d, s->l, t->in_doubt.text, t->in_doubt.place,
                        slice_has(slice_of(t->in_doubt.text), ','));
}

/* --- rows ---------------------------------------------------------------------------- */

/* Appends a number with a decimal point, and without other marks. */
static struct slice add_number(struct buf *out, struct slice text, char mark) {
    const size_t from = out->len;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if (c == mark)
            buf_char(out, '.');
        else if (c != ',' && c != '.')
            buf_char(out, c);
    }
    return (struct slice){out->at + from, out->len - from};
}

static bool is_meant(const struct text_numbers *t, const struct reader *s, size_t cell) {
    return cell < t->width && t->forms[cell] != FORM_NONE &&
           s->row.marks[cell] == MARK_TEXT;
}

/* Makes the current row one of its own, with numbers for texts. */
static void convert(struct text_numbers *t, struct reader *s) {
    size_t bytes = 0;
    for (size_t i = 0; i < s->row.count; i++)
        bytes += s->row.cells[i].len;
    buf_reset(&t->text);
    (void)buf_room(&t->text, bytes + 1); /* so that it stays where it is */
    memcpy(t->cells, s->row.cells, s->row.count * sizeof *t->cells);
    memcpy(t->marks, s->row.marks, s->row.count * sizeof *t->marks);
    for (size_t i = 0; i < s->row.count; i++) {
        struct slice text = reader_text(s->row.cells[i]);
        if (!is_meant(t, s, i) || t->mixed[i] || !readable(text, t->mark, t->forms[i]))
            continue;
        t->cells[i] = add_number(&t->text, text, t->mark);
        t->marks[i] = MARK_NONE;
    }
    s->row.cells = t->cells;
    s->row.marks = t->marks;
}

void text_numbers_apply(struct reader *s) {
    if (!s->row.marks ||
        s->schema == &schema_listing) /* that one finds its mark itself */
        return;
    if (!s->texts)
        s->texts = start(s);
    struct text_numbers *t = s->texts;
    bool any = false;
    for (size_t i = 0; i < s->row.count && !any; i++)
        any = is_meant(t, s, i);
    if (!any)
        return;
    if (!t->known) {
        look_through(t, s);
        choose_mark(t, s);
        t->known = true;
    }
    if (t->mark)
        convert(t, s);
}

/* Whether the error of texts in doubt was added: nothing more is to be said of them. */
static bool is_doubted(const struct reader *s) {
    const struct text_numbers *t = s->texts;
    return t && t->known && !t->mark && !t->comma && t->in_doubt.text[0];
}

/* --- marks --------------------------------------------------------------------------- */

bool cell_mark_fits(struct reader *s, size_t cell, bool number) {
    static const enum diag_code codes[] = {
        [MARK_ERROR] = DIAG_CELL_ERROR,
        [MARK_FORMULA] = DIAG_CELL_FORMULA,
        [MARK_TEXT] = DIAG_CELL_TEXT,
        [MARK_TOTAL] = DIAG_CELL_TOTAL,
    };
    unsigned char mark = cell_mark_of(s, cell);
    if (mark == MARK_NONE || (mark == MARK_TEXT && !number))
        return true;
    if (mark == MARK_TEXT && is_doubted(s))
        return false;
    fault_text(s->d, csvin_place(s->in, &s->row, cell), codes[mark], s->row.cells[cell]);
    return false;
}

bool cell_marks_fit(struct reader *s) {
    const struct columns *c = &s->columns;
    bool fit = true;
    if (!s->row.marks)
        return true;
    for (size_t i = 0; i < c->present_count; i++) {
        int field = c->present[i];
        size_t cell = (size_t)c->cell_of[field];
        fit = cell_mark_fits(s, cell, form_of(s->schema, field) != FORM_NONE) && fit;
    }
    for (size_t i = 0; i < c->periods.count; i++)
        fit = cell_mark_fits(s, c->periods.list[i].cell, true) && fit;
    return fit;
}
