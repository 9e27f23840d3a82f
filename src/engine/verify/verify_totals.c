#include "engine/verify/verify_totals.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"

void verify_totals_init(struct verify_totals *t, const struct budget *b, bool years) {
    *t = (struct verify_totals){.budget = b, .years = years};
    names_init(&t->group_names);
    names_init(&t->total_names);
}

static size_t cells_of(const struct verify_totals *t) {
    return AMOUNT_PARTS * t->budget->municipality_count;
}

static void clear_total(const struct verify_totals *t, struct verify_total *total) {
    for (size_t c = 0; c < cells_of(t); c++)
        ratio_clear(&total->exact[c]);
    free(total->exact);
    free(total->given);
}

void verify_totals_clear(struct verify_totals *t) {
    for (int i = 0; i < t->group_names.count; i++) {
        free(t->groups[i]->numerators);
        free(t->groups[i]->given);
        free(t->groups[i]);
    }
    for (int i = 0; i < t->total_names.count; i++)
        clear_total(t, &t->totals[i]);
    free(t->groups);
    free(t->totals);
    free(t->cut);
    names_clear(&t->group_names);
    names_clear(&t->total_names);
    *t = (struct verify_totals){0};
}

/* --- groups ----------------------------------------------------------------------- */

/* The number of a text made of these numbers. */
static int number_of(struct names *names, const int *parts, size_t count, bool add) {
    struct slice text = {(const char *)parts, count * sizeof *parts};
    return add ? names_add(names, text) : names_find(names, text);
}

static struct verify_group *make_group(const struct verify_totals *t,
                                       const struct cost_line *line) {
    struct verify_group *group = mem_zero(1, sizeof *group);
    group->period = line->period;
    group->key_period = line->key_period;
    group->category = line->category;
    group->key = line->key;
    group->given = mem_zero(cells_of(t), sizeof *group->given);
    return group;
}

struct verify_group *verify_totals_group(struct verify_totals *t,
                                         const struct cost_line *line) {
    bool own = line->category == CATEGORY_OWN;
    const int parts[] = {line->period, line->category, own ? KEY_NONE : line->key,
                         own ? line->period : line->key_period};
    int known = t->group_names.count;
    int name = number_of(&t->group_names, parts, sizeof parts / sizeof *parts, true);
    if (name == known) {
        t->groups = mem_room(t->groups, (size_t)name, &t->group_room,
                             sizeof(struct verify_group *));
        t->groups[name] = make_group(t, line);
    }
    return t->groups[name];
}

void verify_group_share(struct verify_group *group, const struct shares *shares) {
    group->shares = shares;
    if (!integer_fits(shares->share.denominator))
        return;
    group->denominator = integer_get(shares->share.denominator);
    group->numerators = mem_alloc(shares->count * sizeof *group->numerators);
    for (size_t m = 0; m < shares->count; m++)
        group->numerators[m] = (int64_t)shares->share.numerators[m];
}

/* --- years that are incomplete ------------------------------------------------------ */

static period year_of(period p) {
    return period_make(period_year(p), 0);
}

static bool is_cut(const struct verify_totals *t, period p) {
    for (size_t i = 0; i < t->cut_count; i++)
        if (t->cut[i] == year_of(p))
            return true;
    return false;
}

void verify_totals_skip(struct verify_totals *t, period p) {
    if (!t->years || is_cut(t, p))
        return;
    t->cut = mem_room(t->cut, t->cut_count, &t->cut_room, sizeof *t->cut);
    t->cut[t->cut_count++] = year_of(p);
}

/* Whether a period is part of a published year. A whole year that is a period of its own
   is beside its quarters, not above them. */
static bool has_year(const struct verify_totals *t, period p) {
    return t->years && period_quarter(p) != 0 && !is_cut(t, p);
}

/* --- totals ----------------------------------------------------------------------- */

static int total_number(struct verify_totals *t, const struct verify_total *total,
                        bool add) {
    const int parts[] = {(int)total->level, total->period, total->category};
    return number_of(&t->total_names, parts, sizeof parts / sizeof *parts, add);
}

static struct verify_total *find_total(struct verify_totals *t,
                                       const struct verify_total *wanted) {
    int known = t->total_names.count, name = total_number(t, wanted, true);
    if (name < known)
        return &t->totals[name];
    t->totals = mem_room(t->totals, (size_t)name, &t->total_room, sizeof *t->totals);
    struct verify_total *made = &t->totals[name];
    *made = *wanted;
    made->exact = mem_zero(cells_of(t), sizeof *made->exact);
    made->given = mem_zero(cells_of(t), sizeof *made->given);
    for (size_t c = 0; c < cells_of(t); c++)
        ratio_init(&made->exact[c]);
    return made;
}

/* r *= n, where n may not fit a money. */
static void multiply(struct ratio *r, wide n) {
    static const int64_t half = INT64_C(1) << 32;
    struct ratio high;
    ratio_init(&high);
    ratio_set(&high, r);
    ratio_mul_int(&high, (int64_t)(n / half));
    ratio_mul_int(&high, half);
    ratio_mul_int(r, (int64_t)(n % half));
    ratio_add(r, &high);
    ratio_clear(&high);
}

/* Sets *exact to the exact value of a cell of a group with shares. */
static void exact_of(const struct verify_totals *t, const struct verify_group *group,
                     size_t cell, struct ratio *exact) {
    size_t municipalities = t->budget->municipality_count;
    assert(municipalities > 0); /* or no cell would exist */
    portions_get(&group->shares->share, cell % municipalities, exact);
    multiply(exact, group->sum[cell / municipalities]);
}

static void add_group(const struct verify_totals *t, const struct verify_group *group,
                      struct verify_total *total) {
    struct ratio part;
    ratio_init(&part);
    for (size_t cell = 0; cell < cells_of(t); cell++) {
        total->given[cell] += group->given[cell];
        if (!group->shares)
            continue;
        exact_of(t, group, cell, &part);
        ratio_add(&total->exact[cell], &part);
    }
    ratio_clear(&part);
}

/* Whether a group's cells sum to its lines: only proved lines were added. */
__attribute__((unused)) static bool adds_up(const struct verify_totals *t,
                                            const struct verify_group *group) {
    wide left[AMOUNT_PARTS] = {group->sum[AMOUNT_NET], group->sum[AMOUNT_VAT]};
    size_t municipalities = t->budget->municipality_count;
    for (size_t cell = 0; municipalities > 0 && cell < cells_of(t); cell++)
        left[cell / municipalities] -= group->given[cell];
    return left[AMOUNT_NET] == 0 && left[AMOUNT_VAT] == 0;
}

void verify_totals_make(struct verify_totals *t) {
    for (int i = 0; i < t->group_names.count; i++) {
        const struct verify_group *group = t->groups[i];
        assert(adds_up(t, group));
        bool own = group->category == CATEGORY_OWN;
        enum total_level last = own                          ? TOTAL_CATEGORY
                                : has_year(t, group->period) ? TOTAL_YEAR
                                                             : TOTAL_PERIOD;
        for (int level = TOTAL_CATEGORY; level <= (int)last; level++) {
            struct verify_total wanted = {.level = (enum total_level)level,
                                          .period = group->period};
            if (level == TOTAL_CATEGORY)
                wanted.category = group->category;
            if (level == TOTAL_YEAR)
                wanted.period = year_of(group->period);
            add_group(t, group, find_total(t, &wanted));
        }
    }
}

const struct verify_total *verify_totals_of(struct verify_totals *t, period p,
                                            category c) {
    const struct verify_total wanted = {
        .level = TOTAL_CATEGORY, .period = p, .category = c};
    int number = total_number(t, &wanted, false);
    return number == NAMES_NONE ? NULL : &t->totals[number];
}

/* --- the check -------------------------------------------------------------------- */

bool verify_is_rounding(const struct ratio *exact, wide given) {
    int64_t floor, ceiling;
    if (!ratio_floor(exact, &floor) || !ratio_ceiling(exact, &ceiling))
        return false;
    return given == floor || given == ceiling;
}

void verify_write_exact(struct buf *out, const struct ratio *cents) {
    struct ratio hundred, units;
    ratio_init(&hundred);
    ratio_init(&units);
    ratio_set_int(&hundred, 100);
    ratio_set(&units, cents);
    ratio_div(&units, &hundred);
    ratio_write_decimal(out, &units, 6, figure_now(false));
    ratio_clear(&units);
    ratio_clear(&hundred);
}

void verify_write_sum(struct buf *out, wide cents) {
    money shown = 0;
    if (money_holds(cents, &shown))
        money_write(out, shown, figure_now(false));
}

/* "staff, 2025-Q1, key fte", "staff, 2025-Q1", "2025-Q1". */
static void add_name(struct buf *out, const struct verify_totals *t, category c, period p,
                     const char *key) {
    if (c != CATEGORY_UNKNOWN) {
        category_write(out, &t->budget->categories, c);
        buf_text(out, ", ");
    }
    period_write(out, p);
    if (key) {
        buf_text(out, ", ");
        diag_word(out, "key");
        buf_char(out, ' ');
        buf_text(out, key);
    }
}

/* The total that is checked, as its faults name it. */
struct named_total {
    const struct verify_totals *totals;
    const char *file;
    struct diags *diags;
    struct buf name;
};

static void check_cell(const struct named_total *n, size_t cell,
                       const struct ratio *exact, wide sum) {
    if (verify_is_rounding(exact, sum))
        return;
    const struct budget *b = n->totals->budget;
    struct buf given, right;
    assert(b->municipality_count > 0); /* or no cell would exist */
    buf_init(&given);
    buf_init(&right);
    verify_write_sum(&given, sum);
    verify_write_exact(&right, exact);
    diag_add(n->diags, (struct place){.file = n->file},
             cell < b->municipality_count ? DIAG_VERIFY_TOTAL : DIAG_VERIFY_TOTAL_VAT,
             b->municipalities[cell % b->municipality_count].name, buf_str(&n->name),
             buf_str(&given), buf_str(&right), NULL);
    buf_clear(&right);
    buf_clear(&given);
}

static void check_group(struct named_total *n, const struct verify_group *group) {
    struct ratio exact;
    ratio_init(&exact);
    buf_reset(&n->name);
    add_name(&n->name, n->totals, group->category, group->period,
             n->totals->budget->keys[group->key].name);
    for (size_t cell = 0; cell < cells_of(n->totals); cell++) {
        exact_of(n->totals, group, cell, &exact);
        check_cell(n, cell, &exact, group->given[cell]);
    }
    ratio_clear(&exact);
}

static void check_total(struct named_total *n, const struct verify_total *total) {
    buf_reset(&n->name);
    add_name(&n->name, n->totals,
             total->level == TOTAL_CATEGORY ? total->category : CATEGORY_UNKNOWN,
             total->period, NULL);
    for (size_t cell = 0; cell < cells_of(n->totals); cell++)
        check_cell(n, cell, &total->exact[cell], total->given[cell]);
}

void verify_totals_check(const struct verify_totals *t, const char *file,
                         struct diags *d) {
    struct named_total n = {.totals = t, .file = file, .diags = d};
    buf_init(&n.name);
    for (int i = 0; i < t->group_names.count; i++)
        if (t->groups[i]->shares)
            check_group(&n, t->groups[i]);
    for (int i = 0; i < t->total_names.count; i++)
        if (t->totals[i].level != TOTAL_CATEGORY || t->totals[i].category != CATEGORY_OWN)
            check_total(&n, &t->totals[i]);
    buf_clear(&n.name);
}
