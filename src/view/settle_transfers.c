/* Claims, advances and payments: money that is owed or goes from one party to another. */
#include <limits.h>
#include <stdlib.h>

#include "base/mem.h"
#include "view/parts.h"
#include "view/settle_tables.h"

/* A transfer of both planes. */
struct both {
    int from, to;
    money amount[PLANES];
};

struct list {
    struct both *at; /* owned: by who it comes from, then by whom it goes to */
    size_t count;
};

/* The order of parties in a settlement: the joint body comes after the municipalities. */
static int place_of(int party) {
    return party == PARTY_BODY ? INT_MAX : party;
}

static int compare(const struct transfer *a, const struct transfer *b) {
    int one = place_of(a->from), other = place_of(b->from);
    if (one == other) {
        one = place_of(a->to);
        other = place_of(b->to);
    }
    return (one > other) - (one < other);
}

/* Merges the transfers of both planes, each sorted: those between the same two become
 * one. */
static struct list merge(const struct transfer *net, size_t nets,
                         const struct transfer *vat, size_t vats) {
    struct list list = {mem_zero(nets + vats, sizeof *list.at), 0};
    size_t i = 0, j = 0;
    while (i < nets || j < vats) {
        int order = i == nets ? 1 : j == vats ? -1 : compare(&net[i], &vat[j]);
        const struct transfer *first = order <= 0 ? &net[i] : &vat[j];
        struct both *b = &list.at[list.count++];
        b->from = first->from;
        b->to = first->to;
        if (order <= 0)
            b->amount[PLANE_NET] = net[i++].amount;
        if (order >= 0)
            b->amount[PLANE_VAT] = vat[j++].amount;
    }
    return list;
}

static struct list claims_of(const struct settled *s) {
    const struct settlement *net = &s->plane[PLANE_NET], *vat = &s->plane[PLANE_VAT];
    return merge(net->claims, net->claim_count, vat->claims, vat->claim_count);
}

static struct list payments_of(const struct settled *s) {
    const struct settlement *net = &s->plane[PLANE_NET], *vat = &s->plane[PLANE_VAT];
    return merge(net->payments, net->payment_count, vat->payments, vat->payment_count);
}

/* --- tables ----------------------------------------------------------------------- */

enum { KIND, FROM, TO, AMOUNT, VAT, COLUMNS };

/* The columns of a table of transfers, from `first` on. Returns how many there are. */
static size_t transfer_columns(const struct settled *s, struct column columns[COLUMNS]) {
    columns[KIND] = part_text(N_("kind"), _("Kind"));
    columns[FROM] = part_text(N_("from"), _("From"));
    columns[TO] = part_text(N_("to"), _("To"));
    columns[AMOUNT] = part_figure("amount", _("Amount"));
    columns[VAT] = part_figure("vat", _("VAT"));
    return settled_vat(s) ? COLUMNS : VAT;
}

static void add_coded(struct table *t, const struct settled *s, const struct list *list,
                      struct cell kind, bool with_kind) {
    for (size_t i = 0; i < list->count; i++) {
        const struct both *b = &list->at[i];
        const struct cell cells[COLUMNS] = {
            kind, party_code(s, b->from), party_code(s, b->to),
            cell_money(b->amount[PLANE_NET]), cell_money(b->amount[PLANE_VAT])};
        table_add_row(t, ROW_BODY, with_kind ? cells : cells + FROM);
    }
}

static struct table *add_named(struct report *r, const struct settled *s, const char *id,
                               const struct list *list) {
    struct column columns[COLUMNS];
    size_t count = transfer_columns(s, columns) - FROM;
    struct table *t = report_add_table(r, id, FOR_READERS, columns + FROM, count);
    t->summed = true;
    money sum[PLANES] = {0};
    for (size_t i = 0; i < list->count; i++) {
        const struct both *b = &list->at[i];
        const struct cell cells[] = {party_name(s, b->from), party_name(s, b->to),
                                     cell_money(b->amount[PLANE_NET]),
                                     cell_money(b->amount[PLANE_VAT])};
        table_add_row(t, ROW_BODY, cells);
        for (int plane = 0; plane < PLANES; plane++)
            sum[plane] += b->amount[plane];
    }
    const struct cell cells[] = {cell_term("total", _("Total")), cell_empty(),
                                 cell_money(sum[PLANE_NET]), cell_money(sum[PLANE_VAT])};
    table_add_row(t, ROW_TOTAL, cells);
    struct table *coded = report_add_table(r, id, FOR_JSON, columns + FROM, count);
    add_coded(coded, s, list, cell_empty(), false);
    return t;
}

/* The advances of the span, as far as they went to somebody else. */
static struct list advances_of(const struct settled *s) {
    const struct ledger *l = s->ledger;
    const struct budget *b = l->allocation->budget;
    struct list list = {mem_zero(b->advance_count, sizeof *list.at), 0};
    for (size_t i = 0; i < b->advance_count; i++) {
        const struct advance *a = &b->advances[i];
        size_t to = ledger_receiver(l, a);
        if (to == (size_t)a->municipality || !period_in_range(a->period, s->span.range))
            continue;
        int receiver = to == l->municipalities ? PARTY_BODY : (int)to;
        list.at[list.count++] =
            (struct both){a->municipality, receiver, {a->amount, a->vat}};
    }
    return list;
}

/* All of them in one table, which CSV needs. */
static void add_all(struct report *r, const struct settled *s, const struct list *claims,
                    const struct list *payments) {
    struct column columns[COLUMNS];
    size_t count = transfer_columns(s, columns);
    struct table *t = report_add_table(r, "transfers", FOR_CSV, columns, count);
    t->sheet = _("All transfers");
    struct list advances = advances_of(s);
    add_coded(t, s, claims, cell_term("claim", _("claim")), true);
    add_coded(t, s, &advances, cell_term("advance", _("advance")), true);
    add_coded(t, s, payments, cell_term("payment", _("payment")), true);
    free(advances.at);
}

void tables_transfers(struct report *r, const struct settled *s) {
    struct list payments = payments_of(s), claims = claims_of(s);
    bool fewest =
        s->plane[PLANE_NET].fewest && (!settled_vat(s) || s->plane[PLANE_VAT].fewest);
    struct table *t = add_named(r, s, "payments", &payments);
    t->title = _("Payments, after netting and less advances");
    t->sheet = _("Payments");
    t->note =
        fewest
            ? _("These payments bring every balance to nil; fewer would not do.")
            : _("These payments bring every balance to nil. With so many parties it is "
                "not certain that no fewer would do.");
    t = add_named(r, s, "claims", &claims);
    t->title = _("Claims, before netting and before advances");
    t->sheet = _("Claims");
    t->note =
        _("From who bears a cost to who incurred it. A negative amount is a credit.");
    add_all(r, s, &claims, &payments);
    free(claims.at);
    free(payments.at);
}
