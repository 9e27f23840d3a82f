#include "../test.h"

#include <string.h>

#include "view/understood.h"

static void assert_text(const struct buf *got, const char *want) {
    if (strcmp(buf_str(got), want) != 0)
        fail_msg("\n%sinstead of\n%s", buf_str(got), want);
}

static void a_file_is_a_line(void **state) {
    (void)state;
    struct input_file files[] = {
        {.name = "gemeenten.csv",
         .rows = 1,
         .delimiter = '\t',
         .decimal_mark = '.',
         .header = 1},
        {.name = "kosten.csv",
         .rows = 313,
         .delimiter = ';',
         .decimal_mark = ',',
         .header = 4,
         .costs = true,
         .lines = 312,
         .summed = true,
         .sum = 118421037,
         .first = period_make(2025, 1),
         .last = period_make(2025, 1)},
        {.name = "a\nb.csv",
         .delimiter = ',',
         .decimal_mark = '.',
         .header = 2,
         .costs = true,
         .lines = 1,
         .summed = true,
         .sum = -1,
         .first = period_make(2025, 1),
         .last = period_make(2026, 0)},
        {.name = "none.csv",
         .delimiter = '|',
         .decimal_mark = ',',
         .header = 1,
         .costs = true,
         .lines = 2},
    };
    struct budget b = {.inputs = files, .input_count = 4};
    struct buf text = {0};
    b.settings.currency = "EUR";
    view_understood(&text, &b);
    assert_text(&text, "gemeenten.csv: header in row 1, tab and decimal point, 1 row\n"
                       "kosten.csv: header in row 4, ; and decimal comma, 312 lines, "
                       "2025-Q1, EUR 1,184,210.37\n"
                       "a\\x0ab.csv: header in row 2, comma and decimal point, 1 line, "
                       "2025-Q1..2026, EUR -0.01\n"
                       "none.csv: header in row 1, | and decimal comma, 2 lines\n");
    buf_clear(&text);
}

static void faults_are_counted_by_kind(void **state) {
    (void)state;
    struct diags d;
    struct buf text = {0};
    diags_init(&d);
    diag_add(&d, (struct place){.file = "a"}, DIAG_KEY_UNUSED, "k", NULL);
    view_fault_counts(&text, &d, DIAG_NOTE);
    assert_text(&text, "");
    diag_add(&d, (struct place){.file = "b"}, DIAG_AMOUNT_EMPTY, NULL);
    for (int i = 0; i < 60; i++)
        diag_add(&d, (struct place){.file = i % 2 ? "a" : "b"}, DIAG_ROW_SUM, "1", NULL);
    view_fault_counts(&text, &d, DIAG_NOTE);
    assert_text(&text, "1 x error: amount-empty\n60 x warning: row-sum\n"
                       "1 x note: key-unused\n");
    buf_reset(&text);
    view_fault_counts(&text, &d, DIAG_ERROR);
    assert_text(&text, "");
    buf_clear(&text);
    diags_clear(&d);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_is_a_line),
        cmocka_unit_test(faults_are_counted_by_kind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
