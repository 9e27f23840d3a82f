#include "test.h"

#include <errno.h>

#include "base/diag.h"
#include "base/lang.h"

/* What diag_visit showed, as text. */
struct shown {
    struct buf text;
    size_t faults;
};

static void show_fault(void *self, const struct diag *fault) {
    struct shown *s = self;
    s->faults++;
    diag_print(&s->text, fault, false);
}

static void show_more(void *self, const char *file, enum diag_level level,
                      uint64_t times) {
    diag_print_more(&((struct shown *)self)->text, file, level, times);
}

static struct shown show(const struct diags *d) {
    struct shown s = {{0}, 0};
    struct diag_visitor v = {&s, show_fault, show_more};
    diag_visit(d, DIAG_NOTE, &v);
    return s;
}

static void assert_shown(const struct diags *d, const char *want) {
    struct shown s = show(d);
    assert_string_equal(buf_str(&s.text), want);
    buf_clear(&s.text);
}

static int make_diags(void **state) {
    static struct diags d;
    lang_set(LANG_EN);
    diags_init(&d);
    *state = &d;
    return 0;
}

static int clear_diags(void **state) {
    diags_clear(*state);
    return 0;
}

static struct place at(const char *file, uint64_t line, uint32_t column) {
    return (struct place){file, line, column};
}

static void nothing_wrong_is_status_0(void **state) {
    struct diags *d = *state;
    assert_false(diag_any_error(d));
    assert_int_equal(diag_status(d, true), 0);
    assert_shown(d, "");
}

static void a_fault_shows_its_place_level_code_and_sentence(void **state) {
    struct diags *d = *state;
    diag_add(d, at("costs.csv", 14, 3), DIAG_UNREADABLE, "broken", NULL);
    diag_add(d, at("costs.csv", 15, 0), DIAG_UNREADABLE, "bent", NULL);
    diag_add(d, at("keys.csv", 0, 0), DIAG_PATH_MISSING, NULL);
    diag_add(d, at(NULL, 0, 0), DIAG_UNWRITABLE, "full", NULL);
    assert_shown(d, "costs.csv:14:3: error: unreadable: cannot be read: broken\n"
                    "costs.csv:15: error: unreadable: cannot be read: bent\n"
                    "keys.csv: error: path-missing: there is no such file or folder\n"
                    "error: unwritable: cannot be written: full\n");
    assert_int_equal(diag_total(d, DIAG_FAILURE), 4);
    assert_int_equal(diag_status(d, false), 3);
}

static void a_hint_has_a_line_of_its_own(void **state) {
    struct diags *d = *state;
    diag_add(d, at("keys.csv", 2, 4), DIAG_KEY_CHANGES, "2025", "ict", "2025-04-01",
             "use quarters", NULL);
    assert_shown(d,
                 "keys.csv:2:4: error: key-changes: key \"ict\" changes on 2025-04-01, "
                 "inside the period 2025\n"
                 "  hint: use quarters\n");
}

static void a_hint_that_is_the_empty_argument_is_left_out(void **state) {
    struct diags *d = *state;
    diag_add(d, at("keys.csv", 2, 4), DIAG_KEY_CHANGES, "2025", "ict", "2025-04-01", "",
             NULL);
    assert_shown(d,
                 "keys.csv:2:4: error: key-changes: key \"ict\" changes on 2025-04-01, "
                 "inside the period 2025\n");
}

static void strictness_shows_warnings_as_errors(void **state) {
    (void)state;
    struct buf out;
    buf_init(&out);
    const struct diag fault = {.code = DIAG_NO_SHARE, .args = {"Heiloo"}, .times = 1};
    diag_print(&out, &fault, false);
    diag_print(&out, &fault, true);
    assert_string_equal(
        buf_str(&out),
        "warning: no-share: Heiloo takes part but has no share in any cost\n"
        "error: no-share: Heiloo takes part but has no share in any cost\n");
    buf_clear(&out);
}

static void faults_are_shown_by_file_and_then_by_place(void **state) {
    struct diags *d = *state;
    diag_add(d, at("b", 2, 1), DIAG_UNREADABLE, "4", NULL);
    diag_add(d, at("a", 9, 1), DIAG_UNREADABLE, "5", NULL);
    diag_add(d, at("b", 1, 2), DIAG_UNREADABLE, "3", NULL);
    diag_add(d, at("b", 1, 1), DIAG_UNWRITABLE, "2", NULL);
    diag_add(d, at("b", 1, 1), DIAG_UNREADABLE, "1", NULL);
    assert_shown(d, "b:1:1: error: unreadable: cannot be read: 1\n"
                    "b:1:1: error: unwritable: cannot be written: 2\n"
                    "b:1:2: error: unreadable: cannot be read: 3\n"
                    "b:2:1: error: unreadable: cannot be read: 4\n"
                    "a:9:1: error: unreadable: cannot be read: 5\n");
}

static void arguments_and_files_are_copied(void **state) {
    struct diags *d = *state;
    char file[] = "one.csv", argument[] = "first";
    diag_add(d, at(file, 1, 1), DIAG_UNREADABLE, argument, NULL);
    file[0] = argument[0] = 'X';
    assert_shown(d, "one.csv:1:1: error: unreadable: cannot be read: first\n");
}

static void a_word_of_our_own_is_shown_without_its_delimiters(void **state) {
    struct diags *d = *state;
    struct buf names;
    buf_init(&names);
    diag_word(&names, "staff");
    buf_text(&names, ", ");
    diag_word(&names, "housing");
    diag_add(d, at("a", 1, 1), DIAG_UNREADABLE, DIAG_WORD("it is a folder"), NULL);
    diag_add(d, at("a", 2, 1), DIAG_UNREADABLE, buf_str(&names), NULL);
    diag_add(d, at("a", 3, 1), DIAG_UNREADABLE, "half \xfe a word", NULL);
    assert_shown(d, "a:1:1: error: unreadable: cannot be read: it is a folder\n"
                    "a:2:1: error: unreadable: cannot be read: staff, housing\n"
                    "a:3:1: error: unreadable: cannot be read: half \xfe a word\n");
    buf_clear(&names);
}

static void nothing_in_an_argument_can_steer_a_terminal(void **state) {
    struct diags *d = *state;
    diag_add(d, at("a\nb", 1, 1), DIAG_UNREADABLE, "\x1b[31m\r\n\x7f \xc2\x9b \u00eb %1",
             NULL);
    assert_shown(d, "a\\x0ab:1:1: error: unreadable: cannot be read: "
                    "\\x1b[31m\\x0d\\x0a\\x7f \\xc2\\x9b \u00eb %1\n");
}

static void the_same_fault_in_every_row_is_shown_once(void **state) {
    struct diags *d = *state;
    for (uint64_t line = 2; line <= 1001; line++)
        diag_add(d, at("costs.csv", line, 1), DIAG_UNREADABLE, "x", NULL);
    diag_rows(d, "costs.csv", 1000);
    assert_shown(d, "costs.csv:2:1: error: unreadable: cannot be read: x "
                    "(the same in every row: 1000)\n");
}

/* A fault of a date in this line and column, with these readings and this row. */
static void add_doubtful(struct diags *d, uint64_t line, uint32_t column,
                         const char *hint) {
    diag_add(d, at("costs.csv", line, column), DIAG_PERIOD_DOUBTFUL, "x", "y", hint,
             NULL);
}

static void dates_in_doubt_are_one_fault_of_their_column(void **state) {
    struct diags *d = *state;
    add_doubtful(d, 2, 1, "say it: `a`");
    add_doubtful(d, 3, 1, "say it: `b`");
    add_doubtful(d, 5, 1, "say it: `c`");
    diag_rows(d, "costs.csv", 1000);
    assert_shown(d, "costs.csv:2:1: error: period-doubtful: \"x\" could be y "
                    "(the same in this column: 3)\n  hint: say it: `a`\n");
}

static void dates_in_doubt_for_two_reasons_are_shown_one_by_one(void **state) {
    struct diags *d = *state;
    for (uint64_t line = 2; line < 5; line++)
        add_doubtful(d, line, 1, line == 3 ? "no date" : "say it: `a`");
    diag_rows(d, "costs.csv", 1000);
    struct shown s = show(d);
    assert_int_equal(s.faults, 3);
    buf_clear(&s.text);
}

static void the_first_hint_that_lacks_nothing_counts(void **state) {
    struct diags *d = *state;
    diag_add(d, at("a", 1, 1), DIAG_COLUMN_MISSING, "n", "h", "r", "w", NULL);
    diag_add(d, at("a", 2, 1), DIAG_COLUMN_MISSING, "n", "", "r", "w", "h", "o", NULL);
    diag_add(d, at("a", 3, 1), DIAG_COLUMN_MISSING, "n", "", "", "", "", "e", NULL);
    diag_add(d, at("a", 4, 1), DIAG_COLUMN_MISSING, "n", NULL);
    assert_shown(d,
                 "a:1:1: error: column-missing: there is no column n\n"
                 "  hint: if \"h\" is that column, add the row `r` to w\n"
                 "a:2:1: error: column-missing: there is no column n\n"
                 "  hint: the headers are h: add the row `r` to w, with the header of "
                 "that column in place of \"o\"\n"
                 "a:3:1: error: column-missing: there is no column n\n"
                 "  hint: the first row is no header: write one above it, such as `e`\n"
                 "a:4:1: error: column-missing: there is no column n\n");
}

static void past_fifty_of_a_level_faults_are_counted(void **state) {
    struct diags *d = *state;
    for (uint64_t line = 1; line <= 40; line++) {
        diag_add(d, at("f", line, 1), DIAG_UNREADABLE, "x", NULL);
        diag_add(d, at("f", line, 2), DIAG_UNWRITABLE, "x", NULL);
    }
    struct shown s = show(d);
    assert_int_equal(s.faults, DIAG_KEPT);
    assert_non_null(strstr(buf_str(&s.text), "f: error: not shown: 30\n"));
    buf_clear(&s.text);
    assert_int_equal(diag_total(d, DIAG_FAILURE), 80);
}

static void one_code_past_fifty_is_kept_in_bounded_memory(void **state) {
    struct diags *d = *state;
    for (uint64_t line = 1; line <= 100000; line++)
        diag_add(d, at("f", line, 1), DIAG_UNREADABLE, "x", NULL);
    diag_rows(d, "f", 200000);
    struct shown s = show(d);
    assert_int_equal(s.faults, DIAG_KEPT);
    assert_non_null(strstr(buf_str(&s.text), "f: error: not shown: 99950\n"));
    buf_clear(&s.text);
}

static void merging_gives_what_one_run_would_have_given(void **state) {
    struct diags *d = *state;
    struct diags part[2], whole;
    diags_init(&whole);
    for (int p = 0; p < 2; p++) {
        diags_init(&part[p]);
        for (uint64_t i = 1; i <= 60; i++) { /* more than are kept */
            struct place place = at("f", (uint64_t)p * 100 + i, 1);
            diag_add(&part[p], place, DIAG_UNREADABLE, "x", NULL);
            diag_add(&whole, place, DIAG_UNREADABLE, "x", NULL);
        }
        diag_rows(&part[p], "f", 70);
        diag_rows(&whole, "f", 70);
        diag_merge(d, &part[p]);
        assert_int_equal(diag_total(&part[p], DIAG_FAILURE), 0);
    }
    struct shown want = show(&whole);
    assert_shown(d, buf_str(&want.text));
    assert_int_equal(d->added, 120);
    buf_clear(&want.text);
    diags_clear(&whole);
}

/* The first code of a level, or -1 when the table has none yet. */
static int code_of_level(enum diag_level level) {
    for (int code = 0; code < DIAG_CODES; code++)
        if (diag_kinds[code].level == level)
            return code;
    return -1;
}

static void the_worst_level_decides_the_status(void **state) {
    struct diags *d = *state;
    static const struct {
        enum diag_level level;
        int status, strict;
    } rows[] = {{DIAG_NOTE, 0, 0},
                {DIAG_WARNING, 0, 1},
                {DIAG_ERROR, 1, 1},
                {DIAG_FAILURE, 3, 3}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int code = code_of_level(rows[i].level);
        if (code < 0)
            continue;
        diag_add(d, at("f", 1, 1), (enum diag_code)code, "a", "b", "c", "d", NULL);
        assert_int_equal(diag_status(d, false), rows[i].status);
        assert_int_equal(diag_status(d, true), rows[i].strict);
        assert_int_equal(diag_any_error(d), rows[i].level >= DIAG_ERROR);
    }
}

static void the_usual_reasons_are_words_of_our_own(void **state) {
    (void)state;
    assert_string_equal(diag_reason(ENOSPC), DIAG_WORD("the disk is full"));
    assert_string_equal(diag_reason(EACCES), DIAG_WORD("permission denied"));
}

static void a_rare_reason_is_the_systems(void **state) {
    (void)state;
    assert_string_equal(diag_reason(EPROTO), strerror(EPROTO));
}

/* Every row of the table keeps the promises of diag_codes.def. */
static void every_code_is_a_stable_name_with_a_plain_sentence(void **state) {
    (void)state;
    for (int i = 0; i < DIAG_CODES; i++) {
        const struct diag_kind *kind = &diag_kinds[i];
        assert_int_equal(strspn(kind->code, "abcdefghijklmnopqrstuvwxyz0123456789-"),
                         strlen(kind->code));
        assert_true(kind->sentence[0] != '\0');
        assert_int_not_equal(kind->sentence[strlen(kind->sentence) - 1], '.');
        assert_null(strchr(kind->sentence, '\n'));
        for (int j = 0; j < i; j++)
            assert_string_not_equal(diag_kinds[j].code, kind->code);
    }
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_diags, clear_diags)
    const struct CMUnitTest tests[] = {
        TEST(nothing_wrong_is_status_0),
        TEST(a_fault_shows_its_place_level_code_and_sentence),
        TEST(a_hint_has_a_line_of_its_own),
        TEST(a_hint_that_is_the_empty_argument_is_left_out),
        TEST(strictness_shows_warnings_as_errors),
        TEST(faults_are_shown_by_file_and_then_by_place),
        TEST(arguments_and_files_are_copied),
        TEST(a_word_of_our_own_is_shown_without_its_delimiters),
        TEST(nothing_in_an_argument_can_steer_a_terminal),
        TEST(the_same_fault_in_every_row_is_shown_once),
        TEST(the_first_hint_that_lacks_nothing_counts),
        TEST(dates_in_doubt_are_one_fault_of_their_column),
        TEST(dates_in_doubt_for_two_reasons_are_shown_one_by_one),
        TEST(past_fifty_of_a_level_faults_are_counted),
        TEST(one_code_past_fifty_is_kept_in_bounded_memory),
        TEST(merging_gives_what_one_run_would_have_given),
        TEST(the_worst_level_decides_the_status),
        TEST(the_usual_reasons_are_words_of_our_own),
        TEST(a_rare_reason_is_the_systems),
        TEST(every_code_is_a_stable_name_with_a_plain_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
