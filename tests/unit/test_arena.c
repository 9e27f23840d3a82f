#include "test.h"

#include <stdalign.h>

#include "base/arena.h"

static void storage_is_zero_and_aligned(void **state) {
    (void)state;
    struct arena a;
    arena_init(&a);
    for (size_t size = 1; size < 100; size++) {
        unsigned char *got = arena_take(&a, size);
        assert_int_equal((uintptr_t)got % alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(got[i], 0);
        memset(got, 0xff, size);
    }
    arena_clear(&a);
}

static void what_was_taken_never_moves_or_overlaps(void **state) {
    (void)state;
    enum { TEXTS = 5000 };
    static const char *kept[TEXTS];
    struct arena a;
    arena_init(&a);
    for (int i = 0; i < TEXTS; i++) {
        char text[32];
        snprintf(text, sizeof text, "text %d", i);
        kept[i] = arena_text(&a, slice_of(text));
    }
    for (int i = 0; i < TEXTS; i++) {
        char text[32];
        snprintf(text, sizeof text, "text %d", i);
        assert_string_equal(kept[i], text);
    }
    arena_clear(&a);
}

static void something_larger_than_a_block_has_room(void **state) {
    (void)state;
    enum { SIZE = 1000000 };
    struct arena a;
    arena_init(&a);
    char *small = arena_take(&a, 1);
    char *large = arena_take(&a, SIZE);
    memset(large, 'x', SIZE);
    assert_int_equal(*small, 0);
    arena_clear(&a);
}

static void a_text_is_copied_and_ended(void **state) {
    (void)state;
    struct arena a;
    arena_init(&a);
    char source[] = "Drechterland";
    const char *copy = arena_text(&a, (struct slice){source, 6});
    source[0] = 'X';
    assert_string_equal(copy, "Drecht");
    assert_string_equal(arena_text(&a, (struct slice){NULL, 0}), "");
    arena_clear(&a);
}

static void a_cleared_arena_can_be_used_again(void **state) {
    (void)state;
    struct arena a;
    arena_init(&a);
    arena_clear(&a);
    arena_text(&a, slice_of("one"));
    arena_clear(&a);
    assert_null(a.last);
    assert_string_equal(arena_text(&a, slice_of("two")), "two");
    arena_clear(&a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(storage_is_zero_and_aligned),
        cmocka_unit_test(what_was_taken_never_moves_or_overlaps),
        cmocka_unit_test(something_larger_than_a_block_has_room),
        cmocka_unit_test(a_text_is_copied_and_ended),
        cmocka_unit_test(a_cleared_arena_can_be_used_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
