#include "test.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "cli/progress.h"

static void assert_line(uint64_t bytes, uint64_t of, int64_t elapsed, const char *line) {
    struct buf text;
    buf_init(&text);
    progress_write(&text, bytes, of, elapsed);
    assert_string_equal(buf_str(&text), line);
    buf_clear(&text);
}

static void a_line_has_bytes_rate_and_time_left(void **state) {
    (void)state;
    assert_line(350000000, 700000000, 2000, "350.0 MB of 700.0 MB, 175.0 MB/s, 2 s left");
    assert_line(1234500000, 1234500000, 1000,
                "1,234.5 MB of 1,234.5 MB, 1,234.5 MB/s, 0 s left");
}

static void a_started_second_is_left(void **state) {
    (void)state;
    assert_line(100000000, 150000001, 1000, "100.0 MB of 150.0 MB, 100.0 MB/s, 1 s left");
}

static void an_unknown_size_leaves_the_time_out(void **state) {
    (void)state;
    assert_line(100000, 0, 1000, "0.1 MB, 0.1 MB/s");
}

static void nothing_divides_by_no_time(void **state) {
    (void)state;
    assert_line(100000, 200000, 0, "0.1 MB of 0.2 MB, 0.0 MB/s");
}

static void a_file_that_is_no_terminal_stays_empty(void **state) {
    (void)state;
    FILE *file = tmpfile();
    assert_non_null(file);
    struct progress p;
    const struct streams streams = {.err = file};
    progress_init(&p, &streams, false);
    progress_begin(&p);
    p.start -= 5000;
    progress_show(&p, 1, 2);
    progress_end(&p);
    assert_int_equal(ftell(file), 0);
    fclose(file);
}

/* The other end of a terminal, from which what was written can be read. */
static int open_terminal(FILE **file) {
    int other = posix_openpt(O_RDWR | O_NOCTTY);
    assert_true(other >= 0 && grantpt(other) == 0 && unlockpt(other) == 0);
    assert_non_null(*file = fopen(ptsname(other), "w"));
    assert_int_equal(fcntl(other, F_SETFL, O_NONBLOCK), 0);
    return other;
}

static void a_task_shows_its_progress_in_its_turn(void **state) {
    (void)state;
    char shown[64];
    atomic_size_t turn = 1;
    FILE *kept = tmpfile(), *terminal;
    assert_non_null(kept);
    int other = open_terminal(&terminal);
    struct progress p;
    const struct streams streams = {kept, kept, terminal, &turn, 2};
    progress_init(&p, &streams, false);
    progress_begin(&p);
    p.start -= 5000;
    progress_show(&p, 1, 2);
    assert_int_equal(read(other, shown, sizeof shown), -1);
    turn = 2;
    progress_show(&p, 1, 2);
    assert_true(read(other, shown, sizeof shown) > 0);
    assert_int_equal(ftell(kept), 0);
    fclose(kept);
    fclose(terminal);
    close(other);
}

static void nothing_is_shown_when_it_is_to_be_quiet(void **state) {
    (void)state;
    char shown[64];
    FILE *terminal;
    int other = open_terminal(&terminal);
    struct progress p;
    const struct streams streams = {.terminal = terminal};
    progress_init(&p, &streams, true);
    progress_begin(&p);
    p.start -= 5000;
    progress_show(&p, 1, 2);
    progress_end(&p);
    assert_int_equal(read(other, shown, sizeof shown), -1);
    fclose(terminal);
    close(other);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_has_bytes_rate_and_time_left),
        cmocka_unit_test(a_started_second_is_left),
        cmocka_unit_test(an_unknown_size_leaves_the_time_out),
        cmocka_unit_test(nothing_divides_by_no_time),
        cmocka_unit_test(a_file_that_is_no_terminal_stays_empty),
        cmocka_unit_test(a_task_shows_its_progress_in_its_turn),
        cmocka_unit_test(nothing_is_shown_when_it_is_to_be_quiet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
