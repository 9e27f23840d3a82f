/* A small budget for tests, built in memory: municipalities A, B, C ... with drivers, and
   keys of one driver each or of several. */
#ifndef TESTS_SMALL_BUDGET_H
#define TESTS_SMALL_BUDGET_H

#include <string.h>

#include "model/budget.h"

/* The columns of tables by category, of the four: the last is that of own costs. */
enum { OWN_COLUMN = CATEGORIES_STANDARD, CATEGORY_COLUMNS };

/* `count` municipalities with one version each, since ever,
   and `drivers` empty drivers. */
static inline void small_budget_init(struct budget *b, size_t count, size_t drivers) {
    static const char *const names[] = {"A", "B", "C", "D", "E", "F", "G", "H"};
    budget_init(b);
    b->municipality_count = count;
    b->municipalities = arena_take(&b->arena, count * sizeof *b->municipalities);
    b->driver_count = drivers;
    budget_make_drivers(b, drivers);
    for (size_t i = 0; i < drivers; i++) {
        b->drivers[i].name = names[i];
        b->drivers[i].place = (struct place){"municipalities.csv", 1, (uint32_t)i + 3};
    }
    for (size_t j = 0; j < count; j++) {
        struct version *v = arena_take(&b->arena, sizeof *v);
        *v = (struct version){.until = DATE_EVER};
        v->place = (struct place){"municipalities.csv", j + 2, 1};
        v->values = budget_make_values(b);
        for (size_t i = 0; i < drivers; i++)
            v->values[i].column = (uint32_t)i + 3;
        b->municipalities[j] = (struct municipality){.code = names[j],
                                                     .name = names[j],
                                                     .versions = v,
                                                     .version_count = 1,
                                                     .place = v->place};
    }
    b->keys = arena_take(&b->arena, 8 * sizeof *b->keys);
}

/* Gives every municipality its figure of a driver. */
static inline void small_budget_figures(struct budget *b, size_t driver,
                                        const int64_t *figures) {
    for (size_t j = 0; j < b->municipality_count; j++) {
        struct driver_value *value = &b->municipalities[j].versions[0].values[driver];
        value->given = true;
        value->value = (struct decimal){figures[j], 0};
    }
}

/* A key since ever, with `count` drivers and their weights in per cent; its number. */
static inline int small_budget_key(struct budget *b, const char *name, const int *drivers,
                                   const int64_t *weights, size_t count) {
    struct key_version *v = arena_take(&b->arena, sizeof *v);
    v->weights = arena_take(&b->arena, count * sizeof *v->weights);
    v->weight_count = count;
    v->place = (struct place){"keys.csv", b->key_count + 2, 1};
    for (size_t i = 0; i < count; i++) {
        v->weights[i].driver = drivers[i];
        v->weights[i].weight = (struct decimal){weights[i], 0};
        v->weights[i].place = v->place;
    }
    b->keys[b->key_count] = (struct key){
        .name = name, .category = CATEGORY_UNKNOWN, .versions = v, .version_count = 1};
    return (int)b->key_count++;
}

/* A key of one driver. */
static inline int small_budget_plain_key(struct budget *b, const char *name, int driver) {
    int64_t hundred = 100;
    return small_budget_key(b, name, &driver, &hundred, 1);
}

/* A shared line of `amount` cents. */
static inline struct cost_line small_budget_line(period p, category c, int key,
                                                 money amount, const char *id) {
    struct cost_line line = {.period = p, .key_period = p, .category = c, .key = key};
    line.municipality = MUNICIPALITY_NONE;
    line.incurred_by = PARTY_NONE;
    line.amount[AMOUNT_NET] = amount;
    line.line = slice_of(id);
    line.place = (struct place){"costs.csv", 2, 0};
    return line;
}

#endif
