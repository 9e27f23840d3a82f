#include "input/costs/cost_lines.h"

#include "input/costs/cost_amounts.h"
#include "input/costs/cost_assignment.h"
#include "input/costs/cost_formula.h"
#include "input/costs/cost_rows.h"
#include "input/costs/cost_transfer.h"
#include "input/costs/line_digest.h"
#include "input/costs/line_period.h"
#include "input/table/fields.h"

/* --- periods ----------------------------------------------------------------------- */

/* Checks that some municipality takes part in the period whose key and drivers count. */
static int check_taken_part(struct cost_file *f, period p) {
    struct reader *s = &f->reader;
    const struct budget *b = s->l->b;
    if (p == f->run->taken_part || b->municipality_count == 0)
        return 0;
    if (budget_anybody_in(b, p)) {
        f->run->taken_part = p;
        return 0;
    }
    static const int fields[] = {COST_KEY_PERIOD, COST_PERIOD, COST_QUARTER,
                                 COST_MONTH,      COST_DATE,   COST_YEAR};
    struct place at = reader_row_place(s);
    for (size_t i = 0; i < sizeof fields / sizeof fields[0] && at.column == 0; i++)
        if (reader_cell(s, fields[i]).len > 0)
            at = reader_place(s, fields[i]);
    struct buf which;
    buf_init(&which);
    period_write(&which, p);
    diag_add(s->d, at, DIAG_NOBODY_TAKES_PART, buf_str(&which), NULL);
    buf_clear(&which);
    return -1;
}

/* --- lines ------------------------------------------------------------------------- */

/* `amount` is NULL where it is not known: the units of a tariff go by the category. */
static void count_uncovered(struct cost_file *f, const money *amount) {
    struct reader *s = &f->reader;
    struct account_sums *sums = &f->run->uncovered;
    account_sums_count(sums,
                       account_sums_number(sums,
                                           account_text(reader_cell(s, COST_ACCOUNT)),
                                           reader_place(s, COST_ACCOUNT)),
                       reader_cell(s, COST_TARIFF).len == 0 ? amount : NULL);
}

/* What a row gives: a line, or the two halves of a transfer. */
struct cost_row {
    struct cost_line lines[TRANSFER_HALVES];
    size_t count;
    bool left_out; /* it is not to be counted */
};

/* Reads all of the current row but its amount and assignment: how many faults. */
static int read_line(struct cost_file *f, struct cost_line *line) {
    struct reader *s = &f->reader;
    int faults = 0;
    *line = (struct cost_line){.place = reader_row_place(s)};
    line->line = reader_cell(s, COST_LINE);
    line->description = reader_cell(s, COST_DESCRIPTION);
    line->task = reader_cell(s, COST_TASK);
    faults += line_period_read(f, &line->period);
    line->key_period = line->period;
    if (reader_cell(s, COST_KEY_PERIOD).len > 0)
        faults += line_period_cell(f, COST_KEY_PERIOD, &line->key_period);
    return faults;
}

/* Reads what the assignment decides, which was read: how many faults. */
static int read_assigned(struct cost_file *f, struct cost_row *row, int faults) {
    const bool transfer = cost_transfer_given(f);
    row->count = transfer ? TRANSFER_HALVES : 1;
    row->lines[1] = row->lines[0];
    if (transfer && !row->left_out)
        faults += cost_transfer_read(f, row->lines);
    if (faults == 0)
        faults += cost_formula_finish(f, &row->lines[0], NULL);
    if (transfer && faults == 0)
        cost_transfer_finish(f, row->lines);
    return faults;
}

/* Whether somebody takes part where the lines of a row are shared. */
static bool are_shared(struct cost_file *f, const struct cost_row *row) {
    for (size_t i = 0; i < row->count && !row->left_out; i++)
        if (row->lines[i].category != CATEGORY_OWN &&
            check_taken_part(f, row->lines[i].key_period) != 0)
            return false;
    return true;
}

/* Reads the current row, adding all of its faults. True when it gives a line. */
static bool read_row(struct cost_file *f, struct cost_row *row) {
    struct cost_line *line = &row->lines[0];
    int faults = read_line(f, line), formula = cost_formula_read(f, line);
    enum assignment_result assigned = cost_assignment_read(f, line);
    bool good = assigned == ASSIGNMENT_READ || assigned == ASSIGNMENT_LEFT_OUT;
    row->count = 1;
    row->left_out = assigned == ASSIGNMENT_LEFT_OUT;
    if (assigned == ASSIGNMENT_UNCOVERED && f->run->first_pass)
        count_uncovered(f, formula == 0 ? &line->amount[AMOUNT_NET] : NULL);
    faults += formula;
    if (good)
        faults = read_assigned(f, row, faults);
    for (size_t i = 0; i < row->count && f->run->digest && faults == 0; i++)
        line_digest_add(f->run->digest, f, &row->lines[i]);
    if (faults != 0 || !good || !are_shared(f, row))
        return false;
    if (row->count > 1) /* the other half of a transfer */
        f->facts.beyond += row->lines[1].amount[AMOUNT_NET];
    cost_facts_period(&f->facts, line->period);
    return true;
}

/* Notes what the budget has, and passes the lines of a row on. -1 when the sink stopped
   it. */
static int take_row(struct cost_file *f, const struct cost_row *row) {
    struct cost_run *r = f->run;
    int result = 0;
    r->products = r->products || row->lines[0].product;
    r->halves = r->halves || row->count > 1;
    for (size_t i = 0; i < row->count && result == 0; i++) {
        const struct cost_line *line = &row->lines[i];
        if (r->first_pass && !row->left_out)
            coverage_add(&r->coverage, line);
        if ((r->first_pass || r->levels) && !row->left_out && i == 0)
            levels_add(&f->levels, reader_cell(&f->reader, COST_ACCOUNT), line->period,
                       line->amount[AMOUNT_NET], line->place.line);
        result = cost_run_take(r, &f->facts, &row->lines[i], row->left_out);
    }
    return result;
}

/* Reports progress. The first chunk speaks for all: they have one size and run in
   parallel. */
static void report_progress(struct cost_run *r, const struct source *source) {
    uint64_t bytes = source->offset + source->got;
    if (bytes == r->bytes_reported)
        return;
    r->bytes_reported = bytes;
    bytes *= r->chunks;
    if (r->l->o->progress && r->chunks > 0)
        r->l->o->progress(r->l->o->progress_self,
                          r->bytes_before + (bytes < source->size ? bytes : source->size),
                          r->bytes);
}

/* Adds the fault of an amount that cannot be read. */
static int check_amount(struct cost_file *f) {
    struct cost_line line = {.amount = {0}};
    (void)!cost_amounts_read(f, &line);
    return 0;
}

/* Reads the amount of a row in one column of several. A fault makes *faulty true; then the
   amounts of further columns are checked alone, since all else is the same. */
static int read_column(struct cost_file *f, const struct period_column *column,
                       bool *faulty) {
    struct cost_row row;
    f->column = column;
    if (*faulty)
        return check_amount(f);
    *faulty = !read_row(f, &row);
    if (*faulty)
        return 0;
    for (size_t i = 0; i < row.count; i++) {
        row.lines[i].line = (struct slice){"", 0};
        row.lines[i].place.column = (uint32_t)column->cell + 1;
    }
    return take_row(f, &row);
}

/* Reads a row with a column a period: a line for each filled cell. */
static int read_columns(struct cost_file *f) {
    struct reader *s = &f->reader;
    const struct period_columns *periods = &s->columns.periods;
    int result = 0;
    size_t count = 0;
    bool faulty = false;
    for (size_t i = 0; i < periods->count && result == 0; i++) {
        size_t cell = periods->list[i].cell;
        if (!reader_point(s, COST_AMOUNT, cell))
            continue;
        result = read_column(f, &periods->list[i], &faulty);
        count++;
    }
    if (count == 0) {
        (void)reader_point(s, COST_AMOUNT, periods->list[0].cell);
        (void)!field_empty(s, COST_AMOUNT, &f->facts.empty);
    }
    if (f->run->repeats && count > 0)
        repeats_add(f->run->repeats, s->row.cells, s->row.count, reader_row_place(s));
    return result;
}

/* Reads the current row in full, and pushes its line if it gives one. -1 when the sink
   stopped it. */
static int read_in_full(struct cost_file *f) {
    struct cost_run *r = f->run;
    struct cost_row row;
    const uint64_t faults = f->reader.d->added;
    const uint64_t before = (uint64_t)f->facts.sum[AMOUNT_NET];
    if (!reader_accept(&f->reader))
        return 0;
    bool columns = f->reader.columns.periods.count > 0;
    int result = columns ? read_columns(f) : 0;
    bool good = !columns && read_row(f, &row);
    cost_file_add(f, f->reader.row.line, before, cost_file_is_bare(f));
    if (!good)
        return result;
    if (faults == f->reader.d->added && row.count == 1)
        line_cache_add(f, &row.lines[0], row.left_out);
    if (r->repeats && !row.left_out)
        repeats_add(r->repeats, f->reader.row.cells, f->reader.row.count,
                    row.lines[0].place);
    return take_row(f, &row);
}

int cost_lines_read(struct cost_file *f) {
    line_cache_init(f);
    int result = cost_rows_read(f);
    while (result == 0 && reader_advance(&f->reader)) {
        report_progress(f->run, &f->reader.source);
        result = read_in_full(f);
        if (result == 0)
            result = cost_rows_read(f);
    }
    line_cache_clear(f);
    return result;
}
