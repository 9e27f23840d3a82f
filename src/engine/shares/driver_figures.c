#include "engine/shares/driver_figures.h"

/* 0 for a municipality that takes no part. */
static struct decimal figure_of(const struct roster *r, int driver, size_t j) {
    const struct version *v = r->version[j];
    return v ? v->values[driver].value : (struct decimal){0};
}

unsigned driver_places(const struct roster *r, int driver) {
    unsigned most = 0;
    for (size_t j = 0; j < r->count; j++) {
        unsigned places = figure_of(r, driver, j).places;
        most = places > most ? places : most;
    }
    return most;
}

/* A unit times the power of ten that figures of fewer decimals lack. Most figures of a
   driver have as many, so it is kept from one to the next. */
struct scaled_unit {
    mpz_t number;
    unsigned places; /* of the figures that it is for */
};

static void scale(struct scaled_unit *s, const mpz_t unit, unsigned most,
                  unsigned places) {
    if (s->places == places)
        return;
    integer_power_of_ten(s->number, most - places);
    mpz_mul(s->number, s->number, unit);
    s->places = places;
}

static void scaled_unit_init(struct scaled_unit *s, const mpz_t unit, unsigned most) {
    mpz_init(s->number);
    mpz_set(s->number, unit);
    s->places = most;
}

void driver_total(const struct roster *r, int driver, struct ratio *total) {
    unsigned most = driver_places(r, driver);
    struct scaled_unit s;
    mpz_t one;
    mpz_init(one);
    integer_set(one, 1);
    scaled_unit_init(&s, one, most);
    integer_set(mpq_numref(total->q), 0);
    for (size_t j = 0; j < r->count; j++) {
        struct decimal figure = figure_of(r, driver, j);
        scale(&s, one, most, figure.places);
        integer_add_mul(mpq_numref(total->q), s.number, (uint64_t)figure.digits);
    }
    integer_power_of_ten(mpq_denref(total->q), most);
    mpq_canonicalize(total->q);
    mpz_clear(s.number);
    mpz_clear(one);
}

void driver_spread(const struct roster *r, int driver, const mpz_t unit,
                   struct portions *to) {
    unsigned most = driver_places(r, driver);
    struct scaled_unit s;
    scaled_unit_init(&s, unit, most);
    for (size_t j = 0; j < r->count; j++) {
        struct decimal figure = figure_of(r, driver, j);
        scale(&s, unit, most, figure.places);
        portions_add(to, j, s.number, (uint64_t)figure.digits);
    }
    mpz_clear(s.number);
}
