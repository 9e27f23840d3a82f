#include "input/costs/cost_rows.h"

#include "input/costs/cost_amounts.h"

/* The cells that are a line's own: found in each row, and two of texts. */
static const int own_fields[] = {COST_AMOUNT, COST_GROSS, COST_VAT, COST_DEBIT,
                                 COST_CREDIT, COST_SIDE,  COST_LINE};

struct own_cells {
    struct {
        int field;
        size_t cell;
    } list[sizeof own_fields / sizeof own_fields[0] + 2];
    size_t count;
    bool single;         /* the lines have one amount, and nobody wants their texts */
    size_t line, amount; /* then: their cells; line may be behind all of them */
};

static void add_own(struct own_cells *own, const struct reader *s, int field) {
    if (!reader_has(s, field))
        return;
    own->list[own->count].field = field;
    own->list[own->count++].cell = (size_t)s->columns.cell_of[field];
}

static struct own_cells own_cells_of(const struct cost_file *f) {
    struct own_cells own = {.count = 0};
    for (size_t i = 0; i < sizeof own_fields / sizeof own_fields[0]; i++)
        add_own(&own, &f->reader, own_fields[i]);
    if (!f->run->sink->no_texts) {
        add_own(&own, &f->reader, COST_DESCRIPTION);
        add_own(&own, &f->reader, COST_TASK);
    }
    own.single = f->run->sink->no_texts && f->style == STYLE_AMOUNT &&
                 f->amount == COST_AMOUNT && reader_has(&f->reader, COST_AMOUNT) &&
                 !reader_has(&f->reader, COST_VAT);
    own.amount = (size_t)f->reader.columns.cell_of[COST_AMOUNT];
    own.line = (size_t)f->reader.columns.cell_of[COST_LINE];
    return own;
}

/* Whether rows may be read here: not when they are compared with each other, nor while the
   first amounts may still show that commas have split them. */
static bool may_read(const struct cost_file *f) {
    return !f->run->repeats && !f->run->digest &&
           (f->facts.parted.other || f->style == STYLE_DEBIT_CREDIT);
}

/* Cells that, when they are filled, leave their row to be read in full. */
static const int seldom_fields[] = {COST_TARIFF, COST_FACTOR, COST_FAVOUR};
enum { SELDOM = sizeof seldom_fields / sizeof seldom_fields[0] };

bool cost_row_is_seldom(const struct reader *s) {
    for (size_t i = 0; i < SELDOM; i++)
        if (reader_cell(s, seldom_fields[i]).len > 0)
            return true;
    return false;
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

/* Finds the cells that are the line's own. False when the row may be one of totals. */
static inline bool find_own(struct reader *s, const struct own_cells *own,
                            struct row_view *v, uint64_t number) {
    s->row.line = number;
    for (size_t i = 0; i < own->count; i++)
        s->cells[own->list[i].field] = reader_text(row_view_text(v, own->list[i].cell));
    return total_words(s->cells[COST_LINE]) == TOTAL_NOT;
}

/* A cell without the quotes around it, if it has any. */
static inline struct slice within(struct slice cell) {
    bool quoted = cell.len > 0 && cell.at[0] == '"';
    return quoted ? (struct slice){cell.at + 1, cell.len - 2} : cell;
}

/* Reads the one amount of a row where it stands, if it is short and says nothing new of how
   the file writes its amounts. False when the row is to be read like any other. */
static inline bool read_single(struct cost_file *f, const struct own_cells *own,
                               const struct row_view *v, struct cost_line *line) {
    struct amount amount;
    if (!own->single)
        return false;
    struct slice text = within(row_view_cell(v, own->amount));
    struct slice number = own->line < v->width ? within(row_view_cell(v, own->line))
                                               : (struct slice){"", 0};
    if ((number.len > 0 && !letter_is_digit(number.at[0])) ||
        !amount_short(text, f->reader.decimal_mark, &amount) ||
        cost_amounts_new(f, &amount))
        return false;
    line->amount[AMOUNT_NET] = amount.cents;
    return true;
}

/* Reads what is the line's own from the viewed row. False after a fault. */
static bool read_own(struct cost_file *f, struct cost_line *line) {
    const struct reader *s = &f->reader;
    line->line = s->cells[COST_LINE];
    line->description = s->cells[COST_DESCRIPTION];
    line->task = s->cells[COST_TASK];
    return cost_amounts_read(f, line) == 0;
}

/* Reads the rows of a view. Stops at a row that must be read in full: false then. */
static bool read_view(struct cost_file *f, const struct own_cells *own,
                      struct row_view *v, int *result) {
    struct reader *s = &f->reader;
    const struct columns *c = &s->columns;
    const uint64_t first = csvin_lines(s->in) + 1;
    const bool others = c->slips_empty > 0 || c->total > c->width || has_seldom(s);
    while (*result == 0 && row_view_row(v, c->total)) {
        struct cached_line *found = line_cache_find(&f->line_cache, v);
        uint64_t number = first + v->rows;
        if (!found)
            line_cache_miss(&f->line_cache, v, number);
        if (!found || (others && fills_others(c, v)))
            return false;
        struct cost_line *line = &found->line;
        line->place.line = number;
        bool single = read_single(f, own, v, line);
        if (single)
            cost_facts_line(&f->facts, line);
        else if (!find_own(s, own, v, number))
            return false;
        if (single || read_own(f, line))
            *result = cost_run_take(f->run, line, found->left_out);
        row_view_pass(v);
    }
    return v->rows > 0;
}

int cost_rows_read(struct cost_file *f) {
    struct reader *s = &f->reader;
    const struct own_cells own = own_cells_of(f);
    struct row_view v;
    int result = 0;
    bool more = may_read(f);
    f->line_cache.missed_line = 0;
    s->row = (struct csvin_row){0};
    s->cells[COST_LINE] = s->cells[COST_DESCRIPTION] = s->cells[COST_TASK] =
        (struct slice){"", 0};
    while (more && result == 0 && csvin_row_view(s->in, &v)) {
        more = read_view(f, &own, &v, &result);
        csvin_pass(s->in, &v);
    }
    return result;
}
