/* Cost centres: shares satisfy their own equations exactly, whatever charges what; and what
   a user would expect of them holds. */
#include <stdlib.h>

#include "base/mem.h"
#include "dice.h"
#include "engine/shares/centre_flows.h"
#include "engine/shares/shares.h"
#include "../unit/small_budget.h"

enum { KEYS = 7, DRIVERS = 2, MOST_MUNICIPALITIES = 5, PERIOD_YEAR = 2025 };

/* Keys in parts: of each driver, and of each key. */
struct arrangement {
    int64_t keys, municipalities;
    int64_t figures[DRIVERS][MOST_MUNICIPALITIES];
    int64_t own[KEYS][DRIVERS], charged[KEYS][KEYS];
};

static struct arrangement random_arrangement(struct dice *d) {
    struct arrangement a = {.keys = dice_between(d, 1, KEYS - 1),
                            .municipalities = dice_between(d, 1, MOST_MUNICIPALITIES)};
    for (int i = 0; i < DRIVERS; i++)
        for (int j = 0; j < a.municipalities; j++)
            a.figures[i][j] = dice_between(d, j == 0, dice_once_in(d, 3) ? 3 : 100000);
    for (int k = 0; k < a.keys; k++) {
        a.own[k][0] = dice_between(d, 1, 100);
        a.own[k][1] = dice_once_in(d, 2) ? dice_between(d, 0, 1000) : 0;
        for (int j = 0; j < a.keys; j++)
            if (!dice_once_in(d, 3))
                a.charged[k][j] = dice_between(d, 0, dice_once_in(d, 5) ? 100000 : 50);
    }
    return a;
}

static void set_weight(struct weight *w, int driver, int key, int64_t parts) {
    *w = (struct weight){.driver = driver, .key = key, .weight = {parts, 0}};
}

static void make_key(struct budget *b, const struct arrangement *a, int k) {
    static const char *const names[KEYS] = {"a", "b", "c", "d", "e", "f", "g"};
    struct key_version *v = arena_take(&b->arena, sizeof *v);
    *v = (struct key_version){.parts = true, .place = {"keys.csv", (uint64_t)k + 2, 1}};
    v->weights = arena_take(&b->arena, (DRIVERS + KEYS) * sizeof *v->weights);
    v->weight_count = DRIVERS;
    for (int i = 0; i < DRIVERS; i++)
        set_weight(&v->weights[i], i, KEY_NONE, a->own[k][i]);
    v->charges = v->weights + DRIVERS;
    for (int j = 0; j < a->keys; j++)
        if (a->charged[k][j] > 0)
            set_weight(&v->charges[v->charge_count++], DRIVER_NONE, j, a->charged[k][j]);
    b->keys[b->key_count++] = (struct key){.name = names[k],
                                           .category = CATEGORY_UNKNOWN,
                                           .versions = v,
                                           .version_count = 1};
}

/* The shares of all keys; false after a fault. */
static bool solve(const struct arrangement *a, struct budget *b,
                  struct shares shares[KEYS]) {
    struct diags d;
    bool solved = true;
    diags_init(&d);
    small_budget_init(b, (size_t)a->municipalities, DRIVERS);
    for (size_t i = 0; i < DRIVERS; i++)
        small_budget_figures(b, i, a->figures[i]);
    for (int k = 0; k < a->keys; k++)
        make_key(b, a, k);
    for (int k = 0; k < a->keys; k++) {
        shares[k] = (struct shares){0};
        if (shares_init(&shares[k], b, k, period_make(PERIOD_YEAR, 1), &d) != 0)
            solved = false;
    }
    diags_clear(&d);
    return solved;
}

static void clear(const struct arrangement *a, struct budget *b,
                  struct shares shares[KEYS]) {
    for (int k = 0; k < a->keys; k++)
        shares_clear(&shares[k]);
    budget_clear(b);
}

/* sum += parts x share, or parts x figure / total. */
static void add_share(struct ratio *sum, int64_t parts, const struct ratio *share) {
    struct ratio term;
    ratio_init(&term);
    ratio_set(&term, share);
    ratio_mul_int(&term, parts);
    ratio_add(sum, &term);
    ratio_clear(&term);
}

static void add_figure(struct ratio *sum, const struct arrangement *a, int k, int driver,
                       int m) {
    struct ratio figure, total;
    int64_t all = 0;
    for (int j = 0; j < a->municipalities; j++)
        all += a->figures[driver][j];
    ratio_init(&figure);
    ratio_init(&total);
    ratio_set_int(&figure, a->figures[driver][m]);
    ratio_set_int(&total, all > 0 ? all : 1);
    ratio_div(&figure, &total);
    add_share(sum, a->own[k][driver], &figure);
    ratio_clear(&total);
    ratio_clear(&figure);
}

static void add_share_of(struct ratio *sum, int64_t times, const struct shares *shares,
                         int m) {
    struct ratio share;
    ratio_init(&share);
    portions_get(&shares->share, (size_t)m, &share);
    add_share(sum, times, &share);
    ratio_clear(&share);
}

/* Whether all parts x what goes there = the whole x the share. */
static bool equation_holds(const struct arrangement *a, const struct shares *shares,
                           int k, int m) {
    struct ratio sum, wanted;
    int64_t whole = 0;
    ratio_init(&sum);
    ratio_init(&wanted);
    for (int i = 0; i < DRIVERS; i++) {
        add_figure(&sum, a, k, i, m);
        whole += a->own[k][i];
    }
    for (int j = 0; j < a->keys; j++) {
        add_share_of(&sum, a->charged[k][j], &shares[j], m);
        whole += a->charged[k][j];
    }
    add_share_of(&wanted, whole, &shares[k], m);
    bool holds = ratio_compare(&sum, &wanted) == 0;
    ratio_clear(&wanted);
    ratio_clear(&sum);
    return holds;
}

static const char *shares_satisfy_their_equations(struct dice *d) {
    struct arrangement a = random_arrangement(d);
    struct budget b;
    struct shares shares[KEYS];
    const char *wrong = solve(&a, &b, shares) ? NULL : "a fault";
    for (int k = 0; !wrong && k < a.keys; k++)
        for (int m = 0; m < a.municipalities; m++)
            if (!equation_holds(&a, shares, k, m))
                wrong = "an equation does not hold";
    clear(&a, &b, shares);
    return wrong;
}

static bool same_shares(const struct shares *a, const struct shares *b) {
    for (size_t j = 0; j < a->count; j++)
        if (!shares_same(a, b, j))
            return false;
    return true;
}

/* A key that passes everything to the first is as good as the first. */
static const char *passing_on_changes_nothing(struct dice *d) {
    struct arrangement a = random_arrangement(d), passed;
    struct budget b, c;
    struct shares shares[KEYS], others[KEYS];
    passed = a;
    int last = (int)passed.keys++;
    passed.charged[last][0] = 1;
    for (int k = 0; k < last; k++) {
        passed.charged[k][last] = passed.charged[k][0];
        passed.charged[k][0] = 0;
    }
    const char *wrong = NULL;
    if (!solve(&a, &b, shares) || !solve(&passed, &c, others))
        wrong = "a fault";
    for (int k = 0; !wrong && k < last; k++)
        if (!same_shares(&shares[k], &others[k]))
            wrong = "a key that passes everything on makes a difference";
    clear(&a, &b, shares);
    clear(&passed, &c, others);
    return wrong;
}

/* Two equal centres, charged half each, are as good as one. */
static const char *halves_are_as_good_as_one(struct dice *d) {
    struct arrangement a = random_arrangement(d), split;
    struct budget b, c;
    struct shares shares[KEYS], others[KEYS];
    for (int k = 0; k < a.keys; k++)
        a.charged[k][0] *= 2;
    split = a;
    int last = (int)split.keys++;
    for (int k = 0; k < last; k++)
        split.charged[k][last] = split.charged[k][0] /= 2;
    memcpy(split.own[last], split.own[0], sizeof split.own[0]);
    memcpy(split.charged[last], split.charged[0], sizeof split.charged[0]);
    const char *wrong = NULL;
    if (!solve(&a, &b, shares) || !solve(&split, &c, others))
        wrong = "a fault";
    for (int k = 0; !wrong && k < last; k++)
        if (!same_shares(&shares[k], &others[k]))
            wrong = "a centre in two halves makes a difference";
    clear(&a, &b, shares);
    clear(&split, &c, others);
    return wrong;
}

/* Whether what comes to a centre, its own costs included, is its total, and what goes from
   it too. */
static bool is_balanced(const struct centre_flows *f, size_t centre) {
    struct ratio in, out;
    ratio_init(&in);
    ratio_init(&out);
    ratio_set(&in, &f->centres[centre].direct);
    for (size_t i = 0; i < f->flow_count; i++) {
        if (f->flows[i].centre == (int)centre)
            ratio_add(&in, &f->flows[i].amount);
        if (f->flows[i].from == centre)
            ratio_add(&out, &f->flows[i].amount);
    }
    bool result = ratio_compare(&in, &f->centres[centre].total) == 0 &&
                  ratio_compare(&out, &f->centres[centre].total) == 0;
    ratio_clear(&out);
    ratio_clear(&in);
    return result;
}

/* Whether a municipality gets what its shares of all direct costs are. */
static bool is_borne(const struct centre_flows *f, const struct shares *shares, int m) {
    struct ratio sum, term, share;
    ratio_init(&sum);
    ratio_init(&term);
    ratio_init(&share);
    for (size_t i = 0; i < f->centre_count; i++) {
        ratio_set(&term, &f->centres[i].direct);
        portions_get(&shares[f->centres[i].key].share, (size_t)m, &share);
        ratio_mul(&term, &share);
        ratio_add(&sum, &term);
    }
    for (size_t i = 0; i < f->flow_count; i++)
        if (f->flows[i].municipality == m)
            ratio_sub(&sum, &f->flows[i].amount);
    bool result = ratio_sign(&sum) == 0;
    ratio_clear(&share);
    ratio_clear(&term);
    ratio_clear(&sum);
    return result;
}

/* All that flows to a centre flows on, and ends where its shares say. */
static const char *flows_end_where_shares_say(struct dice *d) {
    struct arrangement a = random_arrangement(d);
    struct budget b;
    struct shares shares[KEYS];
    struct key_cost costs[2 * KEYS];
    struct centre_flows f;
    size_t count = (size_t)dice_between(d, 1, 2 * KEYS);
    const char *wrong = solve(&a, &b, shares) ? NULL : "a fault";
    for (size_t i = 0; i < count; i++)
        costs[i] = (struct key_cost){(int)dice_between(d, 0, a.keys - 1),
                                     period_make(PERIOD_YEAR, (int)dice_between(d, 1, 2)),
                                     dice_between(d, -100000, 1000000)};
    if (!wrong) {
        centre_flows_init(&f, &b, costs, count);
        for (size_t i = 0; i < f.centre_count; i++)
            if (!is_balanced(&f, i))
                wrong = "a centre keeps something";
        for (int m = 0; m < a.municipalities; m++)
            if (!is_borne(&f, shares, m))
                wrong = "flows end elsewhere";
        centre_flows_clear(&f);
    }
    clear(&a, &b, shares);
    return wrong;
}

int main(void) {
    int status =
        dice_try("shares satisfy their equations", shares_satisfy_their_equations, 2000);
    status |= dice_try("flows end where shares say", flows_end_where_shares_say, 1000);
    status |= dice_try("passing on changes nothing", passing_on_changes_nothing, 1000);
    return dice_try("halves are as good as one", halves_are_as_good_as_one, 1000) |
           status;
}
