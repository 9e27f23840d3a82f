/* The picture of flows between cost centres: what goes round in a circle is left out. */
#include "../test.h"

#include "../small_budget.h"
#include "view/allocate/centre_picture.h"

enum { CENTRES = 4, FLOWS_MOST = 8 };

/* A flow in cents, to a centre or a municipality. */
struct given {
    size_t from;
    int centre, municipality;
    int64_t cents;
};

/* Compares "a>b 5; b>A 3; | caption" with the picture of these flows. */
static void assert_picture(const struct given *given, size_t count, const char *wanted) {
    struct budget b;
    struct cost_centre centres[CENTRES];
    struct centre_flow flows[FLOWS_MOST];
    struct centre_flows f = {centres, CENTRES, 0, flows, count, 0};
    struct buf text = {0};
    small_budget_init(&b, 2, 0);
    for (int i = 0; i < CENTRES; i++) {
        static const char *const names[CENTRES] = {"a", "b", "c", "d"};
        b.keys[i] = (struct key){.name = names[i], .category = CATEGORY_UNKNOWN};
        centres[i].key = i;
    }
    for (size_t i = 0; i < count; i++) {
        flows[i] = (struct centre_flow){.from = given[i].from,
                                        .centre = given[i].centre,
                                        .municipality = given[i].municipality};
        ratio_init(&flows[i].amount);
        ratio_set_int(&flows[i].amount, given[i].cents);
    }
    struct report *r = report_new("allocation", "Title", LANG_EN);
    const struct flow_picture *p = centre_picture(r, &b, &f);
    for (size_t i = 0; p && i < p->flow_count; i++)
        buf_format(&text, "%s>%s %lld; ", p->nodes[p->flows[i].from],
                   p->nodes[p->flows[i].to], (long long)p->flows[i].amount);
    buf_format(&text, "| %s", p ? p->caption : "none");
    assert_string_equal(buf_str(&text), wanted);
    for (size_t i = 0; i < count; i++)
        ratio_clear(&flows[i].amount);
    buf_clear(&text);
    report_free(r);
    budget_clear(&b);
}

#define PLAIN "From centres to municipalities: each band is as wide as its amount."
#define FOLDED                                                                           \
    " What goes round in a circle is left out: of what two centres charge each other "   \
    "only the difference is drawn."
#define DASHED " Dashed is what a municipality gets back."

static void what_runs_one_way_is_drawn_as_it_is(void **state) {
    (void)state;
    const struct given flows[] = {
        {0, 1, -1, 5}, {0, -1, 0, 7}, {1, -1, 1, 9}, {1, -1, 0, 0}};
    assert_picture(flows, 4, "a>b 5; a>A 7; b>B 9; | " PLAIN);
}

static void of_what_goes_there_and_back_the_difference_is_drawn(void **state) {
    (void)state;
    const struct given flows[] = {
        {0, 0, -1, 50}, {0, 1, -1, 5}, {0, -1, 0, 4}, {1, 0, -1, 7}, {1, -1, 0, 3}};
    assert_picture(flows, 5, "b>a 2; a>A 4; b>A 3; | " PLAIN FOLDED);
    const struct given even[] = {{0, 1, -1, 5}, {1, 0, -1, 5}, {0, -1, 0, 4}};
    assert_picture(even, 3, "a>A 4; | " PLAIN FOLDED);
}

/* a > b > c > a, of 5, 3 and 4: 3 goes round, and d only leads there. */
static void rings_of_more_than_two_lose_what_goes_round(void **state) {
    (void)state;
    const struct given flows[] = {{3, 0, -1, 1}, {0, 1, -1, 5}, {1, 2, -1, 3},
                                  {2, 0, -1, 4}, {1, -1, 0, 2}, {0, -1, 1, 9}};
    assert_picture(flows, 6, "a>b 2; c>a 1; d>a 1; b>A 2; a>B 9; | " PLAIN FOLDED);
}

/* A credit of a to b runs from b to a. */
static void credits_run_back(void **state) {
    (void)state;
    const struct given flows[] = {{0, 1, -1, -5}, {0, -1, 0, -6}, {1, -1, 0, 7}};
    assert_picture(flows, 3, "b>a 5; a>A -6; b>A 7; | " PLAIN FOLDED DASHED);
}

static void what_is_too_large_is_not_drawn(void **state) {
    (void)state;
    const struct given flows[] = {{0, 1, -1, MONEY_MAX}, {0, -1, 0, 7}};
    assert_picture(flows, 2, "| none");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_runs_one_way_is_drawn_as_it_is),
        cmocka_unit_test(of_what_goes_there_and_back_the_difference_is_drawn),
        cmocka_unit_test(rings_of_more_than_two_lose_what_goes_round),
        cmocka_unit_test(credits_run_back),
        cmocka_unit_test(what_is_too_large_is_not_drawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
