#include "test.h"

#include "folders.h"

static void settings_know_their_values(void **state) {
    (void)state;
    folders_give_with(
        (struct given_file){"settings.csv",
                            "setting,value\nmodel,x\nhost,C\nclose,never\nperiod,x\n"
                            "language,fr\ndelimiter,ab\ndecimal-mark,x\ncurrency,GBP\n"
                            "hots,A\ncolumn.amuont,x\ncurrency,EUR\ncolumn.line,a\n"
                            "column.nr,b\norganisation,\n,\n"},
        "period,category,amount\n2025,ict,1\n",
        "2025 ict ict 1.00 costs.csv:2\nsettings.csv:2:2 setting-value\n"
        "settings.csv:3:2 municipality-unknown\nsettings.csv:4:2 setting-value\n"
        "settings.csv:5:2 setting-value\nsettings.csv:6:2 setting-value\n"
        "settings.csv:7:2 setting-value\nsettings.csv:8:2 setting-value\n"
        "settings.csv:10:1 setting-unknown\nsettings.csv:11:1 setting-unknown\n"
        "settings.csv:12:1 setting-twice\nsettings.csv:13:2 column-absent\n"
        "settings.csv:14:1 setting-twice\n");
    assert_string_equal(folders_budget.settings.currency, "GBP");
}

static void the_ledgers_own_headers_are_mapped(void **state) {
    (void)state;
    struct given_file settings = {"settings.csv",
                                  "setting,value\ncolumn.amount,Amount EUR|Bedrag EUR\n"
                                  "kolom.categorie,soort\ncolumn.date,Posted\n"};
    folders_give_with(settings, "Posted,soort,Bedrag EUR,amount\n2025-01-31,ict,1,99\n",
                      "2025-Q1 ict ict 1.00 costs.csv:2\ncosts.csv:1 column-unused\n");
    folders_give_with(settings, "posted,SOORT,amount\n2025-01-31,ict,1\n",
                      "2025-Q1 ict ict 1.00 costs.csv:2\n");
    folders_give_with(settings,
                      "posted,soort,amount eur,bedrag_eur\n2025-01-31,ict,1,1\n",
                      "2025-Q1 ict ict 1.00 costs.csv:2\ncosts.csv:1:4 column-twice\n");
}

static void options_come_before_settings_and_these_before_the_file(void **state) {
    (void)state;
    const struct given_file files[] = {
        {"municipalities.csv", "code|inhabitants\nA|1,5\n"},
        {"keys.csv", "key|driver|weight\nict|inhabitants|100\n"},
        {"costs.csv", "sep=;\nperiod|category|amount\n2025|ict|1,50\n"},
        {"settings.csv",
         "setting,value\ncosts: delimiter,|\ndelimiter,;\ndecimal mark,comma\n"},
        {NULL, NULL}};
    struct load_options o = {.folder = "."};
    loaded_folder(files);
    folders_load(&o, "2025 ict ict 1.50 costs.csv:3\n");
    o.decimal_mark = '.';
    folders_load(&o, "municipalities.csv:2:2 decimal-mark\ncosts.csv:3:3 decimal-mark\n");
}

/* A budget with this list of categories, and one cost line of 1.00 in `name`. */
static void give_categories(const char *list, const char *name, const char *expected) {
    char settings[200], costs[200];
    snprintf(settings, sizeof settings, "setting,value\ncategories,%s\n", list);
    snprintf(costs, sizeof costs, "period,category,key,amount\n2025,%s,ict,1\n", name);
    folders_give_with((struct given_file){"settings.csv", settings}, costs, expected);
}

static void a_list_of_categories_takes_the_place_of_the_four(void **state) {
    (void)state;
    give_categories("Registry | Social  affairs", "social affairs",
                    "2025 Social  affairs ict 1.00 costs.csv:2\n");
    give_categories("Registry|ICT", "staff", "costs.csv:2:2 category-unknown\n");
    give_categories("", "staff", "2025 staff ict 1.00 costs.csv:2\n");
}

static void names_of_categories_are_checked_at_the_setting(void **state) {
    (void)state;
    give_categories(
        "Registry|own|Totaal|NONE|", "Registry",
        "2025 Registry ict 1.00 costs.csv:2\nsettings.csv:2:2 categories-name\n"
        "settings.csv:2:2 categories-name\nsettings.csv:2:2 categories-name\n"
        "settings.csv:2:2 categories-name\n");
    give_categories(
        "staff|Personeel", "staff",
        "2025 staff ict 1.00 costs.csv:2\nsettings.csv:2:2 categories-twice\n");
    give_categories(
        "Registry|Roads|REG istry", "Roads",
        "2025 Roads ict 1.00 costs.csv:2\nsettings.csv:2:2 categories-twice\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(settings_know_their_values, folders_forget),
        cmocka_unit_test_teardown(the_ledgers_own_headers_are_mapped, folders_forget),
        cmocka_unit_test_teardown(options_come_before_settings_and_these_before_the_file,
                                  folders_forget),
        cmocka_unit_test_teardown(a_list_of_categories_takes_the_place_of_the_four,
                                  folders_forget),
        cmocka_unit_test_teardown(names_of_categories_are_checked_at_the_setting,
                                  folders_forget),
    };
    return cmocka_run_group_tests(tests, NULL, folders_clear);
}
