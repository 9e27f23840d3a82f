/* The keys as they were applied, over the groups of view_figures.h. */
#include "../report_dump.h"
#include "../view_figures.h"

#include "view/allocate/allocate_tables.h"

static struct report *keys_of(const struct figures *f, struct period_range range) {
    struct report *r = report_new("allocation", "Title", LANG_EN);
    tables_of_keys(r, &f->a, &(struct allocate_view){.range = range});
    return r;
}

/* A group of nothing, for its key. */
static void use_key(struct figures *f, period p, int key, period key_period) {
    figures_group(f, p, CATEGORY_ICT, key, key_period, (money[MUNICIPALITIES]){0},
                  (money[MUNICIPALITIES]){0});
}

/* Of heads 65/150 = 43.33333, 47/150 = 31.33333, 38/150 = 25.33333 %: what is missing of
   100 goes to the first of equal remainders. */
static void each_state_of_a_key_has_a_table(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    struct report *r = keys_of(&f, all_periods);
    assert_tables(r, "key: text pages, summed\nkey: text pages, summed\n"
                     "key: text pages, summed\nkey: text pages, summed\n");
    const struct table *t = dump_table(r, "key", 0);
    assert_rows(t, "Alpha | ~4.5 | ~60.0000\n"
                   "Bravo | ~3 | ~40.0000\n"
                   "= total/Total | ~7.5 | ~100.0000\n");
    assert_columns(t, "municipality driver# share#");
    assert_headings(t, "Municipality | fte | Share %");
    assert_about(t, "Key fte, 2025-Q1", NULL, "Keys");
    t = dump_table(r, "key", 1);
    assert_rows(t, "Alpha | ~500 | ~1 | ~57.5000\n"
                   "Bravo | ~300 | ~1 | ~42.5000\n"
                   "= total/Total | ~800 | ~2 | ~100.0000\n");
    assert_columns(t, "municipality driver# driver# share#");
    assert_headings(t, "Municipality | inhabitants 60 % | equal parts 40 % | Share %");
    assert_about(t, "Key heads, 2025-Q1", NULL, "Keys");
    t = dump_table(r, "key", 2);
    assert_rows(t, "Alpha | ~4.5 | ~45.0000\n"
                   "Bravo | ~3 | ~30.0000\n"
                   "Charlie | ~2.5 | ~25.0000\n"
                   "= total/Total | ~10 | ~100.0000\n");
    assert_about(t, "Key fte, 2025-Q2", NULL, "Keys");
    t = dump_table(r, "key", 3);
    assert_rows(t, "Alpha | ~500 | ~1 | ~43.3334\n"
                   "Bravo | ~300 | ~1 | ~31.3333\n"
                   "Charlie | ~200 | ~1 | ~25.3333\n"
                   "= total/Total | ~1000 | ~3 | ~100.0000\n");
    assert_about(t, "Key heads, 2025-Q3", NULL, "Keys");
    report_free(r);
    figures_clear(&f);
}

static void periods_of_the_same_state_share_a_table(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    use_key(&f, Q3, KEY_FTE, Q3);
    use_key(&f, Q3, KEY_FTE, Q2); /* late: the last is not the one met last */
    struct report *r = keys_of(&f, all_periods);
    assert_int_equal(r->table_count, 4);
    assert_string_equal(dump_table(r, "key", 0)->title, "Key fte, 2025-Q1");
    assert_string_equal(dump_table(r, "key", 2)->title, "Key fte, 2025-Q2 to 2025-Q3");
    report_free(r);
    /* What is not shown neither counts nor stands in the way. */
    r = keys_of(&f, (struct period_range){Q2, Q2});
    assert_int_equal(r->table_count, 3);
    assert_string_equal(dump_table(r, "key", 0)->title, "Key fte, 2025-Q1");
    assert_string_equal(dump_table(r, "key", 1)->title, "Key fte, 2025-Q2");
    assert_string_equal(dump_table(r, "key", 2)->title, "Key heads, 2025-Q3");
    report_free(r);
    r = keys_of(&f, (struct period_range){Q3, Q3});
    assert_int_equal(r->table_count, 2);
    assert_string_equal(dump_table(r, "key", 0)->title, "Key heads, 2025-Q3");
    assert_string_equal(dump_table(r, "key", 1)->title, "Key fte, 2025-Q3");
    report_free(r);
    figures_clear(&f);
}

/* Both are of the first quarter, in which Charlie takes no part. */
static void late_invoices_go_by_the_state_of_their_key_period(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    f.a.group_count = 0;
    use_key(&f, Q1, KEY_FTE, Q2);
    use_key(&f, Q1, KEY_FTE, Q3);
    struct report *r = keys_of(&f, all_periods);
    assert_int_equal(r->table_count, 1);
    const struct table *t = dump_table(r, "key", 0);
    assert_string_equal(t->title, "Key fte, 2025-Q2 to 2025-Q3");
    assert_rows(t, "Alpha | ~4.5 | ~45.0000\n"
                   "Bravo | ~3 | ~30.0000\n"
                   "Charlie | ~2.5 | ~25.0000\n"
                   "= total/Total | ~10 | ~100.0000\n");
    report_free(r);
    figures_clear(&f);
}

static void a_municipality_that_changes_makes_another_state(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    struct municipality *alpha = &f.b.municipalities[ALPHA];
    struct version versions[] = {alpha->versions[0], alpha->versions[0]};
    versions[1].from = 20250701;
    alpha->versions = versions;
    alpha->version_count = 2;
    f.a.group_count = 0;
    use_key(&f, Q2, KEY_FTE, Q2);
    use_key(&f, Q3, KEY_FTE, Q3);
    struct report *r = keys_of(&f, all_periods);
    assert_int_equal(r->table_count, 2);
    assert_string_equal(dump_table(r, "key", 0)->title, "Key fte, 2025-Q2");
    assert_string_equal(dump_table(r, "key", 1)->title, "Key fte, 2025-Q3");
    report_free(r);
    figures_clear(&f);
}

/* 0.000000000000000001 + 3 + 2.5. */
static void a_total_has_all_its_decimals(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    f.b.municipalities[ALPHA].versions[0].values[FTE].value =
        (struct decimal){1, DECIMAL_PLACES};
    f.a.group_count = 0;
    use_key(&f, Q3, KEY_FTE, Q3);
    struct report *r = keys_of(&f, all_periods);
    const struct cell *total = &dump_table(r, "key", 0)->cells[3 * 3 + 1];
    assert_int_equal(total->type, CELL_FIGURE);
    assert_int_equal(total->figure.places, DECIMAL_PLACES);
    assert_int_equal(total->figure.digits, 5500000000000000001);
    report_free(r);
    figures_clear(&f);
}

/* Since Q3 fte counts for 25 %, inhabitants for 75 %: 0.75 x 0.5 + 0.25 x 0.45 = 48.75,
   0.75 x 0.3 + 0.25 x 0.3 = 30, 0.75 x 0.2 + 0.25 x 0.25 = 21.25 %. */
static void a_key_that_changes_has_a_table_of_each_version(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    struct key *key = &f.b.keys[KEY_FTE];
    struct weight weights[] = {{.driver = FTE, .weight = {25, 0}},
                               {.driver = INHABITANTS, .weight = {750, 1}}};
    struct key_version versions[] = {
        key->versions[0], {.from = 20250701, .weights = weights, .weight_count = 2}};
    key->versions = versions;
    key->version_count = 2;
    use_key(&f, Q2, KEY_FTE, Q3); /* late: the version is that of the key period */
    struct report *r = keys_of(&f, (struct period_range){Q2, Q3});
    assert_int_equal(r->table_count, 4);
    assert_string_equal(dump_table(r, "key", 1)->title, "Key fte, 2025-Q2");
    const struct table *t = dump_table(r, "key", 2);
    assert_rows(t, "Alpha | ~4.5 | ~500 | ~48.7500\n"
                   "Bravo | ~3 | ~300 | ~30.0000\n"
                   "Charlie | ~2.5 | ~200 | ~21.2500\n"
                   "= total/Total | ~10 | ~1000 | ~100.0000\n");
    assert_headings(t, "Municipality | fte 25 % | inhabitants 75.0 % | Share %");
    assert_string_equal(t->title, "Key fte, 2025-Q3");
    report_free(r);
    figures_clear(&f);
}

static void they_can_be_had_in_dutch(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    lang_set(LANG_NL);
    struct report *r = keys_of(&f, (struct period_range){Q3, Q3});
    lang_swap(LANG_EN);
    const struct table *t = dump_table(r, "key", 0);
    assert_headings(t, "Gemeente | inhabitants 60 % | gelijke delen 40 % | Aandeel %");
    assert_about(t, "Verdeelsleutel heads, 2025-Q3", NULL, "Sleutels");
    report_free(r);
    figures_clear(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_state_of_a_key_has_a_table),
        cmocka_unit_test(periods_of_the_same_state_share_a_table),
        cmocka_unit_test(late_invoices_go_by_the_state_of_their_key_period),
        cmocka_unit_test(a_municipality_that_changes_makes_another_state),
        cmocka_unit_test(a_total_has_all_its_decimals),
        cmocka_unit_test(a_key_that_changes_has_a_table_of_each_version),
        cmocka_unit_test(they_can_be_had_in_dutch),
    };
    return cmocka_run_group_tests_name("keys", tests, NULL, NULL);
}
