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

struct table *table_positions(struct report *r, const struct settlement_view *s,
                              enum amount_part part, const char *title,
                              const char *sheet) {
    struct column columns[FIGURES + 1];
    position_columns(columns);
    struct table *t = report_add_table(r, "positions", FOR_READERS, columns, FIGURES + 1);
    t->title = title;
    t->sheet_name = sheet;
    t->turnable = t->summed = true;
    t->note = _(
        "Balance = borne - incurred - advances. Positive: still to be paid; negative: to "
        "be received. Advances are those paid, less those received.");
    money figures[FIGURES], totals[FIGURES] = {0};
    struct cell cells[FIGURES + 1];
    for (size_t i = 0; i < settlement_view_parties(s); i++) {
        const struct position *p = &s->all.positions[part][i];
        position_figures(p, figures);
        cells[0] = party_name(s, p->party);
        for (int f = 0; f < FIGURES; f++) {
            cells[1 + f] = cell_money(figures[f]);
            totals[f] += figures[f];
        }
        if (settlement_view_shows(s, i))
            table_add_row(t, ROW_BODY, cells);
    }
    cells[0] = cell_term("total", _("Total"));
    for (int f = 0; f < FIGURES; f++)
        cells[1 + f] = cell_money(totals[f]);
    table_add_row(t, ROW_TOTAL, cells);
    return t;
}

/* --- VAT included ----------------------------------------------------------------- */

static void balances_of(const struct settlement_view *s, size_t party,
                        money balance[AMOUNT_PARTS]) {
    for (int part = 0; part < AMOUNT_PARTS; part++)
        balance[part] = s->all.positions[part][party].balance;
}

static void add_gross(struct table *t, enum row_kind kind, struct cell name,
                      const money balance[AMOUNT_PARTS]) {
    const struct cell cells[] = {name, cell_money(balance[AMOUNT_NET]),
                                 cell_money(balance[AMOUNT_VAT]), gross_cell(balance)};
    table_add_row(t, kind, cells);
}

void table_gross(struct report *r, const struct settlement_view *s, const char *title,
                 const char *sheet) {
    const struct column columns[] = {
        column_text("party", _("Party")), column_figure("balance", _("Balance")),
        column_figure("vat", _("VAT")), column_sum(N_("gross"), _("Gross"), 1, 2)};
    if (!s->vat)
        return;
    struct table *t = report_add_table(r, "gross", FOR_READERS, columns, 4);
    t->title = title;
    t->sheet_name = sheet;
    t->turnable = t->summed = true;
    t->note = _("Gross = balance + VAT: what is still to be paid, or when negative to be "
                "received.");
    money balance[AMOUNT_PARTS], totals[AMOUNT_PARTS] = {0};
    for (size_t i = 0; i < settlement_view_parties(s); i++) {
        balances_of(s, i, balance);
        if (settlement_view_shows(s, i))
            add_gross(t, ROW_BODY, party_name(s, s->all.positions[AMOUNT_NET][i].party),
                      balance);
        for (int part = 0; part < AMOUNT_PARTS; part++)
            totals[part] += balance[part];
    }
    add_gross(t, ROW_TOTAL, cell_term("total", _("Total")), totals);
}

/* --- side by side ----------------------------------------------------------------- */

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
    t->sheet_name = _("Balances");
    t->turnable = t->summed = true;
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
