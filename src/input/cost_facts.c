#include "input/cost_facts.h"

#include "input/fields.h"
#include "input/settings.h"

/* --- VAT --------------------------------------------------------------------------- */

static money size_of(money amount) {
    return amount < 0 ? -amount : amount;
}

/* Whether `vat` is a rate's number, and then whether it is that per cent of the amount too,
   to the cent. */
static bool is_rate(money vat, money amount, bool *of_amount) {
    static const money rates[] = {0, 6, 9, 21};
    for (size_t i = 0; i < sizeof rates / sizeof rates[0]; i++) {
        if (vat != rates[i] * 100)
            continue;
        wide exact = (wide)size_of(amount) * rates[i], given = (wide)vat * 100;
        *of_amount = exact - given < 100 && given - exact < 100;
        return true;
    }
    return false;
}

void cost_facts_rate(struct cost_facts *f, money amount, money vat, uint64_t line) {
    struct rates *r = &f->rates;
    bool of_amount = true;
    if (r->other)
        return;
    r->other = !is_rate(size_of(vat), amount, &of_amount);
    r->deviates = r->deviates || !of_amount;
    if (vat != 0 && r->first == 0)
        r->first = line;
}

/* --- credits ----------------------------------------------------------------------- */

void cost_facts_credit(struct cost_facts *f, money amount, struct slice text,
                       struct place at) {
    f->credits.plus += amount > 0;
    f->credits.minus += amount < 0;
    if (amount < 0)
        groups_remember(&f->credits.first, text, at);
}

/* --- all --------------------------------------------------------------------------- */

void cost_facts_join(struct cost_facts *f, const struct cost_facts *later,
                     uint64_t lines) {
    f->lines += later->lines;
    f->sum[0] += later->sum[0];
    f->sum[1] += later->sum[1];
    if (later->lines > 0) {
        f->last = later->last;
        f->last_line = later->last_line + lines;
    }
    thousands_join(&f->thousands, &later->thousands, lines);
    f->credits.minus += later->credits.minus;
    f->credits.plus += later->credits.plus;
    groups_join_first(&f->credits.first, &later->credits.first, lines);
    f->rates.other = f->rates.other || later->rates.other;
    f->rates.deviates = f->rates.deviates || later->rates.deviates;
    if (f->rates.first == 0 && later->rates.first > 0)
        f->rates.first = later->rates.first + lines;
}

/* A minus where there is a side that says it already: by all of them it is certain that
   something is counted twice, by some it is likely. */
static void review_credits(const struct credits *c, struct sheet *s) {
    if (c->minus == 0 || s->said.credit_sign.value != CREDIT_UNSAID)
        return;
    struct buf written = {0}, reversed = {0}, where = {0};
    settings_row(&written, s->l, s->file, N_("credit sign"), N_("as written"));
    settings_row(&reversed, s->l, s->file, N_("credit sign"), N_("reversed"));
    settings_place(&where, s->l);
    bool all = c->minus > 1 && c->plus == 0;
    diag_add(s->d, c->first.place, all ? DIAG_CREDITS_MINUS : DIAG_CREDIT_MINUS,
             c->first.text, buf_str(&written), buf_str(&reversed), buf_str(&where), NULL);
    buf_clear(&where);
    buf_clear(&reversed);
    buf_clear(&written);
}

static void review_rates(const struct rates *r, struct sheet *s) {
    if (!sheet_has(s, COST_VAT) || r->other || !r->deviates || r->first == 0)
        return;
    struct buf row = {0}, where = {0};
    settings_map(&row, s->l, s->file, N_("column.vat"), "-");
    settings_place(&where, s->l);
    struct place at = {s->file, r->first, (uint32_t)s->cell_of[COST_VAT] + 1};
    diag_add(s->d, at, DIAG_VAT_RATE, s->headers[COST_VAT], buf_str(&row),
             buf_str(&where), NULL);
    buf_clear(&where);
    buf_clear(&row);
}

/* A last line that is the sum of three or more lines before it. */
static void review_sum(const struct cost_facts *f, struct sheet *s) {
    enum { LEAST = 4 };
    if (f->lines < LEAST || f->last == 0 || f->sum[0] != (wide)f->last * 2)
        return;
    struct buf sum = {0};
    money_write(&sum, f->last, s->decimal_mark == ',' ? &figure_dutch : &figure_english);
    diag_add(s->d, (struct place){s->file, f->last_line, 0}, DIAG_ROW_SUM, buf_str(&sum),
             NULL);
    buf_clear(&sum);
}

void cost_facts_review(const struct cost_facts *f, struct sheet *s) {
    thousands_review(&f->thousands, s);
    review_credits(&f->credits, s);
    review_rates(&f->rates, s);
    review_sum(f, s);
}
