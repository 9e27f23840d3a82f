#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "loaded.h"

static struct budget budget;

static int clear(void **state) {
    (void)state;
    budget_clear(&budget);
    loaded_clear();
    return 0;
}

/* What becomes of one line on each of these accounts, under these rules. */
static void assert_accounts(const char *rules, const char *accounts, const char *want) {
    struct buf rows, costs, out;
    struct load_options o = {.folder = "."};
    buf_init(&rows);
    buf_init(&costs);
    buf_init(&out);
    buf_format(&rows, "account,category\n%s", rules);
    buf_text(&costs, "period,account,amount\n");
    for (struct slice left = slice_of(accounts); left.len > 0;) {
        const char *blank = memchr(left.at, ' ', left.len);
        size_t len = blank ? (size_t)(blank - left.at) : left.len;
        buf_format(&costs, "2025,%.*s,1\n", (int)len, left.at);
        left.at += blank ? len + 1 : len;
        left.len -= blank ? len + 1 : len;
    }
    const struct given_file files[] = {
        {"municipalities.csv", "code,x\nA,1\n"},
        {"keys.csv", "key,driver,weight\nstaff,x,100\nhousing,x,100\nict,x,100\n"},
        {"accounts.csv", buf_str(&rows)},
        {"costs.csv", buf_str(&costs)},
        {NULL, NULL}};
    loaded_folder(files);
    budget_clear(&budget);
    loaded_text(&out, &budget, &o, false);
    if (strcmp(buf_str(&out), want) != 0)
        fail_msg("%s gives\n%s", accounts, buf_str(&out));
    buf_clear(&out);
    buf_clear(&costs);
    buf_clear(&rows);
}

static void an_exact_pattern_beats_every_other(void **state) {
    (void)state;
    assert_accounts("*,housing\n41*,housing\n4100-4199,housing\n4150,ict\n", "4150",
                    "2025 ict ict 1.00 costs.csv:2\n");
}

static void a_longer_prefix_beats_a_shorter(void **state) {
    (void)state;
    assert_accounts("4*,housing\n415*,ict\n41*,staff\n", "4150 4100 4000 415",
                    "2025 ict ict 1.00 costs.csv:2\n2025 staff staff 1.00 costs.csv:3\n"
                    "2025 housing housing 1.00 costs.csv:4\n"
                    "2025 ict ict 1.00 costs.csv:5\n");
}

static void a_star_covers_what_nothing_else_covers(void **state) {
    (void)state;
    assert_accounts("*,housing\n4000-4999,ict\n", "4500 5000 x",
                    "2025 ict ict 1.00 costs.csv:2\n"
                    "2025 housing housing 1.00 costs.csv:3\n"
                    "2025 housing housing 1.00 costs.csv:4\n");
}

static void a_range_counts_its_ends_and_compares_numbers(void **state) {
    (void)state;
    assert_accounts("900-1100,ict\n",
                    "900 1000 1100 0950 899 1101 95 10000 9000 a950 95x",
                    "2025 ict ict 1.00 costs.csv:2\n2025 ict ict 1.00 costs.csv:3\n"
                    "2025 ict ict 1.00 costs.csv:4\n2025 ict ict 1.00 costs.csv:5\n"
                    "costs.csv:6:2 account-uncovered\ncosts.csv:7:2 account-uncovered\n"
                    "costs.csv:8:2 account-uncovered\ncosts.csv:9:2 account-uncovered\n"
                    "costs.csv:10:2 account-uncovered\ncosts.csv:11:2 account-uncovered\n"
                    "costs.csv:12:2 account-uncovered\n");
}

static void letters_before_a_number_must_be_those_of_the_range(void **state) {
    (void)state;
    assert_accounts("D3700-D3799,ict\n", "d3750 D3800 E3750 3750",
                    "2025 ict ict 1.00 costs.csv:2\ncosts.csv:3:2 account-uncovered\n"
                    "costs.csv:4:2 account-uncovered\ncosts.csv:5:2 account-uncovered\n");
}

static void a_dash_that_makes_no_range_is_part_of_the_account(void **state) {
    (void)state;
    assert_accounts("41-x,ict\nA1-B2,staff\n12.34-56,ict\n", "41-X a1-b2 12.34-56 41",
                    "2025 ict ict 1.00 costs.csv:2\n2025 staff staff 1.00 costs.csv:3\n"
                    "2025 ict ict 1.00 costs.csv:4\ncosts.csv:5:2 account-uncovered\n");
}

static void a_shorter_number_behind_the_dash_makes_an_account(void **state) {
    (void)state;
    /* Whether a line is on it or not: a quarter may have none. */
    assert_accounts("41000-01,ict\nD4200-01,ict\n9-10,staff\n4.100-02,ict\n0004-5,ict\n",
                    "41000-01 10 d4200-01 4",
                    "2025 ict ict 1.00 costs.csv:2\n2025 staff staff 1.00 costs.csv:3\n"
                    "2025 ict ict 1.00 costs.csv:4\ncosts.csv:5:2 account-uncovered\n");
    assert_accounts("41000-01,ict\nD4200-01,ict\n41*,staff\n", "4100",
                    "2025 staff staff 1.00 costs.csv:2\n");
}

static void a_range_may_have_the_dash_of_a_word_processor(void **state) {
    (void)state;
    assert_accounts("4000\xe2\x80\x93"
                    "4299,ict\n*,staff\n",
                    "4100 4300",
                    "2025 ict ict 1.00 costs.csv:2\n2025 staff staff 1.00 costs.csv:3\n");
}

static void a_range_in_words_is_refused(void **state) {
    (void)state;
    assert_accounts(
        "4000 t/m 4299,ict\n4300..4399,ict\n4400 tot 4499,ict\n*,staff\n", "4100",
        "2025 staff staff 1.00 costs.csv:2\naccounts.csv:2:1 account-pattern\n"
        "accounts.csv:3:1 account-pattern\naccounts.csv:4:1 account-pattern\n");
}

static void the_widest_ranges_are_found_among_many(void **state) {
    (void)state;
    assert_accounts(
        "100-900,ict\n200-210,staff\n300-310,staff\nA1-A9,housing\n",
        "205 305 400 a5 99 901",
        "2025 ict ict 1.00 costs.csv:4\n2025 housing housing 1.00 costs.csv:5\n"
        "costs.csv:2:2 account-ambiguous\ncosts.csv:3:2 account-ambiguous\n"
        "costs.csv:6:2 account-uncovered\ncosts.csv:7:2 account-uncovered\n");
}

static void two_equally_good_rules_are_an_error(void **state) {
    (void)state;
    assert_accounts("4000-4999,ict\n4500-5999,staff\n41*,ict\n", "4400 4700 4100 5500",
                    "2025 ict ict 1.00 costs.csv:2\n2025 staff staff 1.00 costs.csv:5\n"
                    "costs.csv:3:2 account-ambiguous\ncosts.csv:4:2 account-ambiguous\n");
}

static void rules_are_checked_where_they_stand(void **state) {
    (void)state;
    assert_accounts("41*,\n42*,roads\n43*,stafff\n,ict\n44*,ict\n44*,ict\n9-1,ict\n",
                    "4100 4200 4300 4400",
                    "2025 ict ict 1.00 costs.csv:5\naccounts.csv:2:2 category-empty\n"
                    "accounts.csv:3:2 category-unknown\n"
                    "accounts.csv:4:2 category-unknown\n"
                    "accounts.csv:5:1 account-empty\naccounts.csv:7:1 account-twice\n"
                    "accounts.csv:8:1 account-range\n");
}

/* A charges with the wrong column mapped may have a million accounts. */
static void only_so_many_uncovered_accounts_are_kept_apart(void **state) {
    (void)state;
    struct buf accounts, out;
    struct load_options o = {.folder = "."};
    buf_init(&accounts);
    buf_init(&out);
    buf_text(&accounts, "period,account,amount\n");
    for (int i = 0; i < 5000; i++)
        buf_format(&accounts, "2025,x%d,1\n", i);
    const struct given_file files[] = {{"municipalities.csv", "code,x\nA,1\n"},
                                       {"keys.csv", "key,driver,weight\nict,x,100\n"},
                                       {"costs.csv", buf_str(&accounts)},
                                       {NULL, NULL}};
    loaded_folder(files);
    budget_clear(&budget);
    loaded_text(&out, &budget, &o, false);
    assert_non_null(strstr(buf_str(&out), "costs.csv:51:2 account-uncovered\n"));
    assert_null(strstr(buf_str(&out), "costs.csv:52:2 account-uncovered\n"));
    buf_clear(&out);
    buf_clear(&accounts);
}

static void an_account_is_compared_by_what_is_seen(void **state) {
    (void)state;
    assert_accounts("*,housing\n\ufeff41\u200b00,ict\n42*\u00ad,staff\n",
                    "\ufeff4100 4\u00ad100 42\u2060\u200e00\u200b 4300",
                    "2025 ict ict 1.00 costs.csv:2\n2025 ict ict 1.00 costs.csv:3\n"
                    "2025 staff staff 1.00 costs.csv:4\n"
                    "2025 housing housing 1.00 costs.csv:5\n");
    assert_accounts("*,housing\n", "\u200b \u00ad '",
                    "costs.csv:2:2 account-empty\ncosts.csv:3:2 account-empty\n"
                    "costs.csv:4:2 account-empty\n");
}

static void an_account_may_be_dressed_as_a_text(void **state) {
    (void)state;
    const char *want = "2025 ict ict 1.00 costs.csv:2\n2025 ict ict 1.00 costs.csv:3\n"
                       "2025 ict ict 1.00 costs.csv:4\n2025 ict ict 1.00 costs.csv:5\n"
                       "2025 ict ict 1.00 costs.csv:6\n";
    const char *accounts = "=\"04000\" \"=\"\"04000\"\"\" '04000 ''04000' \u201904000";
    assert_accounts("*,housing\n040*,ict\n", accounts, want);
    assert_accounts("*,housing\n\"=\"\"04000\"\"\",ict\n", accounts, want);
    assert_accounts("*,housing\n'04000,ict\n", accounts, want);
    assert_accounts("*,housing\n'040*,ict\n", accounts, want);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_exact_pattern_beats_every_other),
        cmocka_unit_test(a_longer_prefix_beats_a_shorter),
        cmocka_unit_test(a_star_covers_what_nothing_else_covers),
        cmocka_unit_test(a_range_counts_its_ends_and_compares_numbers),
        cmocka_unit_test(letters_before_a_number_must_be_those_of_the_range),
        cmocka_unit_test(a_dash_that_makes_no_range_is_part_of_the_account),
        cmocka_unit_test(a_shorter_number_behind_the_dash_makes_an_account),
        cmocka_unit_test(a_range_may_have_the_dash_of_a_word_processor),
        cmocka_unit_test(a_range_in_words_is_refused),
        cmocka_unit_test(the_widest_ranges_are_found_among_many),
        cmocka_unit_test(two_equally_good_rules_are_an_error),
        cmocka_unit_test(rules_are_checked_where_they_stand),
        cmocka_unit_test(an_account_is_compared_by_what_is_seen),
        cmocka_unit_test(an_account_may_be_dressed_as_a_text),
        cmocka_unit_test(only_so_many_uncovered_accounts_are_kept_apart),
    };
    return cmocka_run_group_tests(tests, NULL, clear);
}
