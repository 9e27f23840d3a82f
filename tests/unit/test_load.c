#include "test.h"

#include "folders.h"

/* --- whole folders ----------------------------------------------------------------- */

static void an_english_folder_is_read(void **state) {
    (void)state;
    folders_give_with((struct given_file){"settings.csv",
                                          "setting,value\norganisation,Together\n"
                                          "model,service\nclose,year\n"},
                      "period,category,amount,line,description\n"
                      "2025-Q1,staff,\"1,234.50\",1,Salaries\n"
                      "2025-Q1,ICT,10,2,Licences\n",
                      "2025-Q1 staff staff 1234.50 #1 costs.csv:2\n"
                      "2025-Q1 ict ict 10.00 #2 costs.csv:3\n");
    assert_string_equal(folders_budget.settings.organisation, "Together");
    assert_int_equal(folders_budget.settings.model, MODEL_SERVICE);
    assert_int_equal(folders_budget.settings.close, CLOSE_YEAR);
    assert_int_equal(folders_budget.municipality_count, 2);
    assert_string_equal(folders_budget.municipalities[1].name, "Beek");
    assert_int_equal(folders_budget.driver_count, 2);
    assert_int_equal(folders_budget.inhabitants, 0);
    assert_int_equal(folders_budget.municipalities[0].versions[0].values[1].value.digits,
                     15);
    assert_int_equal(folders_budget.municipalities[0].versions[0].values[1].column, 4);
    assert_int_equal(folders_budget.key_count, 4);
    assert_string_equal(folders_budget.keys[1].name, "housing");
    assert_int_equal(folders_budget.keys[1].category, CATEGORY_HOUSING);
    assert_int_equal(folders_budget.keys[1].versions[0].weight_count, 2);
    assert_int_equal(folders_budget.keys[1].versions[0].weights[1].driver, DRIVER_EQUAL);
    assert_int_equal(folders_budget.input_count, 4);
    assert_string_equal(folders_budget.inputs[3].name, "costs.csv");
    assert_int_equal(folders_budget.inputs[3].rows, 2);
    assert_string_equal(folders_budget.inputs[3].sha256, "");
}

static void a_dutch_folder_is_read(void **state) {
    (void)state;
    const struct given_file files[] = {
        {"Gemeenten.csv", "Code;Naam;Inwoners;aandeel %\nA;Aadorp;1.100;32,61\n"
                          "B;Beek;300;67,39\n"},
        {"sleutels.csv", "Sleutel;Maatstaf;Gewicht\npersoneel;inwoners;100\n"
                         "huisvesting;Aandeel_%;100\nict;gelijk;100\n"
                         "facilitair;gelijk;100\n"},
        {"kosten-2025-K1.csv", "Regel;Categorie;Bedrag;Omschrijving\n"
                               "1;Personeel;\"\u20ac 1.234,50\";Salaris\n"
                               "2;Facilitaire kosten;-10,-;\n"},
        {"instellingen.csv", "Instelling;Waarde\nCentrumgemeente;beek\ntaal;nl\n"},
        {NULL, NULL}};
    folders_give(files, "2025-Q1 staff personeel 1234.50 #1 kosten-2025-K1.csv:2\n"
                        "2025-Q1 facilities facilitair -10.00 #2 kosten-2025-K1.csv:3\n");
    assert_int_equal(folders_budget.settings.host, 1);
    assert_true(folders_budget.settings.dutch);
    assert_int_equal(folders_budget.municipalities[0].versions[0].values[0].value.digits,
                     1100);
    assert_true(folders_budget.drivers[1].percent);
}

static void digests_are_those_of_the_bytes(void **state) {
    (void)state;
    const struct given_file files[] = {
        folders_municipalities,
        folders_keys,
        {"costs.csv", "period;category;amount\n2025;ict;1\n"},
        {NULL, NULL}};
    struct load_options o = {.folder = ".", .hashes = true};
    loaded_folder(files);
    folders_load(&o, "2025 ict ict 1.00 costs.csv:2\n");
    /* printf 'period;category;amount\n2025;ict;1\n' | sha256sum */
    assert_string_equal(
        folders_budget.inputs[2].sha256,
        "e3187fc49132934fbf92796290e467f03ec6a7472bcd98a56b20fefa454cfd8b");
}

static void a_review_finds_what_looks_forgotten(void **state) {
    (void)state;
    struct load_options o = {.folder = "."};
    struct buf out;
    const struct given_file files[] = {
        {"municipalities.csv", "code,inwoners,fte,note,m2\nA,1,2,x,3\n"},
        {"keys.csv", "key,driver,weight\nict,fte,100\nstaff,fte,100\n"},
        {"costs.csv",
         "period,category,amount,x\n2025,ict,1,\n2025,ict,1,y\n2025,ict,1,\n"},
        {NULL, NULL}};
    buf_init(&out);
    budget_clear(&folders_budget);
    loaded_folder(files);
    loaded_text(&out, &folders_budget, &o, true);
    assert_string_equal(
        buf_str(&out),
        "2025 ict ict 1.00 costs.csv:2\n2025 ict ict 1.00 costs.csv:3\n"
        "2025 ict ict 1.00 costs.csv:4\nmunicipalities.csv:1:4 remark-column\n"
        "municipalities.csv:1:5 driver-unused\nkeys.csv:3:1 key-unused\n"
        "costs.csv:1 column-unused\ncosts.csv:4 line-twice\n");
    buf_clear(&out);
}

/* --- headers ----------------------------------------------------------------------- */

static void the_header_tells_the_delimiter(void **state) {
    (void)state;
    static const char *const texts[] = {
        "period;category;amount\n2025;ict;1,50\n",
        "period,category,amount\n2025,ict,1.50\n",
        "period\tcategory\tamount\n2025\tict\t1.50\n",
        "period|category|amount\n2025|ict|1.50\n",
        "\"period\";\"category\";\"amount\";\"a,b,c,d\"\n2025;ict;1,50;\n",
        "\xef\xbb\xbfperiod;category;amount\r\n2025;ict;1,50\r\n",
        " Period ; CATEGORY ; amount\n 2025 ; ict ; 1,50 \n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        folders_give_costs(texts[i], i == 4 ? "2025 ict ict 1.50 costs.csv:2\n"
                                              "costs.csv:1 column-unused\n"
                                            : "2025 ict ict 1.50 costs.csv:2\n");
}

static void a_first_line_sep_comes_before_the_header(void **state) {
    (void)state;
    folders_give_costs("sep=;\nperiod;category;amount\n2025;ict;1,50\n",
                       "2025 ict ict 1.50 costs.csv:3\n");
    folders_give_costs("\"SEP=|\"\n\nperiod|category|amount\n2025|ict|1.50\n",
                       "2025 ict ict 1.50 costs.csv:4\n");
    folders_give_costs("sep=\t\nperiod\tcategory\tamount\n2025\tict\t1.50\n",
                       "2025 ict ict 1.50 costs.csv:3\n");
    folders_give_costs("sep=;\n", "costs.csv file-empty\n");
}

static void missing_columns_are_told_and_stop_their_file(void **state) {
    (void)state;
    const struct given_file files[] = {{"municipalities.csv", "kode,naam\nA,B\n"},
                                       {"keys.csv", "sleutel,weight,weight\nx,1,1\n"},
                                       {"costs.csv", "catgory\nict\n"},
                                       {NULL, NULL}};
    folders_give(files, "municipalities.csv:1 column-missing\nkeys.csv:1 column-missing\n"
                        "keys.csv:1:3 column-twice\ncosts.csv period-nowhere\n"
                        "costs.csv:1 column-missing\ncosts.csv:1 column-missing\n");
}

static void empty_files_are_errors(void **state) {
    (void)state;
    const struct given_file files[] = {{"municipalities.csv", ""},
                                       {"keys.csv", "key,driver,weight\n"},
                                       {"costs.csv", "\n\n"},
                                       {"settings.csv", "setting,value\n"},
                                       {NULL, NULL}};
    folders_give(files, "municipalities.csv file-empty\nkeys.csv file-no-rows\n"
                        "costs.csv file-empty\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(an_english_folder_is_read, folders_forget),
        cmocka_unit_test_teardown(a_dutch_folder_is_read, folders_forget),
        cmocka_unit_test_teardown(digests_are_those_of_the_bytes, folders_forget),
        cmocka_unit_test_teardown(a_review_finds_what_looks_forgotten, folders_forget),
        cmocka_unit_test_teardown(the_header_tells_the_delimiter, folders_forget),
        cmocka_unit_test_teardown(a_first_line_sep_comes_before_the_header,
                                  folders_forget),
        cmocka_unit_test_teardown(missing_columns_are_told_and_stop_their_file,
                                  folders_forget),
        cmocka_unit_test_teardown(empty_files_are_errors, folders_forget),
    };
    return cmocka_run_group_tests(tests, NULL, folders_clear);
}
