#include "input/costs/cost_rows.h"

#include <string.h>

#include "input/costs/cost_amounts.h"
#include "input/costs/cost_formula.h"
#include "input/forms/amount_fast.h"

/* The fields that are a line's own, found in each row: texts, of which the last two may not be
   wanted, and amounts. */
static const int own_fields[] = {COST_LINE,  COST_DESCRIPTION, COST_TASK,  COST_AMOUNT,
                                 COST_GROSS, COST_VAT,         COST_DEBIT, COST_CREDIT,
                                 COST_SIDE,  COST_TARIFF,      COST_FACTOR};
enum { TEXTS = 3, OWN_FIELDS = sizeof own_fields / sizeof own_fields[0] };

/* Whether amounts may be read here: not while the first ones may still show that commas
   have split them. */
static bool may_read_amounts(const struct cost_file *f) {
    return f->facts.parted.other;
}

/* Whether rows may be read here: not when they are compared with each other. */
static bool may_read(const struct cost_file *f) {
    const struct cost_run *r = f->run;
    const struct columns *c = &f->reader.columns;
    return !r->repeats && !r->digest && !r->levels && c->periods.count == 0 &&
           c->filter_count == 0 &&
           (may_read_amounts(f) || reader_has(&f->reader, COST_TARIFF));
}

/* A cell without the quotes around it, if it has any; an empty one when the file has no such
   column. */
static inline struct slice bare_cell(const struct reader *s, const struct row_view *v,
                                     int field) {
    const int cell = s->columns.cell_of[field];
    if (cell < 0)
        return (struct slice){"", 0};
    struct slice text = row_view_cell(v, (size_t)cell);
    bool quoted = text.at[0] == '"'; /* behind an empty cell is no quote */
    return quoted ? (struct slice){text.at + 1, text.len - 2} : text;
}

/* Whether cells are filled that must not be unseen: those behind the last column, and of
   columns that are not read but may be meant to be. */
static bool fills_others(const struct columns *c, const struct row_view *v) {
    for (size_t cell = c->width; cell < v->width; cell++)
        if (row_view_cell(v, cell).len > 0)
            return true;
    for (size_t i = 0; c->slips_empty > 0 && i < c->slip_count; i++)
        if (!c->slips[i].filled && row_view_cell(v, c->slips[i].cell).len > 0)
            return true;
    return false;
}

/* Whether a cell of its own has a mark, which only text that is made of a sheet has. */
static bool has_mark(const struct reader *s, const struct row_view *v) {
    for (size_t i = 0; i < OWN_FIELDS; i++) {
        struct slice cell = bare_cell(s, v, own_fields[i]);
        if (cell.len > 0 && cell.at[0] >= MARK_ERROR && cell.at[0] <= MARK_TOTAL)
            return true;
    }
    return false;
}

/* Whether a row that was found may be read here, in a file with columns or marks that few
   have. One in favour of somebody gives two lines. The units of a tariff on a municipality's
   own line are counted by a key that is not that of the line. */
static bool may_read_row(const struct cost_file *f, const struct row_view *v,
                         const struct cost_line *line) {
    const struct reader *s = &f->reader;
    bool tariff = bare_cell(s, v, COST_TARIFF).len > 0;
    return !fills_others(&s->columns, v) && bare_cell(s, v, COST_FAVOUR).len == 0 &&
           (tariff ? line->key != KEY_NONE : may_read_amounts(f)) &&
           !(s->source.maker && has_mark(s, v));
}

/* --- amounts where they stand --------------------------------------------------------- */

/* Whether the row's number cannot be a word that begins a row of totals. */
static inline bool is_numbered(const struct reader *s, const struct row_view *v) {
    struct slice number = bare_cell(s, v, COST_LINE);
    return letter_is_digit(number.at[0]) || number.len == 0;
}

/* Whether a cell beside the one with the amount is empty, or nil: "0", "0,00". */
static inline bool is_nil(const struct cost_file *f, struct slice text) {
    if (text.len < 2 || text.at[0] != '0')
        return text.len == 0 || (text.len == 1 && text.at[0] == '0');
    return f->facts.thousands.proved && text.at[1] == f->reader.decimal_mark &&
           (slice_equal((struct slice){text.at + 2, text.len - 2}, slice_of("00")) ||
            (text.len == 3 && text.at[2] == '0'));
}

/* The cell with the row's amount; sets the side on which that is. An empty one when the row
   does not say it as nearly all do. */
static inline struct slice find_amount(const struct cost_file *f,
                                       const struct row_view *v, enum sign_side *side) {
    static const struct slice none = {"", 0};
    const struct reader *s = &f->reader;
    *side = SIGN_DEBIT;
    if (f->style == STYLE_AMOUNT)
        return bare_cell(s, v, f->amount);
    if (f->style == STYLE_SIDE) {
        struct slice letter = bare_cell(s, v, COST_SIDE);
        int word =
            letter.len == 1 ? side_letters[(unsigned char)letter.at[0]] - 1 : SIDE_NONE;
        if (word == SIDE_NONE || f->facts.sides.first[word] == 0)
            return none;
        *side = side_words[word].credit ? SIGN_CREDIT : SIGN_DEBIT;
        return bare_cell(s, v, f->amount);
    }
    struct slice debit = bare_cell(s, v, COST_DEBIT),
                 credit = bare_cell(s, v, COST_CREDIT);
    if (!is_nil(f, debit))
        return is_nil(f, credit) ? debit : none;
    *side = SIGN_CREDIT;
    return credit;
}

/* Reads the VAT of a row, which may be in its amount; not while the column may hold rates. */
static bool read_vat(const struct cost_file *f, const struct row_view *v,
                     money amounts[AMOUNT_PARTS]) {
    struct slice text = bare_cell(&f->reader, v, COST_VAT);
    struct amount vat = {.cents = 0};
    if (!f->facts.rates.other ||
        (text.len > 0 && !amount_fast_read(text, f->reader.decimal_mark, &vat)) ||
        cost_amounts_new(f, &vat) || cost_facts_unlike(amounts[AMOUNT_NET], vat.cents) ||
        cost_amounts_exceeds(f->amount, amounts[AMOUNT_NET], vat.cents))
        return false;
    amounts[AMOUNT_VAT] = vat.cents;
    amounts[AMOUNT_NET] -= f->amount == COST_GROSS ? vat.cents : 0;
    return f->style == STYLE_AMOUNT || amounts[AMOUNT_NET] != 0 || vat.cents == 0;
}

/* Reads the amounts of a row as nearly all can be: short, and nothing new of how the file
   writes its amounts. False when they are to be read like those of any other. `turned` =
   whether amounts on a side count with the other sign. */
static inline bool read_quick(struct cost_file *f, const struct row_view *v,
                              const bool *turned, struct cached_line *found) {
    enum { EURO = 4 /* bytes of the sign and a blank */ };
    const struct reader *s = &f->reader;
    money *amounts = found->line.amount;
    struct amount amount;
    enum sign_side side;
    struct slice text = find_amount(f, v, &side);
    if (*text.at == '\xe2' && text.len > EURO && !v->doubtful &&
        words_four(text.at) == UINT32_C(0x20ac82e2) &&
        strcmp(s->said.currency, "EUR") == 0)
        text = (struct slice){text.at + EURO, text.len - EURO};
    if (!amount_fast_read(text, s->decimal_mark, &amount) || cost_amounts_new(f, &amount))
        return false;
    amounts[AMOUNT_NET] = amount.cents;
    if ((reader_has(s, COST_VAT) && !read_vat(f, v, amounts)) ||
        (f->style != STYLE_AMOUNT &&
         !signs_count(&f->facts.signs, side, amounts[AMOUNT_NET])))
        return false;
    for (int part = AMOUNT_NET; part < AMOUNT_PARTS && turned[side]; part++)
        amounts[part] = -amounts[part];
    cost_facts_line(&f->facts, &found->line);
    row_totals_add(&f->totals, found->line.place.line, amounts[AMOUNT_NET], found->bare);
    return true;
}

/* --- rows ------------------------------------------------------------------------------ */

/* Finds the cells of own fields, from `first` to before `end`. */
static inline void find_cells(struct reader *s, struct row_view *v, size_t first,
                              size_t end) {
    for (const int *field = own_fields + first; field < own_fields + end; field++)
        if (reader_has(s, *field))
            s->cells[*field] =
                reader_text(row_view_text(v, (size_t)s->columns.cell_of[*field]));
}

/* Finds the first `count` texts that are the line's own. False when the row may be one of
   totals. */
static inline bool find_texts(struct reader *s, struct row_view *v, size_t count,
                              struct cost_line *line) {
    find_cells(s, v, 0, count);
    line->line = s->cells[COST_LINE];
    line->description = s->cells[COST_DESCRIPTION];
    line->task = s->cells[COST_TASK];
    return total_words(line->line) == TOTAL_NOT;
}

/* Whether the viewed row's amount is computed. */
static bool is_computed(const struct reader *s, const struct row_view *v) {
    return bare_cell(s, v, COST_TARIFF).len > 0 || bare_cell(s, v, COST_FACTOR).len > 0;
}

/* Reads the amounts like those of any other row. False after a fault. */
static bool read_amounts(struct cost_file *f, struct row_view *v, bool computed,
                         struct cached_line *found) {
    struct cost_line *line = &found->line;
    const uint64_t before = (uint64_t)f->facts.sum[AMOUNT_NET];
    f->reader.row.line = line->place.line;
    find_cells(&f->reader, v, TEXTS, OWN_FIELDS);
    bool good = computed ? cost_formula_read(f, line) == 0 &&
                               cost_formula_finish(f, line, &found->units) == 0
                         : cost_amounts_read(f, line) == 0;
    f->run->products = f->run->products || (good && line->product);
    cost_file_add(f, line->place.line, before, found->bare);
    return good;
}

/* Reads the rows of a view. Stops at a row that must be read in full: false then. */
static bool read_view(struct cost_file *f, struct row_view *v, int *result) {
    struct reader *s = &f->reader;
    const struct columns *c = &s->columns;
    const uint64_t first = csvin_lines(s->in) + 1;
    const bool texts = !f->run->sink->no_texts;
    const bool formula = reader_has(s, COST_TARIFF) || reader_has(s, COST_FACTOR);
    const bool seldom = formula || s->source.maker || c->slips_empty > 0 ||
                        c->total > c->width || reader_has(s, COST_FAVOUR);
    bool turned[SIGN_SIDES];
    for (enum sign_side side = SIGN_DEBIT; side < SIGN_SIDES; side++)
        turned[side] = signs_turned(&s->said) !=
                       (f->style != STYLE_AMOUNT && signs_reversed(&s->said, side));
    while (*result == 0 && row_view_row(v, c->total)) {
        struct cached_line *found = line_cache_find(&f->line_cache, v);
        uint64_t number = first + v->rows;
        if (!found)
            line_cache_miss(&f->line_cache, v, number);
        if (!found || (seldom && !may_read_row(f, v, &found->line)))
            return false;
        struct cost_line *line = &found->line;
        line->place.line = number;
        if ((texts || !is_numbered(s, v)) && !find_texts(s, v, texts ? TEXTS : 1, line))
            return false;
        bool computed = formula && is_computed(s, v);
        if ((!computed && read_quick(f, v, turned, found)) ||
            read_amounts(f, v, computed, found))
            *result = cost_run_take(f->run, &f->facts, line, found->left_out);
        line->product = NULL;
        row_view_pass(v);
    }
    return v->rows > 0;
}

int cost_rows_read(struct cost_file *f) {
    struct reader *s = &f->reader;
    struct row_view v;
    int result = 0;
    bool more = may_read(f);
    f->line_cache.missed_line = 0;
    s->row = (struct csvin_row){0};
    while (more && result == 0 && csvin_row_view(s->in, &v)) {
        more = read_view(f, &v, &result);
        csvin_pass(s->in, &v);
    }
    return result;
}
