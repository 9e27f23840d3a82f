/* Prints scenarios as a folder that seta can run. */
#include "scenario.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/buf.h"

static void print_figure(struct decimal figure) {
    struct buf text;
    buf_init(&text);
    figure_write(&text, figure.digits, figure.places, &figure_plain);
    printf(",%s", buf_str(&text));
    buf_clear(&text);
}

static void print_municipalities(const struct scenario *s) {
    printf("cat > municipalities.csv <<'END'\ncode,until,d0,d1,d2,d3\n");
    for (size_t j = 0; j < s->municipalities; j++) {
        printf("M%zu,%s", j + 1, s->absent[j] ? "2024-12-31" : "");
        for (int driver = 0; driver < DRIVERS; driver++)
            print_figure(s->figure[driver][j]);
        printf("\n");
    }
    printf("END\n");
}

static void print_keys(const struct scenario *s) {
    printf("cat > keys.csv <<'END'\nkey,driver,weight\n");
    for (size_t key = 0; key < s->keys; key++)
        for (size_t w = 0; w < s->weights[key]; w++) {
            int driver = s->driver[key][w];
            if (driver == DRIVER_EQUAL)
                printf("k%zu,equal", key);
            else
                printf("k%zu,d%d", key, driver);
            print_figure(s->weight[key][w]);
            printf("\n");
        }
    printf("END\n");
}

static void print_money(money amount) {
    struct buf text;
    buf_init(&text);
    money_write(&text, amount, &figure_plain);
    printf(",%s", buf_str(&text));
    buf_clear(&text);
}

static void print_period(period p) {
    struct buf text;
    buf_init(&text);
    period_write(&text, p);
    printf("%s", buf_str(&text));
    buf_clear(&text);
}

static void print_line(const struct scenario_line *line, const struct categories *list) {
    bool own = line->category == CATEGORY_OWN;
    print_period(line->period);
    printf(",");
    print_period(line->key_period);
    if (own)
        printf(",other,,M%d", line->municipality + 1);
    else
        printf(",%s,k%d,", category_id(list, line->category), line->key);
    print_money(line->amount);
    print_money(line->vat);
    if (line->id)
        printf(",%d", line->id);
    else
        printf(",");
    if (line->text)
        printf(",t%d\n", line->text);
    else
        printf(",\n");
}

static void print_settings(const struct scenario *s, const struct categories *list) {
    printf("cat > settings.csv <<'END'\nsetting,value\nclose,%s\n",
           s->close == CLOSE_YEAR ? "year" : "quarter");
    printf("categories,");
    for (category c = 0; c < list->count; c++)
        printf("%s%s", c > 0 ? "|" : "", category_id(list, c));
    printf("\nEND\n");
}

void scenario_print(const struct scenario *s) {
    struct categories list;
    struct arena arena;
    arena_init(&arena);
    scenario_categories(s, &list, &arena);
    printf("mkdir counterexample && cd counterexample\n");
    print_municipalities(s);
    print_keys(s);
    print_settings(s, &list);
    printf("cat > costs.csv <<'END'\n"
           "period,key period,category,key,municipality,amount,vat,line,description\n");
    for (size_t i = 0; i < s->count; i++)
        print_line(&s->lines[i], &list);
    printf("END\nseta allocate --detail lines .\n");
    arena_clear(&arena);
}
