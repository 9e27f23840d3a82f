#include "test.h"

#include <stdio.h>

#include "folders.h"
#include "packed.h"

/* Appends a row of cells parted by bars: ' begins a text that may be a number. */
static void add_row(struct buf *sheet, const char *row) {
    buf_text(sheet, "<row>");
    for (size_t len; *row; row += len + (row[len] == '|')) {
        len = strcspn(row, "|");
        bool number = *row >= '0' && *row <= '9';
        buf_text(sheet, number ? "<c><v>" : "<c t=\"inlineStr\"><is><t>");
        buf_add(sheet, row + (*row == '\''), len - (*row == '\''));
        buf_text(sheet, number ? "</v></c>" : "</t></is></c>");
    }
    buf_text(sheet, "</row>");
}

/* Costs in a workbook of these rows, beside settings or NULL, give just this. */
static void give(const char *const *rows, const char *settings, const char *want) {
    const struct given_file files[] = {folders_municipalities,
                                       folders_keys,
                                       {settings ? "settings.csv" : NULL, settings},
                                       {NULL, NULL}};
    struct load_options o = {.folder = "."};
    struct buf sheet = {0}, bytes = {0};
    loaded_folder(files);
    for (; *rows; rows++)
        add_row(&sheet, *rows);
    packed_book_make(&bytes, &(struct packed_book){.sheet = buf_str(&sheet)});
    FILE *f = fopen("costs.xlsx", "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes.at, 1, bytes.len, f), bytes.len);
    assert_int_equal(fclose(f), 0);
    folders_load(&o, want);
    buf_clear(&bytes);
    buf_clear(&sheet);
}

#define HEADER "period|category|amount|vat"

static void a_column_of_texts_is_read_by_the_mark_that_they_prove(void **state) {
    (void)state;
    give((const char *[]){HEADER, "2025|ict|'1.234,56|7.5", "2025|ict|'25.000|'", NULL},
         NULL,
         "2025 ict ict 1234.56+7.50 costs.xlsx:Sheet1!:2\n"
         "2025 ict ict 25000.00 costs.xlsx:Sheet1!:3\n");
    give((const char *[]){HEADER, "2025|ict|'1,234.56|'2.5", "2025|ict|'-25|'0", NULL},
         NULL,
         "2025 ict ict 1234.56+2.50 costs.xlsx:Sheet1!:2\n"
         "2025 ict ict -25.00 costs.xlsx:Sheet1!:3\n");
}

static void whole_numbers_as_texts_need_no_mark(void **state) {
    (void)state;
    give((const char *[]){HEADER, "2025|ict|'1234", "2025|ict|'7", NULL}, NULL,
         "2025 ict ict 1234.00 costs.xlsx:Sheet1!:2\n"
         "2025 ict ict 7.00 costs.xlsx:Sheet1!:3\n");
}

static void texts_in_doubt_are_refused_until_the_settings_say_their_mark(void **state) {
    (void)state;
    const char *rows[] = {HEADER, "2025|ict|'25.000", "2025|ict|'1.500", NULL};
    give(rows, NULL, "costs.xlsx:Sheet1!:2:3 amount-thousands\n");
    give(rows, "setting,value\ndecimal mark,point\n",
         "costs.xlsx:Sheet1!:2:3 amount-thousands\n");
    give(rows, "setting,value\ncosts.xlsx: decimal mark,comma\n",
         "2025 ict ict 25000.00 costs.xlsx:Sheet1!:2\n"
         "2025 ict ict 1500.00 costs.xlsx:Sheet1!:3\n");
    give(rows, "setting,value\ncosts.xlsx: decimal mark,point\n",
         "2025 ict ict 25.00 costs.xlsx:Sheet1!:2\n"
         "2025 ict ict 1.50 costs.xlsx:Sheet1!:3\n");
}

static void a_text_among_numbers_is_refused(void **state) {
    (void)state;
    give((const char *[]){HEADER, "2025|ict|'12,50", "2025|ict|8", NULL}, NULL,
         "2025 ict ict 8.00 costs.xlsx:Sheet1!:3\n"
         "costs.xlsx:Sheet1!:2:3 cell-text\n");
}

static void texts_of_two_marks_are_refused(void **state) {
    (void)state;
    give((const char *[]){HEADER, "2025|ict|'12,50", "2025|ict|'8.75", NULL}, NULL,
         "costs.xlsx:Sheet1!:2:3 cell-text\ncosts.xlsx:Sheet1!:3:3 cell-text\n");
    give((const char *[]){HEADER, "2025|ict|'12,50", "2025|ict|'8.75", NULL},
         "setting,value\ncosts.xlsx: decimal mark,comma\n",
         "2025 ict ict 12.50 costs.xlsx:Sheet1!:2\n"
         "costs.xlsx:Sheet1!:3:3 cell-text\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_column_of_texts_is_read_by_the_mark_that_they_prove,
                                  folders_forget),
        cmocka_unit_test_teardown(whole_numbers_as_texts_need_no_mark, folders_forget),
        cmocka_unit_test_teardown(
            texts_in_doubt_are_refused_until_the_settings_say_their_mark, folders_forget),
        cmocka_unit_test_teardown(a_text_among_numbers_is_refused, folders_forget),
        cmocka_unit_test_teardown(texts_of_two_marks_are_refused, folders_forget),
    };
    return cmocka_run_group_tests(tests, NULL, folders_clear);
}
