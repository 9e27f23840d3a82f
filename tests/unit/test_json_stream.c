#include "test.h"

#include "input/json_stream.h"

/* Walks over all of `json`, read in blocks of `block` bytes, and writes what it gives:
   "name" before a colon, elements in brackets, -1 where it is no JSON. */
static void walk(const char *json, size_t block, struct buf *out) {
    struct source source;
    struct diags diags;
    struct json_stream s;
    int got;
    diags_init(&diags);
    source_memory(&source, slice_of(json), "x.json", block);
    json_stream_init(&s, &source, &diags);
    got = json_stream_open(&s);
    while (got == 1 && (got = json_stream_member(&s)) == 1) {
        buf_slice(out, buf_view(&s.value));
        buf_char(out, ':');
        if (json_stream_array(&s) == 1) {
            while ((got = json_stream_element(&s)) == 1)
                buf_format(out, "[%.*s]", (int)s.value.len, buf_str(&s.value));
            got = got == 0 ? 1 : got;
        } else if ((got = json_stream_value(&s)) == 1) {
            buf_slice(out, buf_view(&s.value));
        }
        buf_char(out, ';');
    }
    buf_format(out, "%d on %llu", got, (unsigned long long)s.line);
    json_stream_clear(&s);
    source_close(&source);
    diags_clear(&diags);
}

/* Whatever the blocks are cut into. */
static void assert_walk(const char *json, const char *expected) {
    for (size_t block = 1; block < 70; block++) {
        struct buf out;
        buf_init(&out);
        walk(json, block, &out);
        assert_string_equal(buf_str(&out), expected);
        buf_clear(&out);
    }
}

static void members_and_elements_come_one_by_one(void **state) {
    (void)state;
    assert_walk("{}", "0 on 1");
    assert_walk(" {\"a\": 1, \"b\" : \"x\",\n\"c\":{\"d\": [1]} } \n",
                "\"a\":1;\"b\":\"x\";\"c\":{\"d\": [1]};0 on 3");
    assert_walk("{\"a\": [], \"b\": [1, \"2\" ,{\"c\": 3}, [4, 5],null]}",
                "\"a\":;\"b\":[1][\"2\"][{\"c\": 3}][[4, 5]][null];0 on 1");
}

/* Brackets, commas and escaped quotes within a text are text. */
static void texts_hide_what_they_hold(void **state) {
    (void)state;
    assert_walk("{\"a]}\": [\"}],\\\"{\", \"\\\\\"], \"b\": \"\\\\\\\"\"}",
                "\"a]}\":[\"}],\\\"{\"][\"\\\\\"];\"b\":\"\\\\\\\"\";0 on 1");
}

static void a_mark_in_front_is_passed_over(void **state) {
    (void)state;
    assert_walk("\xef\xbb\xbf{\"a\": 1}", "\"a\":1;0 on 1");
}

static void an_array_is_no_object(void **state) {
    (void)state;
    assert_walk("[1]", "0 on 1");
}

static void what_is_no_json_is_refused_on_its_line(void **state) {
    (void)state;
    assert_walk("", "-1 on 1");
    assert_walk("x", "-1 on 1");
    assert_walk("{", "-1 on 1");
    assert_walk("{\"a\"\n1}", "-1 on 2");
    assert_walk("{\"a\": }", "\"a\":;-1 on 1");
    assert_walk("{\"a\": 1,}", "\"a\":1;-1 on 1");
    assert_walk("{\"a\": 1 \"b\": 2}", "\"a\":1;-1 on 1");
    assert_walk("{\"a\": [1 2]}", "\"a\":[1];-1 on 1");
    assert_walk("{\"a\": [1,]}", "\"a\":[1];-1 on 1");
    assert_walk("{\"a\": [,1]}", "\"a\":;-1 on 1");
    assert_walk("{\"a\": [1\n\n", "\"a\":[1];-1 on 3");
    assert_walk("{\"a\": \"never ended}", "\"a\":;-1 on 1");
    assert_walk("{\"a\": 1} {", "\"a\":1;-1 on 1");
    assert_walk("{a: 1}", "-1 on 1");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_and_elements_come_one_by_one),
        cmocka_unit_test(texts_hide_what_they_hold),
        cmocka_unit_test(a_mark_in_front_is_passed_over),
        cmocka_unit_test(an_array_is_no_object),
        cmocka_unit_test(what_is_no_json_is_refused_on_its_line),
    };
    return cmocka_run_group_tests_name("json_stream", tests, NULL, NULL);
}
