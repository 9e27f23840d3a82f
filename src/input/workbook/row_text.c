#include "input/workbook/row_text.h"

#include "input/csv/csvin.h"
#include "input/workbook/cell_text.h"
#include "input/workbook/numeral.h"

enum {
    PADDED_MOST = CSVIN_CELLS, /* cells up to which rows are made equally wide */
    FORMULA_MOST = 60          /* bytes of a formula that are shown */
};

/* --- rows ---------------------------------------------------------------------------- */

bool row_text_begin(struct row_text *t, uint64_t row, bool hidden) {
    if (t->open || row <= t->row || row > SHEET_ROWS)
        return false;
    buf_repeat(&t->out, "\n", row - t->row - 1);
    t->row = (uint32_t)row;
    t->row_hidden = hidden;
    t->open = true;
    t->cells = t->column = 0;
    return true;
}

/* Appends delimiters up to a cell. */
static void go_to(struct row_text *t, uint32_t cell) {
    uint32_t at = t->cells > 0 ? t->cells : 1;
    for (; at < cell; at++)
        buf_char(&t->out, '\t');
    t->cells = at;
}

void row_text_end(struct row_text *t) {
    if (t->cells > 0) {
        t->widest = t->cells > t->widest ? t->cells : t->widest;
        t->hidden += t->row_hidden;
        go_to(t, t->widest < PADDED_MOST ? t->widest : PADDED_MOST);
    }
    buf_char(&t->out, '\n');
    t->open = false;
}

/* --- cells --------------------------------------------------------------------------- */

/* Appends a formula that has no result, so that reading it is a fault. */
static void add_formula(struct row_text *t, struct slice formula) {
    struct buf text = {0};
    size_t len = formula.len < FORMULA_MOST ? formula.len : FORMULA_MOST;
    while (len > 0 && len < formula.len &&
           ((unsigned char)formula.at[len] & 0xc0) == 0x80)
        len--;
    buf_char(&text, '=');
    buf_add(&text, formula.at, len);
    cell_text_add(&t->out, buf_view(&text), MARK_FORMULA);
    buf_clear(&text);
}

static void add_number(struct row_text *t, const struct sheet_cell *cell) {
    const struct book *b = t->book;
    struct number_format format = {.kind = KIND_NUMBER};
    if (cell->style < b->format_count)
        format = b->formats[cell->style];
    if (cell->total)
        buf_char(&t->out, MARK_TOTAL);
    if (format.euro && b->shows_euro)
        buf_text(&t->out, "\u20ac");
    if (format.currency.len > 0)
        cell_text_add(&t->out, format.currency, MARK_NONE);
    numeral_add(&t->out, cell->value, format, b->from_1904);
}

bool row_text_shared(const struct row_text *t, struct slice value, struct slice *text) {
    uint64_t number = 0;
    *text = (struct slice){"", 0};
    for (size_t i = 0; i < value.len; i++) {
        if (value.at[i] < '0' || value.at[i] > '9' || number > UINT32_MAX)
            return false;
        number = number * 10 + (uint64_t)(value.at[i] - '0');
    }
    return value.len == 0 || shared_strings_find(&t->book->strings, number, text);
}

/* Appends the value of a cell, which has one. */
static bool add_value(struct row_text *t, const struct sheet_cell *cell) {
    struct slice value = cell->value, text;
    switch (cell->type) {
    case 's':
        if (!row_text_shared(t, value, &text))
            return false;
        buf_slice(&t->out, text);
        break;
    case 'f':
    case 'i':
        cell_text_add(&t->out, value, MARK_NONE);
        break;
    case 'e':
        cell_text_add(&t->out, value, MARK_ERROR);
        break;
    case 'b':
        buf_text(&t->out, value.at[0] == '1' ? "TRUE" : "FALSE");
        break;
    case 'd':
        numeral_add_date(&t->out, value);
        break;
    default:
        add_number(t, cell);
    }
    return true;
}

/* Whether a formula has no result in the file: none was written, or the nil that a program
   which cannot compute it writes for one that is computed later. */
static bool lacks_result(const struct row_text *t, const struct sheet_cell *cell) {
    bool text = cell->type == 'f';
    bool nil = t->book->recomputes && cell->type == 'n' && cell->value.len == 1 &&
               cell->value.at[0] == '0';
    return cell->has_formula && !text && (cell->value.len == 0 || nil);
}

bool row_text_add(struct row_text *t, const struct sheet_cell *cell) {
    bool formula = lacks_result(t, cell);
    t->column = cell->column;
    if (cell->value.len == 0 && !formula)
        return true;
    go_to(t, cell->column);
    if (!formula)
        return add_value(t, cell);
    add_formula(t, cell->formula);
    return true;
}
