#include "input/unread/unread_columns.h"

#include <stdlib.h>
#include <string.h>

#include "base/letters.h"
#include "base/mem.h"
#include "input/forms/amount_words.h"
#include "input/forms/currencies.h"
#include "input/forms/periods.h"
#include "input/table/fault.h"
#include "input/table/first_rows.h"
#include "input/table/setting_rows.h"

/* Warns at a cell of the current row, with the rows of settings that give its column the
   field `setting`, or switch it off. */
static void warn(struct reader *s, enum diag_code code, size_t cell, const char *header,
                 const char *setting) {
    struct buf text = {0}, map = {0}, off = {0}, where = {0};
    fault_shorten(&text, slice_trim(s->row.cells[cell]));
    setting_rows_map(&map, s->l, s->file, setting, header);
    setting_rows_off(&off, s->l, s->file, header);
    setting_rows_place(&where, s->l);
    diag_add(s->d, csvin_place(s->in, &s->row, cell), code, header, buf_str(&text),
             buf_str(&map), buf_str(&off), buf_str(&where), NULL);
    buf_clear(&where);
    buf_clear(&off);
    buf_clear(&map);
    buf_clear(&text);
}

static bool holds(const char *text, const char *word) {
    char *lower = letters_lower(slice_of(text));
    bool found = strstr(lower, word) != NULL;
    free(lower);
    return found;
}

/* --- dates ------------------------------------------------------------------------- */

struct dates {
    period named;
    size_t cell;
    const char *header;
};

/* Warns of the first date that is of another period. */
static bool look_at_date(void *self, struct reader *s) {
    const struct dates *c = self;
    date day;
    bool outside = c->cell < s->row.count &&
                   date_read_by(reader_date_order(s), s->row.cells[c->cell], &day) &&
                   (day < period_first_day(c->named) || day > period_last_day(c->named));
    if (outside)
        warn(s, DIAG_DATES_UNREAD, c->cell, c->header, N_("column.date"));
    return outside;
}

int unread_columns_dates(struct reader *s, period named) {
    int result = 0;
    for (size_t i = 0; i < s->row.count && result == 0; i++) {
        struct dates c = {named, i, reader_header(s, i)};
        if (!s->columns.taken[i] && (holds(c.header, "datum") || holds(c.header, "date")))
            result = first_rows_see(s, FIRST_ROWS, look_at_date, &c);
    }
    return result;
}

/* --- debit and credit -------------------------------------------------------------- */

/* What a column held until now. */
struct side_column {
    const char *header; /* NULL = it is not looked at, or no more */
    unsigned pairs;     /* that all of its words are of */
    bool seen[2];       /* debit and credit beside an amount that is not negative */
};

struct side_columns {
    struct side_column *list; /* owned: one per cell of the header */
    size_t count;
    size_t amount; /* its cell */
};

static bool is_negative(const struct csvin_row *row, size_t cell) {
    struct slice amount = {"", 0};
    if (cell < row->count)
        amount = row->cells[cell];
    return slice_has(amount, '-') || slice_has(amount, '(') ||
           slice_find(amount, slice_of("\u2212"));
}

/* Whether the column now has both sides. */
static bool add_word(struct side_column *c, struct slice cell, bool negative) {
    int word = side_read(cell);
    c->pairs &= word == SIDE_NONE ? 0 : side_words[word].pairs;
    if (c->pairs == 0) {
        c->header = NULL;
        return false;
    }
    c->seen[side_words[word].credit] |= !negative;
    return c->seen[false] && c->seen[true];
}

/* Looks at a row; true when no column is left to look at. */
static bool look_at_sides(void *self, struct reader *s) {
    struct side_columns *all = self;
    bool negative = is_negative(&s->row, all->amount), done = true;
    for (size_t i = 0; i < all->count && i < s->row.count; i++) {
        struct side_column *c = &all->list[i];
        struct slice cell = slice_trim(s->row.cells[i]);
        if (c->header && cell.len > 0 && add_word(c, cell, negative)) {
            warn(s, DIAG_SIDES_UNREAD, i, c->header, N_("column.dc"));
            c->header = NULL;
        }
        done = done && !c->header;
    }
    return done;
}

int unread_columns_sides(struct reader *s, int amount) {
    struct side_columns all = {.count = s->row.count,
                               .amount = (size_t)s->columns.cell_of[amount]};
    bool any = false;
    all.list = mem_zero(all.count, sizeof *all.list);
    for (size_t i = 0; i < all.count; i++) {
        const char *header = s->columns.taken[i] ? "" : reader_header(s, i);
        all.list[i] =
            (struct side_column){.header = *header ? header : NULL, .pairs = ~0u};
        any = any || *header;
    }
    int result = any ? first_rows_see(s, FIRST_ROWS, look_at_sides, &all) : 0;
    free(all.list);
    return result;
}

/* --- currencies -------------------------------------------------------------------- */

struct currency_column {
    const char *header;
    size_t cell;
};

/* A mark of another currency, or three capitals that are not the code of this one. */
static bool is_other_currency(struct slice text, const char *currency) {
    unsigned mark = currency_word(text);
    if (mark != CURRENCY_NONE)
        return !currency_fits(mark, currency);
    size_t capitals = 0;
    while (capitals < text.len && text.at[capitals] >= 'A' && text.at[capitals] <= 'Z')
        capitals++;
    return text.len == 3 && capitals == 3 && !slice_equal(text, slice_of(currency));
}

/* Warns of the first currency that is another. */
static bool look_at_currency(void *self, struct reader *s) {
    const struct currency_column *c = self;
    bool other = c->cell < s->row.count &&
                 is_other_currency(slice_trim(s->row.cells[c->cell]), s->said.currency);
    if (other)
        warn(s, DIAG_CURRENCY_UNREAD, c->cell, c->header, N_("column.amount"));
    return other;
}

int unread_columns_currencies(struct reader *s) {
    static const char *const words[] = {"valuta",   "currency", "w\u00e4hrung",
                                        "waehrung", "devise",   "munteenheid"};
    enum { WORDS = sizeof words / sizeof words[0] };
    int result = 0;
    for (size_t i = 0; i < s->row.count && result == 0; i++) {
        struct currency_column c = {reader_header(s, i), i};
        size_t word = 0;
        while (word < WORDS && !holds(c.header, words[word]))
            word++;
        if (!s->columns.taken[i] && word < WORDS)
            result = first_rows_see(s, FIRST_ROWS, look_at_currency, &c);
    }
    return result;
}
