#include "view/explain/explain_data.h"

#include "view/common.h"
#include "view/proof.h"

/* At most; EXACT is the place of the exact values, TAIL that of what few inputs have. */
enum { COLUMNS = 13, EXACT = 7, TAIL = 10 };

struct explain_data explain_data_start(struct report *r, const struct budget *b,
                                       bool lines) {
    struct column columns[COLUMNS] = {
        column_text("period", _("Period")),
        column_text("category", _("Category")),
        column_text("key", _("Key")),
        column_text("municipality", _("Municipality")),
        column_figure(N_("cost"), _("Cost")),
        column_text("share_numerator", _("Share numerator")),
        column_text("share_denominator", _("Share denominator")),
        column_text("exact", _("Exact")),
        column_figure("amount", _("Amount")),
        column_figure(N_("difference"), _("Difference (ct)"))};
    struct explain_data d = {.report = r,
                             .products = lines && b->has_products,
                             .halves = lines && b->has_halves};
    size_t count = TAIL;
    if (d.products)
        columns[count++] = column_text("calculation", _("Calculation"));
    if (d.halves)
        columns[count++] = column_text("half", _("Half"));
    columns[count++] = column_text(N_("key_period"), _("Key period"));
    d.json = report_add_table(r, "explanation", FOR_JSON, columns, count);
    d.csv = report_add_table(r, "explanation", FOR_CSV, columns, count);
    return d;
}

void explain_data_finish(struct explain_data *d) {
    if (d->late)
        return;
    table_drop_column(d->json);
    table_drop_column(d->csv);
}

/* The key's period of a late invoice; empty for any other. */
static struct cell key_period_cell(struct report *r, const struct portion *portion) {
    return portion->key_period == portion->period ? cell_empty()
                                                  : cell_period(r, portion->key_period);
}

static struct cell exact_cell(struct report *r, const struct portion *portion, size_t m,
                              const struct figure_style *style) {
    struct buf text;
    struct divider divider;
    buf_init(&text);
    divider_init(&divider, portion->shares);
    divider_write(&text, &divider, m, portion->sum, style);
    divider_clear(&divider);
    return cell_string(report_keep(r, &text));
}

/* "31480000.00 x 1.027" */
static struct cell product_cell(struct report *r, const struct cost_line *line,
                                const struct figure_style *style) {
    struct buf text = {0};
    if (!line || !line->product)
        return cell_empty();
    product_write(&text, line->product, style);
    return cell_string(report_keep(r, &text));
}

/* Adds what comes behind the difference, and the row to one of the tables. */
static void add_cells(struct explain_data *d, struct table *t, struct cell *cells,
                      const struct cost_line *line, struct cell key_period) {
    const struct figure_style *style =
        t == d->csv ? figure_in(d->report->csv_lang, false) : &figure_plain;
    size_t at = TAIL;
    if (d->products)
        cells[at++] = product_cell(d->report, line, style);
    if (d->halves)
        cells[at++] = cell_half(line ? line->half : HALF_NONE);
    cells[at] = key_period;
    table_add_row(t, ROW_BODY, cells);
}

static void add_row(struct explain_data *d, const struct budget *b,
                    const struct portion *portion, const struct cost_line *line,
                    const struct proof *p, size_t m) {
    struct report *r = d->report;
    struct buf numerator, denominator;
    buf_init(&numerator);
    buf_init(&denominator);
    share_as_pair(&numerator, &denominator, portion->shares, m);
    struct cell cells[COLUMNS] = {cell_period(r, portion->period),
                                  cell_category(&b->categories, portion->category),
                                  cell_string(b->keys[portion->key].name),
                                  cell_string(b->municipalities[m].code),
                                  cell_money(portion->sum),
                                  cell_string(report_keep(r, &numerator)),
                                  cell_string(report_keep(r, &denominator)),
                                  exact_cell(r, portion, m, &figure_plain),
                                  cell_money(portion->given[m]),
                                  proof_difference(p, m)};
    add_cells(d, d->json, cells, line, key_period_cell(r, portion));
    cells[EXACT] = exact_cell(r, portion, m, figure_in(r->csv_lang, false));
    add_cells(d, d->csv, cells, line, key_period_cell(r, portion));
}

void explain_data_add(struct explain_data *d, const struct budget *b,
                      const struct portion *portion, const struct cost_line *line,
                      int only) {
    struct proof p;
    d->late = d->late || portion->key_period != portion->period;
    proof_init(&p, b);
    proof_add(&p, portion->shares, portion->sum, portion->given);
    proof_show(&p);
    for (size_t m = 0; m < b->municipality_count; m++)
        if (is_wanted(only, m) && p.there[m])
            add_row(d, b, portion, line, &p, m);
    proof_clear(&p);
}

void explain_data_own(struct explain_data *d, const struct budget *b,
                      const struct cost_line *line) {
    money amount = line->amount[AMOUNT_NET];
    struct cell cells[COLUMNS] = {cell_period(d->report, line->period),
                                  cell_category(&b->categories, CATEGORY_OWN),
                                  cell_empty(),
                                  cell_string(b->municipalities[line->municipality].code),
                                  cell_money(amount),
                                  cell_string("1"),
                                  cell_string("1"),
                                  cell_exact((struct exact){.cents = amount}),
                                  cell_money(amount),
                                  cell_figure(0, CENT_PLACES)};
    add_cells(d, d->json, cells, line, cell_empty());
    add_cells(d, d->csv, cells, line, cell_empty());
}
