#include "input/costs/costs.h"

#include <string.h>

#include "input/costs/chunks.h"
#include "input/costs/cost_amounts.h"
#include "input/costs/cost_lines.h"
#include "input/costs/line_period.h"
#include "input/unread/plan_actual.h"
#include "input/unread/split_cents.h"
#include "input/unread/unread_columns.h"

/* --- the header -------------------------------------------------------------------- */

/* Checks what the columns together must have. -1 when no row can be read. */
static int check_header(struct cost_file *f) {
    struct reader *s = &f->reader;
    int result = cost_amounts_style(f);
    if (!reader_has(s, COST_CATEGORY) && !reader_has(s, COST_ACCOUNT)) {
        bool account =
            reader_likely(s, COST_ACCOUNT) || (!reader_likely(s, COST_CATEGORY) &&
                                               reader_alike_cell(s, COST_CATEGORY) < 0 &&
                                               reader_alike_cell(s, COST_ACCOUNT) >= 0);
        reader_missing(s, account ? COST_ACCOUNT : COST_CATEGORY);
        result = -1;
    }
    return line_period_file(f) != 0 ? -1 : result;
}

/* --- files ------------------------------------------------------------------------- */

/* Reads the rows, in chunks where that is possible and worth it. */
static int read_rows(struct cost_file *f) {
    int result;
    if (chunks_read(f, &result))
        return result;
    f->run->chunks = 1;
    return cost_lines_read(f);
}

/* Adds to the record of the file what its lines are. */
static void record_lines(const struct cost_file *f) {
    struct budget *b = f->run->l->b;
    struct input_file *input = &b->inputs[b->input_count - 1];
    input->costs = true;
    input->lines = f->facts.lines;
    input->first = f->facts.first;
    input->last = f->facts.until;
    input->summed = money_holds(f->facts.sum[AMOUNT_NET] + f->facts.beyond, &input->sum);
}

/* Lines that are not left out. */
static uint64_t counted_lines(const struct cost_file *f) {
    return f->facts.lines - f->facts.left.lines;
}

/* Reports rows that may be totals. Levels of accounts stand above their rows too, and so do
   totals that are left out. */
static void review_totals(struct cost_file *f) {
    struct diags *d = f->run->always;
    const uint64_t lines = counted_lines(f), before = diag_times(d, DIAG_ACCOUNT_LEVELS);
    const bool first = f->run->first_pass;
    bool above = first && row_totals_review(&f->totals, &f->reader);
    levels_review(&f->levels, lines, &f->reader, d);
    bool levels =
        diag_times(d, DIAG_ACCOUNT_LEVELS) > before || levels_lack(&f->levels, lines);
    if (first && !above && !levels && f->facts.left.lines == 0)
        row_totals_review_below(&f->totals, &f->reader);
}

/* Looks for cents among the texts behind the amounts. */
static int see_cents(struct cost_file *f) {
    return f->behind.kind == BEHIND_TEXT
               ? split_cents_see(&f->reader, (size_t)f->reader.columns.cell_of[f->amount],
                                 f->behind.header)
               : 0;
}

static int read_file(struct cost_file *f) {
    struct cost_run *r = f->run;
    if (check_header(f) != 0)
        return 0;
    /* How dates are read is a fact of a file. */
    memo_clear(&r->memos[RUN_PERIODS]);
    memo_clear(&r->memos[RUN_DATES]);
    if (r->first_pass && reader_has(&f->reader, COST_VAT))
        r->l->b->has_vat = true;
    if (r->first_pass && reader_has(&f->reader, COST_TASK))
        r->l->b->has_tasks = true;
    if (r->first_pass && f->style == STYLE_AMOUNT && reader_has(&f->reader, f->amount) &&
        (unread_columns_sides(&f->reader, f->amount) != 0 || see_cents(f) != 0))
        return -1;
    if (r->first_pass &&
        (plan_actual_rows(&f->reader) != 0 || unread_columns_currencies(&f->reader) != 0))
        return -1;
    int result = read_rows(f);
    grouping_review(&f->groups, f->reader.d);
    if (r->first_pass && result == 0) {
        remarks_report(&f->remarks, &f->reader);
        remarks_keep_own(&f->remarks, &f->reader, &r->own);
        r->shared = r->shared || f->remarks.shared;
        cost_facts_review(&f->facts, f->behind.header, &f->reader);
    }
    if ((r->first_pass || r->levels) && result == 0)
        review_totals(f);
    if (r->first_pass && result == 0) {
        reader_record(&f->reader);
        record_lines(f);
    }
    return result;
}

int costs_read(struct cost_run *r, struct known_file *file) {
    struct cost_file f = {.run = r};
    int opened = reader_open(&f.reader, r->l, file->path, &schema_costs);
    int result = 0;
    if (r->first_pass) {
        file->was = f.reader.source.was;
    } else if (!os_unchanged(&file->was, &f.reader.source.was)) {
        diag_add(r->always, (struct place){.file = file->path}, DIAG_FILE_CHANGED, NULL);
        result = -1;
    }
    if (opened == 0 && result == 0)
        result = read_file(&f);
    file->lines = f.facts.lines;
    file->levels = r->first_pass && levels_lack(&f.levels, counted_lines(&f));
    memcpy(file->sum, f.facts.sum, sizeof file->sum);
    r->bytes_before += f.reader.source.was.bytes;
    row_totals_clear(&f.totals);
    levels_clear(&f.levels);
    reader_close(&f.reader);
    return result;
}

/* --- levels ------------------------------------------------------------------------ */

static int ignore_line(void *self, const struct cost_line *line) {
    (void)self;
    (void)line;
    return 0;
}

void costs_find_levels(struct cost_run *r, struct known_file *files, size_t count) {
    static struct line_sink nowhere = {.take = ignore_line};
    r->sink = &nowhere;
    r->levels = true;
    r->bytes_before = 0;
    for (size_t i = 0; i < count; i++)
        if (files[i].levels)
            (void)!costs_read(r, &files[i]);
    r->levels = false;
}
