/* What came after a period was closed: late lines, part of what is borne, and advances, for
   readers and programs. */
#include <stdlib.h>

#include "engine/settle/late.h"
#include "view/common.h"
#include "view/settle/settle_tables.h"

enum { PERIOD, OF, PARTY, AMOUNT, VAT, GROSS, COLUMNS };

/* What municipality `m` bears of late lines. */
static void late_amount(const struct settlement_view *s, const struct late_lines *late,
                        size_t m, money amount[AMOUNT_PARTS]) {
    for (size_t part = 0; part < AMOUNT_PARTS; part++)
        amount[part] = late->borne[part * s->charges->municipalities + m];
}

void settle_late_visit(struct report *r, const struct settlement_view *s,
                       late_visitor *visit, void *self) {
    const struct cross_charges *c = s->charges;
    for (size_t i = 0; i < c->late_count; i++) {
        const struct late_lines *late = &c->late[i];
        if (!settle_span_has(s->span, late->period))
            continue;
        for (size_t m = 0; m < c->municipalities; m++) {
            money amount[AMOUNT_PARTS];
            late_amount(s, late, m, amount);
            if (!amounts_nil(amount))
                visit(self, cell_period(r, late->period),
                      cell_period(r, late->key_period), (int)m, amount);
        }
    }
}

/* --- lines ---------------------------------------------------------------------------- */

struct filling {
    const struct settlement_view *s;
    struct table *t;
    bool readers;
    money sum[AMOUNT_PARTS];
};

static void add_late(void *self, struct cell when, struct cell of, int party,
                     const money amount[AMOUNT_PARTS]) {
    struct filling *f = self;
    const struct cell cells[COLUMNS] = {when,
                                        of,
                                        f->readers ? party_name(f->s, party)
                                                   : party_code(f->s, party),
                                        cell_money(amount[AMOUNT_NET]),
                                        cell_money(amount[AMOUNT_VAT]),
                                        gross_cell(amount)};
    table_add_row(f->t, ROW_BODY, cells);
    amounts_add(f->sum, amount);
}

/* Whether any late line is settled here. */
static bool any_late(const struct settlement_view *s) {
    for (size_t i = 0; i < s->charges->late_count; i++)
        if (settle_span_has(s->span, s->charges->late[i].period))
            return true;
    return false;
}

static void add_lines(struct report *r, const struct settlement_view *s, bool readers) {
    const struct column columns[COLUMNS] = {
        column_text("period", _("Period")),
        column_text("key_period", _("Closed period")),
        column_text("party", _("Party")),
        column_figure("amount", s->vat ? _("Net") : _("Amount")),
        column_figure("vat", _("VAT")),
        column_sum("gross", _("Gross"), AMOUNT, VAT)};
    if (!any_late(s))
        return;
    struct filling f = {.s = s, .readers = readers};
    f.t = report_add_table(r, "late_lines", readers ? FOR_READERS : FOR_JSON, columns,
                           s->vat ? COLUMNS : VAT);
    f.t->title = _("Late lines of closed periods, part of what is borne here");
    f.t->sheet_name = _("Report");
    f.t->summed = true;
    settle_late_visit(r, s, add_late, &f);
    const struct cell total[COLUMNS] = {cell_term("total", _("Total")),
                                        cell_empty(),
                                        cell_empty(),
                                        cell_money(f.sum[AMOUNT_NET]),
                                        cell_money(f.sum[AMOUNT_VAT]),
                                        gross_cell(f.sum)};
    if (readers)
        table_add_row(f.t, ROW_TOTAL, total);
}

/* --- advances ------------------------------------------------------------------------- */

static void add_advances(struct report *r, const struct settlement_view *s,
                         bool readers) {
    const struct column columns[COLUMNS] = {
        column_text("period", _("Period")),
        column_text("from", _("From")),
        column_text("to", _("To")),
        column_figure("amount", s->vat ? _("Net") : _("Amount")),
        column_figure("vat", _("VAT")),
        column_sum("gross", _("Gross"), AMOUNT, VAT)};
    struct cell (*name)(const struct settlement_view *s, int party) =
        readers ? party_name : party_code;
    struct table *t = NULL;
    size_t count;
    struct year_advance *list = late_advances(s->charges, &count);
    for (size_t i = 0; i < count; i++) {
        const struct transfer *one = &list[i].transfer;
        if (!settle_span_has(s->span, list[i].year))
            continue;
        if (!t)
            t = report_add_table(r, "late_advances", readers ? FOR_READERS : FOR_JSON,
                                 columns, s->vat ? COLUMNS : VAT);
        const struct cell cells[COLUMNS] = {cell_period(r, list[i].year),
                                            name(s, one->from),
                                            name(s, one->to),
                                            cell_money(one->amount[AMOUNT_NET]),
                                            cell_money(one->amount[AMOUNT_VAT]),
                                            gross_cell(one->amount)};
        table_add_row(t, ROW_BODY, cells);
    }
    if (t) {
        t->title = _("Advances that came after their period was closed");
        t->sheet_name = _("Report");
        t->note = _("They are among the advances above; one that was taken back is "
                    "negative.");
    }
    free(list);
}

void tables_late(struct report *r, const struct settlement_view *s) {
    for (int readers = 1; readers >= 0; readers--) {
        add_lines(r, s, readers);
        add_advances(r, s, readers);
    }
}
