#include "view_comparison.h"

#include "view/compare/compare.h"

/* Before and after of each row and category, or pair of periods. */
typedef const money pairs_of_money[2];

static pairs_of_money with_own[COMPARED * CATEGORY_COLUMNS] = {
    {100, 200}, {300, 0}, {0, 450}, {600, 600}, {0, 0}, /* Alpha */
    {10, 0},    {20, 0},  {0, 0},   {300, 0},   {70, 0},
    {0, 5},     {0, 0},   {0, 40},  {0, 250},   {0, 5}};

static pairs_of_money by_category[COMPARED * CATEGORY_COLUMNS] = {
    {101, 202}, {303, 4}, {5, 446}, {591, 598}, {13, 0}, /* Alpha */
    {11, 0},    {21, 0},  {1, 0},   {301, 0},   {66, 0},
    {0, 6},     {0, 1},   {0, 41},  {0, 251},   {0, 2}};

static pairs_of_money by_period[COMPARED * PAIRS] = {
    {700, 650}, {300, 0}, {0, 600}, /* Alpha */
    {150, 0},   {250, 0}, {0, 0},   {0, 90}, {0, 0}, {0, 210}};

static struct change change_of(money before, money after) {
    return (struct change){before, after, after - before};
}

static void fill(struct change *changes, pairs_of_money *figures, size_t count) {
    for (size_t i = 0; i < count; i++)
        changes[i] = change_of(figures[i][0], figures[i][1]);
}

static void init_sides(struct compared_sides *s) {
    for (size_t side = 0; side < 2; side++) {
        budget_init(&s->budgets[side]);
        diags_init(&s->diags[side]);
        s->allocations[side] = (struct allocation){.budget = &s->budgets[side]};
    }
    s->budgets[0].settings.organisation = "The Old";
    s->budgets[1].settings.organisation = "The New";
    s->budgets[1].settings.currency = "ANG";
}

static void init_rows(struct compared_sides *s) {
    s->rows[0] = (struct compared){.code = "A",
                                   .name = "Alpha",
                                   .change = change_of(1000, 1250),
                                   .effects = {1, 20, 300, -71},
                                   .inhabitants = {500, 0}};
    s->rows[1] = (struct compared){.code = "B",
                                   .name = "Bravo",
                                   .before = 1,
                                   .after = MUNICIPALITY_NONE,
                                   .change = change_of(400, 0),
                                   .effects = {-500, 60, 30, 10}};
    s->rows[2] = (struct compared){.code = "C",
                                   .name = "Charlie",
                                   .before = MUNICIPALITY_NONE,
                                   .after = 1,
                                   .change = change_of(0, 300),
                                   .effects = {111, 222, 3, -36},
                                   .inhabitants = {25, 1}};
}

void comparison_by_hand(struct compared_sides *s) {
    *s = (struct compared_sides){
        .pairs = {{2024 * 8 + 1, 2025 * 8 + 1},
                  {2024 * 8 + 2, PERIOD_NONE},
                  {PERIOD_NONE, 2025 * 8 + 3}},
        .gaps = {{GAP_KEY, "heads", 2025 * 8 + 1, 2025 * 8 + 3},
                 {GAP_DRIVERS_BEFORE, "fte", 2025 * 8, 2025 * 8},
                 {GAP_DRIVERS_AFTER, "mix", 2025 * 8 + 3, 2025 * 8 + 3}}};
    init_sides(s);
    init_rows(s);
    fill(s->with_own, with_own, COMPARED * CATEGORY_COLUMNS);
    fill(s->by_category, by_category, COMPARED * CATEGORY_COLUMNS);
    fill(s->by_period, by_period, COMPARED * PAIRS);
    s->c = (struct comparison){
        .before = {&s->allocations[0], NULL},
        .after = {&s->allocations[1], NULL},
        .years = 1,
        .rows = s->rows,
        .count = COMPARED,
        .total = {.change = change_of(1400, 1550), .effects = {-388, 302, 333, -97}},
        .periods = s->pairs,
        .period_count = PAIRS,
        .by_category = s->by_category,
        .with_own = s->with_own,
        .by_period = s->by_period,
        .gaps = s->gaps};
    categories_standard(&s->c.categories);
}

void comparison_by_hand_clear(struct compared_sides *s) {
    for (size_t side = 0; side < 2; side++) {
        budget_clear(&s->budgets[side]);
        diags_clear(&s->diags[side]);
    }
}

void comparison_by_hand_end(struct compared_sides *s, struct report *r) {
    report_free(r);
    comparison_by_hand_clear(s);
}

struct report *comparison_by_hand_report(const struct compared_sides *s) {
    const struct compare_view v = {"old", "new", &s->diags[0], &s->diags[1], 0};
    return view_compare(&s->c, &v, LANG_EN, LANG_NL);
}
