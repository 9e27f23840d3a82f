#include "scenario.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static const char *const key_names[KEYS] = {"k0", "k1", "k2", "k3"};
static const char *const driver_names[DRIVERS] = {"d0", "d1", "d2", "d3"};

/* --- random scenarios --------------------------------------------------------------- */

/* A figure of one of many sizes: from ties and zeros to totals without common factors. */
static struct decimal random_figure(struct dice *d, int64_t size) {
    switch (size) {
    case 0:
        return (struct decimal){1, 0};
    case 1:
        return (struct decimal){dice_between(d, 0, 2), 0};
    case 2:
        return (struct decimal){dice_between(d, 0, 12), 0};
    case 3:
        return (struct decimal){dice_between(d, 10000, 170000), 0};
    case 4:
        return (struct decimal){dice_between(d, 0, 99999999), 2};
    default:
        return (struct decimal){dice_between(d, 1, 999999999999999999), 9};
    }
}

static void random_municipalities(struct scenario *s, struct dice *d) {
    bool many = dice_once_in(d, 6);
    s->municipalities = (size_t)dice_between(d, 1, many ? MUNICIPALITIES : 7);
    for (size_t j = 1; j < s->municipalities; j++)
        s->absent[j] = dice_once_in(d, 12);
    for (int driver = 0; driver < DRIVERS; driver++) {
        int64_t size = dice_between(d, 0, 5);
        for (size_t j = 0; j < s->municipalities; j++)
            s->figure[driver][j] = random_figure(d, size);
        if (s->figure[driver][0].digits == 0)
            s->figure[driver][0].digits = 1; /* no total of 0 */
    }
}

/* Weights of a key that total a hundred, with up to three decimals. */
static void random_key(struct scenario *s, struct dice *d, size_t key) {
    int64_t left = 100000;
    s->weights[key] = (size_t)dice_between(d, 1, dice_once_in(d, 2) ? WEIGHTS : 1);
    for (size_t w = 0; w < s->weights[key]; w++) {
        int64_t weight = dice_once_in(d, 3) ? left / 2 : dice_between(d, 0, left);
        if (w + 1 == s->weights[key])
            weight = left;
        left -= weight;
        s->driver[key][w] = (int)dice_between(d, DRIVER_EQUAL, DRIVERS - 1);
        s->weight[key][w] = (struct decimal){weight, 3};
    }
}

static money random_amount(struct dice *d, int64_t size) {
    static const int64_t limits[] = {1, 3, 12, 1000, 10000000, 2000000000000000};
    int64_t limit = limits[size];
    return dice_once_in(d, 4) ? -dice_between(d, 0, limit) : dice_between(d, 0, limit);
}

static void random_line(struct scenario *s, struct dice *d, int64_t size,
                        int64_t quarters) {
    struct scenario_line line = {0};
    bool year = dice_once_in(d, 30), late = dice_once_in(d, 10);
    line.period = period_make(2025, year ? 0 : (int)dice_between(d, 1, quarters));
    line.key_period = late ? period_make(2025, 1) : line.period;
    line.category =
        (category)dice_between(d, 0, dice_once_in(d, 2) ? s->categories - 1 : 0);
    line.key = (int)dice_between(d, 0, (int64_t)s->keys - 1);
    line.municipality = MUNICIPALITY_NONE;
    line.amount = random_amount(d, dice_once_in(d, 8) ? 5 : size);
    line.vat = dice_once_in(d, 3) ? random_amount(d, size) : 0;
    line.id = (int)dice_between(d, 0, 40);
    line.text = (int)dice_between(d, 0, 2);
    if (dice_once_in(d, 12)) {
        line.category = CATEGORY_OWN;
        line.municipality = (int)dice_between(d, 0, (int64_t)s->municipalities - 1);
    }
    scenario_add(s, line);
    if (dice_once_in(d, 10) && size < 5) { /* a credit note of the line before */
        line.amount = -line.amount;
        scenario_add(s, line);
    }
}

void scenario_random(struct scenario *s, struct dice *d) {
    *s = (struct scenario){0};
    random_municipalities(s, d);
    s->keys = (size_t)dice_between(d, 1, KEYS);
    for (size_t key = 0; key < s->keys; key++)
        random_key(s, d, key);
    s->categories = CATEGORIES_STANDARD;
    if (dice_once_in(d, 4))
        s->categories = (int)dice_between(d, 4, dice_once_in(d, 2) ? CATEGORIES_MOST : 9);
    s->close = dice_once_in(d, 2) ? CLOSE_YEAR : CLOSE_QUARTER;
    int64_t size = dice_between(d, 0, 5), quarters = dice_between(d, 1, 4);
    int64_t lines =
        dice_once_in(d, 10) ? dice_between(d, 50, 400) : dice_between(d, 1, 25);
    for (int64_t i = 0; i < lines; i++)
        random_line(s, d, size, quarters);
}

void scenario_copy(struct scenario *to, const struct scenario *from) {
    *to = *from;
    to->room = from->count;
    to->lines = mem_alloc(from->count * sizeof *to->lines);
    if (from->count)
        memcpy(to->lines, from->lines, from->count * sizeof *to->lines);
}

void scenario_clear(struct scenario *s) {
    free(s->lines);
    *s = (struct scenario){0};
}

void scenario_add(struct scenario *s, struct scenario_line line) {
    s->lines = mem_room(s->lines, s->count, &s->room, sizeof *s->lines);
    s->lines[s->count++] = line;
}

/* --- allocating --------------------------------------------------------------------- */

static void build_municipalities(struct budget *b, const struct scenario *s) {
    b->municipality_count = s->municipalities;
    b->municipalities =
        arena_take(&b->arena, s->municipalities * sizeof *b->municipalities);
    b->driver_count = DRIVERS;
    budget_make_drivers(b, DRIVERS);
    for (int driver = 0; driver < DRIVERS; driver++)
        b->drivers[driver].name = driver_names[driver];
    for (size_t j = 0; j < s->municipalities; j++) {
        struct version *v = arena_take(&b->arena, sizeof *v);
        *v = (struct version){.until = s->absent[j] ? 20241231 : DATE_EVER};
        v->values = budget_make_values(b);
        for (int driver = 0; driver < DRIVERS; driver++)
            v->values[driver] = (struct driver_value){true, s->figure[driver][j], 0};
        b->municipalities[j] = (struct municipality){.code = "M",
                                                     .name = "M",
                                                     .versions = v,
                                                     .version_count = 1,
                                                     .place = v->place};
    }
}

void scenario_categories(const struct scenario *s, struct categories *list,
                         struct arena *arena) {
    char name[16];
    categories_standard(list);
    if (s->categories == CATEGORIES_STANDARD)
        return;
    list->count = 0;
    for (int c = 0; c < s->categories; c++) {
        snprintf(name, sizeof name, "c%d", c);
        categories_add(list, arena, slice_of(name));
    }
}

static void build_keys(struct budget *b, const struct scenario *s) {
    b->key_count = s->keys;
    b->keys = arena_take(&b->arena, s->keys * sizeof *b->keys);
    for (size_t key = 0; key < s->keys; key++) {
        struct key_version *v = arena_take(&b->arena, sizeof *v);
        v->weight_count = s->weights[key];
        v->weights = arena_take(&b->arena, v->weight_count * sizeof *v->weights);
        for (size_t w = 0; w < v->weight_count; w++) {
            v->weights[w].driver = s->driver[key][w];
            v->weights[w].weight = s->weight[key][w];
        }
        b->keys[key] = (struct key){.name = key_names[key],
                                    .category = CATEGORY_UNKNOWN,
                                    .versions = v,
                                    .version_count = 1};
    }
}

struct cost_line scenario_cost_line(const struct scenario *s, size_t line,
                                    struct line_texts *texts) {
    const struct scenario_line *from = &s->lines[line];
    struct cost_line made = {.period = from->period, .key_period = from->key_period};
    made.category = from->category;
    made.key = from->category == CATEGORY_OWN ? KEY_NONE : from->key;
    made.municipality = from->municipality;
    made.incurred_by = PARTY_NONE;
    made.amount[AMOUNT_NET] = from->amount;
    made.amount[AMOUNT_VAT] = from->vat;
    made.place = (struct place){"costs.csv", line + 2, 1};
    snprintf(texts->id, sizeof texts->id, "%d", from->id);
    snprintf(texts->description, sizeof texts->description, "t%d", from->text);
    made.line = from->id ? slice_of(texts->id) : (struct slice){0};
    made.description = from->text ? slice_of(texts->description) : (struct slice){0};
    return made;
}

static void push(const struct scenario *s, size_t line, struct line_sink *sink) {
    struct line_texts texts;
    struct cost_line made = scenario_cost_line(s, line, &texts);
    sink->take(sink->self, &made);
}

/* Fills the parts turn by turn, so that they grow side by side. */
static void push_parts(struct outcome *o, const size_t *order, size_t parts) {
    size_t count = o->scenario->count, size = count / parts + 1;
    struct line_sink whole = allocation_sink(o->a, &o->faults);
    struct line_sink *part = mem_alloc(parts * sizeof *part);
    for (size_t p = 0; p < parts; p++)
        part[p] = whole.fork(whole.self, &o->faults);
    for (size_t i = 0; i < size; i++)
        for (size_t p = 0; p < parts; p++) {
            size_t at = p * size + i;
            if (at < count)
                push(o->scenario, order ? order[at] : at, &part[p]);
        }
    for (size_t p = 0; p < parts; p++)
        whole.join(whole.self, &part[p], true);
    free(part);
}

void outcome_init(struct outcome *o, const struct scenario *s, const size_t *order,
                  size_t parts, bool listed) {
    *o = (struct outcome){.scenario = s};
    budget_init(&o->budget);
    diags_init(&o->faults);
    build_municipalities(&o->budget, s);
    build_keys(&o->budget, s);
    scenario_categories(s, &o->budget.categories, &o->budget.arena);
    o->a = allocation_new(&o->budget, s->close, listed);
    struct line_sink sink = allocation_sink(o->a, &o->faults);
    if (parts)
        push_parts(o, order, parts);
    for (size_t i = 0; parts == 0 && i < s->count; i++)
        push(s, order ? order[i] : i, &sink);
    o->done = allocation_finish(o->a, &o->faults) == 0;
}

void outcome_clear(struct outcome *o) {
    allocation_free(o->a);
    diags_clear(&o->faults);
    budget_clear(&o->budget);
}

void outcome_line(const struct outcome *o, size_t ordinal, size_t line,
                  money cells[2 * MUNICIPALITIES]) {
    struct line_texts texts;
    struct cost_line made = scenario_cost_line(o->scenario, line, &texts);
    for (int part = 0; part < AMOUNT_PARTS; part++)
        allocation_line(o->a, ordinal, &made, (enum amount_part)part,
                        cells + part * MUNICIPALITIES);
}
