#include "view/settle/invoice_rows.h"

#include <stdlib.h>

#include "base/mem.h"
#include "view/common.h"
#include "view/range_sums.h"

/* The last three are the amounts; the joint body's invoice has no key, total and share. */
enum { WHAT, KEY, DIVIDED, SHARE, AMOUNT, VAT, GROSS, COLUMNS };

/* The shares of a key in per cent. */
struct known_percent {
    const struct shares *shares; /* borrowed */
    int64_t *percent;            /* owned: one per municipality */
};

/* --- what all have in common -------------------------------------------------------- */

static size_t end_of(const struct settlement_view *s, const struct transfer *t,
                     bool receives) {
    int party = receives ? t->to : t->from;
    return party == PARTY_BODY ? s->charges->municipalities : (size_t)party;
}

/* Sorts transfers by who receives them, or by who makes them: counts, adds up, places. */
static struct by_party by_party_make(const struct settlement_view *s,
                                     const struct transfers *transfers, bool receives) {
    size_t parties = s->charges->parties;
    struct by_party by = {mem_zero(parties + 2, sizeof *by.start),
                          mem_zero(transfers->count, sizeof *by.order)};
    for (size_t i = 0; i < transfers->count; i++)
        by.start[end_of(s, &transfers->list[i], receives) + 2]++;
    for (size_t p = 2; p < parties + 2; p++)
        by.start[p] += by.start[p - 1];
    for (size_t i = 0; i < transfers->count; i++)
        by.order[by.start[end_of(s, &transfers->list[i], receives) + 1]++] = i;
    return by;
}

static void by_party_clear(struct by_party *by) {
    free(by->start);
    free(by->order);
}

void invoices_init(struct invoices *all, struct report *r,
                   const struct settlement_view *s, const struct own_lines *own) {
    *all = (struct invoices){.report = r, .s = s, .own = own};
    all->claims_to = by_party_make(s, &s->all.claims, true);
    all->advances_from = by_party_make(s, &s->all.advances, false);
    all->advances_to = by_party_make(s, &s->all.advances, true);
    all->of_key =
        mem_zero(s->charges->allocation->budget->key_count, sizeof *all->of_key);
}

void invoices_clear(struct invoices *all) {
    for (size_t i = 0; i < all->percent_count; i++)
        free(all->percent[i].percent);
    free(all->percent);
    free(all->of_key);
    hash_table_clear(&all->percent_of);
    by_party_clear(&all->claims_to);
    by_party_clear(&all->advances_from);
    by_party_clear(&all->advances_to);
}

static const int64_t *percent_of(struct invoices *all, const struct shares *shares) {
    uint32_t hash = (uint32_t)((uint64_t)(uintptr_t)shares * 11400714819323198485u >> 32);
    for (struct hash_probe at = hash_table_probe(&all->percent_of, hash);
         hash_probe_next(&at);)
        if (all->percent[at.number].shares == shares)
            return all->percent[at.number].percent;
    size_t count = all->percent_count++;
    all->percent =
        mem_room(all->percent, count, &all->percent_room, sizeof *all->percent);
    int64_t *percent = mem_zero(shares->count, sizeof *percent);
    shares_percent(shares, PERCENT_PLACES, percent);
    all->percent[count] = (struct known_percent){shares, percent};
    hash_table_add(&all->percent_of, hash, (uint32_t)count);
    return percent;
}

/* --- one invoice -------------------------------------------------------------------- */

static const struct budget *budget_of(const struct invoice *v) {
    return v->all->s->charges->allocation->budget;
}

static bool is_body(const struct invoice *v) {
    return v->party == v->all->s->charges->municipalities;
}

struct invoice invoice_new(struct invoices *all, size_t party) {
    const struct settlement_view *s = all->s;
    struct invoice v = {all, party, NULL};
    const int first = is_body(&v) ? WHAT + 1 : AMOUNT, count = first + (s->vat ? 3 : 1);
    struct column columns[COLUMNS] = {
        column_text("description", _("Description")), column_text("key", _("Key")),
        column_figure("divided", _("Divided")), column_figure("share", _("Share %"))};
    columns[first] = column_figure("amount", s->vat ? _("Net") : _("Amount"));
    if (s->vat) {
        columns[first + 1] = column_figure("vat", _("VAT"));
        columns[first + 2] = column_sum("gross", _("Gross"), first, first + 1);
    }
    v.table = report_add_table(all->report, "invoice", FOR_PAGES, columns, (size_t)count);
    v.table->summed = v.table->own_page = true;
    return v;
}

/* --- one row ------------------------------------------------------------------------ */

/* Adds a row; `cells` has its key, total and share. */
static void add_cells(struct invoice *v, enum row_kind kind,
                      const struct cell cells[AMOUNT], const money amount[AMOUNT_PARTS]) {
    struct cell row[COLUMNS];
    size_t at = 0;
    for (; at < (is_body(v) ? WHAT + 1 : AMOUNT); at++)
        row[at] = cells[at];
    row[at++] = cell_money(amount[AMOUNT_NET]);
    row[at++] = cell_money(amount[AMOUNT_VAT]);
    row[at] = gross_cell(amount);
    table_add_row(v->table, kind, row);
}

static void add_row(struct invoice *v, enum row_kind kind, const char *what, money net,
                    money vat) {
    const struct cell cells[AMOUNT] = {cell_string(what)};
    add_cells(v, kind, cells, (const money[AMOUNT_PARTS]){net, vat});
}

/* The same, but no row when both amounts are nil. */
static void add_row_if(struct invoice *v, const char *what, money net, money vat) {
    if (net != 0 || vat != 0)
        add_row(v, ROW_BODY, what, net, vat);
}

/* --- shared costs ------------------------------------------------------------------- */

/* What is borne of a category by one key, as long as the share is the same. */
struct borne {
    const struct shares *shares; /* borrowed */
    period first, last;
    money divided, amount[AMOUNT_PARTS];
    size_t same_key; /* the number of another row of its key, from 1; 0 = no other */
};

static void add_group(const struct invoice *v, struct borne *b, const struct group *g) {
    b->last = g->period;
    b->divided += g->sum[AMOUNT_NET];
    for (int part = 0; part < AMOUNT_PARTS; part++)
        b->amount[part] += g->given[part][v->party];
}

/* The number of the row that a group belongs to, from 1; 0 = none yet. */
static size_t find_borne(const struct invoice *v, const struct borne *list,
                         const struct group *g) {
    size_t at = v->all->of_key[g->key];
    while (at > 0 && !shares_same(list[at - 1].shares, g->shares, v->party))
        at = list[at - 1].same_key;
    return at;
}

/* The groups of a category, joined where key and share are the same. Owned by the caller.
   The sums fit: they are parts of those of the allocation. */
static struct borne *list_borne(const struct invoice *v, category c, size_t *count) {
    const struct allocation *a = v->all->s->charges->allocation;
    struct borne *list = NULL;
    size_t room = 0;
    *count = 0;
    for (size_t i = 0; i < a->group_count; i++) {
        const struct group *g = &a->groups[i];
        if (g->category != c || !settle_span_has(v->all->s->span, g->period) ||
            shares_nil(g->shares, v->party))
            continue;
        size_t at = list ? find_borne(v, list, g) : 0;
        if (at == 0) {
            list = mem_room(list, *count, &room, sizeof *list);
            list[*count] = (struct borne){.shares = g->shares,
                                          .first = g->period,
                                          .same_key = v->all->of_key[g->key]};
            v->all->of_key[g->key] = at = ++*count;
        }
        add_group(v, &list[at - 1], g);
    }
    return list;
}

/* "personeel", with the periods when it has more than one share. */
static const char *key_name(const struct invoice *v, const struct borne *list, size_t i) {
    int key = list[i].shares->key;
    const char *name = budget_of(v)->keys[key].name;
    if (v->all->of_key[key] == i + 1 && list[i].same_key == 0)
        return name;
    return report_format(v->all->report, "%s, %s", name,
                         report_period_span(v->all->report, list[i].first, list[i].last));
}

static void add_category(struct invoice *v, category c) {
    size_t count;
    struct borne *list = list_borne(v, c, &count);
    for (size_t i = 0; i < count; i++) {
        const struct cell cells[AMOUNT] = {
            cell_string(category_title(&budget_of(v)->categories, c)),
            cell_string(key_name(v, list, i)), cell_money(list[i].divided),
            cell_figure(percent_of(v->all, list[i].shares)[v->party], PERCENT_PLACES)};
        add_cells(v, ROW_BODY, cells, list[i].amount);
    }
    for (size_t i = 0; i < count; i++)
        v->all->of_key[list[i].shares->key] = 0;
    free(list);
}

/* --- own costs ---------------------------------------------------------------------- */

static void add_rest(struct invoice *v, const struct largest_lines *own) {
    money rest[AMOUNT_PARTS] = {0};
    uint64_t lines = own->offered - own->count;
    largest_lines_rest(own, rest);
    if (lines > 0)
        add_row(v, ROW_BODY,
                report_format(v->all->report,
                              lang_plural("Own cost: %llu smaller line",
                                          "Own costs: %llu smaller lines", lines),
                              (unsigned long long)lines),
                rest[AMOUNT_NET], rest[AMOUNT_VAT]);
}

static void add_own(struct invoice *v) {
    struct report *r = v->all->report;
    const struct position *net = &v->all->s->all.positions[AMOUNT_NET][v->party],
                          *vat = &v->all->s->all.positions[AMOUNT_VAT][v->party];
    if (!v->all->own) {
        add_row_if(v, _("Own costs"), net->own, vat->own);
        return;
    }
    const struct largest_lines *own = &v->all->own->of[v->party];
    for (size_t i = 0; i < own->count; i++) {
        const struct kept_line *line = &own->lines[i];
        const char *what = report_format(r, _("Own cost %s, %s"), line->name,
                                         cell_period(r, line->period).text.at);
        if (line->description[0])
            what = report_format(r, "%s: %s", what, line->description);
        add_row(v, ROW_BODY, what, line->amount[AMOUNT_NET], line->amount[AMOUNT_VAT]);
    }
    add_rest(v, own);
}

/* --- what others have to do with ---------------------------------------------------- */

/* Adds what was incurred: what others bear of it, one by one, and what is borne here. Of
   one whom a transfer favours the sum alone: others bear costs for it then that it did
   not incur, and that stand above as what it receives. */
static void add_incurred(struct invoice *v) {
    const struct settlement *s = &v->all->s->all;
    const struct by_party *to = &v->all->claims_to;
    money left[AMOUNT_PARTS];
    for (int part = 0; part < AMOUNT_PARTS; part++)
        left[part] = s->positions[part][v->party].incurred;
    if (v->all->s->charges->favoured[v->party]) {
        add_row_if(v, _("Less: incurred"), -left[AMOUNT_NET], -left[AMOUNT_VAT]);
        return;
    }
    for (size_t i = to->start[v->party]; i < to->start[v->party + 1]; i++) {
        const struct transfer *claim = &s->claims.list[to->order[i]];
        const money *amount = claim->amount;
        const char *what = report_format(v->all->report, _("Less: incurred, borne by %s"),
                                         budget_party(budget_of(v), claim->from));
        add_row(v, ROW_BODY, what, -amount[AMOUNT_NET], -amount[AMOUNT_VAT]);
        for (int part = 0; part < AMOUNT_PARTS; part++)
            left[part] -= amount[part];
    }
    add_row_if(v, _("Less: incurred and borne by itself"), -left[AMOUNT_NET],
               -left[AMOUNT_VAT]);
}

static void add_advances(struct invoice *v, const struct by_party *by, bool received) {
    const struct transfers *advances = &v->all->s->all.advances;
    const char *format =
        received ? _("Plus: advance received from %s") : _("Less: advance paid to %s");
    for (size_t i = by->start[v->party]; i < by->start[v->party + 1]; i++) {
        const struct transfer *one = &advances->list[by->order[i]];
        const char *other = budget_party(budget_of(v), received ? one->from : one->to);
        int sign = received ? 1 : -1;
        add_row(v, ROW_BODY, report_format(v->all->report, format, other),
                sign * one->amount[AMOUNT_NET], sign * one->amount[AMOUNT_VAT]);
    }
}

void invoice_rows(struct invoice *v) {
    const struct position *net = &v->all->s->all.positions[AMOUNT_NET][v->party],
                          *vat = &v->all->s->all.positions[AMOUNT_VAT][v->party];
    if (!is_body(v)) {
        for (category c = 0; c < budget_of(v)->categories.count; c++)
            add_category(v, c);
        add_own(v);
        add_row(v, ROW_SUBTOTAL, _("Borne"), net->borne, vat->borne);
    }
    add_incurred(v);
    add_advances(v, &v->all->advances_from, false);
    add_advances(v, &v->all->advances_to, true);
    add_row(v, ROW_TOTAL,
            net->balance + vat->balance < 0 ? _("To receive (negative)") : _("To pay"),
            net->balance, vat->balance);
}
