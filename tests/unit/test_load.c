#include "test.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "loaded.h"

static const struct given_file municipalities = {
    "municipalities.csv", "code,name,inhabitants,fte\nA,Aadorp,100,1.5\nB,Beek,300,2\n"};

static const struct given_file keys = {
    "keys.csv", "key,driver,weight\nstaff,fte,100\nhousing,inhabitants,60\n"
                "housing,equal,40\nict,inhabitants,100\nfacilities,equal,100\n"};

static struct budget budget;

static int forget(void **state) {
    (void)state;
    budget_clear(&budget);
    return 0;
}

static int clear(void **state) {
    (void)state;
    loaded_clear();
    return 0;
}

/* --- what a folder gives -------------------------------------------------------------- */

static void assert_loaded(const struct load_options *o, const char *want) {
    struct buf out;
    buf_init(&out);
    budget_clear(&budget);
    loaded_text(&out, &budget, o, false);
    if (strcmp(buf_str(&out), want) != 0)
        fail_msg("loading gives\n%s", buf_str(&out));
    buf_clear(&out);
}

static void assert_folder(const struct given_file *files, const char *want) {
    struct load_options o = {.folder = "."};
    loaded_folder(files);
    assert_loaded(&o, want);
}

/* The folder with these municipalities and keys, a cost file, and perhaps one more. */
static void assert_with(struct given_file more, const char *costs, const char *want) {
    const struct given_file files[] = {
        municipalities, keys, {"costs.csv", costs}, more, {NULL, NULL}};
    assert_folder(files, want);
}

static void assert_costs(const char *costs, const char *want) {
    assert_with((struct given_file){NULL, NULL}, costs, want);
}

/* --- whole folders -------------------------------------------------------------------- */

static void an_english_folder_is_read(void **state) {
    (void)state;
    assert_with((struct given_file){"settings.csv",
                                    "setting,value\norganisation,Together\n"
                                    "model,service\nclose,year\n"},
                "period,category,amount,line,description\n"
                "2025-Q1,staff,\"1,234.50\",1,Salaries\n"
                "2025-Q1,ICT,10,2,Licences\n",
                "2025-Q1 staff staff 1234.50 #1 costs.csv:2\n"
                "2025-Q1 ict ict 10.00 #2 costs.csv:3\n");
    assert_string_equal(budget.settings.organisation, "Together");
    assert_int_equal(budget.settings.model, MODEL_SERVICE);
    assert_int_equal(budget.settings.close, CLOSE_YEAR);
    assert_int_equal(budget.municipality_count, 2);
    assert_string_equal(budget.municipalities[1].name, "Beek");
    assert_int_equal(budget.driver_count, 2);
    assert_int_equal(budget.inhabitants, 0);
    assert_int_equal(budget.municipalities[0].versions[0].values[1].value.digits, 15);
    assert_int_equal(budget.municipalities[0].versions[0].values[1].column, 4);
    assert_int_equal(budget.key_count, 4);
    assert_string_equal(budget.keys[1].name, "housing");
    assert_int_equal(budget.keys[1].category, CATEGORY_HOUSING);
    assert_int_equal(budget.keys[1].versions[0].weight_count, 2);
    assert_int_equal(budget.keys[1].versions[0].weights[1].driver, DRIVER_EQUAL);
    assert_int_equal(budget.input_count, 4);
    assert_string_equal(budget.inputs[3].name, "costs.csv");
    assert_int_equal(budget.inputs[3].rows, 2);
    assert_string_equal(budget.inputs[3].sha256, "");
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
    assert_folder(files,
                  "2025-Q1 staff personeel 1234.50 #1 kosten-2025-K1.csv:2\n"
                  "2025-Q1 facilities facilitair -10.00 #2 kosten-2025-K1.csv:3\n");
    assert_int_equal(budget.settings.host, 1);
    assert_true(budget.settings.dutch);
    assert_int_equal(budget.municipalities[0].versions[0].values[0].value.digits, 1100);
    assert_true(budget.drivers[1].percent);
}

static void cost_files_are_read_in_the_order_of_their_names(void **state) {
    (void)state;
    const struct given_file files[] = {
        municipalities,
        keys,
        {"kosten-2025-q1.csv", "categorie,bedrag\nict,1\n"},
        {"costs-b-2025-q2.csv", "category,amount\nict,2\n"},
        {"costs-a-2025-q2.csv", "category,amount\nict,3\n"},
        {"costs.csv", "period,category,amount\n2025,ict,4\n"},
        {"costs2025.csv", "not read"},
        {"key.csv", "not read"},
        {"notes.txt", "not read"},
        {NULL, NULL}};
    assert_folder(files, "2025-Q2 ict ict 3.00 costs-a-2025-q2.csv:2\n"
                         "2025-Q2 ict ict 2.00 costs-b-2025-q2.csv:2\n"
                         "2025 ict ict 4.00 costs.csv:2\n"
                         "2025-Q1 ict ict 1.00 kosten-2025-q1.csv:2\n"
                         "costs2025.csv costs-unread\nkey.csv file-unread\n");
}

static void two_files_for_the_same_thing_are_an_error(void **state) {
    (void)state;
    const struct given_file files[] = {
        municipalities,
        keys,
        {"sleutels.csv", "not read\n"},
        {"costs-1.csv", "period,category,amount\n2025,ict,1\n"},
        {"kosten-1.csv", "period,category,amount\n2025,ict,1\n"},
        {NULL, NULL}};
    assert_folder(files,
                  "2025 ict ict 1.00 costs-1.csv:2\n2025 ict ict 1.00 kosten-1.csv:2\n"
                  "sleutels.csv file-twice\nkosten-1.csv file-twice\n");
}

static void every_needed_file_that_is_missing_is_named(void **state) {
    (void)state;
    const struct given_file files[] = {{NULL, NULL}};
    assert_folder(files, ". file-needed\n. file-needed\n. file-needed\n");
}

static void named_files_come_instead_of_the_folder(void **state) {
    (void)state;
    static const char *const costs[] = {"other.csv"};
    const struct given_file files[] = {
        municipalities,
        keys,
        {"other.csv", "period,category,amount\n2025,ict,1\n"},
        {NULL, NULL}};
    struct load_options o = {.municipalities = "municipalities.csv",
                             .keys = "keys.csv",
                             .costs = costs,
                             .cost_count = 1};
    loaded_folder(files);
    assert_loaded(&o, "2025 ict ict 1.00 other.csv:2\n");
    o.keys = "missing.csv";
    assert_loaded(&o, "missing.csv path-missing\n");
    o.folder = "nowhere";
    assert_loaded(&o, "nowhere path-missing\n");
    o.folder = "keys.csv";
    assert_loaded(&o, "keys.csv not-a-folder\n");
}

static void a_folder_or_pipe_is_no_file(void **state) {
    (void)state;
    static const char *const costs[] = {"pipe.csv"};
    const struct given_file files[] = {municipalities, keys, {NULL, NULL}};
    struct load_options o = {.folder = ".", .costs = costs, .cost_count = 1};
    loaded_folder(files);
    assert_int_equal(mkdir("settings.csv", 0755), 0);
    assert_int_equal(mkfifo("pipe.csv", 0644), 0);
    assert_loaded(&o, "settings.csv not-a-file\npipe.csv not-a-file\n");
}

static void digests_are_those_of_the_bytes(void **state) {
    (void)state;
    const struct given_file files[] = {
        municipalities,
        keys,
        {"costs.csv", "period;category;amount\n2025;ict;1\n"},
        {NULL, NULL}};
    struct load_options o = {.folder = ".", .hashes = true};
    loaded_folder(files);
    assert_loaded(&o, "2025 ict ict 1.00 costs.csv:2\n");
    /* printf 'period;category;amount\n2025;ict;1\n' | sha256sum */
    assert_string_equal(
        budget.inputs[2].sha256,
        "e3187fc49132934fbf92796290e467f03ec6a7472bcd98a56b20fefa454cfd8b");
}

/* --- dialects ------------------------------------------------------------------------- */

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
        assert_costs(texts[i], i == 4 ? "2025 ict ict 1.50 costs.csv:2\n"
                                        "costs.csv:1:4 column-unused\n"
                                      : "2025 ict ict 1.50 costs.csv:2\n");
}

static void a_first_line_sep_comes_before_the_header(void **state) {
    (void)state;
    assert_costs("sep=;\nperiod;category;amount\n2025;ict;1,50\n",
                 "2025 ict ict 1.50 costs.csv:3\n");
    assert_costs("\"SEP=|\"\n\nperiod|category|amount\n2025|ict|1.50\n",
                 "2025 ict ict 1.50 costs.csv:4\n");
    assert_costs("sep=\t\nperiod\tcategory\tamount\n2025\tict\t1.50\n",
                 "2025 ict ict 1.50 costs.csv:3\n");
    assert_costs("sep=;\n", "costs.csv file-empty\n");
}

static void options_come_before_settings_and_these_before_the_file(void **state) {
    (void)state;
    const struct given_file files[] = {
        {"municipalities.csv", "code|inhabitants\nA|1,5\n"},
        {"keys.csv", "key|driver|weight\nict|inhabitants|100\n"},
        {"costs.csv", "sep=;\nperiod|category|amount\n2025|ict|1,50\n"},
        {"settings.csv", "setting,value\ndelimiter,|\ndecimal mark,comma\n"},
        {NULL, NULL}};
    struct load_options o = {.folder = "."};
    loaded_folder(files);
    assert_loaded(&o, "2025 ict ict 1.50 costs.csv:3\n");
    o.decimal_mark = '.';
    assert_loaded(&o,
                  "municipalities.csv:2:2 decimal-mark\ncosts.csv:3:3 decimal-mark\n");
}

/* --- cost lines ----------------------------------------------------------------------- */

static void the_period_comes_from_the_best_place(void **state) {
    (void)state;
    struct given_file setting = {"settings.csv", "setting,value\nperiod,2024-Q4\n"};
    assert_costs("date,category,amount\n31-03-2025,ict,1\n2025-04-01 10:00,ict,1\n",
                 "2025-Q1 ict ict 1.00 costs.csv:2\n2025-Q2 ict ict 1.00 costs.csv:3\n");
    assert_costs("period,date,category,amount\n,31-03-2025,ict,1\n2024,31-03-2025,ict,1\n"
                 ",,ict,1\n",
                 "2025-Q1 ict ict 1.00 costs.csv:2\n2024 ict ict 1.00 costs.csv:3\n"
                 "costs.csv:4:2 period-empty\n");
    assert_costs("category,amount\nict,1\n", "costs.csv period-nowhere\n");
    assert_with(setting, "category,amount\nict,1\n",
                "2024-Q4 ict ict 1.00 costs.csv:2\n");
    assert_with(setting, "period,category,amount\n,ict,1\n",
                "costs.csv:2:1 period-empty\n");
}

static void a_late_invoice_has_its_own_key_period(void **state) {
    (void)state;
    assert_costs(
        "period,key period,category,amount\n2025-Q3,Q1 2025,ict,1\n2025-Q3,,ict,1\n",
        "2025-Q3/2025-Q1 ict ict 1.00 costs.csv:2\n"
        "2025-Q3 ict ict 1.00 costs.csv:3\n");
}

static void debit_and_credit_make_one_amount(void **state) {
    (void)state;
    assert_costs(
        "period,category,debit,credit,vat\n2025,ict,5,,1\n2025,ict,,5,1\n"
        "2025,ict,10,3,\n2025,ict,0,7.25,1.52\n2025,ict,,,\n2025,ict,-1,,\n",
        "2025 ict ict 5.00+1.00 costs.csv:2\n2025 ict ict -5.00+-1.00 costs.csv:3\n"
        "2025 ict ict 7.00 costs.csv:4\n2025 ict ict -7.25+-1.52 costs.csv:5\n"
        "2025 ict ict -1.00 costs.csv:7\ncosts.csv:6:3 amount-empty\n");
    assert_true(budget.has_vat);
    assert_costs("period,category,debit\n2025,ict,5\n", "costs.csv:1 column-missing\n");
    assert_costs("period,category,credit\n2025,ict,5\n", "costs.csv:1 column-missing\n");
    assert_costs("period,category,debit,credit,amount\n2025,ict,5,,5\n",
                 "costs.csv:1 columns-clash\n");
    assert_false(budget.has_vat);
}

static void a_side_turns_an_amount(void **state) {
    (void)state;
    assert_costs(
        "period,category,amount,dc,vat\n2025,ict,5,D,1\n2025,ict,5,C,1\n"
        "2025,ict,-5,credit,\n2025,ict,1,Debet,\n2025,ict,1,x,\n2025,ict,1,,\n",
        "2025 ict ict 5.00+1.00 costs.csv:2\n2025 ict ict -5.00+-1.00 costs.csv:3\n"
        "2025 ict ict 5.00 costs.csv:4\n2025 ict ict 1.00 costs.csv:5\n"
        "costs.csv:6:4 side-unknown\ncosts.csv:7:4 side-unknown\n");
    assert_costs("period,category,d/c\n2025,ict,D\n", "costs.csv:1 column-missing\n");
}

static void own_cost_stays_with_its_municipality(void **state) {
    (void)state;
    assert_costs("period,category,amount,municipality,key\n2025,roads,5,beek,\n"
                 "2025,staff,6,A,\n2025,staff,7,A,ict\n2025,staff,8,C,\n2025,,9,A,\n",
                 "2025 own B 5.00 costs.csv:2\n2025 own A 6.00 costs.csv:3\n"
                 "2025 own A 7.00 costs.csv:4\ncosts.csv:4:5 key-ignored\n"
                 "costs.csv:5:4 municipality-unknown\ncosts.csv:6:2 category-empty\n");
}

static void a_line_may_name_its_key(void **state) {
    (void)state;
    assert_costs("period,category,amount,key\n2025,staff,5,ICT\n2025,staff,5,personeel\n"
                 "2025,staff,5,no\n",
                 "2025 staff ict 5.00 costs.csv:2\n2025 staff staff 5.00 costs.csv:3\n"
                 "costs.csv:4:4 key-unknown\n");
}

static void who_incurred_a_line_is_a_party(void **state) {
    (void)state;
    assert_with(
        (struct given_file){"settings.csv", "setting,value\norganisation,Together\n"},
        "period,category,amount,incurred by\n2025,ict,1,A\n2025,ict,1,together\n"
        "2025,ict,1,joint body\n2025,ict,1,\n2025,ict,1,me\n",
        "2025 ict ict 1.00 by A costs.csv:2\n"
        "2025 ict ict 1.00 by the body costs.csv:3\n"
        "2025 ict ict 1.00 by the body costs.csv:4\n2025 ict ict 1.00 costs.csv:5\n"
        "costs.csv:6:4 municipality-unknown\n");
}

static void all_faults_of_a_row_are_told(void **state) {
    (void)state;
    assert_costs("period,category,amount,municipality,vat,incurred by,key period\n"
                 "2025-Q9,ict,1.234,,x,nobody,soon\n2025,roads,1,,,,\n",
                 "costs.csv:2:1 period-unknown\ncosts.csv:2:3 amount-decimals\n"
                 "costs.csv:2:5 amount-invalid\ncosts.csv:2:6 municipality-unknown\n"
                 "costs.csv:2:7 period-unknown\ncosts.csv:3:2 category-unknown\n");
}

static void rows_are_as_wide_as_the_header(void **state) {
    (void)state;
    assert_costs("period,category,amount,\n2025,ict,1\n2025,ict,2,,,,\n2025,ict\n"
                 "2025,ict,1,extra\n,,,\n\n2025,ict,3\n",
                 "2025 ict ict 1.00 costs.csv:2\n2025 ict ict 2.00 costs.csv:3\n"
                 "2025 ict ict 3.00 costs.csv:8\ncosts.csv:4 row-cells\n"
                 "costs.csv:5 row-cells\n");
}

static void rows_of_totals_are_refused(void **state) {
    (void)state;
    assert_costs(
        "line,period,category,amount,description\n1,2025,ict,1,TOTAL\n"
        "Totaal,,,1,\n2,subtotal ,ict,1,\n3,2025,EINDTOTAAL,1,\n4,2025,ict,2,Total\n",
        "2025 ict ict 1.00 #1 costs.csv:2\n2025 ict ict 2.00 #4 costs.csv:6\n"
        "costs.csv:3:1 row-total\ncosts.csv:4:2 row-total\n"
        "costs.csv:5:3 row-total\n");
}

static void thousands_in_some_amounts_only_are_warned_about(void **state) {
    (void)state;
    assert_costs("period;category;amount\n2025;ict;1.234\n2025;ict;12\n2025;ict;1234\n"
                 "2025;ict;5678\n",
                 "2025 ict ict 1234.00 costs.csv:2\n2025 ict ict 12.00 costs.csv:3\n"
                 "2025 ict ict 1234.00 costs.csv:4\n2025 ict ict 5678.00 costs.csv:5\n"
                 "costs.csv:4:3 groups-mixed\n");
    assert_costs("period;category;amount\n2025;ict;1,000\n",
                 "2025 ict ict 1.00 costs.csv:2\ncosts.csv:2:3 amount-thousands\n");
}

static void a_category_that_one_period_lacks_is_warned_about(void **state) {
    (void)state;
    assert_costs(
        "period,category,amount\n2025-Q1,ict,1\n2025-Q1,staff,1\n2025-Q2,ict,1\n",
        "2025-Q1 ict ict 1.00 costs.csv:2\n2025-Q1 staff staff 1.00 costs.csv:3\n"
        "2025-Q2 ict ict 1.00 costs.csv:4\ncosts.csv categories-missing\n");
}

/* --- ledger exports ------------------------------------------------------------------- */

static void accounts_give_lines_their_category(void **state) {
    (void)state;
    assert_with(
        (struct given_file){"accounts.csv",
                            "account,category,key,municipality,incurred by\n"
                            "4100,staff,,,\n41*,ict,,,\n4200-4299,housing,ict,,B\n"
                            "4300,roads,,A,\n9*,none,,,\n"},
        "period,account,amount,key,municipality,category,incurred by\n"
        "2025,4100,1,,,,\n2025,4101,2,,,,\n2025,4250,3,,,,\n2025,4250,4,staff,,,A\n"
        "2025,4300,5,,,,\n2025,4100,6,,B,,\n2025,9000,7,,,,\n2025,9000,8,,,ict,\n"
        "2025,4250,9,,,staff,\n",
        "2025 staff staff 1.00 costs.csv:2\n2025 ict ict 2.00 costs.csv:3\n"
        "2025 housing ict 3.00 by B costs.csv:4\n"
        "2025 housing staff 4.00 by A costs.csv:5\n2025 own A 5.00 costs.csv:6\n"
        "2025 own B 6.00 costs.csv:7\n2025 ict ict 8.00 costs.csv:9\n"
        "2025 staff staff 9.00 by B costs.csv:10\nleft out 1: 7.00\n");
}

static void an_account_that_nothing_covers_is_said_once(void **state) {
    (void)state;
    struct given_file accounts = {"accounts.csv", "account,category\n4100,staff\n"};
    assert_with(
        accounts,
        "period,account,amount\n2025,5000,1\n2025,4100,2\n2025,5000,3\n2025,6000,4\n"
        "2025,,5\n",
        "2025 staff staff 2.00 costs.csv:3\ncosts.csv:2:2 account-uncovered\n"
        "costs.csv:5:2 account-uncovered\ncosts.csv:6:2 account-empty\n");
    assert_costs("period,account,amount\n2025,5000,1\n",
                 "costs.csv:2:2 account-uncovered\n");
}

static void the_ledgers_own_headers_are_mapped(void **state) {
    (void)state;
    struct given_file settings = {"settings.csv",
                                  "setting,value\ncolumn.amount,Amount EUR|Bedrag EUR\n"
                                  "kolom.categorie,soort\ncolumn.date,Posted\n"};
    assert_with(settings, "Posted,soort,Bedrag EUR,amount\n2025-01-31,ict,1,99\n",
                "2025-Q1 ict ict 1.00 costs.csv:2\ncosts.csv:1:4 column-unused\n");
    assert_with(settings, "posted,SOORT,amount\n2025-01-31,ict,1\n",
                "2025-Q1 ict ict 1.00 costs.csv:2\nsettings.csv:2:2 column-absent\n");
    assert_with(settings, "posted,soort,amount eur,bedrag_eur\n2025-01-31,ict,1,1\n",
                "2025-Q1 ict ict 1.00 costs.csv:2\ncosts.csv:1:4 column-twice\n");
}

/* --- the other files ------------------------------------------------------------------ */

static void versions_follow_each_other_in_time(void **state) {
    (void)state;
    const struct given_file files[] = {
        {"municipalities.csv",
         "code,name,from,until,measured on,inhabitants\n"
         "B,Beek,2025-Q3,,01-01-2025,5\nA,,,2025-Q2,,1\nb,Beek aan Zee,,,2024,4\n"
         "A,Aadorp,2026,31-12-2026,,2\n"},
        keys,
        {"costs.csv",
         "period,category,amount,municipality\n2025-Q1,x,1,A\n2025-Q3,x,2,A\n"},
        {NULL, NULL}};
    assert_folder(files,
                  "2025-Q1 own A 1.00 costs.csv:2\n2025-Q3 own A 2.00 costs.csv:3\n"
                  "keys.csv:2:2 driver-unknown\ncosts.csv:3:4 own-outside\n");
    const struct municipality *b = &budget.municipalities[0],
                              *a = &budget.municipalities[1];
    assert_string_equal(b->code, "B");
    assert_string_equal(b->name, "Beek");
    assert_int_equal(b->version_count, 2);
    assert_int_equal(b->versions[0].from, DATE_NONE);
    assert_int_equal(b->versions[0].values[0].value.digits, 4);
    assert_int_equal(b->versions[0].measured_on, 20240101);
    assert_int_equal(b->versions[1].from, 20250701);
    assert_int_equal(b->versions[1].measured_on, 20250101);
    assert_string_equal(a->name, "Aadorp");
    assert_int_equal(a->versions[0].until, 20250630);
    assert_int_equal(a->versions[1].from, 20260101);
    assert_int_equal(a->versions[1].until, 20261231);
}

static void a_key_is_replaced_by_its_later_rows(void **state) {
    (void)state;
    const struct given_file files[] = {
        municipalities,
        {"keys.csv", "key,driver,weight,from\nSTAFF,equal,50,2026\nstaff,fte,75,\n"
                     "Staff,equal,25,\nstaff,fte,50,2026-Q1\nict,fte,100,\n"},
        {"costs.csv", "period,category,amount\n2025,staff,1\n"},
        {NULL, NULL}};
    assert_folder(files, "2025 staff STAFF 1.00 costs.csv:2\n");
    assert_int_equal(budget.key_count, 2);
    assert_string_equal(budget.keys[0].name, "STAFF");
    assert_int_equal(budget.keys[0].version_count, 2);
    assert_int_equal(budget.keys[0].versions[0].from, DATE_NONE);
    assert_int_equal(budget.keys[0].versions[0].weights[0].weight.digits, 75);
    assert_int_equal(budget.keys[0].versions[1].from, 20260101);
    assert_int_equal(budget.keys[0].versions[1].weight_count, 2);
    assert_int_equal(budget.keys[0].versions[1].weights[0].driver, DRIVER_EQUAL);
}

static void weights_total_exactly_100(void **state) {
    (void)state;
    const struct given_file files[] = {
        municipalities,
        {"keys.csv",
         "key,driver,weight\nstaff,fte,33.333333333\nstaff,inhabitants,33.333333333\n"
         "staff,equal,33.333333334\nict,fte,99.99\nhousing,fte,50\nhousing,fte,50\n"
         "facilities,nothing,100\nother,fte,-1\npersoneel,fte,100\n"},
        {"costs.csv", "period,category,amount\n2025,staff,1\n"},
        {NULL, NULL}};
    assert_folder(files, "2025 staff personeel 1.00 costs.csv:2\n"
                         "keys.csv:5:1 key-total\nkeys.csv:7:2 weight-twice\n"
                         "keys.csv:8:2 driver-unknown\nkeys.csv:9:3 "
                         "number-negative\nkeys.csv:10:1 key-same-category\n");
}

static void municipalities_are_told_apart(void **state) {
    (void)state;
    const struct given_file files[] = {
        {"municipalities.csv",
         "code,name,from,until,fte,text,neg\nA,Aa,,,1,x,-1\na,Aa,,,1,,\n"
         "B,Aa,,,2,,\nC,b,,,2,,\n,D,,,1,,\nE,E,2025,2024,1,,\n"
         "F,F,soon,,1,,\nTotaal,,,,7,,\n"},
        {"keys.csv", "key,driver,weight\nict,fte,100\n"},
        {"costs.csv", "period,category,amount,municipality\n2025,x,1,F\n"},
        {NULL, NULL}};
    assert_folder(files,
                  "2025 own F 1.00 costs.csv:2\nmunicipalities.csv:2:7 number-negative\n"
                  "municipalities.csv:3:1 municipality-twice\n"
                  "municipalities.csv:4:1 municipality-name\n"
                  "municipalities.csv:5:1 municipality-name\n"
                  "municipalities.csv:6:1 code-empty\n"
                  "municipalities.csv:7:4 until-before-from\n"
                  "municipalities.csv:8:3 period-unknown\n"
                  "municipalities.csv:9:1 row-total\n");
    assert_true(budget.drivers[1].text);
    assert_false(budget.drivers[0].text);
}

static void settings_know_their_values(void **state) {
    (void)state;
    assert_with(
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
    assert_string_equal(budget.settings.currency, "GBP");
}

static void advances_are_read(void **state) {
    (void)state;
    assert_with(
        (struct given_file){"advances.csv",
                            "municipality,period,amount,to,vat\nA,2025-Q1,10,B,2.1\n"
                            "Beek,2025,20,joint body,\nA,2025,30,,\nC,x,y,z,w\n"},
        "period,category,amount\n2025,ict,1\n",
        "2025 ict ict 1.00 costs.csv:2\nadvances.csv:5:1 municipality-unknown\n"
        "advances.csv:5:2 period-unknown\nadvances.csv:5:3 amount-invalid\n"
        "advances.csv:5:4 municipality-unknown\nadvances.csv:5:5 amount-invalid\n");
    assert_int_equal(budget.advance_count, 3);
    assert_int_equal(budget.advances[0].to, 1);
    assert_int_equal(budget.advances[0].vat, 210);
    assert_int_equal(budget.advances[1].to, PARTY_BODY);
    assert_int_equal(budget.advances[1].amount, 2000);
    assert_int_equal(budget.advances[2].to, PARTY_NONE);
    assert_int_equal(budget.advances[2].place.line, 4);
}

static void missing_columns_are_told_and_stop_their_file(void **state) {
    (void)state;
    const struct given_file files[] = {{"municipalities.csv", "kode,naam\nA,B\n"},
                                       {"keys.csv", "sleutel,weight,weight\nx,1,1\n"},
                                       {"costs.csv", "catgory\nict\n"},
                                       {NULL, NULL}};
    assert_folder(files,
                  "municipalities.csv:1 column-missing\nkeys.csv:1 column-missing\n"
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
    assert_folder(files, "municipalities.csv file-empty\nkeys.csv file-no-rows\n"
                         "costs.csv file-empty\n");
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
    budget_clear(&budget);
    loaded_folder(files);
    loaded_text(&out, &budget, &o, true);
    assert_string_equal(
        buf_str(&out),
        "2025 ict ict 1.00 costs.csv:2\n2025 ict ict 1.00 costs.csv:3\n"
        "2025 ict ict 1.00 costs.csv:4\nmunicipalities.csv:1:4 remark-column\n"
        "municipalities.csv:1:5 driver-unused\nkeys.csv:3:1 key-unused\n"
        "costs.csv:1:4 column-unused\ncosts.csv:4 line-twice\n");
    buf_clear(&out);
}

int main(void) {
#define TEST(name) cmocka_unit_test_teardown(name, forget)
    const struct CMUnitTest tests[] = {
        TEST(an_english_folder_is_read),
        TEST(a_dutch_folder_is_read),
        TEST(cost_files_are_read_in_the_order_of_their_names),
        TEST(two_files_for_the_same_thing_are_an_error),
        TEST(every_needed_file_that_is_missing_is_named),
        TEST(named_files_come_instead_of_the_folder),
        TEST(a_folder_or_pipe_is_no_file),
        TEST(digests_are_those_of_the_bytes),
        TEST(the_header_tells_the_delimiter),
        TEST(a_first_line_sep_comes_before_the_header),
        TEST(options_come_before_settings_and_these_before_the_file),
        TEST(the_period_comes_from_the_best_place),
        TEST(a_late_invoice_has_its_own_key_period),
        TEST(debit_and_credit_make_one_amount),
        TEST(a_side_turns_an_amount),
        TEST(own_cost_stays_with_its_municipality),
        TEST(a_line_may_name_its_key),
        TEST(who_incurred_a_line_is_a_party),
        TEST(all_faults_of_a_row_are_told),
        TEST(rows_are_as_wide_as_the_header),
        TEST(rows_of_totals_are_refused),
        TEST(thousands_in_some_amounts_only_are_warned_about),
        TEST(a_category_that_one_period_lacks_is_warned_about),
        TEST(accounts_give_lines_their_category),
        TEST(an_account_that_nothing_covers_is_said_once),
        TEST(the_ledgers_own_headers_are_mapped),
        TEST(versions_follow_each_other_in_time),
        TEST(a_key_is_replaced_by_its_later_rows),
        TEST(weights_total_exactly_100),
        TEST(municipalities_are_told_apart),
        TEST(settings_know_their_values),
        TEST(advances_are_read),
        TEST(missing_columns_are_told_and_stop_their_file),
        TEST(empty_files_are_errors),
        TEST(a_review_finds_what_looks_forgotten),
    };
    return cmocka_run_group_tests(tests, NULL, clear);
}
