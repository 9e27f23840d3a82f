#include "input/costs/cost_facts.h"

#include "base/letters.h"
#include "input/forms/header_names.h"
#include "input/table/fields.h"
#include "input/table/setting_rows.h"

void cost_facts_leave(struct cost_facts *f, const struct cost_line *line) {
    const struct tally one = {1, line->amount[AMOUNT_NET]};
    tally_add(&f->left, &one);
    if (one.sum < 0)
        tally_add(&f->left_below, &one);
}

/* --- periods ----------------------------------------------------------------------- */

void cost_facts_period(struct cost_facts *f, period p) {
    if (f->first == PERIOD_NONE || p < f->first)
        f->first = p;
    if (p > f->until)
        f->until = p;
}

/* --- VAT --------------------------------------------------------------------------- */

static money size_of(money amount) {
    return amount < 0 ? -amount : amount;
}

static const money rates[] = {0, 6, 9, 21};
enum { RATES = sizeof rates / sizeof rates[0] };

/* Whether `vat` is the number of a rate; and whether it is the VAT of an amount by some
   rate, to the cent. */
static bool is_rate(money vat) {
    bool found = false;
    for (size_t i = 0; i < RATES; i++)
        found = found || vat == rates[i] * 100;
    return found;
}

static bool is_vat_of(money vat, money amount) {
    bool found = false;
    for (size_t i = 0; i < RATES; i++) {
        wide exact = (wide)amount * rates[i], given = (wide)vat * 100;
        found = found || (exact - given < 100 && given - exact < 100);
    }
    return found;
}

/* Whether `vat` is the VAT within an amount by some rate, to the cent. */
static bool is_vat_in(money vat, money amount) {
    bool found = false;
    for (size_t i = 0; i < RATES; i++) {
        wide whole = 100 + rates[i];
        wide exact = (wide)amount * rates[i], given = (wide)vat * whole;
        found = found || (exact - given < whole && given - exact < whole);
    }
    return found;
}

void cost_facts_rate(struct cost_facts *f, money amount, money vat, uint64_t line) {
    struct rates *r = &f->rates;
    if (r->other)
        return;
    r->other = !is_rate(size_of(vat));
    r->deviates = r->deviates || (!is_vat_of(size_of(vat), size_of(amount)) &&
                                  !is_vat_in(size_of(vat), size_of(amount + vat)));
    if (vat != 0 && r->first == 0)
        r->first = line;
}

void cost_facts_vat(struct vat_signs *v, money amount, money vat, bool included,
                    struct slice text, struct place at) {
    bool fits = (included ? is_vat_in : is_vat_of)(size_of(vat), size_of(amount));
    if (!fits && !included)
        return;
    v->lines++;
    v->fitting += fits;
    v->included = included;
    grouping_remember(&v->first, text, at);
}

/* --- dates ------------------------------------------------------------------------- */

void cost_facts_date(struct date_doubt *d, struct slice text, period p, period named,
                     struct place at) {
    struct time_reading r;
    period other;
    if (d->proved || time_read(text, ORDER_UNSAID, &r) != TIME_READ ||
        r.order != ORDER_DAY)
        return;
    d->proved = !period_read_by(ORDER_MONTH, text, &other);
    if (d->proved || other == p || !slice_has(text, '/') ||
        (period_within(p, named) && !period_within(other, named)))
        return;
    grouping_remember(&d->first, text, at);
}

/* --- decimal commas ---------------------------------------------------------------- */

static bool all_digits(struct slice text) {
    for (size_t i = 0; i < text.len; i++)
        if (!letter_is_digit(text.at[i]))
            return false;
    return text.len > 0;
}

void cost_facts_behind(struct parted *p, bool whole, struct slice behind,
                       struct place at) {
    if (p->other)
        return;
    p->other = !whole || !all_digits(behind) || behind.len > 2 ||
               (behind.len == 1 && p->kind < BEHIND_TEXT);
    if (p->other)
        return;
    unsigned figure = 0;
    for (size_t i = 0; i < behind.len; i++)
        figure = figure * 10 + (unsigned)(behind.at[i] - '0');
    p->rows++;
    p->seen[figure / 64] |= (uint64_t)1 << figure % 64;
    p->pair = p->pair || behind.len == 2;
    p->zero = p->zero || (behind.len == 2 && behind.at[0] == '0');
    grouping_remember(&p->first, behind, at);
}

bool cost_facts_is_vat(struct slice behind, money amount) {
    return behind.len == 2 && all_digits(behind) &&
           is_vat_of(((behind.at[0] - '0') * 10 + (behind.at[1] - '0')) * 100,
                     size_of(amount));
}

/* --- all --------------------------------------------------------------------------- */

static void join_parted(struct parted *p, const struct parted *later, uint64_t lines) {
    p->rows += later->rows;
    p->other = p->other || later->other;
    p->kind = later->rows > 0 ? later->kind : p->kind;
    p->seen[0] |= later->seen[0];
    p->seen[1] |= later->seen[1];
    p->pair = p->pair || later->pair;
    p->zero = p->zero || later->zero;
    grouping_join_first(&p->first, &later->first, lines);
}

void cost_facts_join(struct cost_facts *f, const struct cost_facts *later,
                     uint64_t lines) {
    f->lines += later->lines;
    for (int part = 0; part < AMOUNT_PARTS; part++)
        f->sum[part] += later->sum[part];
    f->beyond += later->beyond;
    tally_add(&f->below, &later->below);
    tally_add(&f->left, &later->left);
    tally_add(&f->left_below, &later->left_below);
    if (later->first != PERIOD_NONE) {
        cost_facts_period(f, later->first);
        cost_facts_period(f, later->until);
    }
    empty_amounts_join(&f->empty, &later->empty, lines);
    thousands_join(&f->thousands, &later->thousands, lines);
    signs_join(&f->signs, &later->signs, lines);
    sides_join(&f->sides, &later->sides, lines);
    f->rates.other = f->rates.other || later->rates.other;
    f->rates.deviates = f->rates.deviates || later->rates.deviates;
    f->vat_signs.included = f->vat_signs.included || later->vat_signs.included;
    f->vat_signs.lines += later->vat_signs.lines;
    f->vat_signs.fitting += later->vat_signs.fitting;
    grouping_join_first(&f->vat_signs.first, &later->vat_signs.first, lines);
    f->dates.proved = f->dates.proved || later->dates.proved;
    grouping_join_first(&f->dates.first, &later->dates.first, lines);
    join_parted(&f->parted, &later->parted, lines);
    join_parted(&f->parted_short, &later->parted_short, lines);
    if (f->rates.first == 0 && later->rates.first > 0)
        f->rates.first = later->rates.first + lines;
}

/* Reports words of two pairs. */
static void review_sides(const struct sides *sides, struct reader *s) {
    int first, other;
    if (!sides_clash(sides, &first, &other))
        return;
    struct slice names = slice_of(side_words[first].names), one, two;
    struct place at = {s->file, sides->first[other],
                       (uint32_t)s->columns.cell_of[COST_SIDE] + 1};
    (void)header_alternative(&names, &one);
    names = slice_of(side_words[other].names);
    (void)header_alternative(&names, &two);
    fault_texts(s->d, at, DIAG_SIDES_MIXED, two, one);
}

/* When amounts include VAT, its column cannot be switched off, so no setting is
   proposed. */
void cost_facts_fault_rate(struct reader *s, uint64_t line) {
    struct buf away = {0}, named = {0}, where = {0};
    if (reader_has(s, COST_AMOUNT) || !reader_has(s, COST_GROSS)) {
        setting_rows_map(&away, s->l, s->file, N_("column.vat"), "-");
        setting_rows_map(&named, s->l, s->file, N_("column.vat"),
                         s->columns.headers[COST_VAT]);
        setting_rows_place(&where, s->l);
    }
    struct place at = {s->file, line, (uint32_t)s->columns.cell_of[COST_VAT] + 1};
    diag_add(s->d, at, DIAG_VAT_RATE, s->columns.headers[COST_VAT], buf_str(&away),
             buf_str(&where), buf_str(&named), NULL);
    buf_clear(&where);
    buf_clear(&named);
    buf_clear(&away);
}

/* Reports VAT of another sign than its amount. Where amounts include it, it is certain if
   all of it fits a rate with the other sign: else net amounts were none. */
static void review_vat(const struct vat_signs *v, struct reader *s) {
    if (v->lines == 0)
        return;
    struct buf count = {0}, with = {0}, written = {0}, where = {0};
    buf_uint(&count, v->lines);
    setting_rows_value(&with, s->l, s->file, N_("vat sign"), N_("of the amount"));
    setting_rows_value(&written, s->l, s->file, N_("vat sign"), N_("as written"));
    setting_rows_place(&where, s->l);
    diag_add(s->d, v->first.place,
             v->included && v->fitting == v->lines ? DIAG_VAT_OPPOSITE
                                                   : DIAG_VAT_DOUBTFUL,
             v->first.text, buf_str(&count), buf_str(&with), buf_str(&written),
             buf_str(&where), NULL);
    buf_clear(&where);
    buf_clear(&written);
    buf_clear(&with);
    buf_clear(&count);
}

/* Reports rates, unless the settings name the column: then they are amounts. */
static void review_rates(const struct rates *r, struct reader *s) {
    if (reader_has(s, COST_VAT) && !reader_named(s, COST_VAT) && !r->other &&
        r->deviates && r->first > 0)
        cost_facts_fault_rate(s, r->first);
}

/* Whether costs may have the sign of an account: most lines are below nil, or these come to
   twice as much as the others. A few may well be credits in a file of their own. */
static bool are_below(const struct cost_facts *f) {
    enum { LEAST = 4 };
    uint64_t lines = f->lines - f->left.lines;
    uint64_t below = f->below.lines - f->left_below.lines;
    wide beyond = f->beyond > 0 ? f->beyond : 0; /* what transfers credit says nothing */
    wide sum = f->sum[AMOUNT_NET] + beyond - f->left.sum;
    return lines >= LEAST &&
           (below * 2 > lines || sum * 2 < f->below.sum - f->left_below.sum);
}

static void review_below(const struct cost_facts *f, struct reader *s) {
    if (s->said.sign.value != SIGN_UNSAID || !are_below(f))
        return;
    struct buf counts[3] = {{0}}, rows[3] = {{0}};
    buf_uint(&counts[0], f->below.lines - f->left_below.lines);
    buf_uint(&counts[1], f->lines - f->left.lines);
    money_word(&counts[2], f->sum[AMOUNT_NET] + f->beyond - f->left.sum);
    setting_rows_value(&rows[0], s->l, s->file, N_("sign"), N_("reversed"));
    setting_rows_value(&rows[1], s->l, s->file, N_("sign"), N_("as written"));
    setting_rows_place(&rows[2], s->l);
    diag_add(s->d, (struct place){.file = s->file}, DIAG_COSTS_BELOW, buf_str(&counts[0]),
             buf_str(&counts[1]), buf_str(&counts[2]), buf_str(&rows[0]),
             buf_str(&rows[1]), buf_str(&rows[2]), NULL);
    for (size_t i = 0; i < 3; i++) {
        buf_clear(&counts[i]);
        buf_clear(&rows[i]);
    }
}

/* Reports dates that may have the month first. */
static void review_dates(const struct date_doubt *d, struct reader *s) {
    struct slice text = slice_of(d->first.text);
    struct buf day = {0}, month = {0}, where = {0}, one = {0}, other = {0};
    period by_day, by_month;
    if (d->proved || !period_read(text, &by_day) ||
        !period_read_by(ORDER_MONTH, text, &by_month))
        return;
    period_write(&one, by_day);
    period_write(&other, by_month);
    field_order_row(&day, s, ORDER_DAY);
    field_order_row(&month, s, ORDER_MONTH);
    setting_rows_place(&where, s->l);
    diag_add(s->d, d->first.place, DIAG_DATE_ORDER, d->first.text, buf_str(&one),
             buf_str(&other), buf_str(&day), buf_str(&month), buf_str(&where), NULL);
    buf_clear(&other);
    buf_clear(&one);
    buf_clear(&where);
    buf_clear(&month);
    buf_clear(&day);
}

static unsigned count_seen(const struct parted *p) {
    unsigned count = 0;
    for (unsigned figure = 0; figure < 100; figure++)
        count += (unsigned)(p->seen[figure / 64] >> figure % 64 & 1);
    return count;
}

/* Whether figures look like cents: many different ones, some below 10, some above what days
   and months may be. Codes come back, and numbers seldom begin with 0. */
static bool are_cents(const struct parted *p) {
    enum { LEAST = 4, ENOUGH = 40, DAYS = 31 };
    const uint64_t rows = p->rows < ENOUGH ? p->rows : ENOUGH;
    bool large = p->seen[1] != 0 || p->seen[0] >> (DAYS + 1) != 0;
    return p->rows >= LEAST && p->zero && large && count_seen(p) * 4 >= rows * 3;
}

/* How certain it is that amounts were split: DIAG_CODES = not at all. */
static enum diag_code find_parted(const struct parted *p) {
    enum { SEVERAL = 2 };
    if (p->other || p->rows == 0 || p->kind == BEHIND_FIGURE)
        return DIAG_CODES;
    if (p->kind == BEHIND_UNKNOWN)
        return are_cents(p) ? DIAG_AMOUNT_CENTS : DIAG_CODES;
    if (p->pair && (p->rows >= SEVERAL || p->kind == BEHIND_NAMELESS))
        return DIAG_AMOUNT_PARTED;
    return p->kind == BEHIND_TEXT && (p->pair || p->rows >= SEVERAL) ? DIAG_AMOUNT_CENTS
                                                                     : DIAG_CODES;
}

static bool review_parted(const struct parted *p, const char *behind, struct reader *s) {
    enum diag_code code = find_parted(p);
    struct buf row = {0}, where = {0};
    if (code == DIAG_CODES)
        return false;
    if (behind[0])
        setting_rows_off(&row, s->l, s->file, behind);
    setting_rows_place(&where, s->l);
    diag_add(s->d, p->first.place, code, p->first.text, behind, buf_str(&row),
             buf_str(&where), NULL);
    buf_clear(&where);
    buf_clear(&row);
    return true;
}

void cost_facts_review(const struct cost_facts *f, const char *behind, struct reader *s) {
    empty_amounts_review(&f->empty, s->d);
    thousands_review(&f->thousands, s);
    if (!signs_review(&f->signs, s))
        review_below(f, s);
    review_sides(&f->sides, s);
    review_rates(&f->rates, s);
    review_vat(&f->vat_signs, s);
    review_dates(&f->dates, s);
    if (!review_parted(&f->parted, behind, s))
        (void)review_parted(&f->parted_short, "", s);
}
