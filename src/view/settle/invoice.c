/* Invoices: what one municipality bears, what it has paid already and what it still has
   to pay, and to whom. */
#include <stdlib.h>

#include "base/mem.h"
#include "view/common.h"
#include "view/phrases.h"
#include "view/range_sums.h"
#include "view/settle/settle_tables.h"

enum { WHAT, AMOUNT, VAT, GROSS, COLUMNS };

/* What the note of one municipality says. */
struct note {
    struct buf payments; /* owned: "to pay to Haarlem: EUR 12.00; ..." */
    struct buf waiting;  /* owned: " Not settled here: advance of 2025 ..." */
};

/* The invoice of one municipality. */
struct invoice {
    const struct settlement_view *s;
    size_t municipality;
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
    const struct categories *all = &a->budget->categories;
    for (category c = 0; c < all->count; c++)
        add_row(v, ROW_BODY, category_title(all, c),
                range_sums_amount(a, v->s->span.range, c, v->municipality, AMOUNT_NET),
                range_sums_amount(a, v->s->span.range, c, v->municipality, AMOUNT_VAT));
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

/* --- notes ------------------------------------------------------------------------ */

/* "EUR 12.00", or "EUR 14.52, of which VAT 2.52". */
static const char *paid(struct report *r, const struct settlement_view *s,
                        const struct transfer *p) {
    money gross = p->amount[AMOUNT_NET] + p->amount[AMOUNT_VAT];
    const char *text = report_format(r, "%s %s", r->currency, phrase_money(r, gross));
    if (!s->vat)
        return text;
    return report_format(r, _("%s, of which VAT %s"), text,
                         phrase_money(r, p->amount[AMOUNT_VAT]));
}

/* Adds a payment to the notes of the municipalities that make and receive it. */
static void note_payment(struct note *notes, const struct budget *b,
                         const struct transfer *p, const char *amount) {
    static const char *const sentences[] = {N_("to pay to %s: %s"),
                                            N_("to receive from %s: %s")};
    const int self[] = {p->from, p->to}, other[] = {p->to, p->from};
    for (int i = 0; i < 2; i++) {
        if (self[i] == PARTY_BODY)
            continue;
        struct buf *text = &notes[self[i]].payments;
        buf_text(text, text->len ? "; " : "");
        buf_format(text, lang_text(sentences[i]), budget_party(b, other[i]), amount);
    }
}

/* Adds an advance of a year to the notes of those who paid and received it. */
static void note_waiting(struct note *notes, const struct budget *b,
                         const struct transfer *a, const char *year, const char *amount) {
    static const char *const sentences[] = {
        N_(" Not settled here: advance of %s to %s, %s."),
        N_(" Not settled here: advance of %s from %s, %s.")};
    const int self[] = {a->from, a->to}, other[] = {a->to, a->from};
    for (int i = 0; i < 2; i++)
        if (self[i] != PARTY_BODY)
            buf_format(&notes[self[i]].waiting, lang_text(sentences[i]), year,
                       budget_party(b, other[i]), amount);
}

/* The notes of all municipalities. Owned by the caller: free_notes. */
static struct note *make_notes(struct report *r, const struct settlement_view *s) {
    const struct budget *b = s->charges->allocation->budget;
    struct note *notes = mem_zero(s->charges->municipalities, sizeof *notes);
    for (size_t i = 0; i < s->all.payments.count; i++) {
        const struct transfer *p = &s->all.payments.list[i];
        note_payment(notes, b, p, paid(r, s, p));
    }
    for (size_t i = 0; i < s->all.waiting_count; i++) {
        const struct year_advance *one = &s->all.waiting[i];
        note_waiting(notes, b, &one->transfer, cell_period(r, one->year).text.at,
                     paid(r, s, &one->transfer));
    }
    return notes;
}

static void free_notes(struct note *notes, size_t count) {
    for (size_t m = 0; m < count; m++) {
        buf_clear(&notes[m].payments);
        buf_clear(&notes[m].waiting);
    }
    free(notes);
}

static const char *note_text(struct report *r, const struct note *note,
                             const char *periods) {
    const char *text =
        note->payments.len
            ? report_format(r, _("Netted over %s: %s."), periods,
                            buf_str(&note->payments))
            : report_format(r, _("Netted over %s nothing is left to be paid."), periods);
    return report_format(r, "%s%s", text, buf_str(&note->waiting));
}

/* --- the invoices ----------------------------------------------------------------- */

static struct table *add_invoice(struct report *r, const struct settlement_view *s,
                                 size_t municipality) {
    const struct budget *b = s->charges->allocation->budget;
    const char *name = b->municipalities[municipality].name;
    const struct column columns[COLUMNS] = {
        column_text("description", _("Description")),
        column_figure("amount", s->vat ? _("Net") : _("Amount")),
        column_figure("vat", _("VAT")), column_sum("gross", _("Gross"), AMOUNT, VAT)};
    struct invoice v = {
        s, municipality,
        report_add_table(r, "invoice", FOR_PAGES, columns, s->vat ? COLUMNS : VAT)};
    v.table->sheet_name = name;
    v.table->summed = v.table->own_page = true;
    add_rows(&v);
    return v.table;
}

void tables_invoices(struct report *r, const struct settlement_view *s,
                     const char *periods) {
    size_t count = s->charges->municipalities;
    struct note *notes = make_notes(r, s);
    for (size_t m = 0; m < count; m++) {
        if (!settlement_view_shows(s, m))
            continue;
        struct table *t = add_invoice(r, s, m);
        t->title = report_format(r, _("Settlement for %s, %s"), t->sheet_name, periods);
        t->note = note_text(r, &notes[m], periods);
    }
    free_notes(notes, count);
}
