/* What changed and why, for readers; and the same as a member of JSON. */
#include "view/common.h"
#include "view/compare/compare_cells.h"
#include "view/compare/compare_tables.h"
#include "view/phrases.h"

/* --- changes ---------------------------------------------------------------------- */

static struct cell outcome_cell(money difference) {
    if (difference == 0)
        return cell_term("same", _("pays the same"));
    return difference < 0 ? cell_term("advantage", _("pays less"))
                          : cell_term("disadvantage", _("pays more"));
}

static bool has_inhabitants(const struct comparison *c) {
    for (size_t i = 0; i < c->count; i++)
        if (c->rows[i].inhabitants.digits != 0)
            return true;
    return false;
}

enum {
    NAME,
    BEFORE,
    AFTER,
    DIFFERENCE,
    PERCENT,
    OUTCOME,
    PER_INHABITANT,
    CHANGE_COLUMNS
};

static void add_change(struct table *t, enum row_kind kind, struct cell name,
                       const struct compared *row) {
    bool total = kind == ROW_TOTAL;
    const struct cell cells[CHANGE_COLUMNS] = {
        name,
        cell_money(row->change.before),
        cell_money(row->change.after),
        cell_money(row->change.difference),
        percent_cell(&row->change),
        total ? cell_empty() : outcome_cell(row->change.difference),
        per_inhabitant_cell(&row->change, row)};
    table_add_row(t, kind, cells);
}

static const char *changes_note(struct report *r, const struct comparison *c,
                                bool counted) {
    const char *years =
        _("The years differ: each quarter is set against the same quarter "
          "of the other year.");
    if (!counted)
        return c->years != 0 ? years : NULL;
    const char *note =
        report_format(r,
                      _("Per inhabitant: the difference in %s for each, by the "
                        "inhabitants of the last period in which the municipality "
                        "took part in after, else in before."),
                      r->currency);
    return c->years != 0 ? report_format(r, "%s %s", years, note) : note;
}

void table_changes(struct report *r, const struct comparison *c) {
    const struct column columns[CHANGE_COLUMNS] = {
        column_text("municipality", _("Municipality")),
        column_figure(N_("before"), _("Before")),
        column_figure(N_("after"), _("After")),
        column_figure(N_("difference"), _("Difference")),
        column_figure(N_("percent"), _("Per cent")),
        column_text(N_("outcome"), _("Outcome")),
        column_figure(N_("per_inhabitant"), _("Per inhabitant"))};
    bool counted = has_inhabitants(c);
    struct table *t = report_add_table(r, "changes", FOR_READERS, columns,
                                       counted ? CHANGE_COLUMNS : PER_INHABITANT);
    t->title = _("Before, after and difference");
    t->sheet_name = _("Changes");
    t->turnable = true;
    t->note = changes_note(r, c, counted);
    t->chart = CHART_DIVERGING;
    t->chart_first = t->chart_last = DIFFERENCE;
    for (size_t i = 0; i < c->count; i++)
        add_change(t, ROW_BODY, cell_string(c->rows[i].name), &c->rows[i]);
    add_change(t, ROW_TOTAL, cell_term("total", _("Total")), &c->total);
}

/* --- parts of the total ----------------------------------------------------------- */

void table_parts(struct report *r, const struct comparison *c) {
    const struct column columns[] = {column_text("municipality", _("Municipality")),
                                     column_figure("before", _("Before")),
                                     column_figure("after", _("After"))};
    const struct change *total = &c->total.change;
    if (total->before == 0 && total->after == 0)
        return;
    struct table *t = report_add_table(r, "parts", FOR_READERS, columns, 3);
    t->title = _("Share of the total, in per cent");
    t->sheet_name = _("Shares");
    t->turnable = true;
    for (size_t i = 0; i < c->count; i++) {
        const struct change *change = &c->rows[i].change;
        const struct cell cells[] = {cell_string(c->rows[i].name),
                                     share_cell(change->before, total->before),
                                     share_cell(change->after, total->after)};
        table_add_row(t, ROW_BODY, cells);
    }
}

/* --- the limit -------------------------------------------------------------------- */

void table_limit(struct report *r, const struct comparison *c) {
    const struct column columns[] = {column_text("municipality", _("Municipality")),
                                     column_figure("before", _("Before")),
                                     column_figure("after", _("After")),
                                     column_figure("percent", _("Per cent")),
                                     column_figure("over_limit", _("Over the limit"))};
    if (!c->limited)
        return;
    struct table *t = report_add_table(r, "over_limit", FOR_READERS, columns, 5);
    t->title = _("Who rises by more than the limit");
    t->note =
        c->total.over_limit == 0
            ? _("No municipality rises by more than the limit.")
            : _("Over the limit: what after would have to be lower for the rise to be "
                "within the limit, in whole cents; from nothing every rise is over it. "
                "Nothing is moved.");
    t->sheet_name = _("Limit");
    t->turnable = true;
    for (size_t i = 0; i < c->count; i++) {
        const struct compared *row = &c->rows[i];
        if (row->over_limit == 0)
            continue;
        const struct cell cells[] = {cell_string(row->name),
                                     cell_money(row->change.before),
                                     cell_money(row->change.after),
                                     percent_cell(&row->change), over_limit_cell(row)};
        table_add_row(t, ROW_BODY, cells);
    }
    const struct cell sum[] = {cell_term("total", _("Total")), cell_empty(), cell_empty(),
                               cell_empty(), cell_money(c->total.over_limit)};
    table_add_row(t, ROW_TOTAL, sum);
}

/* --- the bridge ------------------------------------------------------------------- */

enum { COSTS = 1, DRIVERS, KEYS, ROUNDING, SUM, BRIDGE_COLUMNS };

static void add_effects(struct table *t, enum row_kind kind, struct cell name,
                        const struct compared *row) {
    const struct effects *e = &row->effects;
    const struct cell cells[BRIDGE_COLUMNS] = {name,
                                               cell_money(e->costs),
                                               cell_money(e->drivers),
                                               cell_money(e->keys),
                                               cell_money(e->rounding),
                                               cell_money(row->change.difference)};
    table_add_row(t, kind, cells);
}

/* What the bridge shows, and what one side lacked for it. */
static const char *bridge_note(struct report *r, const struct comparison *c) {
    static const char *const sentences[] = {
        [GAP_KEY] = N_("Before has no key \"%s\" for %s: that of after was taken."),
        [GAP_DRIVERS_BEFORE] =
            N_("Before has no figures for key \"%s\" and %s: those of after were taken."),
        [GAP_DRIVERS_AFTER] =
            N_("After has no figures for before's key \"%s\" and %s: those of "
               "before were taken."),
    };
    struct buf note;
    buf_init(&note);
    buf_text(&note,
             _("Costs (own costs among them), driver values and keys are replaced one "
               "after the "
               "other, in that order and with exact fractions. What the keys do is the "
               "redistribution effect; rounding is what is left to the cent."));
    if (comparison_from_closed(c)) {
        buf_char(&note, ' ');
        buf_text(&note, _("A closed file tells what shares keys gave, and not why: what "
                          "driver values do is counted with the keys."));
    }
    for (size_t i = 0; i < c->gap_count; i++) {
        const struct gap *gap = &c->gaps[i];
        const char *lack = report_format(r, lang_text(sentences[gap->kind]), gap->key,
                                         phrase_span(r, gap->first, gap->last));
        buf_char(&note, ' ');
        buf_text(&note, lack);
    }
    return report_keep(r, &note);
}

void table_bridge(struct report *r, const struct comparison *c) {
    const struct column columns[BRIDGE_COLUMNS] = {
        column_text("municipality", _("Municipality")),
        column_figure(N_("costs"), _("Costs")),
        column_figure(N_("drivers"), _("Driver values")),
        column_figure(N_("keys"), _("Keys")),
        column_figure(N_("rounding"), _("Rounding")),
        column_sum("difference", _("Difference"), COSTS, ROUNDING)};
    struct table *t = report_add_table(r, "bridge", FOR_READERS, columns, BRIDGE_COLUMNS);
    t->title = _("Where the difference comes from");
    t->sheet_name = _("Bridge");
    t->turnable = t->summed = true;
    t->note = bridge_note(r, c);
    t->chart = CHART_DIVERGING;
    t->chart_first = COSTS;
    t->chart_last = ROUNDING;
    t->chart_title = _("The difference, by where it comes from");
    for (size_t i = 0; i < c->count; i++)
        add_effects(t, ROW_BODY, cell_string(c->rows[i].name), &c->rows[i]);
    add_effects(t, ROW_TOTAL, cell_term("total", _("Total")), &c->total);
}

void table_compared(struct report *r, const struct comparison *c) {
    struct column columns[2 + COMPARED_COLUMNS] = {column_text(N_("code"), _("Code")),
                                                   column_text(N_("name"), _("Name"))};
    compared_columns(columns + 2);
    struct table *t =
        report_add_table(r, "municipalities", FOR_JSON, columns, 2 + compared_count(c));
    for (size_t i = 0; i < c->count; i++) {
        const struct compared *row = &c->rows[i];
        struct cell cells[2 + COMPARED_COLUMNS] = {cell_string(row->code),
                                                   cell_string(row->name)};
        compared_cells(cells + 2, c, row);
        table_add_row(t, ROW_BODY, cells);
    }
}
