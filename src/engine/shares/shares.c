#include "engine/shares/shares.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"

/* What the shares of one key in one period are computed from, and where their faults go.
   */
struct computation {
    const struct budget *budget;
    const struct key *key;
    const struct key_version *version;
    period period;
    const struct roster *roster;
    struct reported *reported;
    struct diags *diags;
};

/* --- faults ------------------------------------------------------------------------- */

/* The arguments of a fault after its period; unused ones are NULL. */
struct words {
    const char *one, *two, *three;
};

/* Adds a fault about a period, unless it was reported. */
static void add_fault(const struct computation *c, enum diag_code code, struct place at,
                      const void *subject, struct words words) {
    if (reported_before(c->reported, code, at, subject))
        return;
    struct buf when;
    buf_init(&when);
    period_write(&when, c->period);
    diag_add(c->diags, at, code, buf_str(&when), words.one, words.two, words.three, NULL);
    buf_clear(&when);
}

/* A fault that names the key and one of its dates. */
static void add_dated(const struct computation *c, enum diag_code code, struct place at,
                      date day, const char *advice) {
    struct buf text;
    buf_init(&text);
    date_argument(&text, day);
    add_fault(c, code, at, NULL, (struct words){c->key->name, buf_str(&text), advice});
    buf_clear(&text);
}

/* --- the key ------------------------------------------------------------------------ */

/* Finds the version of the key that counts; an error when there is none yet, or when
   another replaces it inside the period. */
static int find_version(struct computation *c) {
    date first = period_first_day(c->period), last = period_last_day(c->period);
    const struct key *key = c->key;
    int result = 0;
    c->version = key_on(key, first);
    for (size_t i = 0; i < key->version_count; i++) {
        const struct key_version *v = &key->versions[i];
        if (v->from <= first || v->from > last)
            continue;
        add_dated(c, DIAG_KEY_CHANGES, v->place, v->from, roster_advice(c->period));
        result = -1;
    }
    if (!c->version && result == 0 && key->version_count) {
        add_dated(c, DIAG_KEY_NOT_YET, key->versions[0].place, key->versions[0].from,
                  NULL);
        result = -1;
    }
    return c->version ? result : -1;
}

/* Warns when not all figures that the key weighs were measured in the same year. */
static void compare_years(const struct computation *c) {
    int first = 0;
    for (size_t j = 0; j < c->roster->count; j++) {
        const struct version *v = c->roster->version[j];
        int year = v && v->measured_on != DATE_NONE ? v->measured_on / 10000 : 0;
        if (first == 0)
            first = year;
        if (year == 0 || year == first)
            continue;
        struct buf one, other;
        buf_init(&one);
        buf_init(&other);
        buf_int(&one, first < year ? first : year);
        buf_int(&other, first < year ? year : first);
        add_fault(c, DIAG_YEARS_MIXED, c->version->place, c->roster,
                  (struct words){c->key->name, buf_str(&one), buf_str(&other)});
        buf_clear(&other);
        buf_clear(&one);
        return;
    }
}

/* --- one driver --------------------------------------------------------------------- */

/* Whether every municipality that takes part has a figure. */
static int check_given(const struct computation *c, const struct weight *w) {
    int result = 0;
    const char *driver = c->budget->drivers[w->driver].name;
    for (size_t j = 0; j < c->roster->count; j++) {
        const struct version *v = c->roster->version[j];
        if (!v || v->values[w->driver].given)
            continue;
        struct place cell = v->place;
        cell.column = v->values[w->driver].column;
        add_fault(
            c, DIAG_DRIVER_MISSING, cell, NULL,
            (struct words){c->budget->municipalities[j].name, driver, c->key->name});
        result = -1;
    }
    return result;
}

/* The most decimals that any figure of a driver has. */
static unsigned most_places(const struct computation *c, int driver) {
    unsigned most = 0;
    for (size_t j = 0; j < c->roster->count; j++) {
        const struct version *v = c->roster->version[j];
        if (v && v->values[driver].value.places > most)
            most = v->values[driver].value.places;
    }
    return most;
}

static bool is_hundred(const struct ratio *total) {
    struct ratio hundred;
    ratio_init(&hundred);
    ratio_set_int(&hundred, 100);
    bool result = ratio_compare(total, &hundred) == 0;
    ratio_clear(&hundred);
    return result;
}

/* Shows the total in the notation of the figures. */
static void add_percent_fault(const struct computation *c, int driver,
                              const struct ratio *total) {
    const struct driver *of = &c->budget->drivers[driver];
    struct buf text;
    buf_init(&text);
    ratio_write_decimal(&text, total, most_places(c, driver),
                        of->comma ? &figure_dutch_plain : &figure_plain);
    add_fault(c, DIAG_DRIVER_PERCENT, of->place, c->roster,
              (struct words){of->name, buf_str(&text), NULL});
    buf_clear(&text);
}

/* Whether the total is not 0, and per cents total 100. */
static int check_total(const struct computation *c, const struct weight *w,
                       const struct ratio *total) {
    if (c->budget->drivers[w->driver].percent && !is_hundred(total)) {
        add_percent_fault(c, w->driver, total);
        return -1;
    }
    if (ratio_sign(total) == 0) {
        add_fault(c, DIAG_DRIVER_ZERO, w->place, c->roster,
                  (struct words){c->budget->drivers[w->driver].name, c->key->name, NULL});
        return -1;
    }
    return 0;
}

static void add_up(const struct computation *c, const struct weight *w,
                   struct ratio *total) {
    struct ratio figure;
    ratio_init(&figure);
    for (size_t j = 0; j < c->roster->count; j++) {
        if (!c->roster->version[j])
            continue;
        ratio_set_decimal(&figure, c->roster->version[j]->values[w->driver].value);
        ratio_add(total, &figure);
    }
    ratio_clear(&figure);
}

/* Adds weight x figure / total to each share; weights are per cents. */
static void spread(const struct computation *c, const struct weight *w,
                   const struct ratio *total, struct ratio *share) {
    struct ratio unit, part, figure;
    ratio_init(&unit);
    ratio_init(&part);
    ratio_init(&figure);
    ratio_set_int(&part, 100);
    ratio_set_decimal(&unit, w->weight);
    ratio_div(&unit, &part);
    ratio_div(&unit, total);
    for (size_t j = 0; j < c->roster->count; j++) {
        if (!c->roster->version[j])
            continue;
        ratio_set_decimal(&figure, c->roster->version[j]->values[w->driver].value);
        ratio_set(&part, &unit);
        ratio_mul(&part, &figure);
        ratio_add(&share[j], &part);
    }
    ratio_clear(&figure);
    ratio_clear(&part);
    ratio_clear(&unit);
}

/* Whether all cells of the driver could be read. Refused ones were reported when they
   were read; texts are a fault only where a key weighs them. */
static bool is_numeric(const struct computation *c, const struct weight *w) {
    const struct driver *driver = &c->budget->drivers[w->driver];
    if (driver->text)
        add_fault(c, DIAG_DRIVER_TEXT, driver->text_place, NULL,
                  (struct words){driver->name, c->key->name, driver->text_shown});
    return !driver->text && !driver->refused;
}

/* Adds one driver of the key to all shares. The figures of a driver without weight may be
   missing, or 0. */
static int add_driver(const struct computation *c, const struct weight *w,
                      struct ratio *share) {
    if (w->weight.digits == 0)
        return 0;
    if (!is_numeric(c, w) || check_given(c, w))
        return -1;
    struct ratio total;
    ratio_init(&total);
    add_up(c, w, &total);
    int result = check_total(c, w, &total);
    if (result == 0)
        spread(c, w, &total, share);
    ratio_clear(&total);
    return result;
}

/* --- the shares --------------------------------------------------------------------- */

static bool weighs_figures(const struct key_version *v) {
    for (size_t i = 0; i < v->weight_count; i++)
        if (v->weights[i].driver != DRIVER_EQUAL && v->weights[i].weight.digits != 0)
            return true;
    return false;
}

/* Goes on after a fault, so that the faults of all drivers are found in one run. */
static int add_drivers(const struct computation *c, struct ratio *share) {
    int result = 0;
    for (size_t i = 0; i < c->version->weight_count; i++)
        if (add_driver(c, &c->version->weights[i], share))
            result = -1;
    if (result == 0 && weighs_figures(c->version))
        compare_years(c);
    return result;
}

/* Whether the shares total 1. They do unless the weights of the key were refused, which
   was reported when they were read. */
static bool complete(const struct shares *s) {
    struct ratio sum, one;
    ratio_init(&sum);
    ratio_init(&one);
    ratio_set_int(&one, 1);
    for (size_t j = 0; j < s->count; j++)
        ratio_add(&sum, &s->share[j]);
    bool result = ratio_compare(&sum, &one) == 0;
    ratio_clear(&one);
    ratio_clear(&sum);
    return result;
}

static void make_room(struct shares *s) {
    s->share = mem_alloc(s->count * sizeof *s->share);
    s->numerators = mem_alloc(s->count * sizeof *s->numerators);
    mpz_init_set_ui(s->denominator, 1);
    for (size_t j = 0; j < s->count; j++) {
        ratio_init(&s->share[j]);
        mpz_init(s->numerators[j]);
    }
}

/* Brings all shares to their least common denominator. */
static void find_denominator(struct shares *s) {
    for (size_t j = 0; j < s->count; j++)
        mpz_lcm(s->denominator, s->denominator, mpq_denref(s->share[j].q));
    for (size_t j = 0; j < s->count; j++) {
        mpz_divexact(s->numerators[j], s->denominator, mpq_denref(s->share[j].q));
        mpz_mul(s->numerators[j], s->numerators[j], mpq_numref(s->share[j].q));
    }
}

/* Whether no share is negative and all total 1. */
__attribute__((unused)) static bool is_whole(const struct shares *s) {
    mpz_t sum;
    bool negative = false;
    mpz_init(sum);
    for (size_t j = 0; j < s->count; j++) {
        mpz_add(sum, sum, s->numerators[j]);
        negative = negative || mpz_sgn(s->numerators[j]) < 0;
    }
    bool equal = mpz_cmp(sum, s->denominator) == 0;
    mpz_clear(sum);
    return equal && !negative && mpz_sgn(s->denominator) > 0;
}

int shares_compute(struct shares *shares, const struct shares_task *task,
                   struct reported *reported, struct diags *d) {
    struct computation c = {.budget = task->budget,
                            .key = &task->budget->keys[task->key],
                            .period = task->period,
                            .roster = task->roster,
                            .reported = reported,
                            .diags = d};
    if (find_version(&c))
        return -1;
    struct shares made = {.key = task->key,
                          .period = task->period,
                          .count = task->budget->municipality_count};
    make_room(&made);
    if (add_drivers(&c, made.share) || !complete(&made)) {
        shares_clear(&made);
        return -1;
    }
    find_denominator(&made);
    assert(is_whole(&made));
    *shares = made;
    return 0;
}

int shares_init(struct shares *shares, const struct budget *b, int key, period p,
                struct diags *d) {
    struct roster roster;
    if (roster_init(&roster, b, p, d))
        return -1;
    struct reported reported;
    reported_init(&reported);
    const struct shares_task task = {b, key, p, &roster};
    int result = shares_compute(shares, &task, &reported, d);
    reported_clear(&reported);
    roster_clear(&roster);
    return result;
}

void shares_clear(struct shares *shares) {
    for (size_t j = 0; j < shares->count; j++) {
        ratio_clear(&shares->share[j]);
        mpz_clear(shares->numerators[j]);
    }
    if (shares->share)
        mpz_clear(shares->denominator);
    free(shares->numerators);
    free(shares->share);
    *shares = (struct shares){0};
}
