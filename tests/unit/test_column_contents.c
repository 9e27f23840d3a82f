#include "test.h"

#include "input/forms/column_contents.h"
#include "input/forms/header_names.h"
#include "model/budget.h"

/* A column, and what it fits best; cells are parted by bars. */
static const struct {
    const char *header, *cells;
    enum holds best;
} columns[] = {
    {"Ποσό", "1.234,56|12,00|-3,10", HOLDS_AMOUNT},
    {"Kwota", "1 234.56|€ 12", HOLDS_AMOUNT},
    {"Kwota", "1200|15|7", HOLDS_AMOUNT},
    {"Účet", "4100|4200|4100", HOLDS_CODE},
    {"Okres", "2025-Q1|2025-Q2", HOLDS_TIME},
    {"Datum", "03-01-2025|31.03.2025", HOLDS_TIME},
    {"Datum", "20250103|20250331", HOLDS_TIME},
    {"Datum", "03-01-25|04-02-25", HOLDS_TIME},
    {"Druh", "ict|personeel|ict", HOLDS_CATEGORY},
    {"Gmina", "SB|Enkhuizen|SB", HOLDS_MUNICIPALITY},
    {"Popis", "huur|licentie 2025|4100", HOLDS_TEXT},
    {"Popis", "huur|licentie", HOLDS_TEXT},
};

static struct column_contents contents_of(const char *header, const char *cells) {
    static struct municipality list[] = {{.code = "SB", .name = "Stede Broec"},
                                         {.code = "EH", .name = "Enkhuizen"}};
    struct column_contents c = {.filled = 0};
    struct slice left = slice_of(cells), one;
    struct budget b;
    budget_init(&b);
    b.municipalities = list;
    b.municipality_count = 2;
    while (header_alternative(&left, &one))
        column_contents_add(&c, one, slice_of(header), &b);
    b.municipality_count = 0;
    budget_clear(&b);
    return c;
}

static void each_column_fits_what_its_cells_look_like(void **state) {
    (void)state;
    static const enum holds surest[] = {HOLDS_MUNICIPALITY, HOLDS_CATEGORY, HOLDS_TIME,
                                        HOLDS_CODE,         HOLDS_AMOUNT,   HOLDS_TEXT};
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        struct column_contents c = contents_of(columns[i].header, columns[i].cells);
        size_t s = 0;
        while (s < 5 && column_contents_fit(&c, surest[s]) == 0)
            s++;
        if (surest[s] != columns[i].best)
            fail_msg("%s is taken for %d", columns[i].cells, (int)surest[s]);
        assert_false(c.header);
    }
}

static void amounts_with_decimals_fit_better_than_codes(void **state) {
    (void)state;
    struct column_contents amounts = contents_of("a", "10,00|12,50"),
                           whole = contents_of("a", "10|1250"),
                           codes = contents_of("a", "4100|4200"),
                           empty = contents_of("a", "");
    unsigned best = column_contents_fit(&amounts, HOLDS_AMOUNT),
             less = column_contents_fit(&whole, HOLDS_AMOUNT),
             least = column_contents_fit(&codes, HOLDS_AMOUNT);
    assert_true(best > less && less > least && least > 0);
    assert_int_equal(column_contents_fit(&empty, HOLDS_TEXT), 0);
}

static void a_header_that_looks_like_its_cells_is_none(void **state) {
    (void)state;
    assert_true(contents_of("ict", "personeel|ict").header);
    assert_true(contents_of("02-01-2025", "03-01-2025|04-01-2025").header);
    assert_true(contents_of("12,50", "10,00|13,00").header);
    assert_false(contents_of("2025", "10,00|13,00").header);
    assert_false(contents_of("2025-Q1", "10,00|13,00").header);
    assert_false(contents_of("Bedrag", "10,00|13,00").header);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_column_fits_what_its_cells_look_like),
        cmocka_unit_test(amounts_with_decimals_fit_better_than_codes),
        cmocka_unit_test(a_header_that_looks_like_its_cells_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
