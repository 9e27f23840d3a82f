#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "input/forms/header_names.h"
#include "input/table/schema.h"

/* Whether two headers are the same, by both ways of telling. */
static bool equal(const char *a, const char *b) {
    char *one = header_canonical(slice_of(a)), *other = header_canonical(slice_of(b));
    bool same = header_equal(slice_of(a), slice_of(b));
    assert_int_equal(strcmp(one, other) == 0, same);
    free(other);
    free(one);
    return same;
}

static void headers_ignore_case_blanks_around_and_the_kind_of_gap(void **state) {
    (void)state;
    assert_true(equal("key period", "Key_Period"));
    assert_true(equal("tot en met", " TOT-en_met "));
    assert_true(equal("bedrag", "\u00a0Bedrag"));
    assert_false(equal("key period", "keyperiod"));
    assert_true(equal("key period", "key  period"));
    assert_true(equal("key period", "Key\r\nperiod"));
    assert_true(equal("key period", "\ufeff\ufeffke\u00ady\u202fperiod\u200b\n"));
    assert_true(equal("g\u00e9n\u00e9ral", "G\u00c9N\u00c9RAL"));
    assert_false(equal("amount", "amounts"));
}

static void alternatives_stand_between_bars(void **state) {
    (void)state;
    assert_true(header_among("a|b c|d", slice_of("B_C")));
    assert_true(header_among("a|b c|d", slice_of("d")));
    assert_false(header_among("a|b c|d", slice_of("c")));
    assert_false(header_among("a||b", slice_of("")));
    assert_true(header_among("a|b", slice_of("A | b")));
    assert_false(header_among("a|b", slice_of("b|a")));
}

static void every_field_goes_by_all_its_names(void **state) {
    (void)state;
    assert_int_equal(schema_field(&schema_costs, slice_of("D/C")), COST_SIDE);
    assert_int_equal(schema_field(&schema_costs, slice_of("nr")), COST_LINE);
    assert_int_equal(schema_field(&schema_costs, slice_of("sleutelperiode")),
                     COST_KEY_PERIOD);
    assert_int_equal(schema_field(&schema_municipalities, slice_of("tot_en_met")),
                     MUNICIPALITY_UNTIL);
    assert_int_equal(schema_field(&schema_costs, slice_of("supplier")), -1);
}

/* What would make a header ambiguous: one name for two fields of a file. */
static void no_name_is_that_of_two_fields(void **state) {
    (void)state;
    static const struct schema *const all[] = {&schema_municipalities, &schema_keys,
                                               &schema_settings,       &schema_costs,
                                               &schema_accounts,       &schema_advances};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        assert_true(all[i]->count <= SCHEMA_FIELDS);
        for (size_t f = 0; f < all[i]->count; f++) {
            struct slice left = slice_of(all[i]->fields[f].names), one;
            while (header_alternative(&left, &one))
                assert_int_equal(schema_field(all[i], one), f);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headers_ignore_case_blanks_around_and_the_kind_of_gap),
        cmocka_unit_test(alternatives_stand_between_bars),
        cmocka_unit_test(every_field_goes_by_all_its_names),
        cmocka_unit_test(no_name_is_that_of_two_fields),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
