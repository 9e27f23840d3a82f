#include "exact.h"

#include <gmp.h>
#include <stdlib.h>

/* --- shares, by hand ---------------------------------------------------------------- */

static void set_decimal(mpq_t q, struct decimal d) {
    mpz_set_si(mpq_numref(q), d.digits);
    mpz_ui_pow_ui(mpq_denref(q), 10, d.places);
    mpq_canonicalize(q);
}

static void figure_of(mpq_t q, const struct scenario *s, int driver, size_t j) {
    if (driver == DRIVER_EQUAL)
        mpq_set_ui(q, 1, 1);
    else
        set_decimal(q, s->figure[driver][j]);
    if (s->absent[j])
        mpq_set_ui(q, 0, 1);
}

static void shares_of(mpq_t *share, const struct scenario *s, int key) {
    mpq_t total, part, weight;
    mpq_inits(total, part, weight, NULL);
    for (size_t j = 0; j < s->municipalities; j++)
        mpq_set_ui(share[j], 0, 1);
    for (size_t w = 0; w < s->weights[key]; w++) {
        mpq_set_ui(total, 0, 1);
        for (size_t j = 0; j < s->municipalities; j++) {
            figure_of(part, s, s->driver[key][w], j);
            mpq_add(total, total, part);
        }
        set_decimal(weight, s->weight[key][w]);
        if (mpq_sgn(weight) == 0)
            continue;
        for (size_t j = 0; j < s->municipalities; j++) {
            figure_of(part, s, s->driver[key][w], j);
            mpq_mul(part, part, weight);
            mpq_div(part, part, total);
            mpq_add(share[j], share[j], part);
        }
    }
    mpq_set_ui(weight, 1, 100);
    for (size_t j = 0; j < s->municipalities; j++)
        mpq_mul(share[j], share[j], weight);
    mpq_clears(total, part, weight, NULL);
}

/* All shares of a scenario. */
struct shares_table {
    mpq_t share[KEYS][MUNICIPALITIES];
};

static struct shares_table *table_new(const struct scenario *s) {
    struct shares_table *t = malloc(sizeof *t);
    for (int key = 0; key < KEYS; key++)
        for (int j = 0; j < MUNICIPALITIES; j++)
            mpq_init(t->share[key][j]);
    for (size_t key = 0; key < s->keys; key++)
        shares_of(t->share[key], s, (int)key);
    return t;
}

static void table_free(struct shares_table *t) {
    for (int key = 0; key < KEYS; key++)
        for (int j = 0; j < MUNICIPALITIES; j++)
            mpq_clear(t->share[key][j]);
    free(t);
}

/* --- cells -------------------------------------------------------------------------- */

/* Whether `cents` is the floor or the ceiling: less than a cent away, and exact when
   whole. */
static bool near(const mpq_t exact, money cents) {
    mpq_t gap;
    mpq_init(gap);
    mpq_set_si(gap, cents, 1);
    mpq_sub(gap, gap, exact);
    mpq_abs(gap, gap);
    bool result = mpq_cmp_ui(gap, 1, 1) < 0;
    if (mpz_cmp_ui(mpq_denref(exact), 1) == 0)
        result = mpq_sgn(gap) == 0;
    mpq_clear(gap);
    return result;
}

static const char *check_line(const struct scenario *s, const struct shares_table *t,
                              const struct scenario_line *line, money amount,
                              const money *cells) {
    const char *wrong = NULL;
    money sum = 0;
    mpq_t exact;
    mpq_init(exact);
    for (size_t j = 0; j < s->municipalities && !wrong; j++) {
        sum += cells[j];
        mpq_set_si(exact, amount, 1);
        if (line->category == CATEGORY_OWN)
            mpq_set_si(exact, line->municipality == (int)j ? amount : 0, 1);
        else
            mpq_mul(exact, exact, t->share[line->key][j]);
        if (!near(exact, cells[j]))
            wrong = "a cell is neither floor nor ceiling (P2, P4)";
    }
    mpq_clear(exact);
    return !wrong && sum != amount ? "the cells of a line do not sum to it (P1)" : wrong;
}

/* --- totals ------------------------------------------------------------------------- */

enum level { GROUP, CATEGORY, PERIOD, YEAR };

/* A total of some level, named by one of its groups. */
struct scope {
    enum level level;
    const struct group *group;
};

static bool in_scope(const struct scenario_line *line, const struct scope *scope) {
    const struct group *g = scope->group;
    if (line->category == CATEGORY_OWN)
        return false;
    switch (scope->level) {
    case GROUP:
        return line->period == g->period && line->category == g->category &&
               line->key == g->key && line->key_period == g->key_period;
    case CATEGORY:
        return line->period == g->period && line->category == g->category;
    case PERIOD:
        return line->period == g->period;
    default:
        return period_quarter(line->period) && period_quarter(g->period) &&
               period_year(line->period) == period_year(g->period);
    }
}

/* Compares one total, the plain sum of its cells, with its exact value. `cells` has the
   cells of all lines. */
static const char *check_total(const struct outcome *o, const struct shares_table *t,
                               const struct scope *scope, bool vat, const money *cells) {
    const struct scenario *s = o->scenario;
    const char *wrong = NULL;
    mpq_t exact, part;
    mpq_inits(exact, part, NULL);
    for (size_t j = 0; j < s->municipalities && !wrong; j++) {
        money sum = 0, net[KEYS] = {0};
        for (size_t i = 0; i < s->count; i++) {
            if (!in_scope(&s->lines[i], scope))
                continue;
            sum += cells[(2 * i + vat) * MUNICIPALITIES + j];
            net[s->lines[i].key] += vat ? s->lines[i].vat : s->lines[i].amount;
        }
        mpq_set_ui(exact, 0, 1);
        for (size_t key = 0; key < s->keys; key++) {
            mpq_set_si(part, net[key], 1);
            mpq_mul(part, part, t->share[key][j]);
            mpq_add(exact, exact, part);
        }
        if (!near(exact, sum))
            wrong = "a total is neither floor nor ceiling (P3)";
        const money *given =
            vat ? scope->group->given[AMOUNT_VAT] : scope->group->given[AMOUNT_NET];
        if (scope->level == GROUP && given[j] != sum)
            wrong = "a group's total is not the sum of its lines (P3)";
    }
    mpq_clears(exact, part, NULL);
    return wrong;
}

static const char *check_totals(const struct outcome *o, const struct shares_table *t,
                                bool vat, const money *cells) {
    const struct allocation *a = o->a;
    const char *wrong = NULL;
    int levels = o->scenario->close == CLOSE_YEAR ? YEAR : PERIOD;
    for (size_t i = 0; i < a->group_count && !wrong; i++) {
        const struct group *g = &a->groups[i], *before = i ? g - 1 : NULL;
        for (int level = GROUP; level <= levels && !wrong; level++) {
            struct scope scope = {(enum level)level, g};
            struct scenario_line first = {.period = g->period, .category = g->category};
            struct scope last = {(enum level)level, before};
            first.key = g->key;
            first.key_period = g->key_period;
            if (before && in_scope(&first, &last))
                continue; /* the same total again */
            if (level == YEAR && !period_quarter(g->period))
                continue;
            wrong = check_total(o, t, &scope, vat, cells);
        }
    }
    return wrong;
}

const char *exact_check(const struct outcome *o) {
    const struct scenario *s = o->scenario;
    if (!o->done)
        return "the allocation failed";
    const char *wrong = NULL;
    struct shares_table *t = table_new(s);
    money *cells = calloc(s->count + 1, 2 * MUNICIPALITIES * sizeof *cells);
    for (size_t i = 0; i < s->count && !wrong; i++) {
        money *row = cells + 2 * i * MUNICIPALITIES;
        outcome_line(o, i, i, row);
        wrong = check_line(s, t, &s->lines[i], s->lines[i].amount, row);
        if (!wrong)
            wrong = check_line(s, t, &s->lines[i], s->lines[i].vat, row + MUNICIPALITIES);
    }
    if (!wrong)
        wrong = check_totals(o, t, false, cells);
    if (!wrong)
        wrong = check_totals(o, t, true, cells);
    free(cells);
    table_free(t);
    return wrong;
}

void exact_largest(const struct scenario *s, int key, money amount, money *cells) {
    struct shares_table *t = table_new(s);
    money left = llabs(amount);
    mpz_t whole;
    mpz_init(whole);
    for (size_t j = 0; j < s->municipalities; j++) {
        mpq_t *share = &t->share[key][j];
        mpz_mul_si(mpq_numref(*share), mpq_numref(*share), llabs(amount));
        mpz_fdiv_qr(whole, mpq_numref(*share), mpq_numref(*share), mpq_denref(*share));
        cells[j] = mpz_get_si(whole);
        left -= cells[j];
        mpq_canonicalize(*share);
    }
    for (; left > 0; left--) {
        size_t best = 0;
        for (size_t j = 1; j < s->municipalities; j++)
            if (mpq_cmp(t->share[key][j], t->share[key][best]) > 0)
                best = j;
        cells[best]++;
        mpq_set_si(t->share[key][best], -1, 1);
    }
    for (size_t j = 0; j < s->municipalities && amount < 0; j++)
        cells[j] = -cells[j];
    mpz_clear(whole);
    table_free(t);
}

money exact_whole_amount(const struct scenario *s, int key, money most) {
    struct shares_table *t = table_new(s);
    mpz_t common;
    mpz_init_set_ui(common, 1);
    for (size_t j = 0; j < s->municipalities; j++)
        mpz_lcm(common, common, mpq_denref(t->share[key][j]));
    money result = mpz_cmp_si(common, most) < 0 ? mpz_get_si(common) : 0;
    mpz_clear(common);
    table_free(t);
    return result;
}
