#include "test.h"

#include "input/table/dialect.h"

static struct dialect find_said(const char *text, const struct said *said) {
    struct source source;
    struct diags d;
    diags_init(&d);
    source_memory(&source, slice_of(text), "f.csv", SOURCE_BLOCK);
    struct csvin *in = csvin_new(&source, ';', &d);
    struct dialect found = dialect_find(in, &schema_costs, said);
    assert_int_equal(diag_total(&d, DIAG_ERROR), 0);
    csvin_free(in);
    source_close(&source);
    diags_clear(&d);
    return found;
}

/* With what an option, or a setting for all files, says; 0 = nothing. */
static struct dialect find(const char *text, const struct said *own, int delimiter,
                           int decimal_mark) {
    struct said said = own ? *own : (struct said){0};
    said.delimiter =
        (struct said_value){delimiter, delimiter ? RANK_ALL : RANK_NOT, NULL};
    said.decimal_mark =
        (struct said_value){decimal_mark, decimal_mark ? RANK_ALL : RANK_NOT, NULL};
    return find_said(text, &said);
}

static void assert_dialect(const char *text, char delimiter, char decimal_mark,
                           bool sep_line) {
    struct dialect found = find(text, NULL, 0, 0);
    assert_int_equal(found.delimiter, delimiter);
    assert_int_equal(found.decimal_mark, decimal_mark);
    assert_int_equal(found.sep_line, sep_line);
}

static void most_known_names_decide(void **state) {
    (void)state;
    assert_dialect("period;category;amount\n", ';', ',', false);
    assert_dialect("period,category,amount\n", ',', '.', false);
    assert_dialect("period\tcategory\tamount\n", '\t', '.', false);
    assert_dialect("period|category|amount\n", '|', '.', false);
    assert_dialect("a,b,c,d,e,f;period;amount\n", ';', ',', false);
    assert_dialect("\"period, or so\",category,amount;x;y;z\n", ',', '.', false);
    assert_dialect("\n\n  \nperiod|amount\n", '|', '.', false);
}

static void without_known_names_most_cells_decide(void **state) {
    (void)state;
    assert_dialect("a,b;c,d;e,f\n", ',', '.', false);
    assert_dialect("a\n", ';', ',', false);
    assert_dialect("", ';', ',', false);
}

static void a_quote_that_never_closes_is_told_later(void **state) {
    (void)state;
    assert_dialect("\"period;category\n", ';', ',', false);
    assert_dialect("period,\"category\nx", ';', ',', false);
}

static void excels_first_line_names_the_delimiter(void **state) {
    (void)state;
    assert_dialect("sep=,\nperiod;amount\n", ',', '.', true);
    assert_dialect("SEP=;\n", ';', ',', true);
    assert_dialect("sep=\t\nx\n", '\t', '.', true);
    assert_dialect("\"sep=|\"\nx\n", '|', '.', true);
    assert_dialect("sep=x\nperiod,amount\n", ',', '.', false);
    assert_dialect("sep=\"\nperiod,amount\n", ',', '.', false);
    assert_dialect("sep=;;;\nperiod;amount\n", ';', ',', true);
    assert_dialect("sep=;x\nperiod,amount\n", ',', '.', false);
}

static void what_was_said_comes_first(void **state) {
    (void)state;
    const struct said by_name = {.delimiter = {'|', RANK_NAME, NULL}};
    struct dialect found = find_said("sep=;\nperiod;amount\n", &by_name);
    assert_int_equal(found.delimiter, '|');
    assert_int_equal(found.decimal_mark, '.');
    assert_true(found.sep_line);
    /* A setting for all files counts where the header leaves it open. */
    assert_int_equal(find("sep=;\nperiod;amount\n", NULL, '|', 0).delimiter, ';');
    assert_int_equal(find("period;amount\n", NULL, '|', 0).delimiter, ';');
    assert_int_equal(find("x\n", NULL, '|', 0).delimiter, '|');
    found = find("period;amount\n", NULL, 0, '.');
    assert_int_equal(found.delimiter, ';');
    assert_int_equal(found.decimal_mark, '.');
}

static void the_ledgers_own_names_are_known(void **state) {
    (void)state;
    struct scoped date = {.text = "posted|booked"}, amount = {.text = "eur"};
    const struct said said = {.columns = {[COST_DATE] = &date, [COST_AMOUNT] = &amount}};
    const struct said *own = &said;
    assert_int_equal(find("a,b,c;Posted;EUR\n", own, 0, 0).delimiter, ';');
    assert_int_equal(find("a,b,c;Posted;EUR\n", NULL, 0, 0).delimiter, ';');
    assert_int_equal(find("a,b,c,d;Booked;e\n", own, 0, 0).delimiter, ';');
    assert_int_equal(find("a,b,c,d;Booked;e\n", NULL, 0, 0).delimiter, ',');
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(most_known_names_decide),
        cmocka_unit_test(without_known_names_most_cells_decide),
        cmocka_unit_test(a_quote_that_never_closes_is_told_later),
        cmocka_unit_test(excels_first_line_names_the_delimiter),
        cmocka_unit_test(what_was_said_comes_first),
        cmocka_unit_test(the_ledgers_own_names_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
