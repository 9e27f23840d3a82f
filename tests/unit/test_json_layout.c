#include "test.h"

#include "base/buf.h"
#include "input/json_layout.h"

static const char first[] = "{\"line\": \"1\", \"key\": null, \"amount\": \"1.50\"}";

/* What reading a text by the layout of an object gives: its length and texts, `\` behind
   those that have a backslash. */
static void assert_reads(const char *object, const char *text, const char *expected) {
    struct json_layout y = {0};
    struct json_texts texts;
    struct buf got;
    buf_init(&got);
    bool learnt = json_layout_learn(&y, slice_of(object));
    size_t len = json_layout_read(&y, slice_of(text), &texts);
    buf_text(&got, learnt ? "" : "not learnt ");
    buf_uint(&got, len);
    for (size_t i = 0; len > 0 && i < y.count; i++) {
        buf_char(&got, ' ');
        buf_slice(&got, texts.text[i]);
        buf_text(&got, texts.escaped >> i & 1 ? "\\" : "");
    }
    assert_string_equal(buf_str(&got), expected);
    json_layout_clear(&y);
    buf_clear(&got);
}

static void texts_may_differ(void **state) {
    (void)state;
    assert_reads(first, first, "44 1 1.50");
    assert_reads(first,
                 "{\"line\": \"caf\xc3\xa9\", \"key\": null, \"amount\": \"\"}, more",
                 "44 caf\xc3\xa9 ");
}

static void a_text_with_an_escape_is_as_written(void **state) {
    (void)state;
    assert_reads(first, "{\"line\": \"say \\\"\\\\\", \"key\": null, \"amount\": \"2\"}",
                 "48 say \\\"\\\\\\ 2");
}

static void what_stands_between_may_not_differ(void **state) {
    (void)state;
    assert_reads(first, "{\"line\": \"1\", \"key\": true, \"amount\": \"1.50\"}", "0");
    assert_reads(first, "{\"line\": \"1\",  \"key\": null, \"amount\": \"1.50\"}", "0");
    assert_reads(first,
                 "{\"line\": \"1\", \"key\": null, \"amount\": \"1.50\", \"a\": 1}", "0");
}

static void texts_that_are_not_valid_are_not_read(void **state) {
    (void)state;
    assert_reads(first, "{\"line\": \"\t\", \"key\": null, \"amount\": \"1.50\"}", "0");
    assert_reads(first, "{\"line\": \"\\x\", \"key\": null, \"amount\": \"1.50\"}", "0");
    assert_reads(first, "{\"line\": \"\\u0031\", \"key\": null, \"amount\": \"1.5\"}",
                 "0");
}

static void an_object_that_is_cut_is_not_read(void **state) {
    (void)state;
    for (size_t len = 0; len < sizeof first - 1; len++) {
        char text[sizeof first] = "";
        memcpy(text, first, len);
        assert_reads(first, text, "0");
    }
}

static void objects_within_have_no_layout(void **state) {
    (void)state;
    assert_reads("{\"a\": {\"line\": \"1\"}, \"line\": \"2\"}", first, "not learnt 0");
    assert_reads("{\"a\": [\"line\", \"1\"], \"line\": \"2\"}", first, "not learnt 0");
    assert_reads("[\"line\", \"1\"]", first, "not learnt 0");
    assert_reads("{\"a\": \"{[\"}", "{\"a\": \"]:\"}", "11 ]:");
}

static void a_name_with_an_escape_has_no_layout(void **state) {
    (void)state;
    assert_reads("{\"l\\u0069ne\": \"1\"}", first, "not learnt 0");
    assert_reads("{\"a\\\\b\": \"1\"}", first, "not learnt 0");
}

static void members_are_found_by_name(void **state) {
    (void)state;
    struct json_layout y = {0};
    assert_true(json_layout_learn(&y, slice_of(first)));
    assert_int_equal(json_layout_text(&y, "line"), 0);
    assert_int_equal(json_layout_text(&y, "amount"), 1);
    assert_int_equal(json_layout_text(&y, "key"), -1); /* no text */
    assert_int_equal(json_layout_text(&y, "vat"), -1);
    json_layout_clear(&y);
}

static void more_texts_than_are_counted_have_no_layout(void **state) {
    (void)state;
    struct buf object;
    buf_init(&object);
    for (int i = 0; i <= JSON_LAYOUT_TEXTS; i++)
        buf_format(&object, "%s\"m%d\": \"\"", i ? ", " : "{", i);
    buf_char(&object, '}');
    assert_reads(buf_str(&object), buf_str(&object), "not learnt 0");
    buf_clear(&object);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_may_differ),
        cmocka_unit_test(a_text_with_an_escape_is_as_written),
        cmocka_unit_test(what_stands_between_may_not_differ),
        cmocka_unit_test(texts_that_are_not_valid_are_not_read),
        cmocka_unit_test(an_object_that_is_cut_is_not_read),
        cmocka_unit_test(objects_within_have_no_layout),
        cmocka_unit_test(a_name_with_an_escape_has_no_layout),
        cmocka_unit_test(members_are_found_by_name),
        cmocka_unit_test(more_texts_than_are_counted_have_no_layout),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
