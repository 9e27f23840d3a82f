#include "engine/verify/verify_line.h"

void verify_check_init(struct verify_check *c, const struct budget *b, struct diags *d) {
    *c = (struct verify_check){.budget = b, .diags = d};
    mpz_init(c->rest);
}

void verify_check_clear(struct verify_check *c) {
    mpz_clear(c->rest);
}

/* --- cells -------------------------------------------------------------------------- */

static bool is_own(const struct verify_line *line) {
    return line->group->category == CATEGORY_OWN;
}

size_t verify_line_cells(const struct budget *b, const struct verify_line *line) {
    return is_own(line) ? 1 : b->municipality_count;
}

bool verify_line_cell(const struct verify_line *line, int municipality, size_t *cell) {
    *cell = is_own(line) ? 0 : (size_t)municipality;
    return !is_own(line) || line->municipality == municipality;
}

/* Whether the row of a cell may be absent: its municipality has no share, and takes no
   part when the line's period, or that of its key, begins. */
static bool may_lack(const struct budget *b, const struct verify_line *line,
                     size_t cell) {
    if (is_own(line) || !shares_nil(line->group->shares, cell))
        return false;
    const struct municipality *m = &b->municipalities[cell];
    return !municipality_on(m, period_first_day(line->group->period)) ||
           !municipality_on(m, period_first_day(line->group->key_period));
}

static bool is_missing(const struct budget *b, const struct verify_line *line,
                       const struct verify_cell *cells, size_t cell) {
    return cells[cell].row == ROW_ABSENT && !may_lack(b, line, cell);
}

/* --- the promises ------------------------------------------------------------------- */

/* The sum of the rows of a line. */
static wide sum_of(const struct budget *b, const struct verify_line *line,
                   const struct verify_cell *cells, size_t part) {
    wide sum = 0;
    for (size_t i = 0; i < verify_line_cells(b, line); i++)
        sum += cells[i].given[part];
    return sum;
}

/* The same as is_rounded, for any denominator. */
static bool is_rounded_large(struct verify_check *c, const struct shares *shares,
                             size_t m, money amount, money given) {
    mpz_t room = {{0}};
    integer_mul(c->rest, shares->share.denominator, money_size(given));
    if (given < 0)
        mpz_neg(c->rest, c->rest);
    (amount < 0 ? integer_add_mul : integer_sub_mul)(
        c->rest, portions_numerator(&shares->share, m, room), money_size(amount));
    return mpz_cmpabs(c->rest, shares->share.denominator) < 0;
}

/* Promise 2: a cell is the floor or the ceiling of its exact value, amount x N / D: it
   differs by less than 1. Both products are below 2^126. */
static inline bool is_rounded(struct verify_check *c, const struct verify_line *line,
                              const struct verify_cell *cells, size_t part, size_t m) {
    const struct verify_group *group = line->group;
    money amount = line->amount[part], given = cells[m].given[part];
    if (!group->shares)
        return true;
    if (group->denominator == 0)
        return is_rounded_large(c, group->shares, m, amount, given);
    wide rest = (wide)given * group->denominator - (wide)amount * group->numerators[m];
    return rest < group->denominator && -rest < group->denominator;
}

bool verify_line_proved(struct verify_check *c, const struct verify_line *line,
                        const struct verify_cell *cells) {
    for (size_t i = 0; i < verify_line_cells(c->budget, line); i++)
        if (is_missing(c->budget, line, cells, i))
            return false;
    for (size_t part = 0; part < AMOUNT_PARTS; part++) {
        if (sum_of(c->budget, line, cells, part) != line->amount[part])
            return false;
        for (size_t m = 0; m < verify_line_cells(c->budget, line); m++)
            if (!is_rounded(c, line, cells, part, m))
                return false;
    }
    return true;
}

void verify_line_add(const struct budget *b, const struct verify_line *line,
                     const struct verify_cell *cells) {
    struct verify_group *group = line->group;
    for (size_t part = 0; part < AMOUNT_PARTS; part++) {
        wide *given = group->given + part * b->municipality_count;
        group->sum[part] += line->amount[part];
        for (size_t i = 0; i < verify_line_cells(b, line); i++)
            given[is_own(line) ? (size_t)line->municipality : i] += cells[i].given[part];
    }
}

/* --- faults ------------------------------------------------------------------------- */

/* A line without any row was added later, or left out. False when a row is missing. */
static bool report_missing(struct verify_check *c, const struct verify_line *line,
                           const struct verify_cell *cells, const char *name) {
    size_t count = verify_line_cells(c->budget, line), present = 0, missing = 0;
    for (size_t i = 0; i < count; i++) {
        present += cells[i].row != ROW_ABSENT;
        missing += is_missing(c->budget, line, cells, i);
    }
    if (missing > 0 && present == 0)
        diag_add(c->diags, line->place, DIAG_VERIFY_LATER, name, NULL);
    for (size_t i = 0; i < count && present > 0; i++) {
        size_t m = is_own(line) ? (size_t)line->municipality : i;
        if (is_missing(c->budget, line, cells, i))
            diag_add(c->diags, line->place, DIAG_VERIFY_MISSING, name,
                     c->budget->municipalities[m].name, NULL);
    }
    return missing == 0;
}

/* The place of a row; that of the listing if the row is absent. */
static struct place place_of(const struct verify_check *c,
                             const struct verify_cell *cell) {
    return (struct place){c->file, cell->row, 0};
}

/* Promise 1: the cells of the line total its amount. */
static void report_sum(struct verify_check *c, const struct verify_line *line,
                       const struct verify_cell *cells, const char *name, size_t part) {
    wide sum = sum_of(c->budget, line, cells, part);
    if (sum == line->amount[part])
        return;
    struct buf given, amount;
    buf_init(&given);
    buf_init(&amount);
    verify_write_sum(&given, sum);
    money_write(&amount, line->amount[part], figure_now(false));
    size_t first = 0;
    while (cells[first].row == ROW_ABSENT &&
           first + 1 < verify_line_cells(c->budget, line))
        first++;
    diag_add(c->diags, place_of(c, &cells[first]),
             part ? DIAG_VERIFY_SUM_VAT : DIAG_VERIFY_SUM, name, buf_str(&given),
             buf_str(&amount), NULL);
    buf_clear(&amount);
    buf_clear(&given);
}

static void report_cell(struct verify_check *c, const struct verify_line *line,
                        const struct verify_cell *cell, const char *name, size_t part,
                        size_t m) {
    struct ratio exact;
    struct buf given, text;
    ratio_init(&exact);
    buf_init(&given);
    buf_init(&text);
    portions_get(&line->group->shares->share, m, &exact);
    ratio_mul_int(&exact, line->amount[part]);
    money_write(&given, cell->given[part], figure_now(false));
    verify_write_exact(&text, &exact);
    diag_add(c->diags, place_of(c, cell), part ? DIAG_VERIFY_CELL_VAT : DIAG_VERIFY_CELL,
             c->budget->municipalities[m].name, buf_str(&given), name, buf_str(&text),
             NULL);
    buf_clear(&text);
    buf_clear(&given);
    ratio_clear(&exact);
}

void verify_line_report(struct verify_check *c, const struct verify_line *line,
                        const struct verify_cell *cells, const char *name) {
    if (!report_missing(c, line, cells, name))
        return;
    for (size_t part = 0; part < AMOUNT_PARTS; part++) {
        report_sum(c, line, cells, name, part);
        for (size_t m = 0; m < verify_line_cells(c->budget, line); m++)
            if (!is_rounded(c, line, cells, part, m))
                report_cell(c, line, &cells[m], name, part, m);
    }
}
