#include "view/explain/explain_data.h"

#include "view/common.h"
#include "view/proof.h"

enum { COLUMNS = 11 };

struct explain_data explain_data_start(struct report *r) {
    const struct column columns[COLUMNS] = {
        column_text("period", _("Period")),
        column_text("category", _("Category")),
        column_text("key", _("Key")),
        column_text("municipality", _("Municipality")),
        column_figure(N_("cost"), _("Cost")),
        column_text("share_numerator", _("Share numerator")),
        column_text("share_denominator", _("Share denominator")),
        column_text("exact", _("Exact")),
        column_figure("amount", _("Amount")),
        column_figure(N_("difference"), _("Difference (ct)")),
        column_text(N_("key_period"), _("Key period"))};
    struct table *json = report_add_table(r, "explanation", FOR_JSON, columns, COLUMNS);
    struct table *csv = report_add_table(r, "explanation", FOR_CSV, columns, COLUMNS);
    return (struct explain_data){r, json, csv, false};
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

static void add_row(struct explain_data *d, const struct budget *b,
                    const struct portion *portion, const struct proof *p, size_t m) {
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
                                  proof_difference(p, m),
                                  key_period_cell(r, portion)};
    table_add_row(d->json, ROW_BODY, cells);
    cells[7] = exact_cell(r, portion, m, figure_in(r->csv_lang, false));
    table_add_row(d->csv, ROW_BODY, cells);
}

void explain_data_add(struct explain_data *d, const struct budget *b,
                      const struct portion *portion, int only) {
    struct proof p;
    d->late = d->late || portion->key_period != portion->period;
    proof_init(&p, b);
    proof_add(&p, portion->shares, portion->sum, portion->given);
    proof_show(&p);
    for (size_t m = 0; m < b->municipality_count; m++)
        if (is_wanted(only, m) && p.there[m])
            add_row(d, b, portion, &p, m);
    proof_clear(&p);
}
