#include "input/table/period_columns.h"

#include "base/lang.h"
#include "base/letters.h"
#include "input/forms/periods.h"
#include "input/table/columns.h"
#include "input/table/header_words.h"
#include "input/table/setting_rows.h"

/* --- headers ----------------------------------------------------------------------- */

static int month_of(date day) {
    return (int)(day / 100 % 100);
}

/* Whether a text is a month, a quarter or a year, with its year. */
static bool read_whole(struct slice text, struct period_column *p) {
    struct days days;
    if (!days_read(text, &days) || days.first == days.last)
        return false;
    p->year = (int)(days.first / 10000);
    p->months = month_of(days.last) - month_of(days.first) + 1;
    p->number = (month_of(days.first) - 1) / p->months + 1;
    return true;
}

/* Whether a text is a month or a quarter of any year. */
static bool read_part(struct slice text, struct period_column *p) {
    bool letters = false;
    for (size_t i = 0; i < text.len; i++)
        letters = letters || !letter_is_digit(text.at[i]);
    p->year = 0;
    p->months = quarter_read(text, &p->number) ? 3 : 1;
    return letters && (p->months == 3 || month_read(text, &p->number));
}

/* Takes a currency off the end of a text. False when there is none. */
static bool take_currency(struct slice *text, const char *currency) {
    size_t len = text->len;
    while (len > 0 && text->at[len - 1] != ' ' && text->at[len - 1] != '(')
        len--;
    struct header_words words;
    struct slice tail = {text->at + len, text->len - len};
    header_words_read(tail, currency, &words);
    bool found = len > 0 && words.currency && words.name.len == 0 && !words.scaled;
    buf_clear(&words.name);
    if (!found)
        return false;
    *text = (struct slice){text->at, len - 1};
    if (text->len > 3 &&
        slice_equal_nocase((struct slice){text->at + len - 4, 3}, slice_of(" in")))
        text->len -= 3;
    *text = slice_trim(*text);
    return true;
}

bool period_column_read(struct slice header, const char *currency,
                        struct period_column *p) {
    enum { LONGEST = 40 };
    struct slice text = slice_trim(header);
    if (text.len == 0 || text.len > LONGEST)
        return false;
    if (read_whole(text, p) || read_part(text, p))
        return true;
    return take_currency(&text, currency) && (read_whole(text, p) || read_part(text, p));
}

period period_column_in(const struct period_column *p, int year, date *month) {
    if (p->year > 0)
        year = p->year;
    *month = p->months == 1 ? date_make(year, p->number, 1) : DATE_NONE;
    return period_make(year, p->months == 12 ? 0 : (p->number * p->months + 2) / 3);
}

/* --- faults ------------------------------------------------------------------------ */

static const char *file_of(const struct header *h) {
    return csvin_place(h->in, h->row, 0).file;
}

/* Reports a column of a field that cannot stand beside columns of periods. `one` is the
   first of these. */
static void fault_beside(const struct columns *c, const struct header *h, int field,
                         const struct period_column *one) {
    size_t cell = (size_t)c->cell_of[field];
    struct buf off = {0}, where = {0};
    setting_rows_map(&off, h->l, file_of(h), h->schema->fields[field].setting, "-");
    setting_rows_place(&where, h->l);
    diag_add(h->d, csvin_place(h->in, h->row, cell), DIAG_PERIOD_BESIDE,
             columns_header(h, cell), one->header, buf_str(&off), buf_str(&where), NULL);
    buf_clear(&where);
    buf_clear(&off);
}

/* Reports a column that is a period beside a column of amounts. */
static void fault_amounts(const struct columns *c, const struct header *h, int field,
                          const struct period_column *p) {
    struct buf off = {0}, instead = {0}, where = {0};
    setting_rows_off(&off, h->l, file_of(h), p->header);
    setting_rows_map(&instead, h->l, file_of(h), h->schema->fields[field].setting, "-");
    setting_rows_place(&where, h->l);
    diag_add(h->d, csvin_place(h->in, h->row, p->cell), DIAG_PERIOD_AMOUNT, p->header,
             columns_header(h, (size_t)c->cell_of[field]), buf_str(&off),
             buf_str(&instead), buf_str(&where), NULL);
    buf_clear(&where);
    buf_clear(&instead);
    buf_clear(&off);
}

/* Reports two columns that are of different lengths, or of one time. */
static void fault_unlike(const struct header *h, const struct period_column *p,
                         const struct period_column *other) {
    struct buf one = {0}, two = {0}, where = {0};
    setting_rows_off(&one, h->l, file_of(h), p->header);
    setting_rows_off(&two, h->l, file_of(h), other->header);
    setting_rows_place(&where, h->l);
    diag_add(h->d, csvin_place(h->in, h->row, p->cell), DIAG_PERIODS_UNLIKE, p->header,
             other->header, buf_str(&one), buf_str(&two), buf_str(&where), NULL);
    buf_clear(&where);
    buf_clear(&two);
    buf_clear(&one);
}

static bool fit_together(const struct period_column *a, const struct period_column *b) {
    return a->months == b->months && (a->year > 0) == (b->year > 0) &&
           (a->year != b->year || a->number != b->number);
}

/* Adds a fault for each two columns that do not fit together. */
static void check_list(const struct period_columns *p, const struct header *h) {
    for (size_t i = 1; i < p->count; i++)
        for (size_t j = 0; j < i; j++)
            if (!fit_together(&p->list[i], &p->list[j]))
                fault_unlike(h, &p->list[i], &p->list[j]);
}

/* --- finding ----------------------------------------------------------------------- */

/* Fields that say the amount, and fields that cannot stand beside columns of periods. */
static const enum cost_field amounts[] = {COST_AMOUNT, COST_GROSS, COST_TARIFF,
                                          COST_DEBIT, COST_CREDIT};
static const enum cost_field beside[] = {COST_PERIOD, COST_DATE, COST_QUARTER, COST_MONTH,
                                         COST_VAT};

static int amount_field(const struct columns *c) {
    for (size_t i = 0; i < sizeof amounts / sizeof amounts[0]; i++)
        if (c->cell_of[amounts[i]] >= 0)
            return (int)amounts[i];
    return -1;
}

/* Lists the headers that are periods. */
static void list_periods(struct period_columns *list, const struct header *h,
                         const bool *taken) {
    list->list = arena_take(&h->l->b->arena, h->row->count * sizeof *list->list);
    for (size_t i = 0; i < h->row->count; i++) {
        struct period_column *p = &list->list[list->count];
        if (taken[i] || !period_column_read(h->row->cells[i], h->said->currency, p))
            continue;
        p->cell = i;
        p->header = columns_header(h, i);
        list->count++;
    }
}

/* Whether headers are certainly periods beside amounts: one names a year, or there are
   several. May alone may be somebody's name. */
static bool are_certain(const struct period_columns *p) {
    bool year = false;
    for (size_t i = 0; i < p->count; i++)
        year = year || p->list[i].year > 0;
    return year || p->count > 1;
}

static void check_beside(const struct columns *c, const struct header *h,
                         const struct period_column *first) {
    for (size_t i = 0; i < sizeof beside / sizeof beside[0]; i++)
        if (c->cell_of[beside[i]] >= 0)
            fault_beside(c, h, (int)beside[i], first);
    if (first->year > 0 && c->cell_of[COST_YEAR] >= 0)
        fault_beside(c, h, COST_YEAR, first);
}

void period_columns_find(struct columns *c, const struct header *h, bool *taken) {
    struct period_columns found = {.count = 0};
    int field = amount_field(c);
    list_periods(&found, h, taken);
    if (found.count == 0 || (field >= 0 && !are_certain(&found)))
        return;
    for (size_t i = 0; i < found.count; i++) {
        taken[found.list[i].cell] = true;
        if (field >= 0)
            fault_amounts(c, h, field, &found.list[i]);
    }
    if (field >= 0)
        return;
    c->periods = found;
    check_list(&found, h);
    check_beside(c, h, &found.list[0]);
}
