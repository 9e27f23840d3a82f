/* The comparison of two thrown folders: a second bridge, from states of the model. */
#include <stdlib.h>

#include "engine/compare/compare.h"
#include "folder.h"

enum { BEFORE, AFTER_COSTS, AFTER_DRIVERS, AFTER, STATES };

/* Shares of one side's keys by one side's figures, and the exact states. */
struct bridge {
    const struct folder *before, *after;
    struct thrown_shares *after_keys, *before_keys; /* by the other side's figures */
    mpq_t state[STATES][THROWN_MUNICIPALITIES];
};

static void add_cost(struct bridge *b, int state, int m, money amount,
                     const mpq_t share) {
    mpq_t part;
    mpq_init(part);
    mpq_set_si(part, amount, 1);
    if (share)
        mpq_mul(part, part, share);
    mpq_add(b->state[state][m], b->state[state][m], part);
    mpq_clear(part);
}

/* The shares of a line of after in the states between: before's key if it has one then, else
   after's; and what does not exist is as in the state beside it. */
static void find_between(struct bridge *b, int key, int when, const mpq_t *last,
                         const mpq_t *shares[STATES]) {
    bool has_key = thrown_version_at(&b->before->t->keys[key], when) != NULL;
    shares[AFTER] = shares[AFTER_DRIVERS] = last;
    if (has_key) {
        shares[AFTER_COSTS] = thrown_shares_get(b->before->shares, key, when);
        shares[AFTER_DRIVERS] = thrown_shares_get(b->before_keys, key, when);
    } else {
        shares[AFTER_COSTS] = thrown_shares_get(b->after_keys, key, when);
    }
    if (!shares[AFTER_COSTS])
        shares[AFTER_COSTS] = shares[AFTER_DRIVERS] ? shares[AFTER_DRIVERS] : last;
    if (!shares[AFTER_DRIVERS])
        shares[AFTER_DRIVERS] = shares[AFTER_COSTS];
}

static void add_line(struct bridge *b, const struct folder *f, size_t i) {
    const struct cost_line *line = &f->lines[i];
    const struct thrown_row *row = f->row_of[i];
    const money amount = line->amount[AMOUNT_NET];
    const mpq_t *shares[STATES] = {f->exact[i].share};
    int key = line->half == HALF_CREDITED ? row->in_favour_key : row->key;
    int first = f == b->before ? BEFORE : AFTER_COSTS;
    int last = f == b->before ? BEFORE : AFTER;
    if (f == b->after && f->exact[i].share)
        find_between(b, key, row->key_when, f->exact[i].share, shares);
    for (int state = first; state <= last; state++)
        for (int m = 0; m < f->t->municipality_count; m++)
            if (f->exact[i].share)
                add_cost(b, state, m, amount, shares[state][m]);
            else if (m == line->municipality)
                add_cost(b, state, m, amount, NULL);
}

static money borne(const struct folder *f, int m) {
    money sum = 0;
    for (size_t i = 0; i < f->count; i++)
        sum += f->exact[i].cells[m];
    return sum;
}

static const char *check_row(const struct bridge *b, const struct compared *row, int m) {
    const struct effects *e = &row->effects;
    const money effects[] = {e->costs, e->drivers, e->keys};
    bool same = true;
    mpq_t step;
    mpq_init(step);
    for (int i = 1; i < STATES; i++) {
        mpq_sub(step, b->state[i][m], b->state[i - 1][m]);
        same = same && thrown_round(step) == effects[i - 1];
    }
    mpq_clear(step);
    if (row->change.before != borne(b->before, m) ||
        row->change.after != borne(b->after, m))
        return "a comparison shows other costs than those borne";
    if (e->costs + e->drivers + e->keys + e->rounding !=
        row->change.after - row->change.before)
        return "the bridge does not add up";
    return same ? NULL : "an effect is not the step between two states";
}

static const char *check_bridge(struct bridge *b) {
    const struct compare_side before = {b->before->a, b->before->own},
                              after = {b->after->a, b->after->own};
    struct comparison c;
    struct diags faults;
    const char *wrong = NULL;
    diags_init(&faults);
    int result =
        compare_allocations(&c, before, after, (struct period_range){0}, &faults);
    diags_clear(&faults);
    if (result != 0)
        return "the folders cannot be compared";
    for (int m = 0; m < b->before->t->municipality_count && !wrong; m++)
        wrong = check_row(b, &c.rows[m], m);
    comparison_clear(&c);
    return wrong;
}

const char *folder_check_change(const struct folder *before, const struct folder *after) {
    struct bridge b = {.before = before, .after = after};
    if (before->count == 0 || after->count == 0)
        return NULL; /* nothing says which year is compared with which */
    b.after_keys = thrown_shares_new(before->t, after->t);
    b.before_keys = thrown_shares_new(after->t, before->t);
    for (int state = 0; state < STATES; state++)
        for (int m = 0; m < THROWN_MUNICIPALITIES; m++)
            mpq_init(b.state[state][m]);
    for (size_t i = 0; i < before->count; i++)
        add_line(&b, before, i);
    for (size_t i = 0; i < after->count; i++)
        add_line(&b, after, i);
    const char *wrong = check_bridge(&b);
    for (int state = 0; state < STATES; state++)
        for (int m = 0; m < THROWN_MUNICIPALITIES; m++)
            mpq_clear(b.state[state][m]);
    thrown_shares_free(b.after_keys);
    thrown_shares_free(b.before_keys);
    return wrong;
}
