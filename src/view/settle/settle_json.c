/* For programs: the members of a settlement in JSON. Positions, claims and advances have
   one for all periods together and one by period. */
#include "view/common.h"
#include "view/settle/settle_tables.h"

/* --- positions -------------------------------------------------------------------- */

enum { MOST_COLUMNS = 2 + 2 * FIGURES + 1 };

/* A member; when `timed`, the first column is the period. */
static struct table *position_table(struct report *r, const char *id, bool timed,
                                    bool vat) {
    static const char *const vat_ids[FIGURES] = {"borne_vat", "incurred_vat",
                                                 "advances_vat", "balance_vat"};
    struct column columns[MOST_COLUMNS];
    size_t count = 0;
    if (timed)
        columns[count++] = column_text("period", _("Period"));
    position_columns(columns + count);
    count += 1 + FIGURES;
    for (int f = 0; vat && f < FIGURES; f++)
        columns[count++] = column_figure(vat_ids[f], _("VAT"));
    if (vat)
        columns[count++] = column_figure("balance_gross", _("Gross"));
    return report_add_table(r, id, FOR_JSON, columns, count);
}

/* Adds the positions, with the period `when` before each unless it is NULL. */
static void add_positions(struct table *t, const struct settlement_view *s,
                          const struct cell *when) {
    struct cell cells[MOST_COLUMNS];
    money figures[FIGURES], balance[AMOUNT_PARTS];
    for (size_t i = 0; i < settlement_view_parties(s); i++) {
        size_t count = 0;
        if (!settlement_view_shows(s, i))
            continue;
        if (when)
            cells[count++] = *when;
        cells[count++] = party_code(s, s->all.positions[AMOUNT_NET][i].party);
        for (int part = 0; part < (s->vat ? AMOUNT_PARTS : AMOUNT_VAT); part++) {
            position_figures(&s->all.positions[part][i], figures);
            for (int f = 0; f < FIGURES; f++)
                cells[count++] = cell_money(figures[f]);
            balance[part] = figures[BALANCE];
        }
        if (s->vat)
            cells[count] = gross_cell(balance);
        table_add_row(t, ROW_BODY, cells);
    }
}

static void member_of_positions(struct report *r, const char *id,
                                const struct settlement_view *s) {
    add_positions(position_table(r, id, false, s->vat), s, NULL);
}

/* --- transfers -------------------------------------------------------------------- */

enum { PERIOD, FROM, TO, AMOUNT, VAT, GROSS, COLUMNS };

static struct table *transfer_table(struct report *r, const char *id, int first,
                                    bool vat) {
    const struct column columns[COLUMNS] = {
        column_text("period", _("Period")), column_text(N_("from"), _("From")),
        column_text("to", _("To")),         column_figure("amount", _("Amount")),
        column_figure("vat", _("VAT")),     column_figure("gross", _("Gross"))};
    return report_add_table(r, id, FOR_JSON, columns + first,
                            (size_t)((vat ? COLUMNS : VAT) - first));
}

static void add_transfers(struct table *t, const struct settlement_view *s,
                          const struct transfers *transfers, const struct cell *when) {
    for (size_t i = 0; i < transfers->count; i++) {
        const struct transfer *one = &transfers->list[i];
        const money *amount = one->amount;
        const struct cell cells[COLUMNS] = {
            when ? *when : cell_empty(),    party_code(s, one->from),
            party_code(s, one->to),         cell_money(amount[AMOUNT_NET]),
            cell_money(amount[AMOUNT_VAT]), gross_cell(amount)};
        table_add_row(t, ROW_BODY, cells + (when ? PERIOD : FROM));
    }
}

static void member_of_transfers(struct report *r, const char *id,
                                const struct settlement_view *s,
                                const struct transfers *transfers) {
    add_transfers(transfer_table(r, id, FROM, s->vat), s, transfers, NULL);
}

/* The advances of years that are not settled yet, as a member where there are any. */
static void member_of_waiting(struct report *r, const char *id,
                              const struct settlement_view *s) {
    if (s->all.waiting_count == 0)
        return;
    struct table *t = transfer_table(r, id, PERIOD, s->vat);
    for (size_t i = 0; i < s->all.waiting_count; i++) {
        const struct year_advance *one = &s->all.waiting[i];
        const struct cell when = cell_period(r, one->year);
        const struct transfers transfer = {(struct transfer *)&one->transfer, 1};
        add_transfers(t, s, &transfer, &when);
    }
}

/* --- per period ------------------------------------------------------------------- */

static void members_by_period(struct report *r, const struct settlements *all) {
    bool vat = all->together.vat;
    struct table *positions = position_table(r, "periods", true, vat),
                 *claims = transfer_table(r, "claims_by_period", PERIOD, vat),
                 *advances = transfer_table(r, "advances_by_period", PERIOD, vat);
    for (size_t i = 0; i < all->count; i++) {
        const struct settlement_view *one = &all->periods[i];
        const struct cell when = cell_period(r, one->span.only);
        add_positions(positions, one, &when);
        add_transfers(claims, one, &one->all.claims, &when);
        add_transfers(advances, one, &one->all.advances, &when);
    }
}

void tables_settled_json(struct report *r, const struct settlements *all) {
    const struct settlement_view *s = &all->together;
    member_of_positions(r, "positions", s);
    member_of_transfers(r, "payments", s, &s->all.payments);
    member_of_transfers(r, "claims", s, &s->all.claims);
    member_of_transfers(r, "advances", s, &s->all.advances);
    member_of_waiting(r, "advances_of_year", s);
    members_by_period(r, all);
    if (all->count == 0)
        return;
    member_of_positions(r, "year_to_date", &all->year);
    member_of_waiting(r, "year_to_date_advances_of_year", &all->year);
}
