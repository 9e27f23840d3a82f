/* Positions: together, per period, and for programs. */
#include <stdlib.h>

#include "base/mem.h"
#include "view/parts.h"
#include "view/settle_tables.h"

/* What a position shows; its advances are those paid, less those received. */
enum { BORNE, INCURRED, ADVANCES, BALANCE, FIGURES };

static void figures_of(const struct position *p, money figures[FIGURES]) {
    figures[BORNE] = p->borne;
    figures[INCURRED] = p->incurred;
    figures[ADVANCES] = p->paid - p->received;
    figures[BALANCE] = p->balance;
}

static void position_columns(struct column columns[FIGURES + 1]) {
    columns[0] = part_text(N_("party"), _("Party"));
    columns[1 + BORNE] = part_figure(N_("borne"), _("Borne"));
    columns[1 + INCURRED] = part_figure(N_("incurred"), _("Incurred"));
    columns[1 + ADVANCES] = part_figure(N_("advances"), _("Advances"));
    columns[1 + BALANCE] = part_figure(N_("balance"), _("Balance"));
    columns[1 + BALANCE].total = true;
}

struct table *table_positions(struct report *r, const struct settled *s, enum plane plane,
                              const char *title, const char *sheet) {
    struct column columns[FIGURES + 1];
    position_columns(columns);
    struct table *t = report_add_table(r, "positions", FOR_READERS, columns, FIGURES + 1);
    t->title = title;
    t->sheet = sheet;
    t->turnable = t->summed = true;
    t->note = _(
        "Balance = borne - incurred - advances. Positive: still to be paid; negative: to "
        "be received. Advances are those paid, less those received.");
    money figures[FIGURES], totals[FIGURES] = {0};
    struct cell cells[FIGURES + 1];
    for (size_t i = 0; i < settled_parties(s); i++) {
        const struct position *p = &s->all.positions[plane][i];
        figures_of(p, figures);
        cells[0] = party_name(s, p->party);
        for (int f = 0; f < FIGURES; f++) {
            cells[1 + f] = cell_money(figures[f]);
            totals[f] += figures[f];
        }
        table_add_row(t, ROW_BODY, cells);
    }
    cells[0] = cell_term("total", _("Total"));
    for (int f = 0; f < FIGURES; f++)
        cells[1 + f] = cell_money(totals[f]);
    table_add_row(t, ROW_TOTAL, cells);
    return t;
}

/* --- VAT included ----------------------------------------------------------------- */

static void balances_of(const struct settled *s, size_t party, money balance[PLANES]) {
    for (int plane = 0; plane < PLANES; plane++)
        balance[plane] = s->all.positions[plane][party].balance;
}

static void add_gross(struct table *t, enum row_kind kind, struct cell name,
                      const money balance[PLANES]) {
    const struct cell cells[] = {name, cell_money(balance[PLANE_NET]),
                                 cell_money(balance[PLANE_VAT]), gross_cell(balance)};
    table_add_row(t, kind, cells);
}

void table_gross(struct report *r, const struct settled *s, const char *title,
                 const char *sheet) {
    const struct column columns[] = {
        part_text("party", _("Party")), part_figure("balance", _("Balance")),
        part_figure("vat", _("VAT")), part_sum(N_("gross"), _("Gross"), 1, 2)};
    if (!settled_vat(s))
        return;
    struct table *t = report_add_table(r, "gross", FOR_READERS, columns, 4);
    t->title = title;
    t->sheet = sheet;
    t->turnable = t->summed = true;
    t->note = _("Gross = balance + VAT: what is still to be paid, or when negative to be "
                "received.");
    money balance[PLANES], totals[PLANES] = {0};
    for (size_t i = 0; i < settled_parties(s); i++) {
        balances_of(s, i, balance);
        add_gross(t, ROW_BODY, party_name(s, s->all.positions[PLANE_NET][i].party),
                  balance);
        for (int plane = 0; plane < PLANES; plane++)
            totals[plane] += balance[plane];
    }
    add_gross(t, ROW_TOTAL, cell_term("total", _("Total")), totals);
}

/* --- for programs ----------------------------------------------------------------- */

enum { MOST_COLUMNS = 2 + 2 * FIGURES + 1 };

static struct table *coded_table(struct report *r, const char *id, bool by_period,
                                 bool vat) {
    static const char *const vat_ids[FIGURES] = {"borne_vat", "incurred_vat",
                                                 "advances_vat", "balance_vat"};
    struct column columns[MOST_COLUMNS];
    size_t count = 0;
    if (by_period)
        columns[count++] = part_text("period", _("Period"));
    position_columns(columns + count);
    count += 1 + FIGURES;
    for (int f = 0; vat && f < FIGURES; f++)
        columns[count++] = part_figure(vat_ids[f], _("VAT"));
    if (vat)
        columns[count++] = part_figure("balance_gross", _("Gross"));
    return report_add_table(r, id, FOR_JSON, columns, count);
}

/* Adds the positions, each after the period it is of, if any. */
static void add_coded(struct table *t, const struct settled *s, const struct cell *when) {
    struct cell cells[MOST_COLUMNS];
    money figures[FIGURES], balance[PLANES];
    for (size_t i = 0; i < settled_parties(s); i++) {
        size_t at = 0;
        if (when)
            cells[at++] = *when;
        cells[at++] = party_code(s, s->all.positions[PLANE_NET][i].party);
        for (int plane = PLANE_NET; plane < (settled_vat(s) ? PLANES : PLANE_VAT);
             plane++) {
            figures_of(&s->all.positions[plane][i], figures);
            for (int f = 0; f < FIGURES; f++)
                cells[at++] = cell_money(figures[f]);
        }
        balances_of(s, i, balance);
        cells[at] = gross_cell(balance);
        table_add_row(t, ROW_BODY, cells);
    }
}

void table_positions_coded(struct report *r, const struct settled *s, const char *id) {
    add_coded(coded_table(r, id, false, settled_vat(s)), s, NULL);
}

/* --- per period ------------------------------------------------------------------- */

/* The balances of the periods side by side. */
struct sides {
    size_t parties, periods;
    money *balance;    /* owned: [party x periods + period] */
    struct cell *name; /* owned: of the periods */
    size_t settled;    /* periods that are done */
};

static void add_balances(struct report *r, const struct settled *s,
                         const struct sides *sides) {
    size_t count = sides->periods + 2;
    struct column *columns = mem_zero(count, sizeof *columns);
    struct cell *cells = mem_zero(count, sizeof *cells);
    money *totals = mem_zero(count, sizeof *totals);
    columns[0] = part_text("party", _("Party"));
    for (size_t p = 0; p < sides->periods; p++)
        columns[1 + p] = part_figure("balance", sides->name[p].text.at);
    columns[count - 1] = part_sum("total", _("Total"), 1, (int)sides->periods);
    struct table *t = report_add_table(r, "balances", FOR_READERS, columns, count);
    t->title =
        settled_vat(s) ? _("Balance per period, VAT included") : _("Balance per period");
    t->sheet = _("Balances");
    t->turnable = t->summed = true;
    for (size_t i = 0; i < sides->parties; i++) {
        money sum = 0;
        cells[0] = party_name(s, s->all.positions[PLANE_NET][i].party);
        for (size_t p = 0; p < sides->periods; p++) {
            money balance = sides->balance[i * sides->periods + p];
            cells[1 + p] = cell_money(balance);
            totals[1 + p] += balance;
            sum += balance;
        }
        cells[count - 1] = cell_money(sum);
        totals[count - 1] += sum;
        table_add_row(t, ROW_BODY, cells);
    }
    cells[0] = cell_term("total", _("Total"));
    for (size_t i = 1; i < count; i++)
        cells[i] = cell_money(totals[i]);
    table_add_row(t, ROW_TOTAL, cells);
    free(totals);
    free(cells);
    free(columns);
}

/* Settles one period by itself, as the next of the sides. */
static int add_period(struct report *r, struct table *t, const struct settled *s,
                      period p, struct sides *sides, struct diags *d) {
    size_t side = sides->settled++;
    struct settled one;
    if (settled_init(&one, s->ledger, (struct settle_span){.only = p}, d) < 0)
        return -1;
    sides->name[side] = part_period(r, p);
    add_coded(t, &one, &sides->name[side]);
    for (size_t i = 0; i < sides->parties; i++) {
        money balance[PLANES];
        balances_of(&one, i, balance);
        /* Netting has found that both together fit. */
        sides->balance[i * sides->periods + side] =
            balance[PLANE_NET] + balance[PLANE_VAT];
    }
    settled_clear(&one);
    return 0;
}

int tables_by_period(struct report *r, const struct settled *s, struct diags *d) {
    const struct ledger *l = s->ledger;
    struct sides sides = {.parties = settled_parties(s)};
    for (size_t i = 0; i < l->period_count; i++)
        sides.periods += period_in_range(l->periods[i], s->span.range);
    sides.balance = mem_zero(sides.parties * sides.periods, sizeof *sides.balance);
    sides.name = mem_zero(sides.periods, sizeof *sides.name);
    struct table *t = coded_table(r, "periods", true, settled_vat(s));
    int status = 0;
    for (size_t i = 0; i < l->period_count && status == 0; i++)
        if (period_in_range(l->periods[i], s->span.range))
            status = add_period(r, t, s, l->periods[i], &sides, d);
    if (status == 0 && sides.periods > 1)
        add_balances(r, s, &sides);
    free(sides.name);
    free(sides.balance);
    return status;
}
