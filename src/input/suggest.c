#include "input/suggest.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/path.h"
#include "input/forms/amounts.h"
#include "input/forms/header_names.h"
#include "input/forms/periods.h"
#include "input/table/reader.h"
#include "input/table/table_source.h"
#include "input/unread/plan_actual.h"

/* What was found in the cost files. */
struct suggest {
    struct load_context *l; /* borrowed */
    struct buf *out;        /* borrowed */
    bool dutch;
    size_t rows;
    struct buf columns[SCHEMA_FIELDS]; /* owned: headers by field, parted by | */
    struct buf facts;                  /* owned: rows for single files */
    bool undated;                      /* some file does not say its period */
    bool lacking[SCHEMA_FIELDS];       /* some file has no column that may be it */
    int cells[SCHEMA_FIELDS];          /* of the current file, or -1 */
};

/* --- rows -------------------------------------------------------------------------- */

/* One of the names "english|dutch": both languages may have the same. */
static struct slice word_of(const char *names, bool dutch) {
    struct slice left = slice_of(names), one = {"", 0}, other;
    (void)header_alternative(&left, &one);
    return dutch && header_alternative(&left, &other) ? other : one;
}

/* Appends a cell, in quotes where it needs them. */
static void add_cell(struct buf *out, struct slice text) {
    static const char special[] = ";,\"\t\r\n";
    bool quoted = false;
    for (size_t i = 0; i < text.len; i++)
        quoted = quoted || strchr(special, text.at[i]);
    buf_text(out, quoted ? "\"" : "");
    for (size_t i = 0; i < text.len; i++)
        buf_repeat(out, (char[]){text.at[i], '\0'}, 1u + (text.at[i] == '"'));
    buf_text(out, quoted ? "\"" : "");
}

static void end_cell(struct buf *out, bool dutch) {
    buf_char(out, dutch ? ';' : ',');
}

/* Appends a row of settings. `names` are those of the setting. */
static void add_row(struct suggest *g, const char *names, struct slice value) {
    add_cell(g->out, word_of(names, g->dutch));
    end_cell(g->out, g->dutch);
    add_cell(g->out, value);
    buf_char(g->out, '\n');
    g->rows++;
}

/* --- columns ----------------------------------------------------------------------- */

/* Remembers a header as that of a field. False when there is no cell. */
static bool take(struct suggest *g, struct reader *s, int cell, int field) {
    struct buf *names = &g->columns[field];
    if (cell < 0)
        return false;
    const char *header = reader_header(s, (size_t)cell);
    s->columns.taken[cell] = true;
    g->cells[field] = cell;
    if (names->len == 0 || !header_among(buf_str(names), slice_of(header))) {
        buf_text(names, names->len > 0 ? "|" : "");
        buf_text(names, header);
    }
    return true;
}

/* Remembers the header of a field that goes by another name. False when the file has
   none. */
static bool want(struct suggest *g, struct reader *s, int field) {
    return reader_has(s, field) || take(g, s, reader_likely_cell(s, field), field);
}

static void want_amounts(struct suggest *g, struct reader *s) {
    bool split = reader_has(s, COST_DEBIT) || reader_has(s, COST_CREDIT);
    bool one = reader_has(s, COST_AMOUNT) || reader_has(s, COST_TARIFF) ||
               (reader_has(s, COST_GROSS) && reader_has(s, COST_VAT));
    split =
        split || (!one && reader_likely(s, COST_DEBIT) && reader_likely(s, COST_CREDIT));
    if (plan_actual_columns(s, NULL))
        g->lacking[COST_AMOUNT] = true;
    else if (!split && (one || want(g, s, COST_AMOUNT)))
        (void)want(g, s, COST_SIDE);
    else if (want(g, s, COST_DEBIT))
        (void)want(g, s, COST_CREDIT);
    else
        g->lacking[COST_AMOUNT] =
            !reader_has(s, COST_GROSS) && s->columns.periods.count == 0;
}

/* What others call categories is read as accounts: it hardly has our words, and a file of
   accounts can say what each is. */
static void want_account(struct suggest *g, struct reader *s) {
    if (!reader_has(s, COST_CATEGORY) && !want(g, s, COST_ACCOUNT) &&
        !take(g, s, reader_likely_cell(s, COST_CATEGORY), COST_ACCOUNT))
        g->lacking[COST_ACCOUNT] = true;
}

static void want_period(struct suggest *g, struct reader *s) {
    period p;
    date month;
    bool named = period_in_name(slice_of(path_name(s->file)), &p, &month) == NAME_CLEAR;
    bool part = reader_has(s, COST_QUARTER) || reader_has(s, COST_MONTH);
    if (reader_has(s, COST_PERIOD) || part || want(g, s, COST_DATE) ||
        want(g, s, COST_PERIOD))
        return;
    g->undated = g->undated || !named;
    g->lacking[COST_DATE] = g->undated;
}

/* --- cells ------------------------------------------------------------------------- */

/* What the first rows show of the amounts and periods in some cells. */
struct looked {
    int amounts[4], period; /* cells; -1 = there is none */
    size_t amount_count;
    bool natural, other; /* every amount can be read with this mark, or with the other */
    bool bare;           /* every period is a bare number */
    int highest;         /* of them */
    int booked;          /* the cell with dates beside the periods */
    bool months, quarters; /* each is the month, or the quarter, of the date beside it */
    int date;              /* the cell with dates */
    bool orders[ORDER_YEAR + 1]; /* every date can be read where this is said */
};

static bool readable(struct slice text, char mark) {
    struct amount amount;
    return amount_read(text, mark, &amount) == NUMBER_OK;
}

static void look_at_date(struct looked *k, struct slice text) {
    period p;
    for (int order = 0; order <= ORDER_YEAR && text.len > 0; order++)
        k->orders[order] =
            k->orders[order] && period_read_by((enum date_order)order, text, &p);
}

static void look_at_period(struct looked *k, int number, const struct csvin_row *row) {
    struct time_reading booked = {.unit = TIME_YEAR};
    if (number > k->highest)
        k->highest = number;
    bool day = k->booked >= 0 && (size_t)k->booked < row->count &&
               time_read(reader_text(row->cells[k->booked]), ORDER_UNSAID, &booked) ==
                   TIME_READ &&
               booked.unit == TIME_DAY;
    k->months = k->months && day && booked.month == number;
    k->quarters = k->quarters && day && (booked.month + 2) / 3 == number;
}

static void look_at_row(struct looked *k, const struct reader *s) {
    const struct csvin_row *row = &s->row;
    int number;
    for (size_t i = 0; i < k->amount_count; i++) {
        if ((size_t)k->amounts[i] >= row->count)
            continue;
        struct slice text = reader_text(row->cells[k->amounts[i]]);
        k->natural = k->natural && (text.len == 0 || readable(text, s->decimal_mark));
        k->other = k->other &&
                   (text.len == 0 || readable(text, s->decimal_mark == ',' ? '.' : ','));
    }
    if (k->date >= 0 && (size_t)k->date < row->count)
        look_at_date(k, reader_text(row->cells[k->date]));
    if (k->period < 0 || (size_t)k->period >= row->count)
        return;
    struct slice text = reader_text(row->cells[k->period]);
    k->bare = k->bare && text.len <= 2 && month_read(text, &number) &&
              letter_is_digit(text.at[0]);
    if (k->bare)
        look_at_period(k, number, row);
}

static struct looked look(const struct suggest *g, struct reader *s) {
    enum { ROWS = 1000 };
    static const int fields[] = {COST_AMOUNT, COST_GROSS, COST_DEBIT, COST_CREDIT};
    struct looked k = {.natural = true,
                       .other = true,
                       .bare = true,
                       .booked = reader_has(s, COST_DATE)
                                     ? s->columns.cell_of[COST_DATE]
                                     : reader_likely_cell(s, COST_DATE),
                       .months = true,
                       .quarters = true,
                       .period = g->cells[COST_PERIOD],
                       .date = g->cells[COST_DATE],
                       .orders = {true, true, true, true}};
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        int cell = g->cells[fields[i]];
        if (cell >= 0)
            k.amounts[k.amount_count++] = cell;
    }
    for (int i = 0; i < ROWS && reader_advance(s); i++)
        look_at_row(&k, s);
    return k;
}

/* A row that makes a setting for this file alone. Both are given in both languages. */
static void suggest_for_file(struct suggest *g, const char *path, const char *names,
                             const char *values) {
    struct buf setting = {0};
    buf_format(&setting, "%s: ", table_name(g->l, path));
    buf_slice(&setting, word_of(names, g->dutch));
    add_cell(&g->facts, buf_view(&setting));
    end_cell(&g->facts, g->dutch);
    buf_slice(&g->facts, word_of(values, g->dutch));
    buf_char(&g->facts, '\n');
    g->rows++;
    buf_clear(&setting);
}

/* The decimal mark, where it is not that of the delimiter; and the order of dates, where
   only one fits and that must be said. */
static void suggest_facts(struct suggest *g, const struct reader *s,
                          const struct looked *k) {
    static const char *const orders[] = {[ORDER_DAY] = "d/m/y|d/m/j",
                                         [ORDER_MONTH] = "m/d/y|m/d/j",
                                         [ORDER_YEAR] = "y/m/d|j/m/d"};
    int fit = 0, order = 0;
    if (!k->natural && k->other)
        suggest_for_file(g, s->file, "decimal mark|decimaalteken",
                         s->decimal_mark == ',' ? "point|punt" : "comma|komma");
    for (int i = ORDER_DAY; i <= ORDER_YEAR; i++) {
        fit += k->orders[i];
        order = k->orders[i] ? i : order;
    }
    if (k->date >= 0 && !k->orders[ORDER_UNSAID] && fit == 1)
        suggest_for_file(g, s->file, "date order|datumvolgorde", orders[order]);
}

/* Bare numbers in a column of periods go by the setting for months or for quarters, where
   the numbers or the dates beside them tell which. */
static void suggest_part(struct suggest *g, const char *header, const struct looked *k) {
    enum { QUARTERS = 4 };
    bool months = k->highest > QUARTERS || (k->months && !k->quarters);
    struct buf *names = &g->columns[months ? COST_MONTH : COST_QUARTER];
    if (!header || !k->bare || !(months || (k->quarters && !k->months)) || names->len > 0)
        return;
    buf_text(names, header);
    if (header_equal(buf_view(&g->columns[COST_PERIOD]), slice_of(header)))
        buf_reset(&g->columns[COST_PERIOD]);
}

static void begin_file(struct suggest *g, const struct reader *s) {
    for (size_t f = 0; f < SCHEMA_FIELDS; f++)
        g->cells[f] = s->columns.cell_of[f];
}

static void suggest_file(struct suggest *g, const char *path) {
    struct reader s;
    struct diags found, *d = g->l->d;
    diags_init(&found);
    g->l->d = &found;
    int opened = reader_open(&s, g->l, path, &schema_costs);
    if (opened != 0 && !s.columns.taken) {
        diag_merge(d, &found);
    } else {
        begin_file(g, &s);
        want_period(g, &s);
        want_amounts(g, &s);
        want_account(g, &s);
        (void)want(g, &s, COST_DESCRIPTION);
        int when = g->cells[COST_PERIOD];
        const char *header = when < 0 ? NULL : reader_header(&s, (size_t)when);
        struct looked k = look(g, &s);
        suggest_facts(g, &s, &k);
        suggest_part(g, header, &k);
    }
    reader_close(&s);
    g->l->d = d;
    diags_clear(&found);
}

/* Looks at a table; where it may be any of several sheets of a workbook, at each: which of
   them count is for people to say. */
static void suggest_table(struct suggest *g, const char *path) {
    const char *const *sheets;
    size_t count = table_candidates(g->l, path, &schema_costs, &sheets);
    if (count == 0)
        suggest_file(g, path);
    for (size_t i = 0; i < count; i++)
        suggest_file(g, sheets[i]);
    if (count > 0)
        suggest_for_file(g, path, "sheets|werkbladen", "");
}

/* --- files ------------------------------------------------------------------------- */

/* The settings that a folder has, with the values they begin with: the rest is for people
   to fill in. */
static const struct {
    const char *names, *values;
} general[] = {
    {"organisation|organisatie", ""}, {"model", ""},
    {"host|centrumgemeente", ""},     {"close|afsluiting", "quarter|kwartaal"},
    {"currency|valuta", "EUR"},       {"language|taal", "en|nl"},
};

static void add_columns(struct suggest *g) {
    for (size_t f = 0; f < schema_costs.count; f++) {
        struct buf setting = {0};
        if (g->columns[f].len == 0 && !g->lacking[f])
            continue;
        buf_text(&setting, g->dutch ? "kolom." : "column.");
        buf_slice(&setting, word_of(schema_costs.fields[f].names, g->dutch));
        add_row(g, buf_str(&setting), buf_view(&g->columns[f]));
        buf_clear(&setting);
    }
}

size_t suggest_settings(struct buf *out, struct load_context *l,
                        const struct folder *folder, bool dutch) {
    struct suggest g = {.l = l, .out = out, .dutch = dutch};
    for (size_t i = 0; i < folder->cost_count; i++)
        suggest_table(&g, folder->costs[i]);
    buf_text(out, dutch ? "\xef\xbb\xbfinstelling;waarde\n" : "setting,value\n");
    for (size_t i = 0; i < sizeof general / sizeof general[0]; i++)
        add_row(&g, general[i].names, word_of(general[i].values, dutch));
    if (g.undated)
        add_row(&g, "period|periode", (struct slice){"", 0});
    add_columns(&g);
    buf_slice(out, buf_view(&g.facts));
    for (size_t f = 0; f < SCHEMA_FIELDS; f++)
        buf_clear(&g.columns[f]);
    buf_clear(&g.facts);
    return g.rows;
}

/* An account and its sum, to be sorted. */
struct listed {
    struct slice name;
    const struct account_sum *sum;
};

static int by_name(const void *a, const void *b) {
    const struct listed *x = a, *y = b;
    return slice_compare(x->name, y->name);
}

static void add_account(struct buf *out, struct slice name, const struct account_sum *sum,
                        bool dutch) {
    money cents = 0;
    bool fits = !sum->unknown && money_holds(sum->sum, &cents);
    buf_text(out, letters_formula(name) ? "'" : "");
    add_cell(out, name);
    end_cell(out, dutch);
    end_cell(out, dutch);
    buf_uint(out, sum->lines);
    end_cell(out, dutch);
    if (fits)
        money_write(out, cents, dutch ? &figure_dutch_plain : &figure_plain);
    buf_char(out, '\n');
}

size_t suggest_accounts(struct buf *out, const struct account_sums *sums, bool dutch) {
    size_t count = (size_t)sums->names.count, further = sums->rest.lines > 0;
    struct listed *list = mem_zero(count + 1, sizeof *list);
    for (size_t i = 0; i < count; i++)
        list[i] = (struct listed){sums->names.list[i], &sums->list[i]};
    qsort(list, count, sizeof *list, by_name);
    buf_text(out, dutch ? "\xef\xbb\xbfrekening;categorie;regels;som\n"
                        : "account,category,lines,sum\n");
    for (size_t i = 0; i < count; i++)
        add_account(out, list[i].name, list[i].sum, dutch);
    if (further)
        add_account(out, slice_of("*"), &sums->rest, dutch);
    free(list);
    return count + further;
}
