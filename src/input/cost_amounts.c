#include "input/cost_amounts.h"

#include <string.h>

#include "input/fields.h"

static const struct slice nothing = {"", 0};

/* --- the header -------------------------------------------------------------------- */

/* The column without which no amount can be read. */
static int needed_field(const struct cost_file *f) {
    if (f->style != STYLE_DEBIT_CREDIT)
        return COST_AMOUNT;
    return sheet_has(&f->sheet, COST_DEBIT) ? COST_CREDIT : COST_DEBIT;
}

int cost_amounts_style(struct cost_file *f) {
    struct sheet *s = &f->sheet;
    bool split = sheet_has(s, COST_DEBIT) || sheet_has(s, COST_CREDIT);
    bool side = sheet_has(s, COST_SIDE);
    if (split && (side || sheet_has(s, COST_AMOUNT))) {
        diag_add(s->d, sheet_row_place(s), DIAG_COLUMNS_CLASH, NULL);
        return -1;
    }
    f->style = split ? STYLE_DEBIT_CREDIT : side ? STYLE_SIDE : STYLE_AMOUNT;
    if (sheet_has(s, needed_field(f)))
        return 0;
    sheet_missing(s, needed_field(f));
    return -1;
}

/* --- thousands --------------------------------------------------------------------- */

static void watch_grouping(struct cost_file *f, int field, enum grouping grouping) {
    struct thousands_cell *first =
        grouping == GROUPING_USED ? &f->thousands.marked : &f->thousands.unmarked;
    struct slice text = sheet_cell(&f->sheet, field);
    size_t most = sizeof first->text - 1;
    if (grouping == GROUPING_SHORT || first->text[0])
        return;
    memcpy(first->text, text.at, text.len < most ? text.len : most);
    first->place = sheet_place(&f->sheet, field);
}

static void join_first(struct thousands_cell *first, const struct thousands_cell *later,
                       uint64_t lines) {
    if (first->text[0] || !later->text[0])
        return;
    *first = *later;
    first->place.line += lines;
}

void cost_amounts_join(struct cost_file *f, const struct cost_file *part,
                       uint64_t lines) {
    join_first(&f->thousands.marked, &part->thousands.marked, lines);
    join_first(&f->thousands.unmarked, &part->thousands.unmarked, lines);
}

/* Told where the second kind came up. */
void cost_amounts_review(const struct cost_file *f) {
    const struct thousands_cell *marked = &f->thousands.marked,
                                *unmarked = &f->thousands.unmarked;
    if (!marked->text[0] || !unmarked->text[0])
        return;
    bool later = marked->place.line > unmarked->place.line ||
                 (marked->place.line == unmarked->place.line &&
                  marked->place.column > unmarked->place.column);
    fault_add(f->sheet.d, later ? marked->place : unmarked->place, DIAG_GROUPS_MIXED,
              slice_of(marked->text), slice_of(unmarked->text), nothing);
}

/* --- cells ------------------------------------------------------------------------- */

static int read_amount(struct cost_file *f, int field, money *cents) {
    struct amount amount;
    struct sheet *s = &f->sheet;
    *cents = 0;
    if (field_amount(s, field, &amount) != 0)
        return -1;
    *cents = amount.cents;
    watch_grouping(f, field, amount.grouping);
    if (amount.like_thousands)
        fault_add(s->d, sheet_place(s, field), DIAG_AMOUNT_THOUSANDS,
                  sheet_cell(s, field), nothing,
                  slice_of(s->decimal_mark == ',' ? "." : ","));
    return 0;
}

/* An amount that may be left out: 0 then. */
static int read_optional(struct cost_file *f, int field, money *cents) {
    *cents = 0;
    return sheet_cell(&f->sheet, field).len > 0 ? read_amount(f, field, cents) : 0;
}

/* --- styles ------------------------------------------------------------------------ */

/* VAT is written without a sign on the side on which its line is. */
static void turn_to_credit(struct cost_line *line) {
    line->amount = -line->amount;
    line->vat = -line->vat;
}

static int read_debit_credit(struct cost_file *f, struct cost_line *line) {
    struct sheet *s = &f->sheet;
    money debit, credit;
    if (sheet_cell(s, COST_DEBIT).len == 0 && sheet_cell(s, COST_CREDIT).len == 0) {
        field_fault(s, COST_DEBIT, DIAG_AMOUNT_EMPTY);
        return -1;
    }
    int result = read_optional(f, COST_DEBIT, &debit);
    if (read_optional(f, COST_CREDIT, &credit) != 0 || result != 0)
        return -1;
    line->amount = credit;
    if (money_add(&line->amount, -debit) != 0) {
        field_fault(s, COST_CREDIT, DIAG_AMOUNT_LARGE);
        return -1;
    }
    if (debit == 0 && credit != 0)
        turn_to_credit(line);
    else
        line->amount = -line->amount;
    return 0;
}

/* An amount with its side in a column beside it: a cost is debit. */
static int apply_side(struct cost_file *f, struct cost_line *line) {
    struct slice side = sheet_cell(&f->sheet, COST_SIDE);
    if (header_among("c|credit", side))
        turn_to_credit(line);
    else if (!header_among("d|debit|debet", side)) {
        field_fault(&f->sheet, COST_SIDE, DIAG_SIDE_UNKNOWN);
        return -1;
    }
    return 0;
}

int cost_amounts_read(struct cost_file *f, struct cost_line *line) {
    int result = read_optional(f, COST_VAT, &line->vat);
    if (f->style == STYLE_DEBIT_CREDIT)
        return read_debit_credit(f, line) != 0 ? -1 : result;
    if (read_amount(f, COST_AMOUNT, &line->amount) != 0)
        result = -1;
    if (f->style == STYLE_SIDE && apply_side(f, line) != 0)
        result = -1;
    return result;
}
