/* The largest of many lines, compared with sorting them all. */
#include "test.h"

#include "engine/largest_lines.h"

static struct cost_line line_of(money net, money vat, const char *name) {
    return (struct cost_line){.period = 2025 * 8 + 1,
                              .municipality = 3,
                              .amount = {net, vat},
                              .line = slice_of(name),
                              .description = slice_of("of what")};
}

static void offer(struct largest_lines *l, money net, money vat, const char *name) {
    const struct cost_line line = line_of(net, vat, name);
    largest_lines_add(l, &line);
}

static void assert_names(const struct largest_lines *l, const char *expected) {
    char names[64] = "";
    for (size_t i = 0; i < l->count; i++)
        strcat(strcat(names, i ? " " : ""), l->lines[i].name);
    assert_string_equal(names, expected);
}

static void all_are_kept_where_there_is_room(void **state) {
    (void)state;
    struct largest_lines l;
    largest_lines_init(&l, 3);
    offer(&l, 5, 0, "a");
    offer(&l, 7, 0, "b");
    offer(&l, -6, 0, "c");
    largest_lines_sort(&l);
    assert_names(&l, "a b c");
    assert_int_equal(l.lines[2].amount[AMOUNT_NET], -6);
    assert_int_equal(l.lines[2].municipality, 3);
    assert_int_equal(l.lines[2].period, 2025 * 8 + 1);
    assert_string_equal(l.lines[2].description, "of what");
    assert_int_equal(l.rest[AMOUNT_NET], 0);
    largest_lines_clear(&l);
}

static void the_smaller_ones_become_a_sum(void **state) {
    (void)state;
    struct largest_lines l;
    largest_lines_init(&l, 2);
    offer(&l, 1, 100, "a");
    offer(&l, -9, 100, "b");
    offer(&l, 3, 100, "c");
    offer(&l, -2, 100, "d");
    largest_lines_sort(&l);
    assert_names(&l, "b c");
    assert_int_equal(l.offered, 4);
    money rest[AMOUNT_PARTS];
    largest_lines_rest(&l, rest);
    assert_int_equal(rest[AMOUNT_NET], -1);
    assert_int_equal(rest[AMOUNT_VAT], 200);
    largest_lines_clear(&l);
}

static void of_equal_amounts_vat_decides_and_then_the_earlier(void **state) {
    (void)state;
    struct largest_lines l;
    largest_lines_init(&l, 3);
    offer(&l, 5, 1, "a");
    offer(&l, -5, 2, "b");
    offer(&l, 5, 1, "c");
    offer(&l, 5, 1, "d");
    offer(&l, 5, -3, "e");
    largest_lines_sort(&l);
    assert_names(&l, "a b e");
    largest_lines_clear(&l);
}

static void a_line_without_an_id_goes_by_its_place(void **state) {
    (void)state;
    struct largest_lines l;
    largest_lines_init(&l, 1);
    struct cost_line line = line_of(1, 0, "");
    line.place = (struct place){.file = "folder/costs.csv", .line = 12};
    largest_lines_add(&l, &line);
    assert_names(&l, "costs.csv:12");
    largest_lines_clear(&l);
}

/* The amounts 0 .. 996 in a jumbled order: kept are the seven largest, in that order. */
static void any_order_gives_the_same_lines(void **state) {
    (void)state;
    struct largest_lines l;
    largest_lines_init(&l, 7);
    for (money i = 0; i < 997; i++)
        offer(&l, i * 331 % 997 * (i % 2 ? 1 : -1), 0, "x");
    largest_lines_sort(&l);
    assert_int_equal(l.count, 7);
    for (size_t i = 0; i < 7; i++) {
        money amount = (money)l.lines[i].ordinal * 331 % 997;
        assert_true(amount >= 990);
        assert_true(i == 0 || l.lines[i].ordinal > l.lines[i - 1].ordinal);
    }
    largest_lines_clear(&l);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_are_kept_where_there_is_room),
        cmocka_unit_test(the_smaller_ones_become_a_sum),
        cmocka_unit_test(of_equal_amounts_vat_decides_and_then_the_earlier),
        cmocka_unit_test(a_line_without_an_id_goes_by_its_place),
        cmocka_unit_test(any_order_gives_the_same_lines),
    };
    return cmocka_run_group_tests_name("largest lines", tests, NULL, NULL);
}
