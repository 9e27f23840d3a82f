#include "input/unread/split_cents.h"

#include "base/letters.h"
#include "input/table/first_rows.h"
#include "input/table/grouping.h"
#include "input/table/setting_rows.h"

struct split_cents {
    size_t amount;
    bool other;  /* an amount has decimals, or a text is a number of another length */
    bool texts;  /* some row has a text */
    size_t rows; /* with two digits in place of it */
    struct grouping_cell first;
};

static bool all_digits(struct slice text) {
    size_t digits = 0;
    while (digits < text.len && letter_is_digit(text.at[digits]))
        digits++;
    return digits == text.len;
}

static bool look(void *self, struct reader *s) {
    struct split_cents *c = self;
    const size_t cell = c->amount + 1;
    if (cell >= s->row.count)
        return false;
    struct slice amount = s->row.cells[c->amount], text = slice_trim(s->row.cells[cell]);
    bool number = text.len > 0 && all_digits(text);
    bool marked = slice_has(amount, '.') || slice_has(amount, ',');
    c->other = marked || (number && text.len != 2);
    c->texts = c->texts || (text.len > 0 && !number);
    if (number && !c->other) {
        c->rows++;
        grouping_remember(&c->first, text, csvin_place(s->in, &s->row, cell));
    }
    return c->other;
}

int split_cents_see(struct reader *s, size_t amount, const char *header) {
    enum { SEVERAL = 2 };
    struct split_cents c = {.amount = amount};
    struct buf row = {0}, where = {0};
    if (first_rows_see(s, FIRST_ROWS, look, &c) != 0)
        return -1;
    if (c.other || !c.texts || c.rows < SEVERAL)
        return 0;
    setting_rows_off(&row, s->l, s->file, header);
    setting_rows_place(&where, s->l);
    diag_add(s->d, c.first.place, DIAG_AMOUNT_CENTS, c.first.text, header, buf_str(&row),
             buf_str(&where), NULL);
    buf_clear(&where);
    buf_clear(&row);
    return 0;
}
