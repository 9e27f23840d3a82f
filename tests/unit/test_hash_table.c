#include "test.h"

#include "base/hash_table.h"

/* The numbers under a hash, in the order given, each with a blank behind it. */
static void assert_numbers(const struct hash_table *t, uint32_t hash,
                           const char *wanted) {
    char got[256] = "";
    for (struct hash_probe p = hash_table_probe(t, hash); hash_probe_next(&p);)
        snprintf(got + strlen(got), sizeof got - strlen(got), "%u ", p.number);
    assert_string_equal(got, wanted);
}

static void numbers_are_found_by_their_hash(void **state) {
    (void)state;
    struct hash_table t = {0};
    assert_numbers(&t, 7, "");
    hash_table_add(&t, 7, 0);
    hash_table_add(&t, UINT32_MAX, 5);
    assert_numbers(&t, 7, "0 ");
    assert_numbers(&t, UINT32_MAX, "5 ");
    assert_numbers(&t, 8, "");
    hash_table_clear(&t);
    assert_numbers(&t, 7, "");
}

/* 7 and 7 + 2^31 begin at one slot; only those of the same hash are given. */
static void hashes_of_one_slot_are_kept_apart(void **state) {
    (void)state;
    struct hash_table t = {0};
    const uint32_t far = 7 + (UINT32_C(1) << 31);
    hash_table_add(&t, 7, 1);
    hash_table_add(&t, far, 2);
    hash_table_add(&t, 7, 3);
    assert_numbers(&t, 7, "1 3 ");
    assert_numbers(&t, far, "2 ");
    hash_table_clear(&t);
}

static void all_are_there_after_growing(void **state) {
    (void)state;
    enum { MANY = 5000 };
    struct hash_table t = {0};
    for (uint32_t i = 0; i < MANY; i++)
        hash_table_add(&t, i * UINT32_C(2654435769), i);
    assert_int_equal(t.count, MANY);
    for (uint32_t i = 0; i < MANY; i++) {
        struct hash_probe p = hash_table_probe(&t, i * UINT32_C(2654435769));
        assert_true(hash_probe_next(&p));
        assert_int_equal(p.number, i);
        assert_false(hash_probe_next(&p));
    }
    hash_table_clear(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_found_by_their_hash),
        cmocka_unit_test(hashes_of_one_slot_are_kept_apart),
        cmocka_unit_test(all_are_there_after_growing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
