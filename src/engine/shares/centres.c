#include "engine/shares/centres.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "engine/shares/linear.h"

enum { NOBODY = -1 };

/* A key that is reached, numbered in the order in which it was found. */
struct centre {
    int key;
    int reached_from; /* the number of the centre that charges it first, or NOBODY */
    struct key_split split; /* owned once it is `known` */
    bool known;
};

struct system {
    const struct shares_task *task; /* borrowed */
    struct reported *reported;      /* borrowed */
    struct diags *diags;            /* borrowed */
    struct centre *list;            /* owned */
    size_t count, room;
    /* Owned: by key, of its centre; NOBODY = not reached. NULL until a key charges
       another, as few do. */
    int *number_of;
};

/* --- which keys --------------------------------------------------------------------- */

static void add_centre(struct system *s, int key, int from) {
    s->list = mem_room(s->list, s->count, &s->room, sizeof *s->list);
    s->list[s->count++] = (struct centre){.key = key, .reached_from = from};
}

/* Adds a key that is charged, unless it was reached before. */
static void add_charged(struct system *s, int key, int from) {
    size_t keys = s->task->budget->key_count;
    if (!s->number_of) {
        s->number_of = mem_alloc(keys * sizeof *s->number_of);
        for (size_t i = 0; i < keys; i++)
            s->number_of[i] = NOBODY;
        s->number_of[s->task->key] = 0;
    }
    if (s->number_of[key] != NOBODY)
        return;
    s->number_of[key] = (int)s->count;
    add_centre(s, key, from);
}

/* "ict -> hrm": the way to a key. */
static void write_path(struct buf *out, const struct system *s, int number) {
    const struct centre *c = &s->list[number];
    if (c->reached_from != NOBODY) {
        write_path(out, s, c->reached_from);
        buf_text(out, " -> ");
    }
    buf_text(out, s->task->budget->keys[c->key].name);
}

/* Splits a centre, and adds the keys that it charges. */
static int split(struct system *s, size_t number) {
    struct shares_task task = *s->task;
    struct key_split made;
    struct buf path = {0};
    task.key = s->list[number].key;
    write_path(&path, s, (int)number);
    int result = key_split_init(&made, &task, buf_str(&path), s->reported, s->diags);
    buf_clear(&path);
    if (result != 0)
        return -1;
    s->list[number].split = made;
    s->list[number].known = true;
    for (size_t i = 0; i < made.version->charge_count; i++)
        if (!weight_is_nil(&made.version->charges[i]))
            add_charged(s, made.version->charges[i].key, (int)number);
    return 0;
}

/* Goes on after a fault, so that those of all keys are found in one run. */
static int reach(struct system *s) {
    int result = 0;
    add_centre(s, s->task->key, NOBODY);
    for (size_t i = 0; i < s->count; i++)
        if (split(s, i) != 0)
            result = -1;
    return result;
}

/* --- rings -------------------------------------------------------------------------- */

static bool gives_directly(const struct key_split *split) {
    for (size_t j = 0; j < split->direct.count; j++)
        if (!portions_nil(&split->direct, j))
            return true;
    return false;
}

static bool gives_to_one_of(const struct system *s, const struct key_split *split,
                            const bool *reaches) {
    for (size_t i = 0; i < split->version->charge_count; i++) {
        const struct weight *charge = &split->version->charges[i];
        if (!weight_is_nil(charge) && reaches[s->number_of[charge->key]])
            return true;
    }
    return false;
}

/* Marks the centres from which something reaches a municipality. */
static void mark_reaching(const struct system *s, bool *reaches) {
    bool more = true;
    for (size_t i = 0; i < s->count; i++)
        reaches[i] = gives_directly(&s->list[i].split);
    while (more) {
        more = false;
        for (size_t i = 0; i < s->count; i++)
            if (!reaches[i] && gives_to_one_of(s, &s->list[i].split, reaches))
                reaches[i] = more = true;
    }
}

/* The number of the key that a centre charges first. */
static int next_in_ring(const struct system *s, int number,
                        const struct weight **charge) {
    *charge = s->list[number].split.version->charges;
    while (weight_is_nil(*charge))
        ++*charge;
    return s->number_of[(*charge)->key];
}

/* The centre of the ring to which a centre leads that is the first of the keys: so a ring
   is reported in one place, wherever it was entered. */
static int first_of_ring(const struct system *s, int number) {
    const struct weight *charge;
    for (size_t i = 0; i < s->count; i++)
        number = next_in_ring(s, number, &charge);
    int first = number;
    for (size_t i = 0; i < s->count; i++) {
        number = next_in_ring(s, number, &charge);
        first = s->list[number].key < s->list[first].key ? number : first;
    }
    return first;
}

/* Writes the keys of a ring with their rows. */
static void write_ring(struct buf *out, const struct system *s, int first) {
    int number = first;
    do {
        const struct weight *charge;
        buf_text(out, s->task->budget->keys[s->list[number].key].name);
        number = next_in_ring(s, number, &charge);
        buf_format(out, " (%s:%llu) -> ", charge->place.file,
                   (unsigned long long)charge->place.line);
    } while (number != first);
    buf_text(out, s->task->budget->keys[s->list[first].key].name);
}

static void fault_ring(const struct system *s, size_t number) {
    int first = first_of_ring(s, (int)number);
    struct place at = s->list[first].split.version->place;
    if (reported_before(s->reported, DIAG_CHARGE_RING, at, NULL))
        return;
    struct buf when = {0}, ring = {0};
    period_write(&when, s->task->period);
    write_ring(&ring, s, first);
    diag_add(s->diags, at, DIAG_CHARGE_RING, buf_str(&when),
             s->task->budget->keys[s->list[first].key].name, buf_str(&ring), NULL);
    buf_clear(&ring);
    buf_clear(&when);
}

/* Checks that from every key something reaches a municipality. */
static int check_rings(const struct system *s) {
    bool *reaches = mem_zero(s->count, sizeof *reaches);
    int result = 0;
    mark_reaching(s, reaches);
    for (size_t i = 0; i < s->count && result == 0; i++) {
        if (reaches[i])
            continue;
        fault_ring(s, i);
        result = -1;
    }
    free(reaches);
    return result;
}

/* --- the solution ------------------------------------------------------------------- */

/* Writes I - A and b of a centre. */
static void write_row(const struct system *s, size_t number, struct ratio *row) {
    const struct key_split *split = &s->list[number].split;
    ratio_set_int(&row[number], 1);
    for (size_t i = 0; i < split->version->charge_count; i++)
        if (!weight_is_nil(&split->version->charges[i]))
            ratio_sub(&row[s->number_of[split->version->charges[i].key]],
                      &split->charged[i]);
    for (size_t j = 0; j < split->direct.count; j++)
        portions_get(&split->direct, j, &row[s->count + j]);
}

/* The shares of a key that charges no other: what it gives. */
static void take_direct(struct system *s, struct shares *shares) {
    *shares = shares_make(s->task->key, s->task->period, s->list[0].split.direct);
    s->list[0].split.direct = (struct portions){0}; /* taken */
}

/* Makes shares of the solved rows. */
static void solve_rows(const struct system *s, struct shares *shares) {
    size_t columns = s->task->budget->municipality_count, width = s->count + columns;
    struct ratio *rows = ratio_list_new(s->count * width);
    struct portions share;
    for (size_t i = 0; i < s->count; i++)
        write_row(s, i, rows + i * width);
    linear_solve(rows, s->count, columns);
    for (size_t i = 0; i < s->count; i++) {
        portions_of(&share, rows + i * width + s->count, columns);
        shares[i] = shares_make(s->list[i].key, s->task->period, share);
    }
    ratio_list_free(rows, s->count * width);
}

static void solve(struct system *s, struct centres *c) {
    *c = (struct centres){mem_alloc(s->count * sizeof *c->shares), s->count};
    if (s->number_of)
        solve_rows(s, c->shares);
    else
        take_direct(s, c->shares);
}

int centres_solve(struct centres *c, const struct shares_task *task,
                  struct reported *reported, struct diags *d) {
    struct system s = {.task = task, .reported = reported, .diags = d};
    int result = reach(&s);
    if (result == 0)
        result = check_rings(&s);
    if (result == 0)
        solve(&s, c);
    for (size_t i = 0; i < s.count; i++)
        if (s.list[i].known)
            key_split_clear(&s.list[i].split);
    free(s.list);
    free(s.number_of);
    return result;
}

void centres_clear(struct centres *c) {
    for (size_t i = 0; i < c->count; i++)
        shares_clear(&c->shares[i]);
    free(c->shares);
    *c = (struct centres){0};
}

int centres_shares(struct shares *shares, const struct shares_task *task,
                   struct reported *reported, struct diags *d) {
    struct centres c;
    if (centres_solve(&c, task, reported, d) != 0)
        return -1;
    *shares = c.shares[0];
    c.shares[0] = (struct shares){0};
    centres_clear(&c);
    return 0;
}
