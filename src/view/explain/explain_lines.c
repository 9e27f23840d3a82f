#include "view/explain/explain_lines.h"

#include <stdlib.h>

#include "base/mem.h"
#include "view/common.h"

enum { PERIOD, MUNICIPALITY, LINE, DESCRIPTION, CALCULATION, AMOUNT, VAT, COLUMNS };

/* A table of cost lines, and which columns it has beside those of every one. */
struct lines_table {
    struct table *table;
    bool own;        /* period and municipality */
    bool calculated; /* calculation */
    bool vat;
};

/* --- reading ------------------------------------------------------------------------ */

static bool own_shown(const struct explain_view *v, const struct cost_line *line) {
    return line->category == CATEGORY_OWN &&
           is_wanted(v->municipality, (size_t)line->municipality);
}

static int take(void *self, const struct cost_line *line) {
    struct explain_lines *l = self;
    if (!period_in_range(line->period, l->v->range))
        return 0;
    const struct group *group = allocation_group(l->a, line);
    if (group) {
        largest_lines_add(&l->of_groups[group - l->a->groups], line);
        explain_products_take(&l->products, group, line);
    } else if (own_shown(l->v, line)) {
        largest_lines_add(&l->own, line);
    }
    return 0;
}

int explain_lines_read(struct explain_lines *l, const struct allocation *a,
                       const struct explain_view *v) {
    struct line_sink sink = {.self = l, .take = take};
    *l = (struct explain_lines){.a = a, .v = v};
    l->of_groups = mem_zero(a->group_count, sizeof *l->of_groups);
    for (size_t g = 0; g < a->group_count; g++)
        largest_lines_init(&l->of_groups[g], LINES_LISTED);
    largest_lines_init(&l->own, LINES_LISTED);
    explain_products_init(&l->products, a);
    return v->replay.replay ? v->replay.replay(v->replay.self, &sink) : 0;
}

void explain_lines_clear(struct explain_lines *l) {
    for (size_t g = 0; g < l->a->group_count; g++)
        largest_lines_clear(&l->of_groups[g]);
    free(l->of_groups);
    largest_lines_clear(&l->own);
    explain_products_clear(&l->products);
}

/* --- tables ------------------------------------------------------------------------- */

static bool has_column(const struct lines_table *t, size_t column) {
    if (column < LINE)
        return t->own;
    return column == CALCULATION ? t->calculated : column != VAT || t->vat;
}

static bool is_calculated(const struct largest_lines *l) {
    for (size_t i = 0; i < l->count; i++)
        if (l->lines[i].product.count > 0)
            return true;
    return false;
}

static void add_table(struct lines_table *t, struct report *r, const char *title) {
    const struct column columns[COLUMNS] = {
        column_text("period", _("Period")),
        column_text("municipality", _("Municipality")),
        column_text("line", _("Line")),
        column_text("description", _("Description")),
        column_text("calculation", _("Calculation")),
        column_figure("amount", _("Amount")),
        column_figure("vat", _("VAT"))};
    struct column shown[COLUMNS];
    size_t count = 0;
    for (size_t i = 0; i < COLUMNS; i++)
        if (has_column(t, i))
            shown[count++] = columns[i];
    t->table = report_add_table(r, "cost_lines", FOR_READERS, shown, count);
    t->table->title = title;
    t->table->summed = true;
}

static void add_row(const struct lines_table *t, enum row_kind kind,
                    struct cell cells[COLUMNS], const money amount[AMOUNT_PARTS]) {
    struct cell shown[COLUMNS];
    size_t count = 0;
    cells[AMOUNT] = cell_money(amount[AMOUNT_NET]);
    cells[VAT] = cell_money(amount[AMOUNT_VAT]);
    for (size_t i = 0; i < COLUMNS; i++)
        if (has_column(t, i))
            shown[count++] = cells[i];
    table_add_row(t->table, kind, shown);
}

/* What the lines that are not listed add up to; and all together. */
static void add_rest(struct report *r, const struct lines_table *t,
                     const struct largest_lines *l, money sum[AMOUNT_PARTS]) {
    struct cell cells[COLUMNS] = {0};
    money rest[AMOUNT_PARTS];
    uint64_t count = l->offered - l->count;
    largest_lines_rest(l, rest);
    amounts_add(sum, rest);
    cells[DESCRIPTION] = cell_string(
        report_format(r, lang_plural("%llu smaller line", "%llu smaller lines", count),
                      (unsigned long long)count));
    if (count > 0)
        add_row(t, ROW_BODY, cells, rest);
    cells[DESCRIPTION] = cell_empty();
    cells[t->own ? PERIOD : LINE] = cell_term("total", _("Total"));
    add_row(t, ROW_TOTAL, cells, sum);
}

static struct table *list(struct report *r, const struct budget *b,
                          struct largest_lines *l, const char *title, bool own) {
    money sum[AMOUNT_PARTS] = {0};
    if (l->offered == 0)
        return NULL;
    struct lines_table t = {
        .own = own, .calculated = is_calculated(l), .vat = b->has_vat};
    add_table(&t, r, title);
    largest_lines_sort(l);
    for (size_t i = 0; i < l->count; i++) {
        const struct kept_line *line = &l->lines[i];
        struct cell cells[COLUMNS] = {
            cell_period(r, line->period),
            cell_string(own ? b->municipalities[line->municipality].name : ""),
            cell_string(report_text(r, slice_of(line->name))),
            cell_string(report_text(r, slice_of(line->description))),
            line->product.count > 0 ? cell_product(r, &line->product) : cell_empty()};
        add_row(&t, ROW_BODY, cells, line->amount);
        amounts_add(sum, line->amount);
    }
    add_rest(r, &t, l, sum);
    return t.table;
}

struct table *explain_lines_group(struct report *r, struct explain_lines *l, size_t group,
                                  const char *title) {
    return list(r, l->a->budget, &l->of_groups[group],
                report_format(r, _("%s: the cost lines"), title), false);
}

struct table *explain_lines_own(struct report *r, struct explain_lines *l) {
    struct table *t =
        list(r, l->a->budget, &l->own, _("Own costs: the cost lines"), true);
    if (t)
        t->sheet_name = _("Together");
    return t;
}
