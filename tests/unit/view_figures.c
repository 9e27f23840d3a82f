#include "view_figures.h"

#include "small_budget.h"

/* Behind the municipalities and the groups stands one more than there are, which takes
   part and has costs: nobody may look at it. */
static const char *const ghost = "Ghost";

static void add_ghost(struct budget *b) {
    struct municipality *all =
        arena_take(&b->arena, (MUNICIPALITIES + 1) * sizeof *b->municipalities);
    memcpy(all, b->municipalities, MUNICIPALITIES * sizeof *all);
    all[MUNICIPALITIES] = all[ALPHA];
    all[MUNICIPALITIES].code = all[MUNICIPALITIES].name = ghost;
    b->municipalities = all;
}

static void name_municipalities(struct budget *b) {
    static const char *const names[MUNICIPALITIES] = {"Alpha", "Bravo", "Charlie",
                                                      "Delta"};
    for (size_t m = 0; m < MUNICIPALITIES; m++)
        b->municipalities[m].name = names[m];
    b->municipalities[CHARLIE].versions[0].from = 20250401;
    b->municipalities[DELTA].versions[0].until = 20241231;
}

void figures_budget(struct budget *b) {
    static const int drivers[] = {INHABITANTS, DRIVER_EQUAL};
    static const int64_t weights[] = {60, 40};
    static const struct decimal fte[MUNICIPALITIES] = {{45, 1}, {3, 0}, {25, 1}, {1, 0}};
    small_budget_init(b, MUNICIPALITIES, 2);
    add_ghost(b);
    name_municipalities(b);
    b->drivers[INHABITANTS].name = "inhabitants";
    b->drivers[FTE].name = "fte";
    b->inhabitants = INHABITANTS;
    small_budget_figures(b, INHABITANTS, (int64_t[]){500, 300, 200, 100});
    small_budget_figures(b, FTE, (int64_t[]){0, 0, 0, 0});
    for (size_t m = 0; m < MUNICIPALITIES; m++)
        b->municipalities[m].versions[0].values[FTE].value = fte[m];
    small_budget_plain_key(b, "fte", FTE);
    small_budget_key(b, "heads", drivers, weights, 2);
    b->settings.organisation = "The Body";
    b->settings.model = MODEL_SERVICE;
    b->has_vat = true;
    b->left_out = arena_take(&b->arena, MOST_PERIODS * sizeof *b->left_out);
}

/* The number of the shares of a key in a period. */
static size_t shares_of(struct figures *f, int key, period p) {
    size_t i = 0;
    while (i < f->share_count && (f->shares[i].key != key || f->shares[i].period != p))
        i++;
    if (i == f->share_count) {
        assert_int_equal(shares_init(&f->shares[i], &f->b, key, p, &f->d), 0);
        divider_init(&f->dividers[i], &f->shares[i]);
        f->share_count++;
    }
    return i;
}

static void put_group(struct figures *f, struct group *g, const money *net,
                      const money *vat) {
    const money *given[AMOUNT_PARTS] = {net, vat};
    size_t shares = shares_of(f, g->key, g->key_period);
    g->shares = &f->shares[shares];
    g->divider = &f->dividers[shares];
    g->lines = 1;
    for (int part = 0; part < AMOUNT_PARTS; part++) {
        g->given[part] = arena_take(&f->b.arena, (MUNICIPALITIES + 1) * sizeof(money));
        g->given[part][MUNICIPALITIES] = MONEY_MAX / 16;
        for (size_t m = 0; m < MUNICIPALITIES; m++) {
            g->given[part][m] = given[part][m];
            g->sum[part] += given[part][m];
        }
    }
}

/* Makes room for a group where it belongs. */
static struct group *insert_group(struct figures *f, period p, category c) {
    struct group *g = &f->groups[f->a.group_count++];
    while (g > f->groups &&
           (g[-1].period > p || (g[-1].period == p && g[-1].category > c))) {
        *g = g[-1];
        g--;
    }
    return g;
}

static void put_ghost(struct figures *f, const struct group *like) {
    static const money nobodys[MUNICIPALITIES] = {77, 77, 77, 77};
    struct group *g = &f->groups[f->a.group_count];
    *g = *like;
    put_group(f, g, nobodys, nobodys);
    f->ghost_shares = *like->shares;
    g->shares = &f->ghost_shares;
    g->period = Q1;
    g->category = CATEGORY_FACILITIES;
}

void figures_group(struct figures *f, period p, category c, int key, period key_period,
                   const money net[MUNICIPALITIES], const money vat[MUNICIPALITIES]) {
    struct group *g = insert_group(f, p, c);
    *g = (struct group){.period = p, .category = c, .key = key, .key_period = key_period};
    put_group(f, g, net, vat);
    put_ghost(f, g);
}

void figures_own(struct figures *f, size_t period_index, size_t municipality, money net,
                 money vat) {
    f->own[period_index * MUNICIPALITIES + municipality] =
        (struct own_cost){.amount = {net, vat}, .lines = 1};
}

void figures_lose(struct figures *f, size_t group, money net, money vat) {
    f->groups[group].sum[AMOUNT_NET] += net;
    f->groups[group].sum[AMOUNT_VAT] += vat;
}

void figures_leave_out(struct figures *f, period p, uint64_t lines, money net,
                       money vat) {
    f->b.left_out[f->b.left_out_count++] =
        (struct left_out){.period = p, .lines = lines, .amount = {net, vat}};
}

void figures_init(struct figures *f) {
    *f = (struct figures){.periods = {Q1, Q2, Q3}};
    diags_init(&f->d);
    figures_budget(&f->b);
    f->a = (struct allocation){.budget = &f->b,
                               .periods = f->periods,
                               .period_count = MOST_PERIODS,
                               .groups = f->groups,
                               .own = f->own};
#define NET(...) ((const money[MUNICIPALITIES]){__VA_ARGS__})
#define VAT(...) ((const money[MUNICIPALITIES]){__VA_ARGS__})
    figures_group(f, Q1, CATEGORY_STAFF, KEY_FTE, Q1, NET(1, 2), VAT(3, 1));
    figures_group(f, Q1, CATEGORY_ICT, KEY_HEADS, Q1, NET(10, 20), VAT(30, 10));
    figures_group(f, Q2, CATEGORY_STAFF, KEY_FTE, Q1, NET(100, 200), VAT(300, 100));
    figures_group(f, Q2, CATEGORY_STAFF, KEY_FTE, Q2, NET(1000, 2000, 3000),
                  VAT(3000, 1000, 4000));
    figures_group(f, Q2, CATEGORY_FACILITIES, KEY_HEADS, Q3, NET(-10000, -20000, -30000),
                  VAT(-30000, -10000, -40000));
    figures_group(f, Q3, CATEGORY_HOUSING, KEY_HEADS, Q3, NET(100000, 200000, 300000),
                  VAT(300000, 100000, 400000));
    figures_own(f, 0, ALPHA, 0, 0);
    figures_own(f, 0, BRAVO, 1000000, 2000000);
    figures_own(f, 1, DELTA, 10000000, 20000000);
}

void figures_clear(struct figures *f) {
    for (size_t i = 0; i < f->share_count; i++) {
        divider_clear(&f->dividers[i]);
        shares_clear(&f->shares[i]);
    }
    diags_clear(&f->d);
    budget_clear(&f->b);
}
