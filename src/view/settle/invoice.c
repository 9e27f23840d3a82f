/* Invoices: what one municipality bears, what it has paid already and what it still has
   to pay, and to whom. */
#include "view/common.h"
#include "view/phrases.h"
#include "view/range_sums.h"
#include "view/settle/settle_tables.h"

enum { WHAT, AMOUNT, VAT, GROSS, COLUMNS };

/* The invoice of one municipality. */
struct invoice {
    const struct settlement_view *s;
    size_t municipality;
    const char *periods; /* that are settled, in words */
    struct table *table;
};

static void add_row(struct invoice *v, enum row_kind kind, const char *what, money net,
                    money vat) {
    const struct cell cells[COLUMNS] = {
        cell_string(what), cell_money(net), cell_money(vat),
        gross_cell((const money[AMOUNT_PARTS]){net, vat})};
    table_add_row(v->table, kind, cells);
}

/* The same, but no row when both amounts are nil. */
static void add_row_if(struct invoice *v, const char *what, money net, money vat) {
    if (net != 0 || vat != 0)
        add_row(v, ROW_BODY, what, net, vat);
}

static void add_costs(struct invoice *v) {
    const struct allocation *a = v->s->charges->allocation;
    for (int c = 0; c < CATEGORY_SHARED_COUNT; c++)
        add_row(v, ROW_BODY, category_title((enum category)c),
                range_sums_amount(a, v->s->span.range, (enum category)c, v->municipality,
                                  AMOUNT_NET),
                range_sums_amount(a, v->s->span.range, (enum category)c, v->municipality,
                                  AMOUNT_VAT));
    add_row_if(
        v, _("Own costs"),
        range_sums_amount(a, v->s->span.range, CATEGORY_OWN, v->municipality, AMOUNT_NET),
        range_sums_amount(a, v->s->span.range, CATEGORY_OWN, v->municipality,
                          AMOUNT_VAT));
}

static struct position position_of(const struct invoice *v, enum amount_part part) {
    return v->s->all.positions[part][v->municipality];
}

static void add_rows(struct invoice *v) {
    struct position net = position_of(v, AMOUNT_NET), vat = position_of(v, AMOUNT_VAT);
    add_costs(v);
    add_row(v, ROW_SUBTOTAL, _("Borne"), net.borne, vat.borne);
    add_row_if(v, _("Less: incurred"), -net.incurred, -vat.incurred);
    add_row_if(v, _("Less: advances paid"), -net.paid, -vat.paid);
    add_row_if(v, _("Plus: advances received"), net.received, vat.received);
    add_row(v, ROW_TOTAL,
            net.balance + vat.balance < 0 ? _("To receive (negative)") : _("To pay"),
            net.balance, vat.balance);
}

/* "EUR 12.00", or "EUR 14.52, of which VAT 2.52". */
static const char *paid(struct report *r, const struct invoice *v,
                        const struct transfer *p) {
    money gross = p->amount[AMOUNT_NET] + p->amount[AMOUNT_VAT];
    const char *text = report_format(r, "%s %s", r->currency, phrase_money(r, gross));
    if (!v->s->vat)
        return text;
    return report_format(r, _("%s, of which VAT %s"), text,
                         phrase_money(r, p->amount[AMOUNT_VAT]));
}

/* Appends "to pay to Haarlem: EUR 12.00" for each payment that this municipality makes or
   receives. */
static void add_payments(struct buf *text, const struct invoice *v, struct report *r) {
    const struct settlement *s = &v->s->all;
    const struct budget *b = v->s->charges->allocation->budget;
    int self = (int)v->municipality;
    for (size_t i = 0; i < s->payments.count; i++) {
        const struct transfer *p = &s->payments.list[i];
        if (p->from != self && p->to != self)
            continue;
        buf_text(text, text->len ? "; " : "");
        buf_format(text,
                   p->from == self ? _("to pay to %s: %s") : _("to receive from %s: %s"),
                   budget_party(b, p->from == self ? p->to : p->from), paid(r, v, p));
    }
}

/* Appends " Not settled here: advance of 2025 to Dienst, EUR 40.00." for each advance of
   a year that this municipality paid or received. */
static void add_waiting(struct buf *text, const struct invoice *v, struct report *r) {
    const struct settlement *s = &v->s->all;
    const struct budget *b = v->s->charges->allocation->budget;
    int self = (int)v->municipality;
    for (size_t i = 0; i < s->waiting_count; i++) {
        const struct transfer *a = &s->waiting[i].transfer;
        const char *year = cell_period(r, s->waiting[i].year).text.at;
        if (a->from == self)
            buf_format(text, _(" Not settled here: advance of %s to %s, %s."), year,
                       budget_party(b, a->to), paid(r, v, a));
        else if (a->to == self)
            buf_format(text, _(" Not settled here: advance of %s from %s, %s."), year,
                       budget_party(b, a->from), paid(r, v, a));
    }
}

static const char *payment_note(struct report *r, const struct invoice *v) {
    struct buf text;
    buf_init(&text);
    add_payments(&text, v, r);
    const char *note =
        text.len ? report_format(r, _("Netted over %s: %s."), v->periods, buf_str(&text))
                 : report_format(r, _("Netted over %s nothing is left to be paid."),
                                 v->periods);
    buf_clear(&text);
    buf_text(&text, note);
    add_waiting(&text, v, r);
    note = report_format(r, "%s", buf_str(&text));
    buf_clear(&text);
    return note;
}

static void add_invoice(struct report *r, const struct settlement_view *s,
                        size_t municipality, const char *periods) {
    const struct budget *b = s->charges->allocation->budget;
    const char *name = b->municipalities[municipality].name;
    const struct column columns[COLUMNS] = {
        column_text("description", _("Description")),
        column_figure("amount", s->vat ? _("Net") : _("Amount")),
        column_figure("vat", _("VAT")), column_sum("gross", _("Gross"), AMOUNT, VAT)};
    struct invoice v = {
        s, municipality, periods,
        report_add_table(r, "invoice", FOR_PAGES, columns, s->vat ? COLUMNS : VAT)};
    v.table->title = report_format(r, _("Settlement for %s, %s"), name, periods);
    v.table->sheet_name = name;
    v.table->summed = v.table->own_page = true;
    add_rows(&v);
    v.table->note = payment_note(r, &v);
}

void tables_invoices(struct report *r, const struct settlement_view *s,
                     const char *periods) {
    for (size_t m = 0; m < s->charges->municipalities; m++)
        if (settlement_view_shows(s, m))
            add_invoice(r, s, m, periods);
}
