#include "input/costs/cost_amounts.h"

#include "base/letters.h"
#include "input/forms/amount_fast.h"
#include "input/forms/amount_words.h"
#include "input/forms/column_words.h"
#include "input/table/fields.h"
#include "input/table/setting_rows.h"
#include "input/unread/plan_actual.h"

/* --- the header -------------------------------------------------------------------- */

/* The column without which no amount can be read. */
static int needed_field(const struct cost_file *f) {
    if (f->style != STYLE_DEBIT_CREDIT)
        return f->amount;
    return reader_has(&f->reader, COST_DEBIT) ? COST_CREDIT : COST_DEBIT;
}

/* Adds the fault of amounts in two styles, with the settings that switch off either. */
static void fault_clash(struct reader *s, const char *one_amount) {
    const char *columns[] = {one_amount, N_("column.debit"), N_("column.credit")};
    struct buf rows[4] = {{0}};
    for (size_t i = 0; i < 3; i++)
        setting_rows_map(&rows[i], s->l, s->file, columns[i], "-");
    setting_rows_place(&rows[3], s->l);
    diag_add(s->d, reader_row_place(s), DIAG_COLUMNS_CLASH, buf_str(&rows[0]),
             buf_str(&rows[1]), buf_str(&rows[2]), buf_str(&rows[3]), NULL);
    for (size_t i = 0; i < 4; i++)
        buf_clear(&rows[i]);
}

static int find_style(struct cost_file *f) {
    struct reader *s = &f->reader;
    bool split = reader_has(s, COST_DEBIT) || reader_has(s, COST_CREDIT);
    bool side = reader_has(s, COST_SIDE);
    if (split && (side || reader_has(s, COST_AMOUNT))) {
        fault_clash(s, side ? N_("column.dc") : N_("column.amount"));
        return -1;
    }
    if (plan_actual_columns(s, s->d))
        return -1;
    f->style = split ? STYLE_DEBIT_CREDIT : side ? STYLE_SIDE : STYLE_AMOUNT;
    bool inclusive = !reader_has(s, COST_AMOUNT) && reader_has(s, COST_GROSS);
    f->amount = inclusive ? COST_GROSS : COST_AMOUNT;
    if (!split && inclusive && !reader_has(s, COST_VAT)) {
        diag_add(s->d, reader_place(s, COST_GROSS), DIAG_VAT_MISSING,
                 s->columns.headers[COST_GROSS], NULL);
        return -1;
    }
    if (s->columns.periods.count > 0)
        return 0;
    if (reader_has(s, needed_field(f)) || (!split && reader_has(s, COST_TARIFF)))
        return 0;
    bool sides = !split && reader_likely(s, COST_DEBIT) && reader_likely(s, COST_CREDIT);
    reader_missing(s, sides ? COST_DEBIT : needed_field(f));
    if (sides)
        reader_missing(s, COST_CREDIT);
    return -1;
}

/* The field that is read from a cell, or -1. */
static int field_of(const struct reader *s, size_t cell) {
    for (size_t i = 0; i < s->columns.present_count; i++)
        if (s->columns.cell_of[s->columns.present[i]] == (int)cell)
            return s->columns.present[i];
    return -1;
}

/* What the column behind that of a field is; the reader stands at the header. */
static struct behind_column find_behind(struct reader *s, int field) {
    static const enum behind kinds[] = {[COLUMN_UNKNOWN] = BEHIND_UNKNOWN,
                                        [COLUMN_TEXT] = BEHIND_TEXT,
                                        [COLUMN_FIGURE] = BEHIND_FIGURE};
    static const enum behind of_fields[SCHEMA_FIELDS] = {
        [COST_VAT] = BEHIND_NAMED,        [COST_CREDIT] = BEHIND_NAMED,
        [COST_ACCOUNT] = BEHIND_NAMED,    [COST_LINE] = BEHIND_UNKNOWN,
        [COST_DESCRIPTION] = BEHIND_TEXT, [COST_TASK] = BEHIND_UNKNOWN};
    size_t cell = (size_t)s->columns.cell_of[field] + 1;
    struct behind_column c = {BEHIND_FIGURE, ""};
    if (!reader_has(s, field) || s->delimiter != ',' || s->columns.periods.count > 0 ||
        cell >= s->row.count)
        return c;
    int is = field_of(s, cell);
    c.header = reader_header(s, cell);
    if (is >= 0)
        c.kind = of_fields[is];
    else if (!s->columns.taken[cell])
        c.kind = c.header[0] ? kinds[column_words(slice_of(c.header))] : BEHIND_NAMELESS;
    return c;
}

int cost_amounts_style(struct cost_file *f) {
    int result = find_style(f);
    bool split = f->style == STYLE_DEBIT_CREDIT;
    f->behind = find_behind(&f->reader, split ? COST_DEBIT : f->amount);
    f->behind_credit = find_behind(&f->reader, COST_CREDIT);
    return result;
}

/* --- cells ------------------------------------------------------------------------- */

/* Remembers what an amount says of how its file writes amounts. */
static void remember(struct cost_file *f, int field, const struct amount *amount) {
    struct reader *s = &f->reader;
    if (grouping_is_new(&f->groups, amount->grouping))
        grouping_add(&f->groups, amount->grouping, reader_cell(s, field),
                     reader_place(s, field));
    if (amount->marked)
        thousands_add(&f->facts.thousands, reader_cell(s, field), s->decimal_mark, true,
                      amount->like_thousands, reader_place(s, field));
}

static inline int read_amount(struct cost_file *f, int field, money *cents) {
    struct amount amount;
    struct reader *s = &f->reader;
    *cents = 0;
    bool fast = amount_fast_read(reader_cell(s, field), s->decimal_mark, &amount);
    if (!fast && field_is_empty(s, field))
        return field_empty(s, field, &f->facts.empty);
    if (!fast && field_amount(s, field, &amount) != 0)
        return -1;
    *cents = amount.cents;
    if (__builtin_expect(cost_amounts_new(f, &amount), 0))
        remember(f, field, &amount);
    return 0;
}

/* The same for a cell that may be empty: 0 then. */
static inline int read_optional(struct cost_file *f, int field, money *cents) {
    *cents = 0;
    return reader_cell(&f->reader, field).len > 0 ? read_amount(f, field, cents) : 0;
}

/* --- VAT --------------------------------------------------------------------------- */

/* Adds the fault of VAT that is more than the amount which includes it. */
static void fault_exceeds(struct reader *s) {
    struct buf row = {0}, where = {0}, vat = {0};
    const char *header = s->columns.headers[COST_GROSS];
    setting_rows_map(&row, s->l, s->file, N_("column.amount"), header);
    setting_rows_place(&where, s->l);
    fault_shorten(&vat, reader_cell(s, COST_VAT));
    diag_add(s->d, reader_place(s, COST_VAT), DIAG_VAT_EXCEEDS, buf_str(&vat), header,
             buf_str(&row), buf_str(&where), NULL);
    buf_clear(&vat);
    buf_clear(&where);
    buf_clear(&row);
}

/* Compares VAT with the amount that `field` holds, both as they are written, and gives it
   that one's sign where the settings say so. -1 after a fault. */
static int compare_vat(struct cost_file *f, int field, money amount, money *vat) {
    struct reader *s = &f->reader;
    if (cost_amounts_exceeds(field, amount, *vat)) {
        fault_exceeds(s);
        return -1;
    }
    if (!cost_facts_unlike(amount, *vat))
        return 0;
    if (s->said.vat_sign.value == VAT_UNSAID)
        cost_facts_vat(&f->facts.vat_signs, amount, *vat, field == COST_GROSS,
                       reader_cell(s, COST_VAT), reader_place(s, COST_VAT));
    if (s->said.vat_sign.value == VAT_OF_AMOUNT)
        *vat = -*vat;
    return 0;
}

/* Whether a cell of VAT holds its rate or its code, as 21% and H. */
static bool is_rate(const struct reader *s) {
    struct slice text = reader_cell(s, COST_VAT);
    struct amount amount;
    char first = text.len > 0 ? letter_lower(text.at[0]) : '\0';
    return ((first >= 'a' && first <= 'z') ||
            (first != '\0' && text.at[text.len - 1] == '%')) &&
           !reader_named(s, COST_VAT) &&
           amount_read(text, s->decimal_mark, &amount) == NUMBER_INVALID &&
           !*amount_hint(text);
}

static inline int read_vat(struct cost_file *f, struct cost_line *line) {
    if (__builtin_expect(!is_rate(&f->reader), 1))
        return read_optional(f, COST_VAT, &line->amount[AMOUNT_VAT]);
    cost_facts_fault_rate(&f->reader, reader_place(&f->reader, COST_VAT).line);
    return -1;
}

/* --- cells behind amounts ------------------------------------------------------------ */

static bool is_digit(struct slice text) {
    return text.len == 1 && letter_is_digit(text.at[0]);
}

/* Whether an amount has no decimals, not even nil, and no comma, which only a cell in quotes
   can have. */
static bool is_whole(const struct reader *s, struct slice text, money cents) {
    return cents % 100 == 0 && !slice_has(text, s->decimal_mark) && !slice_has(text, ',');
}

/* Checks the cell behind an amount. A row that is not as wide as the header says nothing
   where it ends before, or has one digit there: 8,5 is 8,50. */
static void check_behind(struct cost_file *f, int field, money cents) {
    struct reader *s = &f->reader;
    size_t cell = (size_t)s->columns.cell_of[field] + 1;
    bool is_short = s->row.total < s->columns.width;
    struct parted *p = is_short ? &f->facts.parted_short : &f->facts.parted;
    const struct behind_column *c = field == COST_CREDIT ? &f->behind_credit : &f->behind;
    struct slice behind = {"", 0};
    if (cell < s->row.count)
        behind = slice_trim(s->row.cells[cell]);
    p->kind = is_short ? BEHIND_NAMELESS : c->kind;
    if (is_short && (cell >= s->row.count || is_digit(behind)))
        return;
    bool vat = s->columns.cell_of[COST_VAT] == (int)cell;
    p->other = p->other || s->delimiter != ',' || p->kind == BEHIND_FIGURE ||
               (vat && cost_facts_is_vat(behind, cents));
    cost_facts_behind(p, is_whole(s, reader_cell(s, field), cents), behind,
                      csvin_place(s->in, &s->row, cell));
}

/* The same for debit and credit. A credit says nothing if what stands behind it may be
   anything. */
static void check_sides(struct cost_file *f, money debit, money credit) {
    struct reader *s = &f->reader;
    if (f->facts.parted.other && s->row.count == 0)
        return;
    if (reader_cell(s, COST_DEBIT).len > 0)
        check_behind(f, COST_DEBIT, debit);
    else if (reader_cell(s, COST_CREDIT).len > 0 && f->behind_credit.kind >= BEHIND_TEXT)
        check_behind(f, COST_CREDIT, credit);
}

/* --- styles ------------------------------------------------------------------------ */

static void turn(struct cost_line *line) {
    for (int part = 0; part < AMOUNT_PARTS; part++)
        line->amount[part] = -line->amount[part];
}

/* Gives what `field` holds the sign by which it counts on its side. Whether that reversed
   it; then the line's VAT too: it has no sign of its own. */
static bool take_side(struct cost_file *f, enum sign_side side, money *amount,
                      int field) {
    if (!signs_count(&f->facts.signs, side, *amount))
        signs_add(&f->facts.signs, side, *amount, reader_cell(&f->reader, field),
                  reader_place(&f->reader, field));
    bool reversed = signs_reversed(&f->reader.said, side);
    *amount = reversed ? -*amount : *amount;
    return reversed;
}

static int read_debit_credit(struct cost_file *f, struct cost_line *line) {
    struct reader *s = &f->reader;
    money debit, credit;
    int result = read_optional(f, COST_DEBIT, &debit);
    if (reader_cell(s, COST_DEBIT).len == 0 && reader_cell(s, COST_CREDIT).len == 0)
        result = field_empty(s, COST_DEBIT, &f->facts.empty);
    if (read_optional(f, COST_CREDIT, &credit) != 0 || result != 0)
        return -1;
    check_sides(f, debit, credit);
    bool turned = take_side(f, SIGN_DEBIT, &debit, COST_DEBIT);
    bool credited = take_side(f, SIGN_CREDIT, &credit, COST_CREDIT);
    line->amount[AMOUNT_NET] = debit;
    if (money_add(&line->amount[AMOUNT_NET], credit) != 0) {
        field_fault(s, COST_CREDIT, DIAG_AMOUNT_LARGE);
        return -1;
    }
    if (debit != 0 ? turned : credit != 0 && credited)
        line->amount[AMOUNT_VAT] = -line->amount[AMOUNT_VAT];
    return compare_vat(f, COST_DEBIT, line->amount[AMOUNT_NET],
                       &line->amount[AMOUNT_VAT]);
}

/* Applies the side in its own column, to what `field` holds: a cost is debit. */
static int apply_side(struct cost_file *f, struct cost_line *line, int field) {
    int word = side_read(reader_cell(&f->reader, COST_SIDE));
    if (word == SIDE_NONE) {
        field_fault(&f->reader, COST_SIDE, DIAG_SIDE_UNKNOWN);
        return -1;
    }
    cost_facts_side(&f->facts, word, line->place.line);
    enum sign_side side = side_words[word].credit ? SIGN_CREDIT : SIGN_DEBIT;
    if (take_side(f, side, &line->amount[AMOUNT_NET], field))
        line->amount[AMOUNT_VAT] = -line->amount[AMOUNT_VAT];
    return 0;
}

/* One amount, and its side if there is one. */
static inline int read_one(struct cost_file *f, struct cost_line *line) {
    int result = read_amount(f, f->amount, &line->amount[AMOUNT_NET]);
    if (result == 0 && !field_is_empty(&f->reader, f->amount) &&
        (!f->facts.parted.other || f->reader.row.count > 0))
        check_behind(f, f->amount, line->amount[AMOUNT_NET]);
    if (result == 0)
        result = compare_vat(f, f->amount, line->amount[AMOUNT_NET],
                             &line->amount[AMOUNT_VAT]);
    if (result == 0 && f->amount == COST_GROSS &&
        money_add(&line->amount[AMOUNT_NET], -line->amount[AMOUNT_VAT]) != 0) {
        field_fault(&f->reader, f->amount, DIAG_AMOUNT_LARGE);
        result = -1;
    }
    return f->style == STYLE_SIDE && apply_side(f, line, f->amount) != 0 ? -1 : result;
}

int cost_amounts_read(struct cost_file *f, struct cost_line *line) {
    int result = read_vat(f, line);
    int amount =
        f->style == STYLE_DEBIT_CREDIT ? read_debit_credit(f, line) : read_one(f, line);
    if (result != 0 || amount != 0)
        return -1;
    if (signs_turned(&f->reader.said))
        turn(line);
    cost_facts_line(&f->facts, line);
    if (reader_has(&f->reader, COST_VAT) && !f->facts.rates.other)
        cost_facts_rate(&f->facts, line->amount[AMOUNT_NET], line->amount[AMOUNT_VAT],
                        line->place.line);
    return 0;
}

/* --- tariffs ----------------------------------------------------------------------- */

/* The sign of a line until its units are known; the side may turn it. */
static int turn_tariff(struct cost_file *f, struct cost_line *line,
                       struct decimal *tariff) {
    const money sign = (tariff->digits > 0) - (tariff->digits < 0);
    line->amount[AMOUNT_NET] = sign;
    if (compare_vat(f, COST_TARIFF, sign, &line->amount[AMOUNT_VAT]) != 0)
        return -1;
    if (f->style == STYLE_SIDE && apply_side(f, line, COST_TARIFF) != 0)
        return -1;
    if (signs_turned(&f->reader.said))
        turn(line);
    if (line->amount[AMOUNT_NET] != sign)
        tariff->digits = -tariff->digits;
    line->amount[AMOUNT_NET] = 0;
    return 0;
}

int cost_amounts_tariff(struct cost_file *f, struct cost_line *line,
                        struct decimal *tariff) {
    static const int amounts[] = {COST_AMOUNT, COST_GROSS, COST_DEBIT, COST_CREDIT};
    struct reader *s = &f->reader;
    struct slice text = reader_cell(s, COST_TARIFF);
    struct place at = reader_place(s, COST_TARIFF);
    enum number_result result = multiplier_read(text, s->decimal_mark, true, tariff);
    int status = read_vat(f, line);
    for (size_t i = 0; i < sizeof amounts / sizeof amounts[0]; i++)
        if (reader_cell(s, amounts[i]).len > 0) {
            field_fault(s, amounts[i], DIAG_TARIFF_AND_AMOUNT);
            status = -1;
        }
    if (result != NUMBER_OK)
        fault_number(s, at, text, result, false);
    else if (field_currency(s, COST_TARIFF, price_currency(text, s->decimal_mark)) != 0)
        status = -1;
    if (result != NUMBER_OK || status != 0 || turn_tariff(f, line, tariff) != 0)
        return -1;
    thousands_add(&f->facts.thousands, text, s->decimal_mark, true,
                  decimal_like_thousands(text, s->decimal_mark), at);
    cost_facts_line(&f->facts, line);
    return 0;
}
