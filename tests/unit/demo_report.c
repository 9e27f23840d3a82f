#include "demo_report.h"

#include <stdlib.h>
#include <string.h>

#include "test.h"

enum { NAMES = 4, CATEGORIES = 4, COLUMNS = 8 };

static const char *const names[NAMES] = {"Stede Broec", "Enkhuizen", "Drechterland",
                                         "Súdwest-Fryslân"};

/* Cents per municipality: staff, housing, ict, facilities, own. */
static const money amounts[NAMES][CATEGORIES + 1] = {
    {902834012, 120011133, 150000099, 55749455, 12500000},
    {764100087, 101200000, 131000001, 44073410, 0},
    {830912345, 110000000, 141020304, 49100154, -4310050},
    {1311041902, 178800021, 209933318, 80121212, 99},
};

static const char *in(enum lang lang, const char *english, const char *dutch) {
    return lang == LANG_NL ? dutch : english;
}

static struct column plain(const char *id, const char *title) {
    return (struct column){
        .id = id, .csv_name = title, .title = title, .sum_first = -1, .sum_last = -1};
}

static struct column figures(const char *id, const char *title) {
    struct column c = plain(id, title);
    c.figure = true;
    return c;
}

static struct column sum(const char *id, const char *title, int first, int last) {
    struct column c = figures(id, title);
    c.total = true;
    c.sum_first = first;
    c.sum_last = last;
    return c;
}

static void add_by_category(struct report *r, enum lang lang) {
    const struct column columns[COLUMNS] = {
        plain("municipality", in(lang, "Municipality", "Gemeente")),
        figures("staff", in(lang, "Staff", "Personeel")),
        figures("housing", in(lang, "Housing", "Huisvesting")),
        figures("ict", "ICT"),
        figures("facilities", in(lang, "Facilities", "Facilitair")),
        sum("shared", in(lang, "Shared", "Gedeeld"), 1, 4),
        figures("own", in(lang, "Own", "Eigen")),
        sum("total", in(lang, "Total", "Totaal"), 5, 6)};
    struct table *t = report_add_table(r, "by_category", FOR_READERS, columns, COLUMNS);
    t->title = in(lang, "Cost per municipality and category",
                  "Kosten per gemeente en categorie");
    t->sheet_name = in(lang, "Categories", "Categorieën");
    t->turnable = t->summed = true;
    t->chart = CHART_STACKED;
    t->chart_first = 1;
    t->chart_last = 4;
    money totals[COLUMNS] = {0};
    struct cell cells[COLUMNS];
    for (size_t i = 0; i < NAMES; i++) {
        const money *a = amounts[i];
        money shared = a[0] + a[1] + a[2] + a[3];
        const money row[COLUMNS] = {0,    a[0],   a[1], a[2],
                                    a[3], shared, a[4], shared + a[4]};
        cells[0] = cell_string(names[i]);
        for (size_t k = 1; k < COLUMNS; k++) {
            cells[k] = cell_money(row[k]);
            totals[k] += row[k];
        }
        table_add_row(t, ROW_BODY, cells);
    }
    cells[0] = cell_term("total", in(lang, "Total", "Totaal"));
    for (size_t k = 1; k < COLUMNS; k++)
        cells[k] = cell_money(totals[k]);
    table_add_row(t, ROW_TOTAL, cells);
}

static void add_tidy(struct report *r, enum lang lang) {
    static const char *const ids[] = {"staff", "housing", "ict", "facilities", "own"};
    static const char *const dutch[] = {"personeel", "huisvesting", "ICT", "facilitair",
                                        "eigen"};
    const struct column columns[] = {
        plain("period", in(lang, "period", "periode")),
        plain("category", in(lang, "category", "categorie")),
        plain("municipality", in(lang, "municipality", "gemeente")),
        figures("amount", in(lang, "amount", "bedrag"))};
    struct table *t = report_add_table(r, "allocation", FOR_CSV | FOR_JSON, columns, 4);
    t->sheet_name = in(lang, "Data", "Gegevens");
    for (size_t c = 0; c <= CATEGORIES; c++) {
        for (size_t i = 0; i < NAMES; i++) {
            const struct cell cells[] = {
                cell_string("2025-Q1"), cell_term(ids[c], in(lang, ids[c], dutch[c])),
                cell_string(names[i]), cell_money(amounts[i][c])};
            table_add_row(t, ROW_BODY, cells);
        }
    }
}

static void add_key(struct report *r, enum lang lang) {
    static const int64_t inhabitants[NAMES] = {22252, 18843, 20485, 90600};
    static const int64_t shares[NAMES] = {146215, 123815, 134604, 595366};
    const struct column columns[] = {
        plain("municipality", in(lang, "Municipality", "Gemeente")),
        figures("inhabitants", in(lang, "Inhabitants", "Inwoners")),
        figures("share", in(lang, "Share %", "Aandeel %"))};
    struct table *t = report_add_table(r, "key_staff", FOR_READERS, columns, 3);
    t->title =
        in(lang, "Key staff: inhabitants 100 %", "Sleutel personeel: inwoners 100 %");
    t->note = in(lang, "Measured on 1 January 2025.", "Peildatum 1 januari 2025.");
    t->sheet_name = in(lang, "Key staff", "Sleutel personeel");
    for (size_t i = 0; i < NAMES; i++) {
        const struct cell cells[] = {cell_string(names[i]), cell_count(inhabitants[i]),
                                     cell_figure(shares[i], 4)};
        table_add_row(t, ROW_BODY, cells);
    }
    const struct cell total[] = {cell_term("total", in(lang, "Total", "Totaal")),
                                 cell_count(152180), cell_figure(1000000, 4)};
    table_add_row(t, ROW_TOTAL, total);
}

static void add_control(struct report *r, enum lang lang) {
    const struct column columns[] = {
        figures("costs", in(lang, "Costs read", "Gelezen kosten")),
        figures("allocated", in(lang, "Allocated", "Verdeeld")),
        figures("own", in(lang, "Own costs", "Eigen kosten")),
        sum("difference", in(lang, "Difference", "Verschil"), -1, -1)};
    struct table *t = report_add_table(r, "control", FOR_READERS | FOR_JSON, columns, 4);
    t->title = in(lang, "Control", "Controle");
    t->single = true;
    money allocated = 0, own = 0;
    for (size_t i = 0; i < NAMES; i++) {
        for (size_t c = 0; c < CATEGORIES; c++)
            allocated += amounts[i][c];
        own += amounts[i][CATEGORIES];
    }
    const struct cell cells[] = {cell_money(allocated + own), cell_money(allocated),
                                 cell_money(own), cell_money(0)};
    table_add_row(t, ROW_BODY, cells);
}

static void add_inputs(struct report *r, enum lang lang) {
    static const char *const hash =
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    struct column columns[] = {plain("file", in(lang, "File", "Bestand")),
                               figures("rows", in(lang, "Rows", "Rijen")),
                               plain("sha256", "SHA-256")};
    columns[2].detail = true;
    struct table *t = report_add_table(r, "inputs", FOR_READERS | FOR_JSON, columns, 3);
    t->title = in(lang, "Input files", "Invoerbestanden");
    t->sheet_name = in(lang, "Input", "Invoer");
    const struct cell cells[] = {cell_string("costs-2025-q1.csv"), cell_count(1312),
                                 cell_string(hash)};
    table_add_row(t, ROW_BODY, cells);
}

struct report *demo_report(enum lang lang) {
    struct report *r = report_new(
        "allocation",
        in(lang, "What each municipality bears", "Wat elke gemeente draagt"), lang);
    r->version = "0.0";
    r->currency = "EUR";
    r->csv_lang = lang;
    report_add_fact(r, "organisation", in(lang, "Organisation", "Organisatie"),
                    cell_string("SED <script>alert(1)</script> & zonen"));
    report_add_fact(
        r, "model", "Model",
        cell_term("service", in(lang, "service company", "facilitair bedrijf")));
    report_add_fact(r, "currency", in(lang, "Currency", "Valuta"), cell_string("EUR"));
    add_by_category(r, lang);
    add_tidy(r, lang);
    add_key(r, lang);
    add_control(r, lang);
    add_inputs(r, lang);
    report_add_remark(r, in(lang, "Figures of a closed quarter never change.",
                            "Cijfers van een afgesloten kwartaal veranderen nooit."));
    report_add_warning(r, (struct report_warning){
                              .file = "costs-2025-q1.csv",
                              .line = 14,
                              .column = 3,
                              .code = "own-with-key",
                              .message = in(lang, "the municipality wins over the key",
                                            "de gemeente gaat voor de sleutel")});
    return r;
}

static int push_rows(void *self, struct row_sink *sink) {
    const int64_t *rows = self;
    if (*rows < 0)
        return -1;
    for (int64_t i = 0; i < *rows; i++) {
        const struct cell cells[] = {cell_string("2025-Q1"),
                                     cell_term("staff", "personeel"),
                                     cell_string(names[i % NAMES]), cell_money(i * 7919)};
        int status = sink->row(sink->self, ROW_BODY, cells);
        if (status != 0)
            return status;
    }
    return 0;
}

void make_listing(struct report *r, int64_t rows) {
    for (size_t i = 0; i < r->table_count; i++) {
        struct table *t = r->tables[i];
        if (!(t->audience & FOR_CSV))
            continue;
        if (!t->source.push)
            t->source =
                (struct row_source){arena_take(&r->arena, sizeof rows), push_rows};
        t->audience |= FOR_READERS;
        memcpy(t->source.self, &rows, sizeof rows);
    }
}

static int keep(void *self, const void *bytes, size_t len) {
    struct kept_bytes *kept = self;
    kept->calls_after += kept->failed;
    kept->failed = kept->failed || len > kept->limit - kept->bytes.len;
    if (!kept->failed)
        buf_add(&kept->bytes, bytes, len);
    return kept->failed ? -1 : 0;
}

struct byte_sink keep_bytes(struct kept_bytes *kept) {
    return (struct byte_sink){.self = kept, .write = keep};
}

char *written(const struct report *r, const char *format, const struct layout *layout) {
    struct kept_bytes kept = {.limit = SIZE_MAX};
    struct byte_sink sink = keep_bytes(&kept);
    struct diags diags;
    diags_init(&diags);
    assert_int_equal(format_find(slice_of(format))->write(r, layout, &sink, &diags), 0);
    diags_clear(&diags);
    return buf_steal(&kept.bytes);
}
