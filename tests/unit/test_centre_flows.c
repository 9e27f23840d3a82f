/* Flows through the worked example of the reciprocal method: maintenance M costs 90,000.00
   and passes 5,000 parts to C, 10,000 to A, 35,000 to B; computers C cost 83,820.00 and
   pass 250 parts to M, 350 to A, 400 to B. */
#include "test.h"

#include "engine/shares/centre_flows.h"
#include "small_budget.h"

enum { M, C, PLAIN, KEYS };
enum { YEAR = 2025 * 8 };

/* Adds a key that gives its parts to A and B by a driver of its own, and charges others. */
static void add_key(struct budget *b, const char *name, const int64_t given[2],
                    const int64_t charged[KEYS]) {
    size_t driver = b->key_count;
    struct key_version *v = arena_take(&b->arena, sizeof *v);
    *v = (struct key_version){.parts = true, .weight_count = 1};
    v->weights = arena_take(&b->arena, (1 + KEYS) * sizeof *v->weights);
    v->weights[0] = (struct weight){(int)driver, KEY_NONE, {0}, true, {0}};
    v->charges = v->weights + 1;
    small_budget_figures(b, driver, given);
    for (int to = 0; charged && to < KEYS; to++)
        v->charges[v->charge_count++] =
            (struct weight){DRIVER_NONE, to, {charged[to], 0}, false, {0}};
    b->keys[b->key_count++] = (struct key){
        .name = name, .category = CATEGORY_UNKNOWN, .versions = v, .version_count = 1};
}

/* What M and C charge each key. */
static void make_budget(struct budget *b, const int64_t by_m[KEYS],
                        const int64_t by_c[KEYS]) {
    small_budget_init(b, 2, KEYS);
    add_key(b, "m", (const int64_t[]){10000, 35000}, by_m);
    add_key(b, "c", (const int64_t[]){350, 400}, by_c);
    add_key(b, "plain", (const int64_t[]){1, 1}, NULL);
}

static void write_amount(struct buf *out, const struct ratio *amount) {
    int64_t cents;
    assert_true(ratio_floor(amount, &cents));
    buf_char(out, ' ');
    money_write(out, cents, &figure_plain);
}

/* Compares "m 90000.00 113800.00; m>c 11380.00; ...": direct cost and total, and where it
   goes. */
static void assert_flows(const struct budget *b, const struct key_cost *costs,
                         size_t count, const char *wanted) {
    struct centre_flows f;
    struct buf text = {0};
    centre_flows_init(&f, b, costs, count);
    for (size_t i = 0, at = 0; i < f.centre_count; i++) {
        const char *name = b->keys[f.centres[i].key].name;
        buf_text(&text, name);
        write_amount(&text, &f.centres[i].direct);
        write_amount(&text, &f.centres[i].total);
        for (; at < f.flow_count && f.flows[at].from == i; at++) {
            const struct centre_flow *to = &f.flows[at];
            buf_format(&text, "; >%s",
                       to->centre < 0 ? b->municipalities[to->municipality].name
                                      : b->keys[f.centres[to->centre].key].name);
            write_amount(&text, &to->amount);
        }
        buf_char(&text, '\n');
    }
    assert_string_equal(buf_str(&text), wanted);
    buf_clear(&text);
    centre_flows_clear(&f);
}

static const struct key_cost costs[] = {
    {M, YEAR, 9000000}, {C, YEAR, 8382000}, {PLAIN, YEAR, 100}};

static void centres_that_charge_each_other_reach_their_totals(void **state) {
    (void)state;
    struct budget b;
    make_budget(&b, (const int64_t[]){0, 5000, 0}, (const int64_t[]){250, 0, 0});
    assert_flows(&b, costs, 3,
                 "m 90000.00 113800.00; >c 11380.00; >A 22760.00; >B 79660.00\n"
                 "c 83820.00 95200.00; >m 23800.00; >A 33320.00; >B 38080.00\n");
    /* The same from two periods, half and half. */
    const struct key_cost halves[] = {{C, YEAR, 4191000},
                                      {M, YEAR, 4500000},
                                      {M, YEAR + 8, 4500000},
                                      {C, YEAR + 8, 4191000}};
    assert_flows(&b, halves, 4,
                 "c 83820.00 95200.00; >m 23800.00; >A 33320.00; >B 38080.00\n"
                 "m 90000.00 113800.00; >c 11380.00; >A 22760.00; >B 79660.00\n");
    budget_clear(&b);
}

/* Step-down: 90,000 x 5/50 to C, which has 92,820 then. */
static void a_centre_comes_before_those_it_charges(void **state) {
    (void)state;
    struct budget b;
    make_budget(&b, (const int64_t[]){0, 5000, 0}, NULL);
    const struct key_cost turned[] = {{C, YEAR, 8382000}, {M, YEAR, 9000000}};
    assert_flows(&b, turned, 2,
                 "m 90000.00 90000.00; >c 9000.00; >A 18000.00; >B 63000.00\n"
                 "c 83820.00 92820.00; >A 43316.00; >B 49504.00\n");
    budget_clear(&b);
    /* A key that is charged counts too, even without costs of its own. */
    make_budget(&b, (const int64_t[]){0, 0, 15000}, NULL);
    assert_flows(&b, costs, 2,
                 "m 90000.00 90000.00; >plain 22500.00; >A 15000.00; >B 52500.00\n"
                 "plain 0.00 22500.00; >A 11250.00; >B 11250.00\n");
    budget_clear(&b);
}

/* M keeps half: 180,000 go through it, 90,000 of them to itself. */
static void a_centre_may_charge_itself(void **state) {
    (void)state;
    struct budget b;
    make_budget(&b, (const int64_t[]){45000, 0, 0}, NULL);
    assert_flows(&b, costs, 3,
                 "m 90000.00 180000.00; >m 90000.00; >A 20000.00; >B 70000.00\n");
    budget_clear(&b);
}

static void keys_without_charges_are_no_centres(void **state) {
    (void)state;
    struct budget b;
    make_budget(&b, NULL, NULL);
    assert_flows(&b, costs, 3, "");
    assert_flows(&b, costs, 0, "");
    budget_clear(&b);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(centres_that_charge_each_other_reach_their_totals),
        cmocka_unit_test(a_centre_comes_before_those_it_charges),
        cmocka_unit_test(a_centre_may_charge_itself),
        cmocka_unit_test(keys_without_charges_are_no_centres),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
