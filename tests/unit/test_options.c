#include "test.h"

#include <string.h>

#include "cli/options.h"

static const unsigned char allowed[] = {OPTION_PERIOD,    OPTION_FORMAT, OPTION_OUTPUT,
                                        OPTION_COSTS,     OPTION_DETAIL, OPTION_JOBS,
                                        OPTION_DELIMITER, OPTION_KEY,    OPTION_LIMIT,
                                        OPTION_VERBOSE,   OPTION_COUNT};

/* Parses the words after the command's name; ended by NULL. */
static int parse(struct options *o, struct usage *u, ...) {
    char *argv[16] = {"allocate"};
    int argc = 1;
    va_list list;
    va_start(list, u);
    while ((argv[argc] = va_arg(list, char *)))
        argc++;
    va_end(list);
    usage_init(u);
    return options_parse(o, argc, argv, allowed, u);
}

static void end(struct options *o, struct usage *u) {
    options_clear(o);
    usage_clear(u);
}

static void options_may_follow_operands(void **state) {
    (void)state;
    struct options o;
    struct usage u;
    assert_int_equal(
        parse(&o, &u, "map", "-p", "2025-Q1", "--detail=lines", "map2", NULL), 0);
    assert_int_equal(o.operand_count, 2);
    assert_string_equal(o.operands[0], "map");
    assert_string_equal(o.operands[1], "map2");
    assert_int_equal(o.range.first, period_make(2025, 1));
    assert_int_equal(o.range.last, period_make(2025, 1));
    assert_true(o.lines);
    end(&o, &u);
}

static void two_dashes_end_the_options(void **state) {
    (void)state;
    struct options o;
    struct usage u;
    assert_int_equal(parse(&o, &u, "--", "-p", "--detail", NULL), 0);
    assert_int_equal(o.operand_count, 2);
    assert_string_equal(o.operands[0], "-p");
    end(&o, &u);
}

static void long_options_may_be_shortened(void **state) {
    (void)state;
    struct options o;
    struct usage u;
    assert_int_equal(parse(&o, &u, "--out", "x.csv", "--verb", NULL), 0);
    assert_string_equal(o.output, "x.csv");
    assert_true(o.verbose);
    end(&o, &u);
}

static void letters_may_stand_together(void **state) {
    (void)state;
    struct options o;
    struct usage u;
    assert_int_equal(parse(&o, &u, "-vp2025", "-j4", NULL), 0);
    assert_true(o.verbose);
    assert_int_equal(o.range.first, period_make(2025, 0));
    assert_int_equal(o.jobs, 4);
    end(&o, &u);
}

static void a_range_has_two_ends(void **state) {
    (void)state;
    struct options o;
    struct usage u;
    assert_int_equal(parse(&o, &u, "-p", "2025-Q1..2025-Q3", NULL), 0);
    assert_int_equal(o.range.first, period_make(2025, 1));
    assert_int_equal(o.range.last, period_make(2025, 3));
    end(&o, &u);
    assert_int_equal(parse(&o, &u, "-p", "2025-Q3..2025-Q1", NULL), -1);
    assert_string_equal(buf_str(&u.sentence),
                        "the range '2025-Q3..2025-Q1' ends before it begins");
    end(&o, &u);
}

static void formats_are_a_list_without_doubles(void **state) {
    (void)state;
    struct options o;
    struct usage u;
    assert_int_equal(parse(&o, &u, "-O", "csv,text,csv", NULL), 0);
    assert_int_equal(o.format_count, 2);
    assert_string_equal(o.formats[0]->name, "csv");
    assert_string_equal(o.formats[1]->name, "text");
    end(&o, &u);
}

/* The message for a wrong command line: sentence and hint. */
static void assert_refused(const char *sentence, const char *hint, const char *first,
                           const char *second) {
    struct options o;
    struct usage u;
    assert_int_equal(parse(&o, &u, first, second, NULL), -1);
    assert_string_equal(buf_str(&u.sentence), sentence);
    assert_string_equal(buf_str(&u.hint), hint);
    end(&o, &u);
}

static void mistakes_are_named_with_what_was_probably_meant(void **state) {
    (void)state;
    assert_refused("there is no option '--fromat'", "did you mean --format?",
                   "--fromat=csv", NULL);
    assert_refused("there is no option '-Z'", "", "-Z", NULL);
    assert_refused("option '--period' needs a value: PERIOD", "", "--period", NULL);
    assert_refused("option '--verbose' takes no value", "", "--verbose=yes", NULL);
    assert_refused("'cvs' is no value of --format", "did you mean csv?", "-O", "cvs");
    assert_refused("'all' is no value of --detail", "it takes totals, lines", "--detail",
                   "all");
    assert_refused("'Q1' is no period",
                   "write 2025-Q1, 2025, or a range 2025-Q1..2025-Q3", "-p", "Q1");
    assert_refused("'0' is no value of --jobs", "it takes a number from 1 to 256", "-j",
                   "0");
    assert_refused("':' is no value of --delimiter", "it takes ; , | or tab",
                   "--delimiter", ":");
    assert_refused("'staff' is no value of --key",
                   "write --key NAME=DRIVER, such as --key staff=inhabitants", "--key",
                   "staff");
}

static void a_letter_without_its_value_is_named(void **state) {
    (void)state;
    assert_refused("option '--period' needs a value: PERIOD", "", "-p", NULL);
}

static void an_unknown_letter_is_named_wherever_it_stands(void **state) {
    (void)state;
    assert_refused("there is no option '-Z'", "", "-Zv", NULL);
    assert_refused("there is no option '-Z'", "", "--verbose", "-Zv");
    assert_refused("there is no option '-Z'", "", "-vZ", NULL);
    assert_refused("there is no option '-\\xc3'", "", "-\u00e9", NULL);
}

static void a_short_form_of_several_options_names_them(void **state) {
    (void)state;
    assert_refused("'--de' could be --detail, --delimiter", "", "--de=lines", NULL);
}

static void costs_may_be_given_more_than_once(void **state) {
    (void)state;
    struct options o;
    struct usage u;
    assert_int_equal(parse(&o, &u, "--costs", "a.csv", "--costs", "-", NULL), 0);
    assert_int_equal(o.cost_count, 2);
    assert_string_equal(o.costs[0], "a.csv");
    assert_string_equal(o.costs[1], "-");
    end(&o, &u);
}

static void a_limit_is_a_percentage(void **state) {
    (void)state;
    static const char *const good[] = {"2.5", "2,5%", "2.50 %"};
    static const char *const bad[] = {"", "-1", "five", "1.000", "5%%", "2.5.1"};
    struct options o;
    struct usage u;
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        assert_int_equal(parse(&o, &u, "--limit", good[i], NULL), 0);
        assert_true(o.limit_set);
        assert_int_equal(o.limit.digits, 25);
        assert_int_equal(o.limit.places, 1);
        end(&o, &u);
    }
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        assert_int_equal(parse(&o, &u, "--limit", bad[i], NULL), -1);
        assert_string_equal(buf_str(&u.hint),
                            "it takes a percentage, such as 5% or 2.5%");
        end(&o, &u);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_may_follow_operands),
        cmocka_unit_test(two_dashes_end_the_options),
        cmocka_unit_test(long_options_may_be_shortened),
        cmocka_unit_test(letters_may_stand_together),
        cmocka_unit_test(a_range_has_two_ends),
        cmocka_unit_test(formats_are_a_list_without_doubles),
        cmocka_unit_test(mistakes_are_named_with_what_was_probably_meant),
        cmocka_unit_test(a_letter_without_its_value_is_named),
        cmocka_unit_test(an_unknown_letter_is_named_wherever_it_stands),
        cmocka_unit_test(a_short_form_of_several_options_names_them),
        cmocka_unit_test(costs_may_be_given_more_than_once),
        cmocka_unit_test(a_limit_is_a_percentage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
