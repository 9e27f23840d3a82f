#include "test.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "input/csv/source.h"
#include "loaded.h"

static int clear(void **state) {
    (void)state;
    loaded_clear();
    return 0;
}

static void given(const char *name, const char *text) {
    const struct given_file files[] = {{name, text}, {NULL, NULL}};
    loaded_folder(files);
}

/* All blocks from here on, with a bar behind each. */
static void assert_blocks(struct source *s, const char *want) {
    struct diags d;
    struct buf out;
    struct slice block;
    buf_init(&out);
    diags_init(&d);
    while (source_next(s, &block, &d) > 0) {
        buf_slice(&out, block);
        buf_char(&out, '|');
    }
    assert_string_equal(buf_str(&out), want);
    buf_clear(&out);
    diags_clear(&d);
}

static void assert_refused(const char *path, enum diag_code code) {
    struct source s;
    struct diags d;
    int spool = -1;
    diags_init(&d);
    assert_int_equal(source_open(&s, path, 4, &spool, &d), -1);
    assert_int_equal(diag_total(&d, diag_kinds[code].level), 1);
    assert_true(diag_status(&d, false) == 3);
    source_close(&s);
    diags_clear(&d);
}

static void a_file_comes_in_blocks_as_often_as_wanted(void **state) {
    (void)state;
    struct source s;
    struct diags d;
    int spool = -1;
    char bytes[8];
    given("f", "abcdefghij");
    diags_init(&d);
    assert_int_equal(source_open(&s, "f", 4, &spool, &d), 0);
    assert_int_equal(s.size, 10);
    assert_blocks(&s, "abcd|efgh|ij|");
    source_rewind(&s);
    assert_blocks(&s, "abcd|efgh|ij|");
    assert_int_equal(source_peek(&s, 8, bytes, sizeof bytes), 2);
    assert_memory_equal(bytes, "ij", 2);
    assert_int_equal(source_peek(&s, 10, bytes, sizeof bytes), 0);
    source_close(&s);
    diags_clear(&d);
}

static void the_first_block_is_read_once(void **state) {
    (void)state;
    struct source s;
    struct diags d;
    struct slice block;
    int spool = -1;
    given("f", "abcdef");
    diags_init(&d);
    assert_int_equal(source_open(&s, "f", 4, &spool, &d), 0);
    assert_int_equal(source_next(&s, &block, &d), 1);
    assert_int_equal(unlink("f"), 0);
    source_rewind(&s);
    assert_true(s.waiting);
    assert_blocks(&s, "abcd|ef|");
    source_close(&s);
    diags_clear(&d);
}

static void bytes_in_memory_are_like_a_file(void **state) {
    (void)state;
    struct source s;
    char bytes[3];
    source_memory(&s, slice_of("abcdef"), "f", 4);
    assert_blocks(&s, "abcd|ef|");
    source_rewind(&s);
    assert_blocks(&s, "abcd|ef|");
    assert_int_equal(source_peek(&s, 5, bytes, sizeof bytes), 1);
    source_close(&s);
}

struct met {
    struct buf text;
};

static void meet(void *self, struct slice block) {
    buf_slice(&((struct met *)self)->text, block);
}

static void every_byte_is_seen_once(void **state) {
    (void)state;
    struct source s;
    struct met met;
    buf_init(&met.text);
    source_memory(&s, slice_of("abcdefghij"), "f", 3);
    s.seen = meet;
    s.self = &met;
    assert_blocks(&s, "abc|def|ghi|j|");
    source_rewind(&s);
    assert_blocks(&s, "abc|def|ghi|j|");
    assert_string_equal(buf_str(&met.text), "abcdefghij");
    buf_clear(&met.text);
    source_close(&s);
}

static void standard_input_can_be_read_again(void **state) {
    (void)state;
    struct source one, two;
    struct diags d;
    int spool = -1, kept = dup(STDIN_FILENO);
    given("f", "abcdefghij");
    int fd = open("f", O_RDONLY);
    assert_int_equal(dup2(fd, STDIN_FILENO), STDIN_FILENO);
    diags_init(&d);
    assert_int_equal(source_open(&one, "-", 4, &spool, &d), 0);
    assert_blocks(&one, "abcd|efgh|ij|");
    source_close(&one);
    assert_int_equal(source_open(&two, "-", 8, &spool, &d), 0);
    assert_blocks(&two, "abcdefgh|ij|");
    source_close(&two);
    close(spool);
    close(fd);
    assert_int_equal(dup2(kept, STDIN_FILENO), STDIN_FILENO);
    close(kept);
    diags_clear(&d);
}

static void what_is_no_file_is_refused_at_once(void **state) {
    (void)state;
    given("f", "");
    assert_int_equal(mkfifo("pipe", 0600), 0);
    assert_int_equal(mkdir("folder", 0700), 0);
    assert_refused("missing", DIAG_PATH_MISSING);
    assert_refused("f/x", DIAG_UNREADABLE);
    assert_refused("pipe", DIAG_NOT_A_FILE);
    assert_refused("folder", DIAG_NOT_A_FILE);
    assert_refused("/dev/null", DIAG_NOT_A_FILE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_comes_in_blocks_as_often_as_wanted),
        cmocka_unit_test(the_first_block_is_read_once),
        cmocka_unit_test(bytes_in_memory_are_like_a_file),
        cmocka_unit_test(every_byte_is_seen_once),
        cmocka_unit_test(standard_input_can_be_read_again),
        cmocka_unit_test(what_is_no_file_is_refused_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, clear);
}
