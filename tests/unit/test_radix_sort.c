#include "test.h"

#include <stdlib.h>

#include "engine/rounding/radix_sort.h"

/* Sorts `count` pairs whose keys repeat, and whose values are their first places. */
static void assert_sorted(size_t count, uint64_t keys, int shift) {
    struct sort_item *list = malloc((count + 1) * sizeof *list);
    uint64_t dice = count;
    for (size_t i = 0; i < count; i++) {
        dice = dice * 6364136223846793005u + 1442695040888963407u;
        list[i] = (struct sort_item){(dice >> 33) % keys << shift, (int64_t)i};
    }
    radix_sort(list, count);
    for (size_t i = 1; i < count; i++) {
        assert_true(list[i - 1].key <= list[i].key);
        if (list[i - 1].key == list[i].key)
            assert_true(list[i - 1].value < list[i].value);
    }
    free(list);
}

static void few_pairs_are_sorted_and_equal_keys_keep_their_order(void **state) {
    (void)state;
    for (size_t count = 0; count < 40; count++)
        assert_sorted(count, 5, 0);
}

static void many_pairs_are_sorted_and_equal_keys_keep_their_order(void **state) {
    (void)state;
    assert_sorted(10000, 1, 0);
    assert_sorted(10000, 300, 0);
    assert_sorted(10000, 1000000, 0);
    assert_sorted(10000, 1000000, 40);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(few_pairs_are_sorted_and_equal_keys_keep_their_order),
        cmocka_unit_test(many_pairs_are_sorted_and_equal_keys_keep_their_order),
    };
    return cmocka_run_group_tests_name("radix_sort", tests, NULL, NULL);
}
