/* Cost centres: what each key that charges others, or is charged, costs and receives, and
   to whom it passes it on. */
#include <stdlib.h>

#include "base/mem.h"
#include "engine/shares/centre_flows.h"
#include "view/allocate/allocate_tables.h"
#include "view/allocate/centre_picture.h"
#include "view/common.h"

enum { COLUMNS = 4 };

/* A table of the centres: for programs a flow and the other end of it, for readers both as
   one text, which fits a telephone. */
struct centre_table {
    struct report *report;
    const struct budget *budget;
    const struct centre_flows *flows;
    struct table *table;
    bool data;
};

/* What an amount of a centre is, for programs and for readers. */
struct flow_words {
    const char *id, *words;
};

/* Cut off to cents; as text when it is too large for a figure, as in a circle that hardly
   gives anything out. */
static struct cell cut_cell(struct report *r, const struct ratio *cents) {
    struct ratio cut, hundred;
    struct buf text = {0};
    int64_t amount;
    ratio_init(&cut);
    ratio_init(&hundred);
    ratio_set(&cut, cents);
    ratio_cut(&cut);
    bool fits = ratio_floor(&cut, &amount);
    if (!fits) {
        ratio_set_int(&hundred, 100);
        ratio_div(&cut, &hundred);
        ratio_write_decimal(&text, &cut, 2, &figure_plain);
    }
    ratio_clear(&hundred);
    ratio_clear(&cut);
    return fits ? cell_money(amount) : cell_string(report_keep(r, &text));
}

static const char *key_name(const struct centre_table *c, size_t centre) {
    return c->budget->keys[c->flows->centres[centre].key].name;
}

/* `other` is what readers see of the other end, and `code` what programs do; NULL for
   none. */
static void add_row(const struct centre_table *c, size_t centre, struct flow_words flow,
                    const char *other, const char *code, const struct ratio *amount) {
    struct cell cells[COLUMNS] = {cell_string(key_name(c, centre))};
    size_t at = 1;
    if (c->data) {
        cells[at++] = cell_string(flow.id);
        cells[at++] = code ? cell_string(code) : cell_empty();
    } else {
        cells[at++] =
            cell_string(other ? report_format(c->report, flow.words, other) : flow.words);
    }
    cells[at] = cut_cell(c->report, amount);
    table_add_row(c->table, ROW_BODY, cells);
}

static void add_received(const struct centre_table *c, size_t centre) {
    const struct flow_words received = {"received", _("received from %s")};
    for (size_t i = 0; i < c->flows->flow_count; i++) {
        const struct centre_flow *flow = &c->flows->flows[i];
        if (flow->centre == (int)centre)
            add_row(c, centre, received, key_name(c, flow->from), key_name(c, flow->from),
                    &flow->amount);
    }
}

static void add_passed_on(const struct centre_table *c, size_t centre) {
    const struct flow_words passed_on = {"passed_on", _("passed on to %s")},
                            borne = {"borne", _("borne by %s")};
    for (size_t i = 0; i < c->flows->flow_count; i++) {
        const struct centre_flow *flow = &c->flows->flows[i];
        if (flow->from != centre)
            continue;
        if (flow->centre != CENTRE_NONE) {
            const char *name = key_name(c, (size_t)flow->centre);
            add_row(c, centre, passed_on, name, name, &flow->amount);
        } else {
            const struct municipality *m = &c->budget->municipalities[flow->municipality];
            add_row(c, centre, borne, m->name, m->code, &flow->amount);
        }
    }
}

static struct table *new_table(const struct centre_table *c) {
    const struct column key = column_text("key", _("Key")),
                        flow = column_text("flow", _("Flow")),
                        amount = column_figure("amount", _("Amount"));
    const struct column data[COLUMNS] = {key, flow, column_text("other", ""), amount};
    const struct column readers[] = {key, flow, amount};
    return c->data ? report_add_table(c->report, "centres", FOR_JSON, data, COLUMNS)
                   : report_add_table(c->report, "centres", FOR_READERS, readers, 3);
}

static struct table *add_table(struct centre_table c, bool data) {
    const struct flow_words direct = {"direct", _("direct cost")},
                            total = {"total", _("total")};
    c.data = data;
    c.table = new_table(&c);
    for (size_t i = 0; i < c.flows->centre_count; i++) {
        add_row(&c, i, direct, NULL, NULL, &c.flows->centres[i].direct);
        add_received(&c, i);
        add_row(&c, i, total, NULL, NULL, &c.flows->centres[i].total);
        add_passed_on(&c, i);
    }
    return c.table;
}

/* The costs of the groups shown. */
static void find_flows(struct centre_flows *flows, const struct allocation *a,
                       const struct allocate_view *v) {
    struct key_cost *costs = mem_alloc(a->group_count * sizeof *costs);
    size_t count = 0;
    for (size_t g = 0; g < a->group_count; g++) {
        const struct group *group = &a->groups[g];
        if (period_in_range(group->period, v->range))
            costs[count++] =
                (struct key_cost){group->key, group->key_period, group->sum[AMOUNT_NET]};
    }
    centre_flows_init(flows, a->budget, costs, count);
    free(costs);
}

void table_centres(struct report *r, const struct allocation *a,
                   const struct allocate_view *v) {
    struct centre_flows flows;
    const struct centre_table centres = {
        .report = r, .budget = a->budget, .flows = &flows};
    if (!(r->audience & (FOR_READERS | FOR_JSON)))
        return;
    find_flows(&flows, a, v);
    if (flows.centre_count > 0) {
        struct table *t = add_table(centres, false);
        t->title = _("Cost centres: what they cost, receive and pass on");
        t->sheet_name = _("Cost centres");
        t->note =
            a->budget->has_vat
                ? _("For information: exact values of the periods shown, without VAT, "
                    "cut off to cents. What goes through several centres counts in "
                    "the total of each.")
                : _("For information: exact values of the periods shown, cut off to "
                    "cents. What goes through several centres counts in the total "
                    "of each.");
        t->flows = centre_picture(r, a->budget, &flows);
        add_table(centres, true);
    }
    centre_flows_clear(&flows);
}
