/* For programs: every figure of a settlement in one table, one figure to a row with its
   VAT beside it, so that the rows can be filtered and added up by their first columns.
   Item, period and parties distinguish rows of one kind; none is counted twice. */
#include <stdlib.h>

#include "base/mem.h"
#include "engine/settle/late.h"
#include "view/common.h"
#include "view/settle/settle_tables.h"

enum kind {
    POSITION,
    TOTAL,
    YEAR_TO_DATE,
    CLAIM,
    ADVANCE,
    OF_YEAR,
    LATE_LINE,
    LATE_ADVANCE,
    PAYMENT
};

static const char *const kinds[] = {[POSITION] = N_("position"),
                                    [TOTAL] = N_("total"),
                                    [YEAR_TO_DATE] = N_("year_to_date"),
                                    [CLAIM] = N_("claim"),
                                    [ADVANCE] = N_("advance"),
                                    [OF_YEAR] = N_("advance_of_year"),
                                    [LATE_LINE] = N_("late_line"),
                                    [LATE_ADVANCE] = N_("late_advance"),
                                    [PAYMENT] = N_("payment")};

/* The figures of positions, named like their columns in JSON. */
static const char *const items[FIGURES] = {
    [BORNE] = "borne",
    [INCURRED] = "incurred",
    [ADVANCES] = "advances",
    [BALANCE] = "balance",
};

static struct cell word(const char *id) {
    return cell_term(id, lang_text(id));
}

static struct table *add_table(struct report *r, bool vat) {
    enum { AMOUNT = 5, VAT, GROSS, COLUMNS };
    const struct column columns[] = {
        column_text(N_("kind"), _("Kind")),
        column_text(N_("item"), _("Item")),
        column_text("period", _("Period")),
        column_text("party", _("Party")),
        column_text(N_("to"), _("To")),
        column_figure("amount", vat ? _("Net") : _("Amount")),
        column_figure("vat", _("VAT")),
        column_sum("gross", _("Gross"), AMOUNT, VAT)};
    struct table *t =
        report_add_table(r, "figures", FOR_CSV, columns, vat ? COLUMNS : VAT);
    t->sheet_name = _("All figures");
    return t;
}

/* What a row is about. `item`: the figure of a position, or for an advance of a year the
   kind of row that leaves it out. `to`: empty for positions. */
struct about {
    enum kind kind;
    struct cell period, item, party, to;
};

/* All figures, and where their rows go. */
struct figures {
    struct report *report;   /* borrowed */
    struct settlements *all; /* owned */
    struct row_sink *sink;   /* borrowed */
    int status;              /* what the sink returned, once it is not 0 */
};

static void add_row(struct figures *f, const struct about *about,
                    const money amount[AMOUNT_PARTS]) {
    const struct cell cells[] = {word(kinds[about->kind]),
                                 about->item,
                                 about->period,
                                 about->party,
                                 about->to,
                                 cell_money(amount[AMOUNT_NET]),
                                 cell_money(amount[AMOUNT_VAT]),
                                 gross_cell(amount)};
    if (f->status == 0)
        f->status = f->sink->row(f->sink->self, ROW_BODY, cells);
}

static void add_positions(struct figures *f, enum kind kind, struct cell when,
                          const struct settlement_view *s) {
    struct about about = {.kind = kind, .period = when};
    for (size_t i = 0; i < settlement_view_parties(s); i++) {
        money figures[AMOUNT_PARTS][FIGURES];
        if (!settlement_view_shows(s, i))
            continue;
        for (int part = 0; part < AMOUNT_PARTS; part++)
            position_figures(&s->all.positions[part][i], figures[part]);
        about.party = party_code(s, s->all.positions[AMOUNT_NET][i].party);
        for (int item = 0; item < FIGURES; item++) {
            const money amount[AMOUNT_PARTS] = {figures[AMOUNT_NET][item],
                                                figures[AMOUNT_VAT][item]};
            about.item = word(items[item]);
            add_row(f, &about, amount);
        }
    }
}

static void add_transfers(struct figures *f, enum kind kind, struct cell when,
                          const struct settlement_view *s,
                          const struct transfers *transfers) {
    struct about about = {.kind = kind, .period = when};
    for (size_t i = 0; i < transfers->count; i++) {
        const struct transfer *one = &transfers->list[i];
        about.party = party_code(s, one->from);
        about.to = party_code(s, one->to);
        add_row(f, &about, one->amount);
    }
}

/* The advances of years that are not settled yet, which the rows of `kind` leave out. */
static void add_waiting(struct figures *f, enum kind kind,
                        const struct settlement_view *s) {
    for (size_t i = 0; i < s->all.waiting_count; i++) {
        const struct year_advance *one = &s->all.waiting[i];
        const struct about about = {.kind = OF_YEAR,
                                    .item = word(kinds[kind]),
                                    .period = cell_period(f->report, one->year),
                                    .party = party_code(s, one->transfer.from),
                                    .to = party_code(s, one->transfer.to)};
        add_row(f, &about, one->transfer.amount);
    }
}

struct late_rows {
    struct figures *f;
    const struct settlement_view *s;
};

static void add_late_line(void *self, struct cell when, struct cell of, int party,
                          const money amount[AMOUNT_PARTS]) {
    const struct late_rows *rows = self;
    const struct about about = {.kind = LATE_LINE,
                                .item = of,
                                .period = when,
                                .party = party_code(rows->s, party)};
    add_row(rows->f, &about, amount);
}

/* Late lines, by the closed period they are of; and late advances. */
static void add_late(struct figures *f, const struct settlement_view *s) {
    struct report *r = f->report;
    struct late_rows rows = {f, s};
    size_t count;
    struct year_advance *list = late_advances(s->charges, &count);
    settle_late_visit(r, s, add_late_line, &rows);
    for (size_t i = 0; i < count; i++)
        if (settle_span_has(s->span, list[i].year)) {
            const struct transfers one = {&list[i].transfer, 1};
            add_transfers(f, LATE_ADVANCE, cell_period(r, list[i].year), s, &one);
        }
    free(list);
}

/* Some periods as `--period` takes them. */
static struct cell span_cell(struct report *r, period first, period last) {
    const char *from = cell_period(r, first).text.at;
    if (first == last)
        return cell_string(from);
    return cell_string(report_format(r, "%s..%s", from, cell_period(r, last).text.at));
}

static void add_all(struct figures *f) {
    const struct settlements *all = f->all;
    struct report *r = f->report;
    const struct settlement_view *together = &all->together, *one = all->periods,
                                 *end = one + all->count;
    if (all->count == 0)
        return;
    const struct cell shown = span_cell(r, one->span.only, end[-1].span.only);
    const struct period_range year = all->year.span.range;
    for (one = all->periods; one < end; one++)
        add_positions(f, POSITION, cell_period(r, one->span.only), one);
    add_positions(f, TOTAL, shown, together);
    add_positions(f, YEAR_TO_DATE, span_cell(r, year.first, year.last), &all->year);
    for (one = all->periods; one < end; one++)
        add_transfers(f, CLAIM, cell_period(r, one->span.only), one, &one->all.claims);
    for (one = all->periods; one < end; one++)
        add_transfers(f, ADVANCE, cell_period(r, one->span.only), one,
                      &one->all.advances);
    add_waiting(f, TOTAL, together);
    add_waiting(f, YEAR_TO_DATE, &all->year);
    add_late(f, together);
    add_transfers(f, PAYMENT, shown, together, &together->all.payments);
}

static int push(void *self, struct row_sink *sink) {
    struct figures *f = self;
    f->sink = sink;
    f->status = 0;
    add_all(f);
    return f->status;
}

static void release(void *self) {
    struct figures *f = self;
    settlements_clear(f->all);
    free(f->all);
    free(f);
}

static int keep_row(void *self, enum row_kind kind, const struct cell *cells) {
    table_add_row(self, kind, cells);
    return 0;
}

/* A workbook looks at the rows of a table more than once, and wants them kept. */
void table_settled_csv(struct report *r, struct settlements *all) {
    struct table *t = add_table(r, all->together.vat);
    struct row_sink keep = {.self = t, .row = keep_row};
    struct figures *f = mem_alloc(sizeof *f);
    *f = (struct figures){.report = r, .all = all};
    if (r->audience & FOR_PAGES) {
        if (!t->left_out)
            (void)push(f, &keep);
        release(f);
        return;
    }
    t->source = (struct row_source){f, push};
    t->release = release;
}
