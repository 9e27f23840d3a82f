/* Cost centres: what each key that charges others, or is charged, costs and receives, and
   to whom it passes it on. */
#include <stdlib.h>

#include "base/mem.h"
#include "engine/shares/centre_flows.h"
#include "view/allocate/allocate_tables.h"
#include "view/common.h"

enum { COLUMNS = 4 };

/* A table of the centres, and how it names a municipality. */
struct centre_table {
    struct report *report;
    const struct budget *budget;
    const struct centre_flows *flows;
    struct table *table;
    bool codes;
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

static void add_row(const struct centre_table *c, size_t centre, struct cell flow,
                    struct cell other, const struct ratio *amount) {
    const char *key = c->budget->keys[c->flows->centres[centre].key].name;
    const struct cell cells[COLUMNS] = {cell_string(key), flow, other,
                                        cut_cell(c->report, amount)};
    table_add_row(c->table, ROW_BODY, cells);
}

static struct cell centre_cell(const struct centre_table *c, size_t centre) {
    return cell_string(c->budget->keys[c->flows->centres[centre].key].name);
}

static struct cell municipality_cell(const struct centre_table *c, int m) {
    const struct municipality *municipality = &c->budget->municipalities[m];
    return cell_string(c->codes ? municipality->code : municipality->name);
}

static void add_received(const struct centre_table *c, size_t centre) {
    for (size_t i = 0; i < c->flows->flow_count; i++) {
        const struct centre_flow *flow = &c->flows->flows[i];
        if (flow->centre == (int)centre)
            add_row(c, centre, cell_term("received", _("received from")),
                    centre_cell(c, flow->from), &flow->amount);
    }
}

static void add_passed_on(const struct centre_table *c, size_t centre) {
    for (size_t i = 0; i < c->flows->flow_count; i++) {
        const struct centre_flow *flow = &c->flows->flows[i];
        if (flow->from != centre)
            continue;
        if (flow->municipality == MUNICIPALITY_NONE)
            add_row(c, centre, cell_term("passed_on", _("passed on to")),
                    centre_cell(c, (size_t)flow->centre), &flow->amount);
        else
            add_row(c, centre, cell_term("borne", _("borne by")),
                    municipality_cell(c, flow->municipality), &flow->amount);
    }
}

static struct table *add_table(struct centre_table c, unsigned audience) {
    const struct column columns[COLUMNS] = {
        column_text("key", _("Key")), column_text("flow", _("Flow")),
        column_text("other", _("From or to")), column_figure("amount", _("Amount"))};
    c.codes = audience == FOR_JSON;
    c.table = report_add_table(c.report, "centres", audience, columns, COLUMNS);
    for (size_t i = 0; i < c.flows->centre_count; i++) {
        add_row(&c, i, cell_term("direct", _("direct cost")), cell_empty(),
                &c.flows->centres[i].direct);
        add_received(&c, i);
        add_row(&c, i, cell_term("total", _("total")), cell_empty(),
                &c.flows->centres[i].total);
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
    find_flows(&flows, a, v);
    if (flows.centre_count > 0) {
        struct table *t = add_table(centres, FOR_READERS);
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
        add_table(centres, FOR_JSON);
    }
    centre_flows_clear(&flows);
}
