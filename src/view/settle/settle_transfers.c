/* Payments, claims and advances for readers: money that one party owes or pays to
   another. */
#include "view/common.h"
#include "view/settle/settle_tables.h"

enum { FROM, TO, AMOUNT, VAT, GROSS, COLUMNS };

static void add_row(struct table *t, enum row_kind kind, struct cell from, struct cell to,
                    const money amount[AMOUNT_PARTS]) {
    const struct cell cells[COLUMNS] = {from, to, cell_money(amount[AMOUNT_NET]),
                                        cell_money(amount[AMOUNT_VAT]),
                                        gross_cell(amount)};
    table_add_row(t, kind, cells);
}

static struct table *add_named(struct report *r, const struct settlement_view *s,
                               const char *id, const struct transfers *transfers) {
    bool vat = s->vat;
    const struct column columns[COLUMNS] = {
        column_text("from", _("From")), column_text("to", _("To")),
        column_figure("amount", vat ? _("Net") : _("Amount")),
        column_figure("vat", _("VAT")), column_sum("gross", _("Gross"), AMOUNT, VAT)};
    struct table *t = report_add_table(r, id, FOR_READERS, columns, vat ? COLUMNS : VAT);
    money sum[AMOUNT_PARTS] = {0};
    t->summed = true;
    for (size_t i = 0; i < transfers->count; i++) {
        const struct transfer *one = &transfers->list[i];
        add_row(t, ROW_BODY, party_name(s, one->from), party_name(s, one->to),
                one->amount);
        for (int part = 0; part < AMOUNT_PARTS; part++)
            sum[part] += one->amount[part];
    }
    add_row(t, ROW_TOTAL, cell_term("total", _("Total")), cell_empty(), sum);
    return t;
}

static const char *hub_note(struct report *r, const struct settlement_view *s) {
    const char *hub = budget_party(s->charges->allocation->budget, s->all.hub);
    return report_format(
        r,
        s->vat
            ? _("These payments bring every balance to nil, net and VAT alike; each is "
                "to or from %s. What is paid is the gross amount.")
            : _("These payments bring every balance to nil; each is to or from %s."),
        hub);
}

static const char *payments_note(struct report *r, const struct settlement_view *s) {
    if (s->all.hub != PARTY_NONE)
        return hub_note(r, s);
    if (!s->all.fewest)
        return _("These payments bring every balance to nil. With so many parties it is "
                 "not certain that no fewer would do.");
    return s->vat
               ? _("These payments bring every balance to nil, net and VAT alike; fewer "
                   "would not do. What is paid is the gross amount.")
               : _("These payments bring every balance to nil; fewer would not do.");
}

void table_payments(struct report *r, const struct settlement_view *s) {
    struct table *t = add_named(r, s, "payments", &s->all.payments);
    t->title = _("Payments, after netting and less advances");
    t->sheet_name = _("Report");
    t->note = payments_note(r, s);
}

void tables_claims(struct report *r, const struct settlement_view *s) {
    struct table *t = add_named(r, s, "claims", &s->all.claims);
    t->title = _("Claims, before netting and before advances");
    t->sheet_name = _("Report");
    t->note =
        s->charges->allocation->budget->has_halves
            ? _("From who bears a cost to who incurred it, or in whose favour it is. A "
                "negative amount is a credit.")
            : _("From who bears a cost to who incurred it. A negative amount is a "
                "credit.");
    if (s->all.advances.count == 0)
        return;
    t = add_named(r, s, "advances", &s->all.advances);
    t->title = _("Advances, as paid");
    t->sheet_name = _("Report");
    t->note = _("From who paid in advance to who received it. Payments = claims - "
                "advances, netted.");
}

void table_waiting(struct report *r, const struct settlement_view *s, const char *title,
                   const char *sheet) {
    const size_t vat = s->vat ? 1 + COLUMNS : 1 + VAT;
    const struct column columns[1 + COLUMNS] = {
        column_text("period", _("Period")),
        column_text("from", _("From")),
        column_text("to", _("To")),
        column_figure("amount", s->vat ? _("Net") : _("Amount")),
        column_figure("vat", _("VAT")),
        column_sum("gross", _("Gross"), 1 + AMOUNT, 1 + VAT)};
    if (s->all.waiting_count == 0)
        return;
    struct table *t = report_add_table(r, "advances_of_year", FOR_READERS, columns, vat);
    t->title = title;
    t->sheet_name = sheet;
    t->note = _("They belong to the year as a whole, and are in no balance until it is "
                "settled as such.");
    for (size_t i = 0; i < s->all.waiting_count; i++) {
        const struct transfer *one = &s->all.waiting[i].transfer;
        const struct cell cells[1 + COLUMNS] = {cell_period(r, s->all.waiting[i].year),
                                                party_name(s, one->from),
                                                party_name(s, one->to),
                                                cell_money(one->amount[AMOUNT_NET]),
                                                cell_money(one->amount[AMOUNT_VAT]),
                                                gross_cell(one->amount)};
        table_add_row(t, ROW_BODY, cells);
    }
}
