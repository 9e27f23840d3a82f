#include "input/cost_lines.h"

#include "input/bearer.h"
#include "input/cost_amounts.h"
#include "input/fields.h"
#include "input/line_period.h"

/* --- periods ----------------------------------------------------------------------- */

/* Sees to it that somebody can bear a line: the period whose key and drivers count may
   lie before or behind everybody's time. */
static int check_taken_part(struct cost_file *f, period p) {
    struct sheet *s = &f->sheet;
    const struct budget *b = s->l->b;
    if (p == f->run->taken_part || b->municipality_count == 0)
        return 0;
    if (budget_anybody_in(b, p)) {
        f->run->taken_part = p;
        return 0;
    }
    static const int fields[] = {COST_KEY_PERIOD, COST_PERIOD, COST_QUARTER,
                                 COST_MONTH,      COST_DATE,   COST_YEAR};
    struct place at = sheet_row_place(s);
    for (size_t i = 0; i < sizeof fields / sizeof fields[0] && at.column == 0; i++)
        if (sheet_cell(s, fields[i]).len > 0)
            at = sheet_place(s, fields[i]);
    struct buf which;
    buf_init(&which);
    period_write(&which, p);
    diag_add(s->d, at, DIAG_NOBODY_TAKES_PART, buf_str(&which), NULL);
    buf_clear(&which);
    return -1;
}

/* --- lines ------------------------------------------------------------------------- */

static void count_uncovered(struct cost_file *f, money amount) {
    struct sheet *s = &f->sheet;
    struct account_sums *sums = &f->run->uncovered;
    account_sums_count(
        sums,
        account_sums_number(sums, account_text(sheet_cell(s, COST_ACCOUNT)),
                            sheet_place(s, COST_ACCOUNT), s->decimal_mark == ','),
        amount);
}

static void leave_out(struct cost_run *r, const struct cost_line *line) {
    cost_run_count_other(r, line);
    omitted_add(&r->omitted, line);
}

/* Reads the current row. All of its faults are added, not only the first. True when the
   line goes to the sink. */
static bool read_line(struct cost_file *f, struct cost_line *line) {
    struct sheet *s = &f->sheet;
    int faults = 0;
    *line = (struct cost_line){.place = sheet_row_place(s)};
    line->line = sheet_cell(s, COST_LINE);
    line->description = sheet_cell(s, COST_DESCRIPTION);
    faults += line_period_read(f, &line->period);
    line->key_period = line->period;
    if (sheet_cell(s, COST_KEY_PERIOD).len > 0)
        faults += line_period_cell(f, COST_KEY_PERIOD, &line->key_period);
    faults += cost_amounts_read(f, line);
    enum bearer_result borne = bearer_read(f, line);
    if (borne == BEARER_UNCOVERED && f->run->first_pass)
        count_uncovered(f, line->amount);
    if (f->run->copy && faults == 0)
        copies_add(f->run->copy, f, line);
    if (borne == BEARER_LEFT_OUT && faults == 0)
        leave_out(f->run, line);
    if (borne != BEARER_READ || faults != 0)
        return false;
    return line->category == CATEGORY_OWN || check_taken_part(f, line->key_period) == 0;
}

/* Of several stretches the first speaks for all: they are of one
   size and go side by side. */
static void tell_progress(struct cost_run *r, const struct source *source) {
    uint64_t bytes = source->offset + source->got;
    if (bytes == r->bytes_told)
        return;
    r->bytes_told = bytes;
    bytes *= r->stretches;
    if (r->l->o->progress && r->stretches > 0)
        r->l->o->progress(r->l->o->progress_self,
                          r->bytes_before + (bytes < source->size ? bytes : source->size),
                          r->bytes);
}

/* Reads the current row in full. False when it gives no line. */
static bool read_in_full(struct cost_file *f, struct cost_line *line) {
    struct cost_run *r = f->run;
    uint64_t faults = f->sheet.d->added;
    if (!sheet_accept(&f->sheet) || !read_line(f, line))
        return false;
    if (faults == f->sheet.d->added)
        familiar_add(f, line);
    if (r->first_pass)
        coverage_add(&r->coverage, line);
    if (r->repeats)
        repeats_add(r->repeats, f->sheet.row.cells, f->sheet.row.count, line->place);
    return true;
}

int cost_lines_read(struct cost_file *f) {
    struct cost_run *r = f->run;
    int result = 0;
    familiar_init(f);
    while (result == 0) {
        struct cost_line line;
        result = familiar_lines(f);
        if (result != 0 || !sheet_advance(&f->sheet))
            break;
        tell_progress(r, &f->sheet.source);
        const struct cost_line *found = familiar_find(f);
        if (!found && read_in_full(f, &line))
            found = &line;
        if (found) {
            cost_run_count_other(r, found);
            result = r->sink->take(r->sink->self, found);
        }
    }
    familiar_clear(f);
    return result == 0 ? 0 : -1;
}
