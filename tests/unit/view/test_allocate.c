/* The report of an allocation as a whole: which tables, in which order, and what is said
   beside them. The tables themselves have tests of their own. */
#include "../report_dump.h"
#include "../view_figures.h"

#include "view/allocate/allocate.h"

static struct report *report_of(const struct figures *f, struct allocate_view v) {
    v.diags = &f->d;
    return view_allocate(&f->a, &v, LANG_EN, LANG_NL);
}

static void the_tables_have_their_order(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    struct report *r = report_of(&f, (struct allocate_view){0});
    assert_tables(r, "municipalities: json\n"
                     "by_category: text pages, turnable summed stacked 1-4\n"
                     "by_category: text pages, turnable summed\n"
                     "by_period: text pages, turnable summed stacked 1-3\n"
                     "allocation: csv json\n"
                     "per_inhabitant: text pages\n"
                     "key: text pages, summed\nkey: text pages, summed\n"
                     "key: text pages, summed\nkey: text pages, summed\n"
                     "shares: json\n"
                     "control: text json pages, single\ncontrol_all: json, single\n"
                     "control_vat: text json pages, single\n"
                     "control_all_vat: json, single\n"
                     "inputs: text json pages\n");
    assert_string_equal(dump_table(r, "by_category", 0)->sheet_name, "Categories");
    assert_string_equal(dump_table(r, "by_category", 1)->sheet_name, "Categories");
    /* Alpha bears 911.11 and VAT of 2733.33. */
    assert_int_equal(dump_table(r, "by_category", 0)->cells[7].figure.digits, 91111);
    assert_int_equal(dump_table(r, "by_category", 1)->cells[7].figure.digits, 273333);
    report_free(r);
    figures_clear(&f);
}

static void vat_and_lines_have_tables_where_there_are_any(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    f.b.has_vat = false;
    struct report *r =
        report_of(&f, (struct allocate_view){.range = {Q3, Q3}, .lines = true});
    assert_tables(r, "municipalities: json\n"
                     "by_category: text pages, turnable summed stacked 1-4\n"
                     "allocation: json\n"
                     "lines: text pages\nlines: json\nlines: csv\n"
                     "per_inhabitant: text pages\n"
                     "key: text pages, summed\n"
                     "shares: json\n"
                     "control: text json pages, single\ncontrol_all: json, single\n"
                     "inputs: text json pages\n");
    report_free(r);
    figures_clear(&f);
}

static void the_report_says_what_it_is_of(void **state) {
    (void)state;
    struct figures f;
    figures_init(&f);
    f.b.settings.currency = "ANG";
    diag_add(&f.d, (struct place){"x/keys.csv", 3, 4}, DIAG_NO_SHARE, "Delta", NULL);
    struct report *r = report_of(&f, (struct allocate_view){.range = {Q1, Q2}});
    assert_string_equal(r->kind, "allocation");
    assert_string_equal(r->title, "What each municipality bears");
    assert_string_equal(r->currency, "ANG");
    assert_int_equal(r->lang, LANG_EN);
    assert_int_equal(r->csv_lang, LANG_NL);
    assert_facts(r, "organisation | Organisation | The Body\n"
                    "model | Model | service/service company\n"
                    "- | Periods | 2025-Q1 to 2025-Q2\n"
                    "currency | Currency | ANG\n"
                    "close | Closing | quarter/per quarter: later quarters change "
                    "nothing\n");
    assert_int_equal(r->warning_count, 1);
    report_free(r);
    figures_clear(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_tables_have_their_order),
        cmocka_unit_test(vat_and_lines_have_tables_where_there_are_any),
        cmocka_unit_test(the_report_says_what_it_is_of),
    };
    return cmocka_run_group_tests_name("allocate view", tests, NULL, NULL);
}
