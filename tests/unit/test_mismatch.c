#include "test.h"

#include "engine/compare/mismatch.h"

/* The periods of 2025 that each side has, a letter each: Y is the year as a whole. Returns
   the quarter up to which they are a budget so far, 0 when they are none. */
static int so_far_of(const char *before, const char *after, struct period_range range,
                     int years) {
    struct period_pair pairs[10];
    struct comparison c = {.range = range, .years = years, .periods = pairs};
    for (int side = 0; side < 2; side++)
        for (const char *at = side ? after : before; *at; at++) {
            period p = period_make(2025 - (side ? 0 : years), *at == 'Y' ? 0 : *at - '0');
            pairs[c.period_count++] =
                (struct period_pair){side ? PERIOD_NONE : p, side ? p : PERIOD_NONE};
        }
    period last = mismatch_so_far(&c);
    return last == PERIOD_NONE ? 0 : period_quarter(last);
}

static void a_year_against_its_first_quarters_is_a_budget_so_far(void **state) {
    (void)state;
    static const struct {
        const char *before, *after;
        int last;
    } sides[] = {
        {"Y", "1", 1},    {"Y", "12", 2},   {"Y", "123", 3}, {"1234", "12", 2},
        {"Y", "1234", 0}, /* the year is over */
        {"Y", "Y", 0},    {"Y", "", 0},     {"Y", "2", 0},   {"Y", "13", 0},
        {"Y", "124", 0},  {"123", "12", 0}, {"", "1", 0},    {"1Y", "1", 1},
    };
    const struct period_range year = {period_make(2025, 0), period_make(2025, 0)};
    for (size_t i = 0; i < sizeof sides / sizeof sides[0]; i++)
        assert_int_equal(so_far_of(sides[i].before, sides[i].after, year, 0),
                         sides[i].last);
}

static void only_one_year_that_was_asked_for_is_a_budget_so_far(void **state) {
    (void)state;
    const period year = period_make(2025, 0);
    const struct period_range ranges[] = {
        {PERIOD_NONE, PERIOD_NONE},
        {year, period_make(2026, 0)},
        {period_make(2025, 1), period_make(2025, 1)},
        {period_make(2025, 1), period_make(2025, 4)},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
        assert_int_equal(so_far_of("Y", "12", ranges[i], 0), 0);
    assert_int_equal(so_far_of("Y", "12", (struct period_range){year, year}, 1), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_year_against_its_first_quarters_is_a_budget_so_far),
        cmocka_unit_test(only_one_year_that_was_asked_for_is_a_budget_so_far),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
