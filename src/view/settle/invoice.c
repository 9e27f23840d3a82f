/* Invoices: what one party bears, line by line where it bears it alone, what it has paid
   already and what it still has to pay, to whom and by what arrangement. */
#include <stdlib.h>

#include "base/mem.h"
#include "view/common.h"
#include "view/phrases.h"
#include "view/settle/invoice_rows.h"
#include "view/settle/settle_tables.h"

/* What the note of one party says. */
struct note {
    struct buf payments; /* owned: "to pay to Haarlem: EUR 12.00; ..." */
    struct buf waiting;  /* owned: " Not settled here: advance of 2025 ..." */
};

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

/* The note of a party; the joint body's stands behind those of the municipalities. */
static struct note *note_of(struct note *notes, const struct budget *b, int party) {
    return &notes[party == PARTY_BODY ? b->municipality_count : (size_t)party];
}

/* Adds a payment to the notes of those who make and receive it. */
static void note_payment(struct note *notes, const struct budget *b,
                         const struct transfer *p, const char *amount) {
    static const char *const sentences[] = {N_("to pay to %s: %s"),
                                            N_("to receive from %s: %s")};
    const int self[] = {p->from, p->to}, other[] = {p->to, p->from};
    for (int i = 0; i < 2; i++) {
        struct buf *text = &note_of(notes, b, self[i])->payments;
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
        buf_format(&note_of(notes, b, self[i])->waiting, lang_text(sentences[i]), year,
                   budget_party(b, other[i]), amount);
}

/* The notes of all parties. Owned by the caller: free_notes. */
static struct note *make_notes(struct report *r, const struct settlement_view *s) {
    const struct budget *b = s->charges->allocation->budget;
    struct note *notes = mem_zero(s->charges->parties, sizeof *notes);
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

/* "SED organisatie, service company". */
static const char *arrangement(struct report *r, const struct budget *b) {
    const char *model = model_title(b->settings.model);
    if (!b->settings.organisation[0])
        return model;
    return report_format(r, "%s, %s", b->settings.organisation, model);
}

static const char *note_text(struct report *r, const struct settlement_view *s,
                             const struct note *note, const char *periods) {
    const char *text =
        note->payments.len
            ? report_format(r, _("Netted over %s: %s."), periods,
                            buf_str(&note->payments))
            : report_format(r, _("Netted over %s nothing is left to be paid."), periods);
    text = report_format(r, "%s%s", text, buf_str(&note->waiting));
    return report_format(r, _("%s By the arrangement: %s."), text,
                         arrangement(r, s->charges->allocation->budget));
}

/* --- the invoices ----------------------------------------------------------------- */

/* The joint body has one when there is anything in it. */
static bool has_invoice(const struct settlement_view *s, size_t party) {
    if (party < s->charges->municipalities)
        return settlement_view_shows(s, party);
    return s->all.body;
}

void tables_invoices(struct report *r, const struct settlement_view *s,
                     const struct own_lines *own, const char *periods) {
    const struct budget *b = s->charges->allocation->budget;
    struct note *notes = make_notes(r, s);
    struct invoices all;
    invoices_init(&all, r, s, own);
    for (size_t i = 0; i < s->charges->parties; i++) {
        if (!has_invoice(s, i))
            continue;
        struct invoice v = invoice_new(&all, i);
        v.table->sheet_name = budget_party(b, s->all.positions[AMOUNT_NET][i].party);
        v.table->title =
            report_format(r, _("Settlement for %s, %s"), v.table->sheet_name, periods);
        v.table->note = note_text(r, s, &notes[i], periods);
        invoice_rows(&v);
    }
    invoices_clear(&all);
    free_notes(notes, s->charges->parties);
}
