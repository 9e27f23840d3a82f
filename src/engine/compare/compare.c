#include "engine/compare/compare.h"

#include <assert.h>

#include "base/mem.h"
#include "base/name_map.h"
#include "engine/compare/bridge.h"

/* --- municipalities --------------------------------------------------------------- */

/* Adds the former codes of all municipalities of a budget. */
static void add_formers(struct name_map *codes, const struct budget *b) {
    for (size_t i = 0; i < b->municipality_count; i++) {
        const char *formerly = b->municipalities[i].formerly;
        struct slice left = slice_of(formerly ? formerly : ""), one;
        while (municipality_former(&left, &one))
            name_map_add(codes, one, (int)i);
        if (formerly)
            name_map_add(codes, slice_of(formerly), (int)i);
    }
}

/* Adds the codes of all municipalities, and then former ones, which count less. */
static void add_codes(struct name_map *codes, const struct budget *b) {
    for (size_t i = 0; i < b->municipality_count; i++)
        name_map_add(codes, slice_of(b->municipalities[i].code), (int)i);
    add_formers(codes, b);
}

/* A new row for a municipality of one side. */
static size_t add_row(struct comparison *c, const struct municipality *m, int before,
                      int after) {
    struct compared *row = &c->rows[c->count];
    *row = (struct compared){.code = m->code, .name = m->name};
    row->before = before;
    row->after = after;
    return c->count++;
}

/* The row of a municipality of before: that of the same one in after, or a new one.
   Municipalities of after without a row yet have row SIZE_MAX. `codes` are of after. */
static size_t place_before(struct comparison *c, size_t i, const struct name_map *codes) {
    const struct budget *after = c->after.allocation->budget;
    const struct municipality *m = &c->before.allocation->budget->municipalities[i];
    int same = name_map_find(codes, slice_of(m->code));
    if (same == MUNICIPALITY_NONE)
        return add_row(c, m, (int)i, same);
    size_t *row = &c->after_rows[same];
    if (*row == SIZE_MAX)
        *row = add_row(c, &after->municipalities[same], (int)i, same);
    else
        c->rows[*row].several[false] = true;
    return *row;
}

/* The row of a municipality of after without one: that of the one of before which had its
   code, or a new one. `formers` are the former codes of before. */
static size_t place_after(struct comparison *c, size_t i,
                          const struct name_map *formers) {
    const struct municipality *m = &c->after.allocation->budget->municipalities[i];
    int same = name_map_find(formers, slice_of(m->code));
    if (same == MUNICIPALITY_NONE)
        return add_row(c, m, same, (int)i);
    struct compared *row = &c->rows[c->before_rows[same]];
    if (row->after == MUNICIPALITY_NONE)
        row->after = (int)i;
    else
        row->several[true] = true;
    return c->before_rows[same];
}

/* Gives every municipality of either side its row. */
static void place_all(struct comparison *c, size_t before, size_t after) {
    struct name_map codes, formers;
    name_map_init(&codes);
    name_map_init(&formers);
    add_codes(&codes, c->after.allocation->budget);
    add_formers(&formers, c->before.allocation->budget);
    for (size_t i = 0; i < before; i++)
        c->before_rows[i] = place_before(c, i, &codes);
    for (size_t i = 0; i < after; i++)
        if (c->after_rows[i] == SIZE_MAX)
            c->after_rows[i] = place_after(c, i, &formers);
    name_map_clear(&formers);
    name_map_clear(&codes);
}

static void list_rows(struct comparison *c) {
    size_t before = c->before.allocation->budget->municipality_count,
           after = c->after.allocation->budget->municipality_count;
    c->rows = mem_zero(before + after, sizeof *c->rows);
    c->before_rows = mem_zero(before, sizeof *c->before_rows);
    c->after_rows = mem_zero(after, sizeof *c->after_rows);
    for (size_t i = 0; i < after; i++)
        c->after_rows[i] = SIZE_MAX;
    place_all(c, before, after);
}

/* --- periods ---------------------------------------------------------------------- */

static period move(period p, int years) {
    return p + period_make(years, 0);
}

static bool has_period(const struct allocation *a, period p) {
    return periods_have(a->periods, a->period_count, p);
}

static int years_between(const struct allocation *before,
                         const struct allocation *after) {
    for (size_t i = 0; i < before->period_count; i++)
        if (has_period(after, before->periods[i]))
            return 0;
    if (before->period_count == 0 || after->period_count == 0)
        return 0;
    return period_year(after->periods[0]) - period_year(before->periods[0]);
}

/* Merges both sorted lists of periods, on the calendar of after. */
static void list_periods(struct comparison *c) {
    const struct allocation *before = c->before.allocation, *after = c->after.allocation;
    size_t i = 0, j = 0;
    c->periods = mem_zero(before->period_count + after->period_count, sizeof *c->periods);
    while (i < before->period_count || j < after->period_count) {
        period one =
            i < before->period_count ? move(before->periods[i], c->years) : INT32_MAX;
        period other = j < after->period_count ? after->periods[j] : INT32_MAX;
        struct period_pair pair = {PERIOD_NONE, PERIOD_NONE};
        if (one <= other)
            pair.before = before->periods[i++];
        if (other <= one)
            pair.after = after->periods[j++];
        if (comparison_shows(c, true, one < other ? one : other))
            c->periods[c->period_count++] = pair;
    }
}

/* The first day of the last period shown in which after has costs, or DATE_NONE. */
static date last_start(const struct comparison *c) {
    for (size_t i = c->period_count; i-- > 0;)
        if (c->periods[i].after != PERIOD_NONE)
            return period_first_day(c->periods[i].after);
    return DATE_NONE;
}

/* --- amounts ---------------------------------------------------------------------- */

/* One municipality on one side of a pair of periods. */
struct spot {
    struct comparison *c;
    size_t row, pair;
    bool after;
    size_t municipality; /* index in that side's budget */
};

static const struct budget *budget_of(const struct spot *at) {
    return (at->after ? at->c->after : at->c->before).allocation->budget;
}

static bool add(const struct spot *at, struct change *change, money amount) {
    return money_add(at->after ? &change->after : &change->before, amount) == 0;
}

/* The figure of a category of the comparison. */
static struct change *figure_of(const struct spot *at, struct change *changes,
                                category c) {
    const struct categories *all = &at->c->categories;
    return &changes[at->row * category_columns(all) + category_column(all, c)];
}

/* Adds to the figure of a category of that side. */
static bool add_to(const struct spot *at, struct change *changes, category of,
                   money amount) {
    category c = category_in(&at->c->categories, &budget_of(at)->categories, of);
    return add(at, figure_of(at, changes, c), amount);
}

/* Adds an amount to all figures that it is part of, except `with_own`. */
static bool add_amount(const struct spot *at, category of, money amount) {
    struct comparison *c = at->c;
    return add(at, &c->rows[at->row].change, amount) &&
           add(at, &c->total.change, amount) && add_to(at, c->by_category, of, amount) &&
           add(at, &c->by_period[at->row * c->period_count + at->pair], amount);
}

static bool add_shared(const struct spot *at, category of, money amount) {
    return add_amount(at, of, amount) && add_to(at, at->c->with_own, of, amount);
}

static bool add_own(const struct spot *at, money own) {
    return add(at, &at->c->rows[at->row].own, own) && add_amount(at, CATEGORY_OWN, own) &&
           add_to(at, at->c->with_own, CATEGORY_OWN, own);
}

/* Adds everything that a municipality bears on one side of a pair of periods. */
static bool add_spot(struct comparison *c, size_t municipality, size_t pair, bool after) {
    const struct allocation *a = after ? c->after.allocation : c->before.allocation;
    period p = after ? c->periods[pair].after : c->periods[pair].before;
    size_t row = after ? c->after_rows[municipality] : c->before_rows[municipality];
    if (p == PERIOD_NONE)
        return true;
    const struct spot at = {c, row, pair, after, municipality};
    size_t index = periods_find(a->periods, a->period_count, p);
    bool fits = add_own(
        &at, allocation_amount(a, index, CATEGORY_OWN, at.municipality, AMOUNT_NET));
    for (category of = 0; of < a->budget->categories.count; of++)
        fits = add_shared(&at, of,
                          allocation_amount(a, index, of, at.municipality, AMOUNT_NET)) &&
               fits;
    return fits;
}

/* Adds everything of one side. */
static bool add_side(struct comparison *c, bool after) {
    const struct allocation *a = after ? c->after.allocation : c->before.allocation;
    bool fits = true;
    for (size_t m = 0; m < a->budget->municipality_count; m++)
        for (size_t pair = 0; pair < c->period_count; pair++)
            fits = add_spot(c, m, pair, after) && fits;
    return fits;
}

/* Moves own costs of one side in `with_own` to the category that they were written under,
   if either side has it: what one bears alone the other may share. */
static bool move_own(struct comparison *c, bool after) {
    const struct compare_side *side = after ? &c->after : &c->before;
    const size_t *rows = after ? c->after_rows : c->before_rows;
    size_t count = 0;
    const struct own_costs_sum *sums =
        side->own ? own_costs_sums(side->own, &count) : NULL;
    for (size_t i = 0; i < count; i++) {
        category of = category_find(&c->categories, sums[i].text);
        const struct spot at = {
            .c = c, .row = rows[sums[i].municipality], .after = after};
        money part = 0;
        if (of == CATEGORY_UNKNOWN || !comparison_shows(c, after, sums[i].period))
            continue;
        if (!money_holds(sums[i].cents, &part) ||
            !add(&at, figure_of(&at, c->with_own, CATEGORY_OWN), -part) ||
            !add(&at, figure_of(&at, c->with_own, of), part))
            return false;
    }
    return true;
}

static bool subtract(struct change *change) {
    change->difference = change->after;
    return money_add(&change->difference, -change->before) == 0;
}

static bool subtract_all(struct comparison *c) {
    bool fits = subtract(&c->total.change);
    for (size_t i = 0; i < c->count; i++)
        fits = subtract(&c->rows[i].change) && subtract(&c->rows[i].own) && fits;
    for (size_t i = 0; i < c->count * category_columns(&c->categories); i++)
        fits = subtract(&c->by_category[i]) && subtract(&c->with_own[i]) && fits;
    for (size_t i = 0; i < c->count * c->period_count; i++)
        fits = subtract(&c->by_period[i]) && fits;
    return fits;
}

static int fill_changes(struct comparison *c) {
    size_t cells = c->count * category_columns(&c->categories);
    c->by_category = mem_zero(cells, sizeof *c->by_category);
    c->with_own = mem_zero(cells, sizeof *c->with_own);
    c->by_period = mem_zero(c->count * c->period_count, sizeof *c->by_period);
    bool fits = add_side(c, false) && add_side(c, true) && move_own(c, false) &&
                move_own(c, true);
    return fits && subtract_all(c) ? 0 : -1;
}

/* --- inhabitants ------------------------------------------------------------------ */

static bool inhabitants_on(const struct budget *b, int municipality, date day,
                           struct decimal *found) {
    if (b->inhabitants < 0 || municipality == MUNICIPALITY_NONE)
        return false;
    const struct version *v = municipality_on(&b->municipalities[municipality], day);
    if (!v || !v->values[b->inhabitants].given)
        return false;
    *found = v->values[b->inhabitants].value;
    return true;
}

/* The inhabitants of a row when it last took part on a side, in a period shown. */
static bool last_inhabitants(const struct comparison *c, const struct compared *row,
                             bool after, struct decimal *found) {
    const struct budget *b = (after ? c->after : c->before).allocation->budget;
    for (size_t i = row->several[after] ? 0 : c->period_count; i-- > 0;) {
        period p = after ? c->periods[i].after : c->periods[i].before;
        if (p != PERIOD_NONE && inhabitants_on(b, after ? row->after : row->before,
                                               period_first_day(p), found))
            return true;
    }
    return false;
}

/* The total has inhabitants only if every row has, on the same day and with as many
   decimals: else people could be counted twice, in municipalities that merged, say. */
static void add_inhabitants(struct comparison *c) {
    struct decimal *total = &c->total.inhabitants;
    date day = last_start(c);
    for (size_t i = 0; i < c->count; i++) {
        struct decimal one = {0, 0};
        bool known =
            !c->rows[i].several[true] &&
            inhabitants_on(c->after.allocation->budget, c->rows[i].after, day, &one);
        if (i == 0)
            total->places = one.places;
        if (!known || one.digits == 0 || one.places != total->places ||
            money_add(&total->digits, one.digits) < 0) {
            *total = (struct decimal){0, 0};
            return;
        }
    }
}

static void fill_inhabitants(struct comparison *c) {
    for (size_t i = 0; i < c->count; i++) {
        struct compared *row = &c->rows[i];
        if (!last_inhabitants(c, row, true, &row->inhabitants))
            (void)last_inhabitants(c, row, false, &row->inhabitants);
    }
    add_inhabitants(c);
}

/* --- the result ------------------------------------------------------------------- */

static int add_up(struct comparison *c) {
    struct effects *total = &c->total.effects;
    for (size_t i = 0; i < c->count; i++) {
        const struct effects *e = &c->rows[i].effects;
        if (money_add(&total->costs, e->costs) < 0 ||
            money_add(&total->drivers, e->drivers) < 0 ||
            money_add(&total->keys, e->keys) < 0 ||
            money_add(&total->rounding, e->rounding) < 0)
            return -1;
    }
    return 0;
}

static wide sum_of(const struct change *list, size_t count) {
    wide sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += list[i].difference;
    return sum;
}

static wide sum_of_effects(const struct effects *e) {
    return (wide)e->costs + e->drivers + e->keys + e->rounding;
}

/* Whether categories, periods and effects of every row add up to its difference, and rows
   to the total. */
__attribute__((unused)) static bool adds_up(const struct comparison *c) {
    wide left = c->total.change.difference;
    for (size_t row = 0; row < c->count; row++) {
        wide difference = c->rows[row].change.difference;
        size_t columns = category_columns(&c->categories);
        const struct change *categories = c->by_category + row * columns;
        const struct change *with_own = c->with_own + row * columns;
        const struct change *periods = c->by_period + row * c->period_count;
        if (sum_of_effects(&c->rows[row].effects) != difference ||
            sum_of(categories, columns) != difference ||
            sum_of(with_own, columns) != difference ||
            sum_of(periods, c->period_count) != difference)
            return false;
        left -= difference;
    }
    return left == 0 && sum_of_effects(&c->total.effects) == c->total.change.difference;
}

int compare_allocations(struct comparison *c, struct compare_side before,
                        struct compare_side after, struct period_range range,
                        struct diags *d) {
    *c = (struct comparison){.before = before, .after = after, .range = range};
    c->years = years_between(before.allocation, after.allocation);
    c->total.before = c->total.after = MUNICIPALITY_NONE;
    categories_join(&c->categories, &after.allocation->budget->categories);
    categories_join(&c->categories, &before.allocation->budget->categories);
    list_rows(c);
    list_periods(c);
    fill_inhabitants(c);
    if (fill_changes(c) == 0 && bridge_fill(c) == 0 && add_up(c) == 0) {
        assert(adds_up(c));
        return 0;
    }
    diag_add(d, (struct place){0}, DIAG_TOTAL_TOO_LARGE, NULL);
    comparison_clear(c);
    return -1;
}
