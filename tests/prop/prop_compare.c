/* Comparisons of generated budgets: the bridge adds up and equals one computed here by
   name; nothing changes between a side and itself; the reverse comparison has all signs
   reversed. */
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

#include "dice.h"
#include "engine/compare/compare.h"
#include "../unit/small_budget.h"

/* Municipalities have letters, drivers, keys and categories have names, the same on both
   sides. */
enum { CODES = 6, DRIVERS = 3, KEYS = 3, WEIGHTS = 2, WORDS = 7, MOST_LINES = 30 };

static const char *const codes[CODES] = {"A", "B", "C", "D", "E", "F"};
static const char *const drivers[DRIVERS] = {"people", "desks", "floor"};
static const char *const keys[KEYS] = {"staff", "rooms", "mix"};
static const char *const words[WORDS] = {
    "staff", "housing", "ict", "facilities", "Roads", "Archive", "Social affairs"};

/* The contents of one side by name, and the budget made of them, in any order. */
struct side {
    bool present[CODES];
    int64_t figure[DRIVERS][CODES];
    int driver[KEYS][WEIGHTS]; /* or DRIVER_EQUAL */
    int64_t weight[KEYS][WEIGHTS];
    int code_of[CODES], driver_of[DRIVERS], key_of[KEYS]; /* name by place */
    int word_of[WORDS];
    struct budget b;
    struct cost_line lines[MOST_LINES];
    size_t line_count;
    struct allocation *a;
    struct own_costs *own;
};

/* --- random sides ----------------------------------------------------------------- */

static void shuffle(struct dice *d, int *list, int count) {
    for (int i = 0; i < count; i++)
        list[i] = i;
    for (int i = count - 1; i > 0; i--) {
        int j = (int)dice_between(d, 0, i), kept = list[i];
        list[i] = list[j];
        list[j] = kept;
    }
}

static void random_names(struct dice *d, struct side *s) {
    s->present[0] = true;
    for (int code = 1; code < CODES; code++)
        s->present[code] = !dice_once_in(d, 3);
    for (int driver = 0; driver < DRIVERS; driver++)
        for (int code = 0; code < CODES; code++)
            s->figure[driver][code] = dice_between(d, code > 0 ? 0 : 1, 30);
    for (int key = 0; key < KEYS; key++) {
        s->driver[key][0] = (int)dice_between(d, DRIVER_EQUAL, DRIVERS - 1);
        s->driver[key][1] = (int)dice_between(d, DRIVER_EQUAL, DRIVERS - 1);
        s->weight[key][0] = dice_between(d, 0, 100);
        s->weight[key][1] = 100 - s->weight[key][0];
    }
}

static void build_municipalities(struct dice *d, struct side *s) {
    size_t count = 0;
    int order[CODES];
    shuffle(d, order, CODES);
    for (int i = 0; i < CODES; i++)
        if (s->present[order[i]])
            s->code_of[count++] = order[i];
    small_budget_init(&s->b, count, DRIVERS);
    for (size_t i = 0; i < count; i++)
        s->b.municipalities[i].code = s->b.municipalities[i].name = codes[s->code_of[i]];
    shuffle(d, s->driver_of, DRIVERS);
    for (size_t at = 0; at < DRIVERS; at++) {
        int64_t figures[CODES];
        for (size_t i = 0; i < count; i++)
            figures[i] = s->figure[s->driver_of[at]][s->code_of[i]];
        s->b.drivers[at].name = drivers[s->driver_of[at]];
        small_budget_figures(&s->b, at, figures);
    }
}

static int place_of(const struct side *s, int driver) {
    for (int at = 0; at < DRIVERS; at++)
        if (s->driver_of[at] == driver)
            return at;
    return DRIVER_EQUAL;
}

static void build_keys(struct dice *d, struct side *s) {
    shuffle(d, s->key_of, KEYS);
    for (int at = 0; at < KEYS; at++) {
        int key = s->key_of[at], places[WEIGHTS];
        for (int w = 0; w < WEIGHTS; w++)
            places[w] = place_of(s, s->driver[key][w]);
        small_budget_key(&s->b, keys[key], places, s->weight[key], WEIGHTS);
    }
}

/* The four, or a list of its own. */
static void build_categories(struct dice *d, struct side *s) {
    for (int i = 0; i < WORDS; i++)
        s->word_of[i] = i;
    if (dice_once_in(d, 2))
        return;
    shuffle(d, s->word_of, WORDS);
    s->b.categories.count = 0;
    for (int64_t i = 0, count = dice_between(d, 1, WORDS); i < count; i++)
        categories_add(&s->b.categories, &s->b.arena, slice_of(words[s->word_of[i]]));
}

static void random_lines(struct dice *d, struct side *s, int year) {
    for (int64_t i = dice_between(d, 0, MOST_LINES); i > 0; i--) {
        period p = period_make(year, (int)dice_between(d, 1, 2));
        struct cost_line *line = &s->lines[s->line_count++];
        *line = small_budget_line(
            p, (category)dice_between(d, 0, s->b.categories.count - 1),
            (int)dice_between(d, 0, KEYS - 1), dice_between(d, -1000, 3000), "");
        if (!dice_once_in(d, 5))
            continue;
        line->category = CATEGORY_OWN;
        line->key = KEY_NONE;
        line->category_text = slice_of(words[dice_between(d, 0, WORDS - 1)]);
        line->municipality =
            (int)dice_between(d, 0, (int64_t)s->b.municipality_count - 1);
    }
}

static int allocate(struct side *s, struct diags *faults) {
    s->a = allocation_new(&s->b, CLOSE_QUARTER, false);
    s->own = own_costs_new();
    struct line_sink sink = own_costs_sink(s->own, allocation_sink(s->a, faults));
    for (size_t i = 0; i < s->line_count; i++)
        sink.take(sink.self, &s->lines[i]);
    return allocation_finish(s->a, faults);
}

static int random_side(struct dice *d, struct side *s, int year, struct diags *faults) {
    *s = (struct side){0};
    random_names(d, s);
    build_municipalities(d, s);
    build_keys(d, s);
    build_categories(d, s);
    random_lines(d, s, year);
    return allocate(s, faults);
}

static void side_clear(struct side *s) {
    allocation_free(s->a);
    own_costs_free(s->own);
    budget_clear(&s->b);
}

/* --- a second bridge -------------------------------------------------------------- */

/* Adds amount x share of a municipality, by figures and weights of one side each. */
static void add_share(struct ratio *sum, money amount, int key, int code,
                      const struct side *figures, const struct side *weights) {
    struct ratio part, total;
    ratio_init(&part);
    ratio_init(&total);
    for (int w = 0; w < WEIGHTS && figures->present[code]; w++) {
        int driver = weights->driver[key][w];
        int64_t all = 0;
        for (int other = 0; other < CODES; other++)
            if (figures->present[other])
                all += driver == DRIVER_EQUAL ? 1 : figures->figure[driver][other];
        ratio_set_int(&part, driver == DRIVER_EQUAL ? 1 : figures->figure[driver][code]);
        ratio_mul_int(&part, weights->weight[key][w] * amount);
        ratio_set_int(&total, 100 * all);
        ratio_div(&part, &total);
        ratio_add(sum, &part);
    }
    ratio_clear(&total);
    ratio_clear(&part);
}

static void add_state(struct ratio *sum, int code, const struct side *costs,
                      const struct side *figures, const struct side *weights) {
    for (size_t i = 0; i < costs->line_count; i++) {
        const struct cost_line *line = &costs->lines[i];
        if (line->category != CATEGORY_OWN) {
            add_share(sum, line->amount[AMOUNT_NET], costs->key_of[line->key], code,
                      figures, weights);
        } else if (costs->code_of[line->municipality] == code) {
            struct ratio own;
            ratio_init(&own);
            ratio_set_int(&own, line->amount[AMOUNT_NET]);
            ratio_add(sum, &own);
            ratio_clear(&own);
        }
    }
}

/* Whether the effects of a row are the steps between the four states. */
static bool is_bridge(const struct compared *row, int code, const struct side *before,
                      const struct side *after) {
    struct ratio state[4];
    const money effects[] = {row->effects.costs, row->effects.drivers, row->effects.keys};
    bool same = true;
    for (int i = 0; i < 4; i++) {
        ratio_init(&state[i]);
        add_state(&state[i], code, i > 0 ? after : before, i > 1 ? after : before,
                  i > 2 ? after : before);
    }
    for (int i = 3; i > 0; i--) {
        int64_t effect;
        ratio_sub(&state[i], &state[i - 1]);
        same = ratio_nearest(&state[i], &effect) && effect == effects[i - 1] && same;
    }
    for (int i = 0; i < 4; i++)
        ratio_clear(&state[i]);
    return same;
}

/* --- properties ------------------------------------------------------------------- */

/* Whether the parts of a row add up to the whole. */
static bool is_sum(const struct change *parts, size_t count, const struct change *whole) {
    struct change sum = {0};
    for (size_t i = 0; i < count; i++) {
        sum.before += parts[i].before;
        sum.difference += parts[i].difference;
    }
    return sum.before == whole->before && sum.difference == whole->difference;
}

static bool adds_up(const struct comparison *c, size_t row) {
    const struct change *whole = &c->rows[row].change;
    const struct effects *e = &c->rows[row].effects;
    size_t columns = category_columns(&c->categories);
    return e->costs + e->drivers + e->keys + e->rounding == whole->difference &&
           whole->after - whole->before == whole->difference &&
           is_sum(&c->by_category[row * columns], columns, whole) &&
           is_sum(&c->with_own[row * columns], columns, whole) &&
           is_sum(&c->by_period[row * c->period_count], c->period_count, whole);
}

/* What the lines of a side cost under a word, the own ones among them or not. */
static money under_word(const struct side *s, int word, bool own) {
    money sum = 0;
    for (size_t i = 0; i < s->line_count; i++) {
        const struct cost_line *line = &s->lines[i];
        bool is_own = line->category == CATEGORY_OWN;
        if (is_own ? own && slice_equal(line->category_text, slice_of(words[word]))
                   : s->word_of[line->category] == word)
            sum += line->amount[AMOUNT_NET];
    }
    return sum;
}

static bool has_sums(const struct comparison *c, const struct change *changes, int word,
                     money before, money after) {
    category found = category_find(&c->categories, slice_of(words[word]));
    size_t columns = category_columns(&c->categories);
    for (size_t row = 0; row < c->count && found != CATEGORY_UNKNOWN; row++) {
        before -= changes[row * columns + (size_t)found].before;
        after -= changes[row * columns + (size_t)found].after;
    }
    return found == CATEGORY_UNKNOWN || (before == 0 && after == 0);
}

/* Whether every category of either side has what the lines say, all rows together. */
static bool sorts_costs(const struct comparison *c, const struct side *before,
                        const struct side *after) {
    for (int word = 0; word < WORDS; word++)
        if (!has_sums(c, c->by_category, word, under_word(before, word, false),
                      under_word(after, word, false)) ||
            !has_sums(c, c->with_own, word, under_word(before, word, true),
                      under_word(after, word, true)))
            return false;
    return true;
}

static bool is_zero(const struct comparison *c) {
    for (size_t i = 0; i < c->count; i++) {
        const struct effects *e = &c->rows[i].effects;
        if (c->rows[i].change.difference || e->costs || e->drivers || e->keys ||
            e->rounding)
            return false;
    }
    return c->gap_count == 0;
}

static bool is_opposite(const struct comparison *there, const struct comparison *back) {
    for (size_t i = 0; i < there->count; i++)
        for (size_t j = 0; j < back->count; j++)
            if (strcmp(there->rows[i].code, back->rows[j].code) == 0 &&
                there->rows[i].change.difference != -back->rows[j].change.difference)
                return false;
    return there->count == back->count &&
           there->total.change.difference == -back->total.change.difference;
}

static int code_named(const char *code) {
    int found = 0;
    while (strcmp(codes[found], code) != 0)
        found++;
    return found;
}

/* `before` is NULL to skip the second bridge. */
static const char *check_rows(const struct comparison *c, const struct side *before,
                              const struct side *after) {
    struct compared sum = {0};
    for (size_t i = 0; i < c->count; i++) {
        const struct compared *row = &c->rows[i];
        if (!adds_up(c, i))
            return "a row does not add up";
        if (before && !is_bridge(row, code_named(row->code), before, after))
            return "an effect is not the step between two states";
        sum.change.difference += row->change.difference;
        sum.effects.costs += row->effects.costs;
        sum.effects.rounding += row->effects.rounding;
    }
    return sum.change.difference == c->total.change.difference &&
                   sum.effects.costs == c->total.effects.costs &&
                   sum.effects.rounding == c->total.effects.rounding
               ? NULL
               : "the total is not the sum of the rows";
}

/* Compares both ways, and a side with itself. The second bridge is computed when no side
   lacks anything. */
static const char *check(struct side *before, struct side *after, bool whole,
                         struct diags *faults) {
    const struct compare_side one = {before->a, before->own},
                              other = {after->a, after->own};
    struct period_range all = {0};
    struct comparison there = {0}, back = {0}, self = {0};
    const char *wrong = NULL;
    if (compare_allocations(&there, one, other, all, faults) < 0 ||
        compare_allocations(&back, other, one, all, faults) < 0 ||
        compare_allocations(&self, other, other, all, faults) < 0)
        wrong = "small budgets are refused";
    else if (!is_zero(&self))
        wrong = "something differs from itself";
    else if (!is_opposite(&there, &back))
        wrong = "back is not the opposite of there";
    else if (!sorts_costs(&there, before, after))
        wrong = "a category lacks what was written under it";
    else if (whole && there.gap_count > 0)
        wrong = "something is lacking where nothing is";
    else
        wrong = check_rows(&there, whole ? before : NULL, after);
    comparison_clear(&there);
    comparison_clear(&back);
    comparison_clear(&self);
    return wrong;
}

/* Removes a few names, so that the other side's must be used. */
static void spoil(struct dice *d, struct budget *b) {
    static const char *const lost[] = {"lost", "gone", "away"};
    for (size_t i = 0; i < b->key_count; i++)
        if (dice_once_in(d, 4))
            b->keys[i].name = lost[i];
    for (size_t i = 0; i < b->driver_count; i++)
        if (dice_once_in(d, 4))
            b->drivers[i].name = lost[i];
}

static const char *random_both(struct dice *d, bool whole) {
    struct diags faults;
    struct side before, after;
    diags_init(&faults);
    const char *wrong = NULL;
    int first = random_side(d, &before, 2025, &faults);
    int second = random_side(d, &after, dice_once_in(d, 2) ? 2025 : 2027, &faults);
    if (!whole) {
        spoil(d, &before.b);
        spoil(d, &after.b);
    }
    wrong = first < 0 || second < 0 ? "a budget is refused"
                                    : check(&before, &after, whole, &faults);
    side_clear(&before);
    side_clear(&after);
    diags_clear(&faults);
    return wrong;
}

static const char *the_bridge_is_the_one_by_name(struct dice *d) {
    return random_both(d, true);
}

static const char *what_is_lacking_is_taken_from_the_other(struct dice *d) {
    return random_both(d, false);
}

int main(void) {
    return dice_try("the bridge is the one by name", the_bridge_is_the_one_by_name,
                    2000) |
           dice_try("what is lacking is taken from the other",
                    what_is_lacking_is_taken_from_the_other, 2000);
}
