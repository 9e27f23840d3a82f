#include "input/costs/cost_rows.h"

#include <string.h>

#include "input/costs/cost_amounts.h"
#include "input/costs/cost_formula.h"
#include "input/forms/amount_fast.h"

/* The fields that are a line's own: found in each row, the last two if they are wanted. */
static const int amount_fields[] = {COST_AMOUNT, COST_GROSS, COST_VAT,    COST_DEBIT,
                                    COST_CREDIT, COST_SIDE,  COST_TARIFF, COST_FACTOR};
static const int text_fields[] = {COST_LINE, COST_DESCRIPTION, COST_TASK};
enum {
    AMOUNTS = sizeof amount_fields / sizeof amount_fields[0],
    TEXTS = sizeof text_fields / sizeof text_fields[0],
};

/* Whether amounts may be read here: not while the first ones may still show that commas
   have split them. */
static bool may_read_amounts(const struct cost_file *f) {
    return f->facts.parted.other || f->style == STYLE_DEBIT_CREDIT;
}

/* Whether rows may be read here: not when they are compared with each other. */
static bool may_read(const struct cost_file *f) {
    const struct cost_run *r = f->run;
    return !r->repeats && !r->digest && !r->levels &&
           f->reader.columns.periods.count == 0 &&
           (may_read_amounts(f) || reader_has(&f->reader, COST_TARIFF));
}

/* Cells that, when they are filled, leave their row to be read in full. */
static const int seldom_fields[] = {COST_FAVOUR};
enum { SELDOM = sizeof seldom_fields / sizeof seldom_fields[0] };

/* Whether the units of a tariff are of a municipality's own line: the key that they are
   counted by is not that of the line. */
static bool counts_own_units(struct slice tariff, const struct cost_line *line) {
    return tariff.len > 0 && line->key == KEY_NONE;
}

bool cost_row_is_seldom(const struct reader *s, const struct cost_line *line) {
    for (size_t i = 0; i < SELDOM; i++)
        if (reader_cell(s, seldom_fields[i]).len > 0)
            return true;
    return counts_own_units(reader_cell(s, COST_TARIFF), line);
}

static bool has_seldom(const struct reader *s) {
    for (size_t i = 0; i < SELDOM; i++)
        if (reader_has(s, seldom_fields[i]))
            return true;
    return false;
}

/* Whether cells are filled that must not be unseen: those above, those behind the last
   column, and of columns that are not read but may be meant to be. */
static bool fills_others(const struct columns *c, const struct row_view *v) {
    for (size_t i = 0; i < SELDOM; i++) {
        int cell = c->cell_of[seldom_fields[i]];
        if (cell >= 0 && row_view_cell(v, (size_t)cell).len > 0)
            return true;
    }
    for (size_t cell = c->width; cell < v->width; cell++)
        if (row_view_cell(v, cell).len > 0)
            return true;
    for (size_t i = 0; c->slips_empty > 0 && i < c->slip_count; i++)
        if (!c->slips[i].filled && row_view_cell(v, c->slips[i].cell).len > 0)
            return true;
    return false;
}

/* --- amounts where they stand --------------------------------------------------------- */

/* A cell without the quotes around it, if it has any; the file has such a column. */
static inline struct slice bare_cell(const struct reader *s, const struct row_view *v,
                                     int field) {
    struct slice text = row_view_cell(v, (size_t)s->columns.cell_of[field]);
    bool quoted = text.at[0] == '"'; /* behind an empty cell is no quote */
    return quoted ? (struct slice){text.at + 1, text.len - 2} : text;
}

/* Whether the row's number cannot be a word that begins a row of totals. */
static inline bool is_numbered(const struct cost_file *f, const struct row_view *v) {
    if (!reader_has(&f->reader, COST_LINE))
        return true;
    const char *at = row_view_cell(v, (size_t)f->reader.columns.cell_of[COST_LINE]).at;
    return letter_is_digit(at[*at == '"']) ||
           bare_cell(&f->reader, v, COST_LINE).len == 0;
}

/* Whether a cell beside the one with the amount is empty, or nil: "0", "0,00". */
static inline bool is_nil(const struct cost_file *f, struct slice text) {
    if (text.len < 2 || text.at[0] != '0')
        return text.len == 0 || (text.len == 1 && text.at[0] == '0');
    return f->facts.thousands.proved && text.at[1] == f->reader.decimal_mark &&
           (slice_equal((struct slice){text.at + 2, text.len - 2}, slice_of("00")) ||
            (text.len == 3 && text.at[2] == '0'));
}

/* The cell with the row's amount; sets whether it is on the credit side. An empty one when
   the row does not say that as nearly all do. */
static inline struct slice find_side(const struct cost_file *f, const struct row_view *v,
                                     bool *credit) {
    static const struct slice none = {"", 0};
    *credit = false;
    if (f->style == STYLE_AMOUNT)
        return bare_cell(&f->reader, v, f->amount);
    if (f->style == STYLE_SIDE) {
        struct slice side = bare_cell(&f->reader, v, COST_SIDE);
        unsigned word = side.len == 1 ? side_letters[(unsigned char)side.at[0]] : 0;
        *credit = word > 0 && side_words[word - 1].credit;
        bool known = word > 0 && f->facts.sides.first[word - 1] > 0;
        return known ? bare_cell(&f->reader, v, f->amount) : none;
    }
    struct slice debit = bare_cell(&f->reader, v, COST_DEBIT),
                 other = bare_cell(&f->reader, v, COST_CREDIT);
    *credit = is_nil(f, debit);
    return *credit ? other : is_nil(f, other) ? debit : none;
}

/* Reads the VAT of a row, where it is known that the column holds no rates. */
static bool read_vat(const struct cost_file *f, const struct row_view *v, money *vat) {
    struct slice text = bare_cell(&f->reader, v, COST_VAT);
    struct amount amount = {.cents = 0};
    bool known = f->facts.rates.other &&
                 (text.len == 0 ||
                  (amount_read(text, f->reader.decimal_mark, &amount) == NUMBER_OK &&
                   !cost_amounts_new(f, &amount)));
    *vat = amount.cents;
    return known;
}

/* Reads what there is beside the amount of a row, and gives both parts the sign by which
   they count. False when the row is to be read like any other. */
static bool finish_amounts(struct cost_file *f, const struct row_view *v, bool credit,
                           money amount[AMOUNT_PARTS]) {
    const struct said *said = &f->reader.said;
    enum sign_side side = credit ? SIGN_CREDIT : SIGN_DEBIT;
    bool turned = signs_turned(said);
    if (reader_has(&f->reader, COST_VAT) && !read_vat(f, v, &amount[AMOUNT_VAT]))
        return false;
    if (cost_facts_unlike(amount[AMOUNT_NET], amount[AMOUNT_VAT]) ||
        cost_amounts_exceeds(f->amount, amount[AMOUNT_NET], amount[AMOUNT_VAT]))
        return false;
    if (f->amount == COST_GROSS &&
        money_add(&amount[AMOUNT_NET], -amount[AMOUNT_VAT]) != 0)
        return false;
    if (f->style != STYLE_AMOUNT) {
        turned = turned != signs_reversed(said, side);
        if ((amount[AMOUNT_NET] == 0 && amount[AMOUNT_VAT] != 0) ||
            !signs_count(&f->facts.signs, side, amount[AMOUNT_NET]))
            return false;
    }
    for (int part = 0; part < AMOUNT_PARTS && turned; part++)
        amount[part] = -amount[part];
    f->facts.sum[AMOUNT_VAT] += amount[AMOUNT_VAT];
    return true;
}

/* Whether amounts count as they stand in one column. */
static bool are_plain(const struct cost_file *f) {
    return f->style == STYLE_AMOUNT && !reader_has(&f->reader, COST_VAT) &&
           f->amount == COST_AMOUNT && !signs_turned(&f->reader.said);
}

/* Whether a euro sign stands for the budget's currency. */
static inline bool is_in_euros(const struct reader *s) {
    return strcmp(s->said.currency, "EUR") == 0;
}

/* Reads the amount of a row where it stands, as nearly all can be: it is short, and says
   nothing new of how the file writes its amounts. False when the row is to be read like any
   other. */
static inline bool read_quick(struct cost_file *f, const struct row_view *v, bool plain,
                              struct cached_line *found) {
    struct cost_line *line = &found->line;
    struct amount amount;
    bool credit = false;
    if (!is_numbered(f, v))
        return false;
    struct slice text =
        plain ? bare_cell(&f->reader, v, COST_AMOUNT) : find_side(f, v, &credit);
    if (*text.at == '\xe2' && !v->doubtful && is_in_euros(&f->reader))
        text = amount_fast_number(text);
    if (!amount_fast_read(text, f->reader.decimal_mark, &amount) ||
        cost_amounts_new(f, &amount))
        return false;
    line->amount[AMOUNT_NET] = amount.cents;
    if (!plain && !finish_amounts(f, v, credit, line->amount))
        return false;
    cost_facts_net(&f->facts, line);
    row_totals_add(&f->totals, line->place.line, line->amount[AMOUNT_NET], found->bare);
    return true;
}

/* --- rows ------------------------------------------------------------------------------ */

/* Whether some of these cells has a mark, which only text that is made of a sheet has. */
static bool has_mark(const struct reader *s, const struct row_view *v, const int *fields,
                     size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct slice cell = {"", 0};
        if (reader_has(s, fields[i]))
            cell = bare_cell(s, v, fields[i]);
        if (cell.len > 0 && cell.at[0] >= MARK_ERROR && cell.at[0] <= MARK_TOTAL)
            return true;
    }
    return false;
}

static inline void find_cells(struct reader *s, struct row_view *v, const int *fields,
                              size_t count) {
    for (size_t i = 0; i < count; i++)
        if (reader_has(s, fields[i]))
            s->cells[fields[i]] =
                reader_text(row_view_text(v, (size_t)s->columns.cell_of[fields[i]]));
}

/* Finds the first `count` texts that are the line's own. False when the row may be one of
   totals. */
static inline bool find_texts(struct reader *s, struct row_view *v, size_t count,
                              struct cost_line *line) {
    find_cells(s, v, text_fields, count);
    line->line = s->cells[COST_LINE];
    line->description = s->cells[COST_DESCRIPTION];
    line->task = s->cells[COST_TASK];
    return total_words(line->line) == TOTAL_NOT;
}

/* The text in the viewed row's cell of a column, which may not be there. */
static struct slice cell_of(const struct columns *c, const struct row_view *v,
                            int field) {
    int cell = c->cell_of[field];
    return cell < 0 ? (struct slice){"", 0} : row_view_cell(v, (size_t)cell);
}

/* Whether a row with this tariff, or without one, may be read here. */
static bool may_read_tariff(const struct cost_file *f, struct slice tariff,
                            const struct cost_line *line) {
    return tariff.len > 0 ? !counts_own_units(tariff, line) : may_read_amounts(f);
}

/* Whether a row that was found may be read here, in a file with columns or marks that few
   have. */
static bool may_read_row(const struct cost_file *f, const struct row_view *v,
                         const struct cost_line *line) {
    const struct reader *s = &f->reader;
    const struct columns *c = &s->columns;
    return !fills_others(c, v) && may_read_tariff(f, cell_of(c, v, COST_TARIFF), line) &&
           !(s->source.maker && (has_mark(s, v, amount_fields, AMOUNTS) ||
                                 has_mark(s, v, text_fields, TEXTS)));
}

/* Whether the viewed row's amount is computed. */
static bool is_computed(const struct columns *c, const struct row_view *v) {
    return cell_of(c, v, COST_TARIFF).len > 0 || cell_of(c, v, COST_FACTOR).len > 0;
}

/* Reads the amounts like those of any other row. False after a fault. */
static bool read_amounts(struct cost_file *f, struct row_view *v,
                         struct cached_line *found) {
    struct cost_line *line = &found->line;
    const uint64_t before = (uint64_t)f->facts.sum[AMOUNT_NET];
    f->reader.row.line = line->place.line;
    find_cells(&f->reader, v, amount_fields, AMOUNTS);
    bool good = cost_formula_read(f, line) == 0 &&
                cost_formula_finish(f, line, &found->units) == 0;
    f->run->products = f->run->products || (good && line->product);
    cost_file_add(f, line->place.line, before, found->bare);
    return good;
}

/* Reads the rows of a view. Stops at a row that must be read in full: false then. */
static bool read_view(struct cost_file *f, struct row_view *v, int *result) {
    struct reader *s = &f->reader;
    const struct columns *c = &s->columns;
    const uint64_t first = csvin_lines(s->in) + 1;
    const bool plain = are_plain(f), texts = !f->run->sink->no_texts;
    const bool written = f->style == STYLE_DEBIT_CREDIT || reader_has(s, f->amount);
    const bool formula = reader_has(s, COST_TARIFF) || reader_has(s, COST_FACTOR);
    const bool seldom = formula || s->source.maker || c->slips_empty > 0 ||
                        c->total > c->width || has_seldom(s);
    while (*result == 0 && row_view_row(v, c->total)) {
        struct cached_line *found = line_cache_find(&f->line_cache, v);
        uint64_t number = first + v->rows;
        if (!found)
            line_cache_miss(&f->line_cache, v, number);
        if (!found || (seldom && !may_read_row(f, v, &found->line)))
            return false;
        struct cost_line *line = &found->line;
        line->place.line = number;
        bool quick =
            written && !(formula && is_computed(c, v)) && read_quick(f, v, plain, found);
        if ((texts || !quick) && !find_texts(s, v, texts ? TEXTS : 1, line))
            return false;
        if (quick || read_amounts(f, v, found))
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
    s->cells[COST_LINE] = s->cells[COST_DESCRIPTION] = s->cells[COST_TASK] =
        (struct slice){"", 0};
    while (more && result == 0 && csvin_row_view(s->in, &v)) {
        more = read_view(f, &v, &result);
        csvin_pass(s->in, &v);
    }
    return result;
}
