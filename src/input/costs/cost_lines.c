#include "input/costs/cost_lines.h"

#include "input/costs/cost_assignment.h"
#include "input/costs/cost_formula.h"
#include "input/costs/cost_rows.h"
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

static void count_uncovered(struct cost_file *f, money amount) {
    struct reader *s = &f->reader;
    struct account_sums *sums = &f->run->uncovered;
    account_sums_count(
        sums,
        account_sums_number(sums, account_text(reader_cell(s, COST_ACCOUNT)),
                            reader_place(s, COST_ACCOUNT), s->decimal_mark == ','),
        amount);
}

/* Reads the current row, adding all of its faults. True when it gives a line; *left_out =
   that is not to be counted. */
static bool read_line(struct cost_file *f, struct cost_line *line, bool *left_out) {
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
    faults += cost_formula_read(f, line);
    enum assignment_result assigned = cost_assignment_read(f, line);
    if (assigned == ASSIGNMENT_UNCOVERED && f->run->first_pass)
        count_uncovered(f, line->amount[AMOUNT_NET]);
    *left_out = assigned == ASSIGNMENT_LEFT_OUT;
    if (faults == 0 && (assigned == ASSIGNMENT_READ || *left_out))
        faults += cost_formula_finish(f, line);
    if (f->run->digest && faults == 0)
        line_digest_add(f->run->digest, f, line);
    if (faults != 0 || (assigned != ASSIGNMENT_READ && !*left_out))
        return false;
    return *left_out || line->category == CATEGORY_OWN ||
           check_taken_part(f, line->key_period) == 0;
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

/* Reads the current row in full, and pushes its line if it gives one. -1 when the sink
   stopped it. */
static int read_in_full(struct cost_file *f) {
    struct cost_run *r = f->run;
    struct cost_line line;
    bool left_out;
    uint64_t faults = f->reader.d->added;
    if (!reader_accept(&f->reader) || !read_line(f, &line, &left_out))
        return 0;
    if (faults == f->reader.d->added && !cost_row_is_seldom(&f->reader))
        line_cache_add(f, &line, left_out);
    r->products = r->products || line.product;
    if (r->first_pass && !left_out)
        coverage_add(&r->coverage, &line);
    if (r->repeats && !left_out)
        repeats_add(r->repeats, f->reader.row.cells, f->reader.row.count, line.place);
    return cost_run_take(r, &line, left_out);
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
