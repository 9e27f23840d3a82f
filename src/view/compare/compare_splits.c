/* The changes split: per category and per period. */
#include <stdlib.h>

#include "base/mem.h"
#include "view/common.h"
#include "view/compare/compare_cells.h"
#include "view/compare/compare_tables.h"

/* Differences of every municipality in the columns of a table, `count` to a row. */
static struct table *add_differences(struct report *r, const struct comparison *c,
                                     const char *id, const struct change *changes,
                                     size_t count, struct column *columns) {
    columns[0] = column_text("municipality", _("Municipality"));
    columns[count + 1] = column_sum("total", _("Total"), 1, (int)count);
    struct table *t = report_add_table(r, id, FOR_READERS, columns, count + 2);
    t->turnable = t->summed = true;
    struct cell *cells = mem_zero(count + 2, sizeof *cells);
    money *totals = mem_zero(count + 2, sizeof *totals);
    for (size_t i = 0; i < c->count; i++) {
        cells[0] = cell_string(c->rows[i].name);
        for (size_t k = 0; k < count; k++) {
            cells[1 + k] = cell_money(changes[i * count + k].difference);
            totals[1 + k] += changes[i * count + k].difference;
        }
        cells[count + 1] = cell_money(c->rows[i].change.difference);
        table_add_row(t, ROW_BODY, cells);
    }
    cells[0] = cell_term("total", _("Total"));
    totals[count + 1] = c->total.change.difference;
    for (size_t k = 1; k < count + 2; k++)
        cells[k] = cell_money(totals[k]);
    table_add_row(t, ROW_TOTAL, cells);
    free(totals);
    free(cells);
    return t;
}

/* The columns of a split for programs: municipality, what (a category, or a period of
   each side), and the three figures. */
enum { MOST_WHAT = 2, MOST_SPLIT = 1 + MOST_WHAT + 3 };

static struct table *add_coded(struct report *r, const char *id,
                               const struct column *what, size_t whats) {
    struct column columns[MOST_SPLIT];
    size_t count = 0;
    columns[count++] = column_text("municipality", _("Municipality"));
    for (size_t i = 0; i < whats; i++)
        columns[count++] = what[i];
    columns[count++] = column_figure("before", _("Before"));
    columns[count++] = column_figure("after", _("After"));
    columns[count++] = column_figure("difference", _("Difference"));
    return report_add_table(r, id, FOR_JSON, columns, count);
}

static void add_split(struct table *t, const char *code, const struct cell *what,
                      size_t whats, const struct change *change) {
    struct cell cells[MOST_SPLIT];
    size_t count = 0;
    cells[count++] = cell_string(code);
    for (size_t i = 0; i < whats; i++)
        cells[count++] = what[i];
    cells[count++] = cell_money(change->before);
    cells[count++] = cell_money(change->after);
    cells[count++] = cell_money(change->difference);
    table_add_row(t, ROW_BODY, cells);
}

/* --- categories ------------------------------------------------------------------- */

static const char *with_own_note(void) {
    return _("Own costs are counted in the category they were written under.");
}

static void add_category_totals(struct report *r, const struct comparison *c) {
    const struct column columns[] = {
        column_text("category", _("Category")), column_figure("before", _("Before")),
        column_figure("after", _("After")), column_figure("difference", _("Difference"))};
    struct table *t = report_add_table(r, "categories", FOR_READERS, columns, 4);
    t->title = _("All municipalities together, per category, own costs included");
    t->note = with_own_note();
    t->sheet_name = _("Categories");
    t->summed = true;
    size_t count = category_columns(&c->categories);
    for (size_t k = 0; k < count; k++) {
        money before = 0, after = 0;
        for (size_t i = 0; i < c->count; i++) {
            before += c->with_own[i * count + k].before;
            after += c->with_own[i * count + k].after;
        }
        const struct cell cells[] = {
            category_with_own_cell(c, category_at(&c->categories, k)), cell_money(before),
            cell_money(after), cell_money(after - before)};
        table_add_row(t, ROW_BODY, cells);
    }
    const struct cell cells[] = {
        cell_term("total", _("Total")), cell_money(c->total.change.before),
        cell_money(c->total.change.after), cell_money(c->total.change.difference)};
    table_add_row(t, ROW_TOTAL, cells);
}

/* For programs: as the allocations have it, and with own costs in the category they were
   written under. */
static void add_coded_categories(struct report *r, const struct comparison *c) {
    const struct column what = column_text("category", _("Category"));
    struct table *plain = add_coded(r, "by_category", &what, 1),
                 *with_own = add_coded(r, "by_category_with_own", &what, 1);
    size_t count = category_columns(&c->categories);
    for (size_t i = 0; i < c->count; i++)
        for (size_t k = 0; k < count; k++) {
            category of = category_at(&c->categories, k);
            const struct cell one = cell_category(&c->categories, of),
                              other = category_with_own_cell(c, of);
            add_split(plain, c->rows[i].code, &one, 1, &c->by_category[i * count + k]);
            add_split(with_own, c->rows[i].code, &other, 1, &c->with_own[i * count + k]);
        }
}

void tables_changed_categories(struct report *r, const struct comparison *c) {
    int shared = c->categories.count;
    size_t count = category_columns(&c->categories);
    struct column *columns = mem_zero(count + 2, sizeof *columns);
    add_category_totals(r, c);
    for (category of = 0; of < shared; of++)
        columns[1 + of] = column_category(&c->categories, of);
    columns[1 + shared] = column_figure("other_own", _("Other own"));
    struct table *t =
        add_differences(r, c, "category_differences", c->with_own, count, columns);
    free(columns);
    t->title = _("Difference per municipality and category, own costs included");
    t->note = with_own_note();
    t->sheet_name = _("Differences");
    add_coded_categories(r, c);
}

/* --- periods ---------------------------------------------------------------------- */

/* "2025-Q1", or "2025-Q1 / 2026-Q1" when the sides differ; a dash for a side without
   costs. */
static const char *pair_name(struct report *r, struct period_pair pair) {
    if (pair.before == pair.after)
        return cell_period(r, pair.after).text.at;
    return report_format(r, "%s / %s",
                         pair.before ? cell_period(r, pair.before).text.at : "-",
                         pair.after ? cell_period(r, pair.after).text.at : "-");
}

static void add_coded_periods(struct report *r, const struct comparison *c) {
    const struct column what[] = {column_text("period_before", _("Period before")),
                                  column_text("period_after", _("Period after"))};
    struct table *t = add_coded(r, "by_period", what, 2);
    for (size_t i = 0; i < c->count; i++)
        for (size_t k = 0; k < c->period_count; k++) {
            const struct cell periods[] = {period_or_empty(r, c->periods[k].before),
                                           period_or_empty(r, c->periods[k].after)};
            add_split(t, c->rows[i].code, periods, 2,
                      &c->by_period[i * c->period_count + k]);
        }
}

void tables_changed_periods(struct report *r, const struct comparison *c) {
    size_t count = c->period_count;
    add_coded_periods(r, c);
    if (count < 2)
        return;
    struct column *columns = mem_zero(count + 2, sizeof *columns);
    for (size_t k = 0; k < count; k++)
        columns[1 + k] = column_figure("difference", pair_name(r, c->periods[k]));
    struct table *t =
        add_differences(r, c, "period_differences", c->by_period, count, columns);
    t->title = _("Difference per municipality and period");
    t->sheet_name = _("Periods");
    free(columns);
}
