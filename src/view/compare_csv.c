/* For programs: every figure of a comparison in one table. A municipality has a row of
   its own with the bridge, and further rows that split its change. */
#include "view/compare_tables.h"
#include "view/parts.h"

enum kind { MUNICIPALITY, CATEGORY, PERIOD };

static struct cell kind_cell(enum kind kind) {
    static const char *const kinds[] = {[MUNICIPALITY] = N_("municipality"),
                                        [CATEGORY] = N_("category"),
                                        [PERIOD] = N_("period")};
    return cell_term(kinds[kind], lang_text(kinds[kind]));
}

/* A category with the own costs that were written under it. */
static struct cell category_cell(size_t category) {
    if (category == CATEGORY_OWN)
        return cell_term("other_own", _("other_own"));
    return part_category((enum category)category);
}

static struct table *add_table(struct report *r) {
    const struct column columns[] = {
        part_text("kind", _("Kind")),
        part_text(N_("code"), _("Code")),
        part_text(N_("name"), _("Name")),
        part_text("category", _("Category")),
        part_text(N_("period_before"), _("Period before")),
        part_text(N_("period_after"), _("Period after")),
        part_figure("before", _("Before")),
        part_figure("after", _("After")),
        part_figure("difference", _("Difference")),
        part_figure("costs", _("Costs")),
        part_figure("drivers", _("Driver values")),
        part_figure("keys", _("Keys")),
        part_figure("rounding", _("Rounding")),
        part_figure("percent", _("Per cent")),
        part_figure("per_inhabitant", _("Per inhabitant")),
        part_figure(N_("share_before"), _("Share before")),
        part_figure(N_("share_after"), _("Share after")),
    };
    struct table *t = report_add_table(r, "figures", FOR_CSV, columns,
                                       sizeof columns / sizeof columns[0]);
    t->sheet = _("All figures");
    return t;
}

/* What of a municipality's change a row is; the bridge, and the shares in the total, are
   of the whole alone. */
struct part {
    enum kind kind;
    struct cell share_before, share_after;
    struct cell category, before, after;
    const struct change *change;
};

static struct cell effect(bool told, money amount) {
    return told ? cell_money(amount) : cell_empty();
}

static void add_row(struct table *t, const struct compared *row,
                    const struct part *part) {
    bool told = part->kind == MUNICIPALITY;
    const struct effects e = row->effects;
    const struct cell cells[] = {kind_cell(part->kind),
                                 cell_string(row->code),
                                 cell_string(row->name),
                                 part->category,
                                 part->before,
                                 part->after,
                                 cell_money(part->change->before),
                                 cell_money(part->change->after),
                                 cell_money(part->change->difference),
                                 effect(told, e.costs),
                                 effect(told, e.drivers),
                                 effect(told, e.keys),
                                 effect(told, e.rounding),
                                 percent_cell(part->change),
                                 per_inhabitant_cell(part->change, row),
                                 part->share_before,
                                 part->share_after};
    table_add_row(t, ROW_BODY, cells);
}

static void add_categories(struct table *t, const struct comparison *c, size_t row) {
    for (size_t k = 0; k < CATEGORY_COUNT; k++) {
        const struct part part = {.kind = CATEGORY,
                                  .category = category_cell(k),
                                  .change = &c->with_own[row * CATEGORY_COUNT + k]};
        add_row(t, &c->rows[row], &part);
    }
}

static void add_periods(struct report *r, struct table *t, const struct comparison *c,
                        size_t row) {
    for (size_t k = 0; k < c->period_count; k++) {
        const struct part part = {.kind = PERIOD,
                                  .before = period_or_empty(r, c->periods[k].before),
                                  .after = period_or_empty(r, c->periods[k].after),
                                  .change = &c->by_period[row * c->period_count + k]};
        add_row(t, &c->rows[row], &part);
    }
}

void table_compared_csv(struct report *r, const struct comparison *c) {
    const struct change *total = &c->total.change;
    struct table *t = add_table(r);
    for (size_t i = 0; i < c->count; i++) {
        const struct change *change = &c->rows[i].change;
        const struct part whole = {
            .kind = MUNICIPALITY,
            .change = change,
            .share_before = share_cell(change->before, total->before),
            .share_after = share_cell(change->after, total->after)};
        add_row(t, &c->rows[i], &whole);
    }
    for (size_t i = 0; i < c->count; i++)
        add_categories(t, c, i);
    for (size_t i = 0; i < c->count; i++)
        add_periods(r, t, c, i);
}
