/* Positions for readers: of some periods, and balances of several side by side. */
#include <stdlib.h>

#include "base/mem.h"
#include "view/common.h"
#include "view/settle/settle_tables.h"

void position_figures(const struct position *p, money figures[FIGURES]) {
    figures[BORNE] = p->borne;
    figures[INCURRED] = p->incurred;
    figures[ADVANCES] = p->paid - p->received;
    figures[BALANCE] = p->balance;
}

void position_columns(struct column columns[1 + FIGURES]) {
    columns[0] = column_text(N_("party"), _("Party"));
    columns[1 + BORNE] = column_figure(N_("borne"), _("Borne"));
    columns[1 + INCURRED] = column_figure(N_("incurred"), _("Incurred"));
    columns[1 + ADVANCES] = column_figure(N_("advances"), _("Advances"));
    columns[1 + BALANCE] = column_figure(N_("balance"), _("Balance"));
    columns[1 + BALANCE].total = true;
}

/* --- of some periods --------------------------------------------------------------- */

enum { COLUMNS_MOST = 1 + AMOUNT_PARTS * FIGURES + 1 };

/* The columns for readers: with VAT each figure has its own beside it, and the balance the
   gross amount too. Returns their number. */
static size_t reader_columns(struct report *r, struct column columns[COLUMNS_MOST],
                             bool vat) {
    struct column net[1 + FIGURES];
    size_t count = 1;
    position_columns(net);
    columns[0] = net[0];
    for (int f = 1; f <= FIGURES; f++) {
        columns[count++] = net[f];
        if (vat)
            columns[count++] =
                column_figure("vat", report_format(r, _("%s: VAT"), net[f].title));
    }
    if (!vat)
        return count;
    columns[count - 2].total = false;
    columns[count] = column_sum(N_("gross"), _("Gross"), (int)count - 2, (int)count - 1);
    return count + 1;
}

static void add_position(struct table *t, enum row_kind kind, struct cell name,
                         money figures[AMOUNT_PARTS][FIGURES]) {
    struct cell cells[COLUMNS_MOST] = {name};
    size_t at = 1;
    bool vat = t->column_count == COLUMNS_MOST;
    for (int f = 0; f < FIGURES; f++) {
        cells[at++] = cell_money(figures[AMOUNT_NET][f]);
        if (vat)
            cells[at++] = cell_money(figures[AMOUNT_VAT][f]);
    }
    cells[at] = gross_cell(
        (const money[]){figures[AMOUNT_NET][BALANCE], figures[AMOUNT_VAT][BALANCE]});
    table_add_row(t, kind, cells);
}

static void add_positions(struct table *t, const struct settlement_view *s) {
    money totals[AMOUNT_PARTS][FIGURES] = {0};
    for (size_t i = 0; i < settlement_view_parties(s); i++) {
        money figures[AMOUNT_PARTS][FIGURES];
        for (int part = 0; part < AMOUNT_PARTS; part++) {
            position_figures(&s->all.positions[part][i], figures[part]);
            for (int f = 0; f < FIGURES; f++)
                totals[part][f] += figures[part][f];
        }
        if (settlement_view_shows(s, i))
            add_position(t, ROW_BODY,
                         party_name(s, s->all.positions[AMOUNT_NET][i].party), figures);
    }
    add_position(t, ROW_TOTAL, cell_term("total", _("Total")), totals);
}

struct table *table_positions(struct report *r, const struct settlement_view *s,
                              const char *title, const char *sheet) {
    struct column columns[COLUMNS_MOST];
    size_t count = reader_columns(r, columns, s->vat);
    struct table *t = report_add_table(r, "positions", FOR_READERS, columns, count);
    t->title = title;
    t->sheet_name = sheet;
    t->turnable = t->summed = true;
    t->note = _(
        "Balance = borne - incurred - advances. Positive: still to be paid; negative: to "
        "be received. Advances are those paid, less those received.");
    if (s->vat)
        t->note = report_format(r, "%s %s", t->note, _("Gross = balance + its VAT."));
    add_positions(t, s);
    return t;
}

/* --- side by side ----------------------------------------------------------------- */

static void balances_of(const struct settlement_view *s, size_t party,
                        money balance[AMOUNT_PARTS]) {
    for (int part = 0; part < AMOUNT_PARTS; part++)
        balance[part] = s->all.positions[part][party].balance;
}

/* Adds the balance of a party in every period. */
static void add_balances(struct table *t, const struct settlements *all, size_t party,
                         struct cell *cells, money *totals) {
    money sum = 0, balance[AMOUNT_PARTS];
    cells[0] =
        party_name(&all->together, all->together.all.positions[AMOUNT_NET][party].party);
    for (size_t p = 0; p < all->count; p++) {
        balances_of(&all->periods[p], party, balance);
        /* This fits: netting has checked it. */
        money gross = balance[AMOUNT_NET] + balance[AMOUNT_VAT];
        cells[1 + p] = settlement_view_shows(&all->periods[p], party) ? cell_money(gross)
                                                                      : cell_dash();
        totals[p] += gross;
        sum += gross;
    }
    cells[1 + all->count] = cell_money(sum);
    totals[all->count] += sum;
    table_add_row(t, ROW_BODY, cells);
}

void table_balances(struct report *r, const struct settlements *all) {
    size_t count = all->count + 2;
    struct column *columns = mem_zero(count, sizeof *columns);
    struct cell *cells = mem_zero(count, sizeof *cells);
    money *totals = mem_zero(count - 1, sizeof *totals);
    columns[0] = column_text("party", _("Party"));
    for (size_t p = 0; p < all->count; p++)
        columns[1 + p] =
            column_figure("balance", cell_period(r, all->periods[p].span.only).text.at);
    columns[count - 1] = column_sum("total", _("Total"), 1, (int)all->count);
    struct table *t = report_add_table(r, "balances", FOR_READERS, columns, count);
    t->title = all->together.vat ? _("Balance per period, VAT included")
                                 : _("Balance per period");
    t->sheet_name = _("Report");
    t->turnable = t->summed = true;
    t->chart = CHART_DIVERGING;
    t->chart_first = 1;
    t->chart_last = (int)all->count;
    t->chart_title = _("The run of time: to pay to the right, to receive to the left");
    for (size_t i = 0; i < settlement_view_parties(&all->together); i++)
        if (settlement_view_shows(&all->together, i))
            add_balances(t, all, i, cells, totals);
    cells[0] = cell_term("total", _("Total"));
    for (size_t i = 1; i < count; i++)
        cells[i] = cell_money(totals[i - 1]);
    table_add_row(t, ROW_TOTAL, cells);
    free(totals);
    free(cells);
    free(columns);
}
