#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "demo_report.h"
#include "report/emit.h"

static void bytes_come_out_in_order_over_the_edge_of_the_buffer(void **state) {
    (void)state;
    struct kept_bytes kept = {.limit = SIZE_MAX};
    struct byte_sink sink = keep_bytes(&kept);
    struct emit e;
    emit_start(&e, &sink);
    for (int i = 0; i < 50000; i++)
        emit_text(&e, "abc");
    emit_char(&e, '.');
    assert_int_equal(emit_finish(&e), 0);
    assert_int_equal(kept.bytes.len, 150001);
    for (size_t i = 0; i < 150000; i++)
        assert_int_equal(kept.bytes.at[i], "abc"[i % 3]);
    buf_clear(&kept.bytes);
}

static void figures_fit_wherever_the_buffer_ends(void **state) {
    (void)state;
    for (size_t before = 64 * 1024 - 70; before <= 64 * 1024; before++) {
        struct kept_bytes kept = {.limit = SIZE_MAX};
        struct byte_sink sink = keep_bytes(&kept);
        struct emit e;
        emit_start(&e, &sink);
        emit_repeat(&e, "x", before);
        emit_figure(&e, -MONEY_MAX, 2, &figure_english);
        assert_int_equal(emit_finish(&e), 0);
        assert_string_equal(kept.bytes.at + before, "-92,233,720,368,547,758.07");
        buf_clear(&kept.bytes);
    }
}

static void nothing_is_written_after_a_failure(void **state) {
    (void)state;
    struct kept_bytes kept = {.limit = 100000};
    struct byte_sink sink = keep_bytes(&kept);
    struct emit e;
    emit_start(&e, &sink);
    emit_repeat(&e, "x", 100000);
    assert_int_equal(emit_status(&e), 0);
    emit_repeat(&e, "x", 1000000);
    assert_int_equal(emit_status(&e), -1);
    assert_int_equal(emit_finish(&e), -1);
    assert_int_equal(kept.calls_after, 0);
    buf_clear(&kept.bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_come_out_in_order_over_the_edge_of_the_buffer),
        cmocka_unit_test(figures_fit_wherever_the_buffer_ends),
        cmocka_unit_test(nothing_is_written_after_a_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
