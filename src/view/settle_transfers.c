/* Claims, advances and payments: money that is owed or goes from one party to another. */
#include "view/parts.h"
#include "view/settle_tables.h"

enum { KIND, PERIOD, FROM, TO, AMOUNT, VAT, GROSS, COLUMNS };

/* The columns of transfers from `first` on. Returns how many there are. */
static size_t transfer_columns(const struct settled *s, int first,
                               struct column columns[COLUMNS]) {
    bool vat = settled_vat(s);
    columns[KIND] = part_text(N_("kind"), _("Kind"));
    columns[PERIOD] = part_text("period", _("Period"));
    columns[FROM] = part_text(N_("from"), _("From"));
    columns[TO] = part_text(N_("to"), _("To"));
    columns[AMOUNT] = part_figure("amount", vat ? _("Net") : _("Amount"));
    columns[VAT] = part_figure("vat", _("VAT"));
    columns[GROSS] = part_sum("gross", _("Gross"), AMOUNT - first, VAT - first);
    return (size_t)((vat ? COLUMNS : VAT) - first);
}

static void add_row(struct table *t, enum row_kind kind, struct cell from, struct cell to,
                    const money amount[PLANES]) {
    const struct cell cells[] = {from, to, cell_money(amount[PLANE_NET]),
                                 cell_money(amount[PLANE_VAT]), gross_cell(amount)};
    table_add_row(t, kind, cells);
}

/* --- claims and payments ---------------------------------------------------------- */

static struct table *add_named(struct report *r, const struct settled *s, const char *id,
                               const struct transfer *list, size_t transfers) {
    struct column columns[COLUMNS];
    size_t count = transfer_columns(s, FROM, columns);
    struct table *t = report_add_table(r, id, FOR_READERS, columns + FROM, count);
    struct table *coded = report_add_table(r, id, FOR_JSON, columns + FROM, count);
    money sum[PLANES] = {0};
    t->summed = true;
    for (size_t i = 0; i < transfers; i++) {
        int from = list[i].from, to = list[i].to;
        add_row(t, ROW_BODY, party_name(s, from), party_name(s, to), list[i].amount);
        add_row(coded, ROW_BODY, party_code(s, from), party_code(s, to), list[i].amount);
        for (int plane = 0; plane < PLANES; plane++)
            sum[plane] += list[i].amount[plane];
    }
    add_row(t, ROW_TOTAL, cell_term("total", _("Total")), cell_empty(), sum);
    return t;
}

static const char *payments_note(const struct settled *s) {
    if (!s->all.fewest)
        return _("These payments bring every balance to nil. With so many parties it is "
                 "not certain that no fewer would do.");
    return settled_vat(s)
               ? _("These payments bring every balance to nil, net and VAT alike; fewer "
                   "would not do. What is paid is the gross amount.")
               : _("These payments bring every balance to nil; fewer would not do.");
}

void tables_transfers(struct report *r, const struct settled *s) {
    struct table *t = add_named(r, s, "payments", s->all.payments, s->all.payment_count);
    t->title = _("Payments, after netting and less advances");
    t->sheet = _("Payments");
    t->note = payments_note(s);
    t = add_named(r, s, "claims", s->all.claims, s->all.claim_count);
    t->title = _("Claims, before netting and before advances");
    t->sheet = _("Claims");
    t->note =
        _("From who bears a cost to who incurred it. A negative amount is a credit.");
}

/* --- all in one table ------------------------------------------------------------- */

static void add_coded(struct table *t, const struct settled *s, struct cell kind,
                      struct cell when, const struct transfer *transfer) {
    const struct cell cells[COLUMNS] = {kind,
                                        when,
                                        party_code(s, transfer->from),
                                        party_code(s, transfer->to),
                                        cell_money(transfer->amount[PLANE_NET]),
                                        cell_money(transfer->amount[PLANE_VAT]),
                                        gross_cell(transfer->amount)};
    table_add_row(t, ROW_BODY, cells);
}

/* The claims of one period by itself. */
static int add_claims(struct report *r, struct table *t, const struct settled *s,
                      period p, struct diags *d) {
    struct settled one;
    if (settled_init(&one, s->ledger, (struct settle_span){.only = p}, d) < 0)
        return -1;
    for (size_t i = 0; i < one.all.claim_count; i++)
        add_coded(t, s, cell_term("claim", _("claim")), part_period(r, p),
                  &one.all.claims[i]);
    settled_clear(&one);
    return 0;
}

/* The advances of the span, as far as they went to somebody else. */
static void add_advances(struct report *r, struct table *t, const struct settled *s) {
    const struct ledger *l = s->ledger;
    const struct budget *b = l->allocation->budget;
    for (size_t i = 0; i < b->advance_count; i++) {
        const struct advance *a = &b->advances[i];
        size_t to = ledger_receiver(l, a);
        if (to == (size_t)a->municipality || !period_in_range(a->period, s->span.range))
            continue;
        int receiver = to == l->municipalities ? PARTY_BODY : (int)to;
        const struct transfer paid = {a->municipality, receiver, {a->amount, a->vat}};
        add_coded(t, s, cell_term("advance", _("advance")), part_period(r, a->period),
                  &paid);
    }
}

int table_all_transfers(struct report *r, const struct settled *s, struct diags *d) {
    const struct ledger *l = s->ledger;
    struct column columns[COLUMNS];
    size_t count = transfer_columns(s, KIND, columns);
    struct table *t = report_add_table(r, "transfers", FOR_CSV, columns, count);
    t->sheet = _("All transfers");
    size_t periods = 0;
    struct cell when = cell_empty();
    for (size_t i = 0; i < l->period_count; i++) {
        if (!period_in_range(l->periods[i], s->span.range))
            continue;
        if (add_claims(r, t, s, l->periods[i], d) < 0)
            return -1;
        when = periods++ == 0 ? part_period(r, l->periods[i]) : cell_empty();
    }
    add_advances(r, t, s);
    /* Payments are of all periods together. */
    for (size_t i = 0; i < s->all.payment_count; i++)
        add_coded(t, s, cell_term("payment", _("payment")), when, &s->all.payments[i]);
    return 0;
}
