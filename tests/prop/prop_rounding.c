/* The rounding promise over random budgets: properties P1 to P11, checked exactly. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "exact.h"
#include "scenario.h"

/* --- comparing two outcomes --------------------------------------------------------- */

/* The contents of a line and its cells. Equal rows may change places. */
struct listed {
    const struct scenario_line *line;
    money cells[2 * MUNICIPALITIES];
};

static int by_contents(const struct scenario_line *a, const struct scenario_line *b) {
    const money x[] = {a->period, a->key_period, a->category, a->key, a->municipality,
                       a->amount, a->vat,        a->id,       a->text};
    const money y[] = {b->period, b->key_period, b->category, b->key, b->municipality,
                       b->amount, b->vat,        b->id,       b->text};
    for (size_t i = 0; i < sizeof x / sizeof x[0]; i++)
        if (x[i] != y[i])
            return x[i] < y[i] ? -1 : 1;
    return 0;
}

static int by_line_and_cells(const void *a, const void *b) {
    const struct listed *x = a, *y = b;
    int order = by_contents(x->line, y->line);
    return order ? order : memcmp(x->cells, y->cells, sizeof x->cells);
}

/* All lines of an outcome with their cells, in an order that the file does not affect. */
static struct listed *list_cells(const struct outcome *o, const size_t *order) {
    size_t count = o->scenario->count;
    struct listed *list = mem_zero(count, sizeof *list);
    for (size_t i = 0; i < count; i++) {
        size_t line = order ? order[i] : i;
        list[i].line = &o->scenario->lines[line];
        outcome_line(o, i, line, list[i].cells);
    }
    if (count)
        qsort(list, count, sizeof *list, by_line_and_cells);
    return list;
}

/* Whether the first `count` lines got the same in both, times `sign`. */
static bool same_lines(const struct outcome *a, const struct outcome *b, size_t count,
                       money sign) {
    for (size_t i = 0; i < count; i++) {
        money x[2 * MUNICIPALITIES] = {0}, y[2 * MUNICIPALITIES] = {0};
        outcome_line(a, i, i, x);
        outcome_line(b, i, i, y);
        for (size_t j = 0; j < 2 * MUNICIPALITIES; j++)
            if (x[j] != sign * y[j])
                return false;
    }
    return true;
}

/* Whether the groups are the same, with the same cents times `sign`. */
static bool same_groups(const struct allocation *a, const struct allocation *b,
                        money sign) {
    bool same = a->group_count == b->group_count;
    for (size_t i = 0; same && i < a->group_count; i++)
        for (size_t j = 0; j < a->budget->municipality_count; j++)
            same &= a->groups[i].given[AMOUNT_NET][j] ==
                        sign * b->groups[i].given[AMOUNT_NET][j] &&
                    a->groups[i].given[AMOUNT_VAT][j] ==
                        sign * b->groups[i].given[AMOUNT_VAT][j];
    return same;
}

/* --- properties --------------------------------------------------------------------- */

/* P1 to P4. */
static const char *keeps_the_promise(const struct scenario *s) {
    struct outcome o;
    outcome_init(&o, s, NULL, 0, true);
    const char *wrong = exact_check(&o);
    outcome_clear(&o);
    return wrong;
}

/* P5. */
static const char *mirrors(const struct scenario *s) {
    struct outcome o, mirrored;
    struct scenario other;
    scenario_copy(&other, s);
    for (size_t i = 0; i < other.count; i++) {
        other.lines[i].amount = -other.lines[i].amount;
        other.lines[i].vat = -other.lines[i].vat;
    }
    outcome_init(&o, s, NULL, 0, true);
    outcome_init(&mirrored, &other, NULL, 0, true);
    bool same =
        same_lines(&o, &mirrored, s->count, -1) && same_groups(o.a, mirrored.a, -1);
    outcome_clear(&o);
    outcome_clear(&mirrored);
    scenario_clear(&other);
    return same ? NULL : "signs reversed do not reverse the result (P5)";
}

/* P6, with the lines taken in one part or several. */
static const char *knows_no_order(const struct scenario *s) {
    struct outcome o, shuffled;
    struct dice d = {s->count};
    size_t *order = mem_zero(s->count, sizeof *order);
    for (size_t i = 0; i < s->count; i++) {
        size_t j = (size_t)dice_between(&d, 0, (int64_t)i);
        order[i] = order[j];
        order[j] = i;
    }
    outcome_init(&o, s, NULL, 0, true);
    outcome_init(&shuffled, s, order, (size_t)dice_between(&d, 0, 3), true);
    struct listed *x = list_cells(&o, NULL), *y = list_cells(&shuffled, order);
    bool same = same_groups(o.a, shuffled.a, 1);
    for (size_t i = 0; i < s->count; i++)
        same &= by_contents(x[i].line, y[i].line) == 0 &&
                memcmp(x[i].cells, y[i].cells, sizeof x[i].cells) == 0;
    free(x);
    free(y);
    outcome_clear(&o);
    outcome_clear(&shuffled);
    free(order);
    return same ? NULL : "another order of rows gives other cents (P6)";
}

/* Totals without a listing equal those with one. */
static const char *lists_what_it_totals(const struct scenario *s) {
    struct outcome listed, totals;
    outcome_init(&listed, s, NULL, 0, true);
    outcome_init(&totals, s, NULL, s->count % 3, false);
    bool same = same_groups(listed.a, totals.a, 1);
    outcome_clear(&listed);
    outcome_clear(&totals);
    return same ? NULL : "totals differ from those of the listing";
}

/* P7. */
static const char *gives_one_line_its_largest_remainders(const struct scenario *s) {
    const char *wrong = NULL;
    for (size_t i = 0; i < s->count && i < 5 && !wrong; i++) {
        struct scenario one;
        struct outcome o;
        money cells[2 * MUNICIPALITIES], expected[MUNICIPALITIES];
        if (s->lines[i].category == CATEGORY_OWN)
            continue;
        scenario_copy(&one, s);
        one.lines[0] = s->lines[i];
        one.count = 1;
        outcome_init(&o, &one, NULL, 0, true);
        outcome_line(&o, 0, 0, cells);
        exact_largest(s, one.lines[0].key, one.lines[0].amount, expected);
        if (memcmp(cells, expected, s->municipalities * sizeof *cells) != 0)
            wrong = "a line alone is not divided by largest remainder (P7)";
        outcome_clear(&o);
        scenario_clear(&one);
    }
    return wrong;
}

/* P8: with the opposite of every line beside it all groups total 0. */
static const char *cancels(const struct scenario *s) {
    struct scenario both;
    struct outcome o;
    scenario_copy(&both, s);
    for (size_t i = 0; i < s->count; i++) {
        struct scenario_line line = s->lines[i];
        line.amount = -line.amount;
        line.vat = -line.vat;
        line.id++;
        scenario_add(&both, line);
    }
    outcome_init(&o, &both, NULL, 0, true);
    const char *wrong = exact_check(&o);
    for (size_t i = 0; i < o.a->group_count; i++)
        for (size_t j = 0; j < s->municipalities; j++)
            if (o.a->groups[i].given[AMOUNT_NET][j] ||
                o.a->groups[i].given[AMOUNT_VAT][j])
                wrong = "lines and their opposites do not total 0 (P8)";
    outcome_clear(&o);
    scenario_clear(&both);
    return wrong;
}

/* P9: figures twice as large are the same key. */
static const char *knows_only_shares(const struct scenario *s) {
    struct scenario twice;
    struct outcome o, other;
    scenario_copy(&twice, s);
    for (int driver = 0; driver < DRIVERS; driver++)
        for (size_t j = 0; j < s->municipalities; j++)
            twice.figure[driver][j].digits *= 2;
    outcome_init(&o, s, NULL, 0, true);
    outcome_init(&other, &twice, NULL, 0, true);
    bool same = same_lines(&o, &other, s->count, 1) && same_groups(o.a, other.a, 1);
    outcome_clear(&o);
    outcome_clear(&other);
    scenario_clear(&twice);
    return same ? NULL : "a key of 2/4 is not the key 1/2 (P9)";
}

/* P10: lines whose cells are all whole, in every group and in a new one. */
static const char *leaves_others_alone(const struct scenario *s) {
    struct scenario more;
    struct outcome o, other;
    scenario_copy(&more, s);
    for (size_t i = 0; i < s->count; i++) {
        struct scenario_line line = s->lines[i];
        if (line.category == CATEGORY_OWN)
            continue;
        line.amount = 3 * exact_whole_amount(s, line.key, 1000000000000000);
        line.vat = -line.amount;
        line.category = i % 2 ? line.category : CATEGORY_FACILITIES;
        scenario_add(&more, line);
    }
    outcome_init(&o, s, NULL, 0, true);
    outcome_init(&other, &more, NULL, 0, true);
    bool same = same_lines(&o, &other, s->count, 1);
    outcome_clear(&o);
    outcome_clear(&other);
    scenario_clear(&more);
    return same ? NULL : "a line that divides without rest changes another (P10)";
}

/* P11: the lines before a quarter, without those of it and later ones. */
static const char *does_not_look_ahead(const struct scenario *s) {
    struct scenario all, early;
    struct outcome o, other;
    scenario_copy(&all, s);
    scenario_copy(&early, s);
    all.close = early.close = CLOSE_QUARTER;
    all.count = early.count = 0;
    for (int later = 0; later < 2; later++)
        for (size_t i = 0; i < s->count; i++)
            if (later == (period_quarter(s->lines[i].period) > 2))
                all.lines[all.count++] = s->lines[i];
    while (early.count < all.count &&
           period_quarter(all.lines[early.count].period) <= 2) {
        early.lines[early.count] = all.lines[early.count];
        early.count++;
    }
    outcome_init(&o, &all, NULL, 0, true);
    outcome_init(&other, &early, NULL, 0, true);
    bool same = same_lines(&o, &other, early.count, 1);
    outcome_clear(&o);
    outcome_clear(&other);
    scenario_clear(&all);
    scenario_clear(&early);
    return same ? NULL : "a later quarter changes an earlier one (P11)";
}

/* --- trying ------------------------------------------------------------------------- */

static const char *(*const properties[])(const struct scenario *) = {
    keeps_the_promise,
    mirrors,
    knows_no_order,
    lists_what_it_totals,
    cancels,
    gives_one_line_its_largest_remainders,
    knows_only_shares,
    leaves_others_alone,
    does_not_look_ahead,
};

static const char *try_all(struct dice *d) {
    struct scenario s;
    const char *wrong = NULL;
    scenario_random(&s, d);
    for (size_t p = 0; p < sizeof properties / sizeof properties[0] && !wrong; p++) {
        wrong = properties[p](&s);
        if (!wrong)
            continue;
        scenario_shrink(&s, properties[p]);
        scenario_print(&s);
    }
    scenario_clear(&s);
    return wrong;
}

int main(void) {
    return dice_try("rounding", try_all, 3000);
}
