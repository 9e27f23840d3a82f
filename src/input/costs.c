#include "input/costs.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "input/bearer.h"
#include "input/cost_amounts.h"
#include "input/fields.h"

static void find_category_keys(struct cost_run *r) {
    const struct budget *b = r->l->b;
    for (int c = 0; c < CATEGORY_SHARED_COUNT; c++)
        r->category_keys[c] = KEY_NONE;
    for (size_t i = b->key_count; i-- > 0;)
        if (b->keys[i].category != CATEGORY_UNKNOWN)
            r->category_keys[b->keys[i].category] = (int)i;
}

void cost_run_init(struct cost_run *r, struct loading *l,
                   const struct accounts *accounts) {
    *r = (struct cost_run){.l = l, .accounts = accounts, .told = l->d};
    r->key_used = mem_zero(l->b->key_count, sizeof *r->key_used);
    find_category_keys(r);
    memo_init(&r->periods);
    memo_init(&r->dates);
    memo_init(&r->categories);
    memo_init(&r->municipalities);
    memo_init(&r->keys);
    memo_init(&r->parties);
    memo_init(&r->account_rules);
    uncovered_init(&r->uncovered);
    coverage_init(&r->coverage);
}

void cost_run_clear(struct cost_run *r) {
    free(r->key_used);
    memo_clear(&r->periods);
    memo_clear(&r->dates);
    memo_clear(&r->categories);
    memo_clear(&r->municipalities);
    memo_clear(&r->keys);
    memo_clear(&r->parties);
    memo_clear(&r->account_rules);
    uncovered_clear(&r->uncovered);
    coverage_clear(&r->coverage);
}

/* --- the header -------------------------------------------------------------------- */

/* Finds the period of lines without a period of their own. */
static void find_period(struct cost_file *f, const char *path) {
    const char *slash = strrchr(path, '/');
    f->period = f->run->l->b->settings.period;
    (void)period_in_name(slice_of(slash ? slash + 1 : path), &f->period);
}

/* Checks what only the columns together can tell. -1 when no row can be read. */
static int check_header(struct cost_file *f, const char *path) {
    struct sheet *s = &f->sheet;
    int result = cost_amounts_style(f);
    if (!sheet_has(s, COST_CATEGORY) && !sheet_has(s, COST_ACCOUNT)) {
        sheet_missing(s, COST_CATEGORY);
        result = -1;
    }
    find_period(f, path);
    if (f->period == PERIOD_NONE && !sheet_has(s, COST_PERIOD) &&
        !sheet_has(s, COST_DATE)) {
        diag_add(s->d, (struct place){.file = s->file}, DIAG_PERIOD_NOWHERE, NULL);
        result = -1;
    }
    return result;
}

/* --- periods ----------------------------------------------------------------------- */

static int read_date(struct sheet *s, int field, int *p) {
    date day;
    if (field_date(s, field, &day) != 0)
        return -1;
    *p = period_of_date(day);
    return 0;
}

/* A cell with a period or a date: each different text is read once. */
static int read_when(struct cost_file *f, int field, period *p) {
    struct slice text = sheet_cell(&f->sheet, field);
    struct memo *memo = field == COST_DATE ? &f->run->dates : &f->run->periods;
    field_reader *reader = field == COST_DATE ? read_date : field_period;
    if (memo_find(memo, text, p))
        return 0;
    if (reader(&f->sheet, field, p) != 0)
        return -1;
    memo_add(memo, text, *p);
    return 0;
}

/* The line's period: its column, else its date's quarter, else what the file says. */
static int read_period(struct cost_file *f, period *p) {
    struct sheet *s = &f->sheet;
    bool dated = sheet_has(s, COST_DATE);
    if (sheet_cell(s, COST_PERIOD).len > 0 || (sheet_has(s, COST_PERIOD) && !dated))
        return read_when(f, COST_PERIOD, p);
    *p = f->period;
    return dated ? read_when(f, COST_DATE, p) : 0;
}

/* --- lines ------------------------------------------------------------------------- */

/* Counts a line that its account leaves out. */
static void leave_out(struct cost_file *f, const struct cost_line *line) {
    struct budget *b = f->run->l->b;
    if (!f->run->first_pass)
        return;
    b->left_out_lines++;
    if (money_add(&b->left_out, line->amount) != 0 ||
        money_add(&b->left_out_vat, line->vat) != 0)
        diag_add(f->sheet.d, line->place, DIAG_TOTAL_TOO_LARGE, NULL);
}

/* Reads the current row. All of its faults are added, not only the first. True when the
   line goes to the sink. */
static bool read_line(struct cost_file *f, struct cost_line *line) {
    struct sheet *s = &f->sheet;
    int faults = 0;
    *line = (struct cost_line){.place = sheet_row_place(s)};
    line->line = sheet_cell(s, COST_LINE);
    line->description = sheet_cell(s, COST_DESCRIPTION);
    faults += read_period(f, &line->period);
    line->key_period = line->period;
    if (sheet_cell(s, COST_KEY_PERIOD).len > 0)
        faults += read_when(f, COST_KEY_PERIOD, &line->key_period);
    faults += cost_amounts_read(f, line);
    enum bearer_result borne = bearer_read(f, line);
    if (borne == BEARER_UNCOVERED && f->run->first_pass)
        uncovered_add(&f->run->uncovered, sheet_cell(s, COST_ACCOUNT), line->amount,
                      sheet_place(s, COST_ACCOUNT), s->decimal_mark == ',');
    if (borne == BEARER_LEFT_OUT && faults == 0)
        leave_out(f, line);
    return borne == BEARER_READ && faults == 0;
}

static void tell_progress(struct cost_run *r, const struct source *source) {
    uint64_t bytes = r->bytes_before + source->offset + source->got;
    if (r->l->o->progress && bytes != r->bytes_told)
        r->l->o->progress(r->l->o->progress_self, bytes, r->bytes);
    r->bytes_told = bytes;
}

static int read_lines(struct cost_file *f) {
    struct cost_run *r = f->run;
    while (sheet_next(&f->sheet)) {
        struct cost_line line;
        tell_progress(r, &f->sheet.source);
        if (!read_line(f, &line))
            continue;
        if (r->first_pass)
            coverage_add(&r->coverage, &line);
        if (r->repeats)
            repeats_add(r->repeats, f->sheet.row.cells, f->sheet.row.count, line.place);
        if (r->sink->take(r->sink->self, &line) != 0)
            return -1;
    }
    return 0;
}

/* --- files ------------------------------------------------------------------------- */

/* Whether a later pass meets the file that the first one met. */
static bool unchanged(const struct stat *was, const struct stat *is) {
    return was->st_dev == is->st_dev && was->st_ino == is->st_ino &&
           was->st_size == is->st_size && was->st_mtim.tv_sec == is->st_mtim.tv_sec &&
           was->st_mtim.tv_nsec == is->st_mtim.tv_nsec;
}

static int read_file(struct cost_file *f, const char *path) {
    struct cost_run *r = f->run;
    if (check_header(f, path) != 0)
        return 0;
    if (r->first_pass && sheet_has(&f->sheet, COST_VAT))
        r->l->b->has_vat = true;
    int result = read_lines(f);
    if (r->first_pass && result == 0)
        sheet_record(&f->sheet);
    return result;
}

int costs_read(struct cost_run *r, const char *path, struct stat *was) {
    struct cost_file f = {.run = r};
    int opened = sheet_open(&f.sheet, r->l, path, &schema_costs);
    int result = 0;
    if (r->first_pass) {
        *was = f.sheet.source.was;
    } else if (!unchanged(was, &f.sheet.source.was)) {
        diag_add(r->told, (struct place){.file = path}, DIAG_FILE_CHANGED, NULL);
        result = -1;
    }
    if (opened == 0 && result == 0)
        result = read_file(&f, path);
    r->bytes_before += f.sheet.source.size;
    sheet_close(&f.sheet);
    return result;
}
