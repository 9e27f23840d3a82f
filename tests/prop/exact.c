#include "exact.h"

#include <stdlib.h>
#include <string.h>

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

static const char *check_cells(const struct exact_line *line, size_t municipalities,
                               enum amount_part part) {
    const char *wrong = NULL;
    money sum = 0, amount = line->amount[part];
    mpq_t exact;
    mpq_init(exact);
    for (size_t j = 0; j < municipalities && !wrong; j++) {
        sum += line->cells[part * MUNICIPALITIES + j];
        mpq_set_si(exact, amount, 1);
        if (!line->share)
            mpq_set_si(exact, line->municipality == (int)j ? amount : 0, 1);
        else
            mpq_mul(exact, exact, line->share[j]);
        if (!near(exact, line->cells[part * MUNICIPALITIES + j]))
            wrong = "a cell is neither floor nor ceiling (P2, P4)";
    }
    mpq_clear(exact);
    return !wrong && sum != amount ? "the cells of a line do not sum to it (P1)" : wrong;
}

/* --- totals ------------------------------------------------------------------------- */

enum level { GROUP, CATEGORY, PERIOD, YEAR };

/* What is added up for a total: the cents of each municipality, and the amounts that go by
   the same shares. */
struct total {
    size_t municipalities;
    money given[MUNICIPALITIES];
    const mpq_t **share; /* owned */
    money *amount;       /* owned */
    size_t count;
};

/* A total of some level, named by one of its groups. */
static bool in_scope(const struct exact_line *line, enum level level,
                     const struct group *g) {
    if (!line->share)
        return false;
    switch (level) {
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

static void add_line(struct total *t, const struct exact_line *line,
                     enum amount_part part) {
    size_t i = 0;
    for (size_t j = 0; j < t->municipalities; j++)
        t->given[j] += line->cells[part * MUNICIPALITIES + j];
    while (i < t->count && t->share[i] != line->share)
        i++;
    t->share[i] = line->share;
    t->amount[i] = (i < t->count ? t->amount[i] : 0) + line->amount[part];
    t->count += i == t->count;
}

static const char *compare_total(const struct total *t) {
    const char *wrong = NULL;
    mpq_t exact, part;
    mpq_inits(exact, part, NULL);
    for (size_t j = 0; j < t->municipalities && !wrong; j++) {
        mpq_set_ui(exact, 0, 1);
        for (size_t i = 0; i < t->count; i++) {
            mpq_set_si(part, t->amount[i], 1);
            mpq_mul(part, part, t->share[i][j]);
            mpq_add(exact, exact, part);
        }
        if (!near(exact, t->given[j]))
            wrong = "a total is neither floor nor ceiling (P3)";
    }
    mpq_clears(exact, part, NULL);
    return wrong;
}

/* Compares one total, the plain sum of its cells, with its exact value. */
static const char *check_total(const struct exact_line *lines, size_t count,
                               enum level level, const struct group *g,
                               enum amount_part part, struct total *t) {
    t->count = 0;
    memset(t->given, 0, sizeof t->given);
    for (size_t i = 0; i < count; i++)
        if (in_scope(&lines[i], level, g))
            add_line(t, &lines[i], part);
    if (level == GROUP &&
        memcmp(t->given, g->given[part], t->municipalities * sizeof *t->given) != 0)
        return "a group's total is not the sum of its lines (P3)";
    return compare_total(t);
}

static bool same_total(const struct group *g, const struct group *other,
                       enum level level) {
    static const mpq_t nothing[1];
    const struct exact_line first = {.period = g->period,
                                     .key_period = g->key_period,
                                     .category = g->category,
                                     .key = g->key,
                                     .share = nothing};
    return in_scope(&first, level, other);
}

static const char *check_totals(const struct allocation *a,
                                const struct exact_line *lines, size_t count,
                                enum amount_part part) {
    const char *wrong = NULL;
    struct total t = {.municipalities = a->budget->municipality_count};
    enum level levels = a->close == CLOSE_YEAR ? YEAR : PERIOD;
    t.share = malloc((count + 1) * sizeof *t.share);
    t.amount = malloc((count + 1) * sizeof *t.amount);
    for (size_t i = 0; i < a->group_count && !wrong; i++) {
        const struct group *g = &a->groups[i];
        for (enum level level = GROUP; level <= levels && !wrong; level++)
            if ((level != YEAR || period_quarter(g->period)) &&
                (i == 0 || !same_total(g, g - 1, level)))
                wrong = check_total(lines, count, level, g, part, &t);
    }
    free(t.share);
    free(t.amount);
    return wrong;
}

const char *exact_promises(const struct allocation *a, const struct exact_line *lines,
                           size_t count) {
    const char *wrong = NULL;
    for (enum amount_part part = AMOUNT_NET; part < AMOUNT_PARTS && !wrong; part++) {
        for (size_t i = 0; i < count && !wrong; i++)
            wrong = check_cells(&lines[i], a->budget->municipality_count, part);
        if (!wrong)
            wrong = check_totals(a, lines, count, part);
    }
    return wrong;
}

/* --- outcomes ------------------------------------------------------------------------ */

static struct exact_line line_of(const struct outcome *o, size_t number,
                                 const struct shares_table *t) {
    const struct scenario_line *from = &o->scenario->lines[number];
    struct exact_line line = {.period = from->period,
                              .key_period = from->key_period,
                              .category = from->category,
                              .key = from->key,
                              .municipality = from->municipality,
                              .amount = {from->amount, from->vat}};
    if (from->category != CATEGORY_OWN)
        line.share = t->share[from->key];
    outcome_line(o, number, number, line.cells);
    return line;
}

const char *exact_check(const struct outcome *o) {
    const struct scenario *s = o->scenario;
    if (!o->done)
        return "the allocation failed";
    struct shares_table *t = table_new(s);
    struct exact_line *lines = calloc(s->count + 1, sizeof *lines);
    for (size_t i = 0; i < s->count; i++)
        lines[i] = line_of(o, i, t);
    const char *wrong = exact_promises(o->a, lines, s->count);
    free(lines);
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
