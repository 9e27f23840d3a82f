#include "engine/shares/key_split.h"

#include <stdlib.h>

#include "base/mem.h"
#include "engine/shares/driver_figures.h"

/* What the shares of one key in one period are computed from, and where their faults go.
   */
struct computation {
    const struct budget *budget;
    const struct key *key;
    const char *name; /* of the key in faults */
    const struct key_version *version;
    period period;
    const struct roster *roster;
    struct reported *reported;
    struct diags *diags;
    struct ratio *totals; /* owned: of the version's drivers */
    struct ratio whole;   /* of the version's weights */
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
    add_fault(c, code, at, NULL, (struct words){c->name, buf_str(&text), advice});
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
    for (size_t i = key_begun(key, first); i < key->version_count; i++) {
        const struct key_version *v = &key->versions[i];
        if (v->from > last)
            break;
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
                  (struct words){c->name, buf_str(&one), buf_str(&other)});
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
        add_fault(c, DIAG_DRIVER_MISSING, cell, NULL,
                  (struct words){c->budget->municipalities[j].name, driver, c->name});
        result = -1;
    }
    return result;
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
    ratio_write_decimal(&text, total, driver_places(c->roster, driver),
                        of->comma ? &figure_dutch_plain : &figure_plain);
    add_fault(c, DIAG_DRIVER_PERCENT, of->place, c->roster,
              (struct words){of->name, buf_str(&text), c->name});
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
                  (struct words){c->budget->drivers[w->driver].name, c->name, NULL});
        return -1;
    }
    return 0;
}

/* Whether all cells of the driver could be read. Refused ones were reported when they
   were read; texts are a fault only where a key weighs them. */
static bool is_numeric(const struct computation *c, const struct weight *w) {
    const struct driver *driver = &c->budget->drivers[w->driver];
    if (driver->text)
        add_fault(c, DIAG_DRIVER_TEXT, driver->text_place, NULL,
                  (struct words){driver->name, c->name, driver->text_shown});
    return !driver->text && !driver->refused;
}

/* Finds a driver's total. A driver that is not there is a fault that the caller knows. */
static int find_total(const struct computation *c, const struct weight *w,
                      struct ratio *total) {
    if (weight_is_nil(w))
        return 0;
    if (w->driver == DRIVER_NONE || !is_numeric(c, w) || check_given(c, w))
        return -1;
    driver_total(c->roster, w->driver, total);
    return check_total(c, w, total);
}

/* --- all of them -------------------------------------------------------------------- */

static bool weighs_figures(const struct key_version *v) {
    for (size_t i = 0; i < v->weight_count; i++)
        if (v->weights[i].driver != DRIVER_EQUAL && !weight_is_nil(&v->weights[i]))
            return true;
    return false;
}

/* Goes on after a fault, so that the faults of all drivers are found in one run. */
static int find_totals(const struct computation *c) {
    int result = 0;
    for (size_t i = 0; i < c->version->weight_count; i++)
        if (find_total(c, &c->version->weights[i], &c->totals[i]) != 0)
            result = -1;
    if (result == 0 && weighs_figures(c->version))
        compare_years(c);
    return result;
}

/* How much a driver's row gives, before it is divided by the whole. */
static void set_weight(const struct computation *c, size_t row, struct ratio *weight) {
    const struct weight *w = &c->version->weights[row];
    if (w->own_total)
        ratio_set(weight, &c->totals[row]);
    else
        ratio_set_decimal(weight, w->weight);
}

/* A hundred per cent, or the total of all parts. */
static void find_whole(struct computation *c) {
    const struct key_version *v = c->version;
    struct ratio part;
    ratio_set_int(&c->whole, v->parts ? 0 : 100);
    ratio_init(&part);
    for (size_t i = 0; v->parts && i < v->weight_count; i++) {
        set_weight(c, i, &part);
        ratio_add(&c->whole, &part);
    }
    for (size_t i = 0; v->parts && i < v->charge_count; i++) {
        ratio_set_decimal(&part, v->charges[i].weight);
        ratio_add(&c->whole, &part);
    }
    ratio_clear(&part);
}

/* Sets what a driver's row gives for a figure of 1: weight / whole / total. 0 when it gives
   nothing: its total need not be known. */
static void find_unit(const struct computation *c, size_t row, struct ratio *unit) {
    if (weight_is_nil(&c->version->weights[row]))
        return;
    set_weight(c, row, unit);
    ratio_div(unit, &c->whole);
    ratio_div(unit, &c->totals[row]);
}

/* Multiplies a unit by 10^-most, so that figures without their decimal marks can be
   multiplied by it. */
static void scale_unit(struct ratio *unit, unsigned most) {
    struct ratio scale;
    ratio_init(&scale);
    ratio_set_decimal(&scale, (struct decimal){1, most});
    ratio_mul(unit, &scale);
    ratio_clear(&scale);
}

/* What each municipality bears by drivers: the sum over the rows of unit x figure, over a
   common denominator of the units. */
static void spread(const struct computation *c, struct portions *direct) {
    const struct key_version *v = c->version;
    struct ratio *units = ratio_list_new(v->weight_count);
    mpz_t common, factor;
    mpz_init(common);
    mpz_init(factor);
    integer_set(common, 1);
    for (size_t i = 0; i < v->weight_count; i++) {
        find_unit(c, i, &units[i]);
        if (ratio_sign(&units[i]) != 0)
            scale_unit(&units[i], driver_places(c->roster, v->weights[i].driver));
        mpz_lcm(common, common, mpq_denref(units[i].q));
    }
    portions_init(direct, c->roster->count, common);
    for (size_t i = 0; i < v->weight_count; i++) {
        if (ratio_sign(&units[i]) == 0)
            continue;
        mpz_divexact(factor, common, mpq_denref(units[i].q));
        mpz_mul(factor, factor, mpq_numref(units[i].q));
        driver_spread(c->roster, v->weights[i].driver, factor, direct);
    }
    mpz_clear(factor);
    mpz_clear(common);
    ratio_list_free(units, v->weight_count);
}

/* Whether all parts total 1. They do unless weights of the key, or keys that it charges,
   were refused, which was reported when they were read. */
static bool complete(const struct key_split *s) {
    struct ratio sum, one;
    ratio_init(&sum);
    ratio_init(&one);
    ratio_set_int(&one, 1);
    portions_sum(&s->direct, &sum);
    bool known = true;
    for (size_t i = 0; i < s->version->charge_count; i++) {
        ratio_add(&sum, &s->charged[i]);
        known = known && s->version->charges[i].key != KEY_NONE;
    }
    bool result = known && ratio_compare(&sum, &one) == 0;
    ratio_clear(&one);
    ratio_clear(&sum);
    return result;
}

/* Divides by the totals and the whole, once these are known. */
static void divide(const struct computation *c, struct key_split *s) {
    spread(c, &s->direct);
    for (size_t i = 0; i < c->version->charge_count; i++) {
        ratio_set_decimal(&s->charged[i], c->version->charges[i].weight);
        ratio_div(&s->charged[i], &c->whole);
    }
}

static int split_key(struct computation *c, struct key_split *s) {
    int result = find_totals(c);
    find_whole(c);
    if (ratio_sign(&c->whole) == 0)
        result = -1; /* refused when it was read */
    if (result == 0)
        divide(c, s);
    return result;
}

/* Whether none of the fractions is above 1. */
static bool are_shares(const struct ratio *list, size_t count) {
    struct ratio one;
    bool result = true;
    ratio_init(&one);
    ratio_set_int(&one, 1);
    for (size_t i = 0; i < count; i++)
        result = result && ratio_compare(&list[i], &one) <= 0;
    ratio_clear(&one);
    return result;
}

/* The shares of a key that is known by them alone: only of the same municipalities. */
static int take_fixed(const struct computation *c, struct key_split *s) {
    const struct key *key = c->key;
    size_t i = 0;
    while (i < key->fixed_count && key->fixed[i].period != c->period)
        i++;
    if (i == key->fixed_count || key->fixed_for != c->budget->municipalities ||
        !are_shares(key->fixed[i].share, c->roster->count))
        return -1;
    portions_of(&s->direct, key->fixed[i].share, c->roster->count);
    return 0;
}

int key_split_init(struct key_split *split, const struct shares_task *task,
                   const char *name, struct reported *reported, struct diags *d) {
    struct computation c = {.budget = task->budget,
                            .key = &task->budget->keys[task->key],
                            .name = name,
                            .period = task->period,
                            .roster = task->roster,
                            .reported = reported,
                            .diags = d};
    if (find_version(&c) != 0)
        return -1;
    struct key_split s = {.key = task->key, .version = c.version};
    s.charged = ratio_list_new(c.version->charge_count);
    c.totals = ratio_list_new(c.version->weight_count);
    ratio_init(&c.whole);
    int result = c.key->fixed_count ? take_fixed(&c, &s) : split_key(&c, &s);
    if (result == 0 && !complete(&s))
        result = -1;
    if (result == 0)
        portions_reduce(&s.direct);
    ratio_clear(&c.whole);
    ratio_list_free(c.totals, c.version->weight_count);
    *split = s;
    if (result != 0)
        key_split_clear(split);
    return result;
}

void key_split_clear(struct key_split *split) {
    portions_clear(&split->direct);
    ratio_list_free(split->charged, split->charged ? split->version->charge_count : 0);
    *split = (struct key_split){0};
}
