/* The model of a thrown folder. Without circles shares are computed key by key, those that a
   key charges first; in circles by Gauss's elimination of all keys that are reached. */
#include <stdlib.h>

#include "base/mem.h"
#include "thrown.h"

enum { TIMES = WHOLE_YEAR + 1, UNKNOWN = 0, KNOWN, LACKING, OPEN };

struct thrown_shares {
    const struct thrown *figures, *keys; /* borrowed */
    mpq_t share[THROWN_KEYS][TIMES][THROWN_MUNICIPALITIES];
    int state[THROWN_KEYS][TIMES];
};

struct thrown_shares *thrown_shares_new(const struct thrown *figures,
                                        const struct thrown *keys) {
    struct thrown_shares *s = mem_zero(1, sizeof *s);
    s->figures = figures;
    s->keys = keys;
    for (int key = 0; key < THROWN_KEYS; key++)
        for (int when = 0; when < TIMES; when++)
            for (int m = 0; m < THROWN_MUNICIPALITIES; m++)
                mpq_init(s->share[key][when][m]);
    return s;
}

void thrown_shares_free(struct thrown_shares *s) {
    for (int key = 0; key < THROWN_KEYS; key++)
        for (int when = 0; when < TIMES; when++)
            for (int m = 0; m < THROWN_MUNICIPALITIES; m++)
                mpq_clear(s->share[key][when][m]);
    free(s);
}

/* --- time ----------------------------------------------------------------------------- */

static int first_of(int when) {
    return when == WHOLE_YEAR ? 1 : when;
}

static int last_of(int when) {
    return when == WHOLE_YEAR ? 4 : when;
}

static bool begins_inside(int quarter, int when) {
    return quarter > first_of(when) && quarter <= last_of(when);
}

static bool ends_inside(int quarter, int when) {
    return quarter >= first_of(when) && quarter < last_of(when);
}

bool thrown_takes_part(const struct thrown_municipality *m, int when) {
    return m->joins <= first_of(when) && m->leaves >= first_of(when);
}

static bool holds(const struct thrown_municipality *m, int when) {
    return !begins_inside(m->joins, when) && !begins_inside(m->changes, when) &&
           !(thrown_takes_part(m, when) && ends_inside(m->leaves, when));
}

static const struct decimal *figure_of(const struct thrown_municipality *m, int driver,
                                       int when) {
    return &m->figure[first_of(when) >= m->changes][driver];
}

const struct thrown_version *thrown_version_at(const struct thrown_key *key, int when) {
    const struct thrown_version *found = NULL;
    for (int v = 0; v < key->version_count; v++)
        if (key->versions[v].begins <= first_of(when))
            found = &key->versions[v];
    return found;
}

static bool key_holds(const struct thrown_key *key, int when) {
    for (int v = 0; v < key->version_count; v++)
        if (begins_inside(key->versions[v].begins, when))
            return false;
    return thrown_version_at(key, when) != NULL;
}

/* --- one key -------------------------------------------------------------------------- */

static void set_decimal(mpq_t q, struct decimal d) {
    mpz_set_si(mpq_numref(q), d.digits);
    mpz_ui_pow_ui(mpq_denref(q), 10, d.places);
    mpq_canonicalize(q);
}

/* The figure of a municipality, 0 for one that takes no part. */
static void get_figure(mpq_t q, const struct thrown *t, int driver, int m, int when) {
    mpq_set_ui(q, 0, 1);
    if (!thrown_takes_part(&t->municipalities[m], when))
        return;
    if (driver == DRIVER_EQUAL)
        mpq_set_ui(q, 1, 1);
    else
        set_decimal(q, *figure_of(&t->municipalities[m], driver, when));
}

static void get_total(mpq_t total, const struct thrown *t, int driver, int when) {
    mpq_t figure;
    mpq_init(figure);
    mpq_set_ui(total, 0, 1);
    for (int m = 0; m < t->municipality_count; m++) {
        get_figure(figure, t, driver, m, when);
        mpq_add(total, total, figure);
    }
    mpq_clear(figure);
}

static bool gives(const struct thrown_weight *w) {
    return w->own_total || w->weight.digits != 0;
}

/* How much a row gives, not divided yet. */
static void get_weight(mpq_t q, const struct thrown *t, const struct thrown_weight *w,
                       int when) {
    if (w->own_total)
        get_total(q, t, w->driver, when);
    else
        set_decimal(q, w->weight);
}

/* What a version gives to each municipality directly, and to each key. False when some
   driver has no total. */
static bool split(const struct thrown *t, const struct thrown_version *v, int when,
                  mpq_t *direct, mpq_t *charged) {
    bool good = true;
    mpq_t whole, weight, total, figure;
    mpq_inits(whole, weight, total, figure, NULL);
    for (int i = 0; i < v->count; i++) {
        get_weight(weight, t, &v->weights[i], when);
        mpq_add(whole, whole, weight);
    }
    for (int i = 0; i < v->count && mpq_sgn(whole) > 0; i++) {
        const struct thrown_weight *w = &v->weights[i];
        if (!gives(w))
            continue;
        get_weight(weight, t, w, when);
        mpq_div(weight, weight, whole);
        if (w->driver == DRIVER_NONE) {
            mpq_set(charged[w->key], weight);
            continue;
        }
        get_total(total, t, w->driver, when);
        good = good && mpq_sgn(total) > 0;
        for (int m = 0; m < t->municipality_count && good; m++) {
            get_figure(figure, t, w->driver, m, when);
            mpq_mul(figure, figure, weight);
            mpq_div(figure, figure, total);
            mpq_add(direct[m], direct[m], figure);
        }
    }
    good = good && mpq_sgn(whole) > 0;
    mpq_clears(whole, weight, total, figure, NULL);
    return good;
}

/* --- key by key ----------------------------------------------------------------------- */

/* All keys: a row of I - A, and then of b. */
typedef mpq_t equation[THROWN_KEYS + THROWN_MUNICIPALITIES];

struct system {
    struct thrown_shares *s;
    int when;
    equation rows[THROWN_KEYS];
    bool reached[THROWN_KEYS];
};

static bool reach(struct system *e, int key) {
    const struct thrown_key *of = &e->s->keys->keys[key];
    const struct thrown_version *v = thrown_version_at(of, e->when);
    if (e->reached[key])
        return true;
    e->reached[key] = true;
    if (!key_holds(of, e->when) ||
        !split(e->s->figures, v, e->when, e->rows[key] + THROWN_KEYS, e->rows[key]))
        return false;
    for (int i = 0; i < v->count; i++)
        if (v->weights[i].driver == DRIVER_NONE && gives(&v->weights[i]) &&
            !reach(e, v->weights[i].key))
            return false;
    return true;
}

/* Takes in what the keys give that a key charges, when those are known. False in a
   circle. */
static bool take_in(struct system *e, int key) {
    int *state = &e->s->state[key][e->when];
    if (*state != UNKNOWN)
        return *state == KNOWN;
    mpq_t part;
    mpq_t *share = e->s->share[key][e->when];
    mpq_init(part);
    *state = OPEN;
    bool known = true;
    for (int m = 0; m < THROWN_MUNICIPALITIES; m++)
        mpq_set(share[m], e->rows[key][THROWN_KEYS + m]);
    for (int other = 0; other < THROWN_KEYS && known; other++) {
        if (mpq_sgn(e->rows[key][other]) == 0)
            continue;
        known = take_in(e, other);
        for (int m = 0; m < THROWN_MUNICIPALITIES && known; m++) {
            mpq_mul(part, e->rows[key][other], e->s->share[other][e->when][m]);
            mpq_add(share[m], share[m], part);
        }
    }
    *state = known ? KNOWN : UNKNOWN;
    mpq_clear(part);
    return known;
}

/* --- circles -------------------------------------------------------------------------- */

static void add_times(equation to, equation from, const mpq_t times) {
    mpq_t part;
    mpq_init(part);
    for (int i = 0; i < THROWN_KEYS + THROWN_MUNICIPALITIES; i++) {
        mpq_mul(part, from[i], times);
        mpq_add(to[i], to[i], part);
    }
    mpq_clear(part);
}

/* Puts into all rows what a key gives on, in place of what it is charged. What it charges
   itself makes the rest larger. False when there is no rest. */
static bool eliminate(struct system *e, int key) {
    mpq_t rest, times;
    mpq_inits(rest, times, NULL);
    mpq_set_ui(rest, 1, 1);
    mpq_sub(rest, rest, e->rows[key][key]);
    bool has_rest = mpq_sgn(rest) > 0;
    mpq_set_ui(e->rows[key][key], 0, 1);
    for (int i = 0; i < THROWN_KEYS + THROWN_MUNICIPALITIES && has_rest; i++)
        mpq_div(e->rows[key][i], e->rows[key][i], rest);
    for (int other = 0; other < THROWN_KEYS && has_rest; other++) {
        mpq_set(times, e->rows[other][key]);
        mpq_set_ui(e->rows[other][key], 0, 1);
        add_times(e->rows[other], e->rows[key], times);
    }
    mpq_clears(rest, times, NULL);
    return has_rest;
}

static bool solve(struct system *e) {
    for (int key = 0; key < THROWN_KEYS; key++)
        if (e->reached[key] && !eliminate(e, key))
            return false;
    for (int key = 0; key < THROWN_KEYS; key++)
        for (int m = 0; m < THROWN_MUNICIPALITIES && e->reached[key]; m++)
            mpq_set(e->s->share[key][e->when][m], e->rows[key][THROWN_KEYS + m]);
    for (int key = 0; key < THROWN_KEYS; key++)
        if (e->reached[key])
            e->s->state[key][e->when] = KNOWN;
    return true;
}

/* --- shares --------------------------------------------------------------------------- */

static bool find(struct thrown_shares *s, int key, int when) {
    struct system e = {.s = s, .when = when};
    for (int m = 0; m < s->figures->municipality_count; m++)
        if (!holds(&s->figures->municipalities[m], when))
            return false;
    for (int i = 0; i < THROWN_KEYS; i++)
        for (int j = 0; j < THROWN_KEYS + THROWN_MUNICIPALITIES; j++)
            mpq_init(e.rows[i][j]);
    bool good = reach(&e, key) && (take_in(&e, key) || solve(&e));
    for (int i = 0; i < THROWN_KEYS; i++)
        for (int j = 0; j < THROWN_KEYS + THROWN_MUNICIPALITIES; j++)
            mpq_clear(e.rows[i][j]);
    return good;
}

const mpq_t *thrown_shares_get(struct thrown_shares *s, int key, int when) {
    int *state = &s->state[key][when];
    if (*state == UNKNOWN)
        *state = find(s, key, when) ? KNOWN : LACKING;
    return *state == KNOWN ? (const mpq_t *)s->share[key][when] : NULL;
}

/* --- rows ----------------------------------------------------------------------------- */

money thrown_round(const mpq_t q) {
    mpz_t n; /* twice the number cut off, one more, halved */
    mpz_init(n);
    mpz_mul_ui(n, mpq_numref(q), 2);
    mpz_tdiv_q(n, n, mpq_denref(q));
    (mpq_sgn(q) < 0 ? mpz_sub_ui : mpz_add_ui)(n, n, 1);
    mpz_tdiv_q_ui(n, n, 2);
    money cents = mpz_get_si(n);
    mpz_clear(n);
    return cents;
}

/* The units of a tariff: by a key that is one plain driver, for those taking part or for the
   row's own municipality. False when they are not known. */
static bool get_units(mpq_t units, const struct thrown *t, const struct thrown_row *row) {
    const struct thrown_key *key = &t->keys[row->key];
    const struct thrown_version *v = thrown_version_at(key, row->key_when);
    if (!key_holds(key, row->key_when) || v->count != 1 || v->weights[0].driver < 0 ||
        v->weights[0].driver == THROWN_PERCENT)
        return false;
    if (row->municipality == NOBODY) {
        get_total(units, t, v->weights[0].driver, row->key_when);
        return true;
    }
    const struct thrown_municipality *m = &t->municipalities[row->municipality];
    get_figure(units, t, v->weights[0].driver, row->municipality, row->key_when);
    return thrown_takes_part(m, row->key_when) && holds(m, row->key_when);
}

/* Whether a municipality is on one side at least, and not on both. */
static bool has_sides(const struct thrown_row *row) {
    if (row->municipality == NOBODY)
        return row->in_favour_key == NOBODY;
    return row->in_favour != row->municipality;
}

bool thrown_worth(const struct thrown *t, struct thrown_shares *s,
                  const struct thrown_row *row, money *cents) {
    bool good = has_sides(row);
    if (row->municipality == NOBODY)
        good = good && thrown_shares_get(s, row->key, row->key_when);
    if (row->in_favour_key != NOBODY)
        good = good && thrown_shares_get(s, row->in_favour_key, row->key_when);
    mpq_t value, other;
    mpq_inits(value, other, NULL);
    set_decimal(value, row->price);
    if (row->tariff)
        good = good && get_units(other, t, row);
    if (row->tariff)
        mpq_mul(value, value, other);
    if (row->factor) {
        set_decimal(other, row->factors);
        mpq_mul(value, value, other);
    }
    mpq_set_ui(other, 100, 1);
    mpq_mul(value, value, other);
    *cents = thrown_round(value);
    mpq_clears(value, other, NULL);
    return good;
}
