/* Scenarios: random budgets and cost lines that can be changed, shrunk and printed as a
   folder. */
#ifndef TESTS_SCENARIO_H
#define TESTS_SCENARIO_H

#include <stdbool.h>

#include "dice.h"
#include "engine/allocate.h"

enum { MUNICIPALITIES = 40, DRIVERS = 4, KEYS = 4, WEIGHTS = 3 };

struct scenario_line {
    period period, key_period;
    category category; /* CATEGORY_OWN when `municipality` bears it */
    int key, municipality;
    money amount, vat;
    int id, text; /* numbers in the line's id and description; 0 = empty */
};

struct scenario {
    size_t municipalities;
    bool absent[MUNICIPALITIES]; /* left before the first period */
    struct decimal figure[DRIVERS][MUNICIPALITIES];
    size_t keys, weights[KEYS];
    int driver[KEYS][WEIGHTS]; /* or DRIVER_EQUAL */
    struct decimal weight[KEYS][WEIGHTS];
    int categories; /* the four, or so many of its own */
    enum closing close;
    struct scenario_line *lines; /* owned */
    size_t count, room;
};

/* Make random keys and municipalities, and random lines. */
void scenario_random(struct scenario *s, struct dice *d);
void scenario_copy(struct scenario *to, const struct scenario *from);
void scenario_clear(struct scenario *s);
void scenario_add(struct scenario *s, struct scenario_line line);

/* The names of its categories, kept in the arena. */
void scenario_categories(const struct scenario *s, struct categories *list,
                         struct arena *arena);

/* Prints shell commands that make a budget folder called `counterexample`. */
void scenario_print(const struct scenario *s);

/* Makes it smaller, step by step, as long as `wrong` returns a fault. */
void scenario_shrink(struct scenario *s, const char *(*wrong)(const struct scenario *s));

/* Texts of a line; they live as long as the cost line that borrows them. */
struct line_texts {
    char id[16], description[16];
};

/* A line as `input` would push it: line 2 of the file is the first. */
struct cost_line scenario_cost_line(const struct scenario *s, size_t line,
                                    struct line_texts *texts);

/* A scenario that was allocated. */
struct outcome {
    const struct scenario *scenario; /* borrowed */
    struct budget budget;
    struct diags faults;
    struct allocation *a;
    bool done; /* allocation_finish returned 0 */
};

/* Allocates the lines, in `order` (line numbers; NULL = as they are), through `parts`
   forks that are joined (0 = none). */
void outcome_init(struct outcome *o, const struct scenario *s, const size_t *order,
                  size_t parts, bool listed);
void outcome_clear(struct outcome *o);

/* The cents of the line that was taken as number `ordinal` and is `line` of the scenario:
   first the net cents of every municipality, then those of VAT. */
void outcome_line(const struct outcome *o, size_t ordinal, size_t line,
                  money cells[2 * MUNICIPALITIES]);

#endif
