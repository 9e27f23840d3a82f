#include "test.h"

#include "folders.h"

/* A folder with costs of 2025 and one more file gives just this behind their line. */
static void beside(const char *name, const char *text, const char *want) {
    const struct given_file files[] = {
        folders_municipalities,
        folders_keys,
        {"costs.csv", "period,category,amount\n2025,ict,1\n"},
        {name, text},
        {NULL, NULL}};
    struct buf all = {0};
    buf_format(&all, "2025 ict ict 1.00 costs.csv:2\n%s %s\n", name, want);
    folders_give(files, buf_str(&all));
    buf_clear(&all);
}

static void costs_are_known_by_what_they_hold(void **state) {
    (void)state;
    beside("april.csv", "period,category,amount\n2025,ict,2\n", "costs-unread");
    beside("export.csv", "Grootboeknr;Omschrijving;Debet;Credit\n4100;Huur;;12,50\n",
           "costs-unread");
    beside("export.csv", "Print of 1 May\n\nRekening;Boekbedrag\n4100;1.234,56\n",
           "costs-unread");
    beside("plan.csv", "categorie;K1 2025;K2 2025\nict;1;2\n", "costs-unread");
    beside("own.csv", "municipality,category,amount\nA,own,2\n", "costs-unread");
}

static void no_costs_are_seen_where_there_are_none(void **state) {
    (void)state;
    beside("export.csv", "period,category,amount\n", "file-unread");
    beside("list.csv", "account,name\n4100,Rent\n", "file-unread");
    beside("memo.csv", "To the board,from me\nThe amount on account,is fine\n",
           "file-unread");
    beside("terms.csv", "category,amount\nict,as agreed\n", "file-unread");
    beside("empty.csv", "", "file-unread");
    beside("broken.csv", "\"category,amount\nict,1\n", "file-unread");
}

static void reports_are_no_costs(void **state) {
    (void)state;
    beside("out.csv", "period,category,municipality,amount\n2025,ict,A,2\n",
           "file-unread");
    beside("out.csv", "periode;categorie;gemeente;bedrag\n2025;eigen;A;2,00\n",
           "file-unread");
    beside("out.csv", "soort;post;periode;partij;aan;bedrag\npositie;x;2025;A;;2,00\n",
           "file-unread");
}

static void advances_are_known_where_the_folder_has_none(void **state) {
    (void)state;
    const char *paid = "municipality,period,amount\nA,2025,2\n";
    beside("paid.csv", paid, "costs-unread");
    const struct given_file files[] = {
        folders_municipalities,
        folders_keys,
        {"costs.csv", "period,category,amount\n2025,ict,1\n"},
        {"advances.csv", paid},
        {"paid.csv", paid},
        {NULL, NULL}};
    folders_give(files, "2025 ict ict 1.00 costs.csv:2\npaid.csv file-unread\n");
}

static void settings_name_the_columns_of_other_files_too(void **state) {
    (void)state;
    const struct given_file files[] = {
        folders_municipalities,
        folders_keys,
        {"costs.csv", "period,Sort of thing,What it took\n2025,ict,1\n"},
        {"april.csv", "period,Sort of thing,What it took\n2025,ict,1\n"},
        {"settings.csv", "setting,value\ncolumn.category,Sort of thing\n"
                         "column.amount,What it took\n"},
        {NULL, NULL}};
    folders_give(files, "2025 ict ict 1.00 costs.csv:2\napril.csv costs-unread\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(costs_are_known_by_what_they_hold, folders_forget),
        cmocka_unit_test_teardown(no_costs_are_seen_where_there_are_none, folders_forget),
        cmocka_unit_test_teardown(reports_are_no_costs, folders_forget),
        cmocka_unit_test_teardown(advances_are_known_where_the_folder_has_none,
                                  folders_forget),
        cmocka_unit_test_teardown(settings_name_the_columns_of_other_files_too,
                                  folders_forget),
    };
    return cmocka_run_group_tests(tests, NULL, folders_clear);
}
