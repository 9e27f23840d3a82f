#include "input/costs.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/nearest.h"
#include "input/fields.h"

/* How a file writes its amounts: one style a file. */
enum amount_style { STYLE_AMOUNT, STYLE_SIDE, STYLE_DEBIT_CREDIT };

/* One cost file. */
struct cost_file {
    struct cost_run *run;
    struct sheet sheet;
    enum amount_style style;
    period period; /* of its name or the setting, or PERIOD_NONE */
};

static const struct slice nothing = {"", 0};

void cost_run_init(struct cost_run *r, struct loading *l) {
    *r = (struct cost_run){.l = l};
    memo_init(&r->periods);
    memo_init(&r->municipalities);
    memo_init(&r->keys);
    memo_init(&r->parties);
}

void cost_run_clear(struct cost_run *r) {
    memo_clear(&r->periods);
    memo_clear(&r->municipalities);
    memo_clear(&r->keys);
    memo_clear(&r->parties);
    free(r->coverage);
}

/* --- the header
 * ------------------------------------------------------------------------- */

/* Finds the style of the amounts. -1 after a fault. */
static int find_style(struct cost_file *f) {
    struct sheet *s = &f->sheet;
    bool debit = sheet_has(s, COST_DEBIT), credit = sheet_has(s, COST_CREDIT);
    bool side = sheet_has(s, COST_SIDE);
    if ((debit || credit) && (sheet_has(s, COST_AMOUNT) || side)) {
        diag_add(s->d, sheet_row_place(s), DIAG_COLUMNS_CLASH, NULL);
        return -1;
    }
    f->style = debit || credit ? STYLE_DEBIT_CREDIT : side ? STYLE_SIDE : STYLE_AMOUNT;
    int needed = !debit && credit                 ? COST_DEBIT
                 : debit && !credit               ? COST_CREDIT
                 : f->style == STYLE_DEBIT_CREDIT ? COST_DEBIT
                                                  : COST_AMOUNT;
    if (sheet_has(s, needed))
        return 0;
    sheet_missing(s, needed);
    return -1;
}

/* Finds the period of lines without a period of their own. */
static void find_period(struct cost_file *f, const char *path) {
    const char *slash = strrchr(path, '/');
    f->period = f->run->l->b->settings.period;
    (void)period_in_name(slice_of(slash ? slash + 1 : path), &f->period);
}

/* Checks what only the columns together can tell. -1 when no row can be read. */
static int check_header(struct cost_file *f, const char *path) {
    struct sheet *s = &f->sheet;
    int result = find_style(f);
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

/* --- periods
 * ---------------------------------------------------------------------------- */

/* A period cell: each different text is read once. */
static int read_period_cell(struct cost_file *f, int field, period *p) {
    struct slice text = sheet_cell(&f->sheet, field);
    if (memo_find(&f->run->periods, text, p))
        return 0;
    if (field_period(&f->sheet, field, p) != 0)
        return -1;
    memo_add(&f->run->periods, text, *p);
    return 0;
}

static int read_period(struct cost_file *f, period *p) {
    struct sheet *s = &f->sheet;
    bool dated = sheet_has(s, COST_DATE);
    if (sheet_cell(s, COST_PERIOD).len > 0 || (sheet_has(s, COST_PERIOD) && !dated))
        return read_period_cell(f, COST_PERIOD, p);
    *p = f->period;
    if (!dated)
        return 0;
    date day;
    if (field_date(s, COST_DATE, &day) != 0)
        return -1;
    *p = period_of_date(day);
    return 0;
}

/* --- amounts
 * ---------------------------------------------------------------------------- */

static int read_amount(struct cost_file *f, int field, money *cents) {
    struct amount amount;
    struct sheet *s = &f->sheet;
    *cents = 0;
    if (field_amount(s, field, &amount) != 0)
        return -1;
    *cents = amount.cents;
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

static int read_debit_credit(struct cost_file *f, struct cost_line *line) {
    struct sheet *s = &f->sheet;
    money credit;
    if (sheet_cell(s, COST_DEBIT).len == 0 && sheet_cell(s, COST_CREDIT).len == 0) {
        field_fault(s, COST_DEBIT, DIAG_AMOUNT_EMPTY);
        return -1;
    }
    int debit_read = read_optional(f, COST_DEBIT, &line->amount);
    if (read_optional(f, COST_CREDIT, &credit) != 0 || debit_read != 0)
        return -1;
    if (money_add(&line->amount, -credit) != 0) {
        field_fault(s, COST_CREDIT, DIAG_AMOUNT_LARGE);
        return -1;
    }
    /* The VAT of a line is on the side on which the line is. */
    if (sheet_cell(s, COST_DEBIT).len == 0)
        line->vat = -line->vat;
    return 0;
}

/* A cost is debit and positive. -1 after a fault. */
static int apply_side(struct cost_file *f, struct cost_line *line) {
    struct slice side = sheet_cell(&f->sheet, COST_SIDE);
    if (header_among("d|debit|debet", side))
        return 0;
    if (!header_among("c|credit", side)) {
        field_fault(&f->sheet, COST_SIDE, DIAG_SIDE_UNKNOWN);
        return -1;
    }
    line->amount = -line->amount;
    line->vat = -line->vat;
    return 0;
}

static int read_amounts(struct cost_file *f, struct cost_line *line) {
    int result = read_optional(f, COST_VAT, &line->vat);
    if (f->style == STYLE_DEBIT_CREDIT)
        return read_debit_credit(f, line) != 0 ? -1 : result;
    if (read_amount(f, COST_AMOUNT, &line->amount) != 0)
        result = -1;
    if (f->style == STYLE_SIDE && apply_side(f, line) != 0)
        result = -1;
    return result;
}

/* --- who bears it
 * ----------------------------------------------------------------------- */

typedef int name_reader(struct sheet *s, int field, int *value);

/* A cell that names something: each different text is looked up once. */
static int read_name(struct cost_file *f, int field, struct memo *memo,
                     name_reader *reader, int *value) {
    struct slice text = sheet_cell(&f->sheet, field);
    if (memo_find(memo, text, value))
        return 0;
    if (reader(&f->sheet, field, value) != 0)
        return -1;
    memo_add(memo, text, *value);
    return 0;
}

/* Own cost: one municipality bears the line whole. */
static int read_own(struct cost_file *f, struct cost_line *line) {
    struct sheet *s = &f->sheet;
    const struct budget *b = s->l->b;
    line->category = CATEGORY_OWN;
    if (sheet_cell(s, COST_KEY).len > 0)
        field_fault(s, COST_KEY, DIAG_KEY_IGNORED);
    if (read_name(f, COST_MUNICIPALITY, &f->run->municipalities, field_municipality,
                  &line->municipality) != 0)
        return -1;
    const struct municipality *m = &b->municipalities[line->municipality];
    if (line->period != PERIOD_NONE &&
        !municipality_on(m, period_first_day(line->period))) {
        struct buf when;
        buf_init(&when);
        period_write(&when, line->period);
        fault_add(s->d, sheet_place(s, COST_MUNICIPALITY), DIAG_OWN_OUTSIDE,
                  slice_of(m->name), buf_view(&when), nothing);
        buf_clear(&when);
    }
    return 0;
}

/* The key named like the category. */
static int category_key(const struct budget *b, enum category category) {
    for (size_t i = 0; i < b->key_count; i++)
        if (b->keys[i].category == category)
            return (int)i;
    return KEY_NONE;
}

static int read_key(struct cost_file *f, struct cost_line *line) {
    struct sheet *s = &f->sheet;
    if (sheet_cell(s, COST_KEY).len > 0)
        return read_name(f, COST_KEY, &f->run->keys, field_key, &line->key);
    line->key = category_key(s->l->b, line->category);
    if (line->key != KEY_NONE)
        return 0;
    if (s->l->b->key_count > 0)
        field_fault(s, COST_CATEGORY, DIAG_KEY_MISSING);
    return -1;
}

static void unknown_category(struct sheet *s, struct slice text) {
    struct nearest near;
    const char *alias;
    nearest_init(&near, text);
    if (!diag_full(s->d, s->file, DIAG_CATEGORY_UNKNOWN))
        for (size_t i = 0; (alias = category_alias(i)) != NULL; i++)
            nearest_offer(&near, slice_of(alias));
    field_fault_near(s, COST_CATEGORY, DIAG_CATEGORY_UNKNOWN, near.best);
}

/* Category, key and municipality: how the line is borne. */
static int read_bearer(struct cost_file *f, struct cost_line *line) {
    struct sheet *s = &f->sheet;
    line->category_text = sheet_cell(s, COST_CATEGORY);
    line->category = category_find(line->category_text);
    line->key = KEY_NONE;
    line->municipality = MUNICIPALITY_NONE;
    if (line->category_text.len == 0) {
        field_fault(s, COST_CATEGORY, DIAG_CATEGORY_EMPTY);
        return -1;
    }
    if (sheet_cell(s, COST_MUNICIPALITY).len > 0)
        return read_own(f, line);
    if (line->category == CATEGORY_UNKNOWN) {
        unknown_category(s, line->category_text);
        return -1;
    }
    return read_key(f, line);
}

static int read_incurred(struct cost_file *f, struct cost_line *line) {
    line->incurred_by = PARTY_NONE;
    if (sheet_cell(&f->sheet, COST_INCURRED).len == 0)
        return 0;
    return read_name(f, COST_INCURRED, &f->run->parties, field_party, &line->incurred_by);
}

/* --- lines
 * ------------------------------------------------------------------------------ */

/* Reads the current row. All of its faults are added, not only the first. */
static int read_line(struct cost_file *f, struct cost_line *line) {
    struct sheet *s = &f->sheet;
    int faults = 0;
    *line = (struct cost_line){.place = sheet_row_place(s)};
    line->line = sheet_cell(s, COST_LINE);
    line->description = sheet_cell(s, COST_DESCRIPTION);
    faults += read_period(f, &line->period);
    line->key_period = line->period;
    if (sheet_cell(s, COST_KEY_PERIOD).len > 0)
        faults += read_period_cell(f, COST_KEY_PERIOD, &line->key_period);
    faults += read_amounts(f, line);
    faults += read_bearer(f, line);
    faults += read_incurred(f, line);
    return faults == 0 ? 0 : -1;
}

static void cover(struct cost_run *r, const struct cost_line *line) {
    size_t i = r->coverage_count;
    if (line->category == CATEGORY_OWN)
        return;
    /* Lines of one period mostly follow each other: the latest is looked at first. */
    while (i > 0 && r->coverage[i - 1].period != line->period)
        i--;
    if (i == 0) {
        r->coverage = mem_room(r->coverage, r->coverage_count, &r->coverage_room,
                               sizeof *r->coverage);
        r->coverage[r->coverage_count++] =
            (struct coverage){.period = line->period, .place = line->place};
        i = r->coverage_count;
    }
    r->coverage[i - 1].categories |= 1u << line->category;
}

static int read_lines(struct cost_file *f) {
    struct cost_run *r = f->run;
    while (sheet_next(&f->sheet)) {
        struct cost_line line;
        if (read_line(f, &line) != 0)
            continue;
        if (r->first_pass)
            cover(r, &line);
        if (r->sink->take(r->sink->self, &line) != 0)
            return -1;
    }
    return 0;
}

int costs_read(struct cost_run *r, const char *path) {
    struct cost_file f = {.run = r};
    int result = -1;
    if (sheet_open(&f.sheet, r->l, path, &schema_costs) == 0 &&
        check_header(&f, path) == 0) {
        if (r->first_pass && sheet_has(&f.sheet, COST_VAT))
            r->l->b->has_vat = true;
        result = read_lines(&f);
        if (r->first_pass && result == 0)
            sheet_record(&f.sheet);
    }
    sheet_close(&f.sheet);
    return result;
}
