#include "input/table/levels.h"

#include <stdlib.h>
#include <string.h>

#include "base/letters.h"
#include "base/mem.h"
#include "input/table/reader.h"

void levels_clear(struct levels *l) {
    names_clear(&l->keys);
    free(l->list);
    *l = (struct levels){0};
}

/* The sum of an account in a period; NULL when there are too many. */
static struct level *find(struct levels *l, const struct level *one) {
    char key[sizeof one->account + sizeof one->period];
    memcpy(key, one->account, sizeof one->account);
    memcpy(key + sizeof one->account, &one->period, sizeof one->period);
    const struct slice text = {key, sizeof key};
    int number = names_find(&l->keys, text);
    if (number != NAMES_NONE)
        return &l->list[number];
    if (l->keys.count == LEVELS_MOST)
        return NULL;
    l->list = mem_room(l->list, (size_t)l->keys.count, &l->room, sizeof *l->list);
    number = names_add(&l->keys, text);
    l->list[number] = *one;
    l->list[number].sum = 0;
    return &l->list[number];
}

static void add(struct levels *l, const struct level *one) {
    struct level *to = find(l, one);
    l->other = l->other || !to;
    if (to)
        to->sum += one->sum;
}

void levels_add(struct levels *l, struct slice account, period p, money amount,
                uint64_t line) {
    struct level one = {.period = p, .sum = amount, .line = line};
    l->lines++;
    l->other = l->other || account.len == 0 || !letter_is_digit(account.at[0]) ||
               account.len >= sizeof one.account;
    if (l->other)
        return;
    memcpy(one.account, account.at, account.len);
    add(l, &one);
}

void levels_join(struct levels *l, const struct levels *later, uint64_t lines) {
    l->lines += later->lines;
    l->other = l->other || later->other;
    for (int i = 0; i < later->keys.count && !l->other; i++) {
        struct level one = later->list[i];
        one.line += lines;
        add(l, &one);
    }
}

/* --- order ------------------------------------------------------------------------- */

static int by_account(const void *a, const void *b) {
    return strcmp(((const struct level *)a)->account, ((const struct level *)b)->account);
}

/* By period, then by account, so that each follows those that it begins with. */
static int by_period(const void *a, const void *b) {
    const struct level *one = a, *other = b;
    if (one->period != other->period)
        return one->period < other->period ? -1 : 1;
    return by_account(a, b);
}

static size_t order(struct levels *l, int (*compare)(const void *, const void *)) {
    size_t count = l->other ? 0 : (size_t)l->keys.count;
    if (count > 0)
        qsort(l->list, count, sizeof *l->list, compare);
    return count;
}

static bool begins_with(const struct level *one, const struct level *other) {
    return strncmp(one->account, other->account, strlen(other->account)) == 0;
}

bool levels_lack(struct levels *l, uint64_t lines) {
    bool again = l->lines != lines && lines <= LEVELS_LINES;
    size_t count = again ? order(l, by_account) : 0;
    for (size_t i = 1; i < count; i++)
        if (begins_with(&l->list[i], &l->list[i - 1]) &&
            by_account(&l->list[i], &l->list[i - 1]) != 0)
            return true;
    return false;
}

/* --- totals ------------------------------------------------------------------------ */

static bool is_below(const struct level *one, const struct level *total) {
    return one->period == total->period && begins_with(one, total);
}

/* What stands right below an account. */
struct below {
    wide sum;
    size_t count;
    size_t above; /* the one that it is itself below, or its own number */
};

/* Adds each to the longest account that it begins with. */
static struct below *add_up(const struct levels *l, size_t count) {
    struct below *below = mem_zero(count, sizeof *below);
    for (size_t i = 0; i < count; i++) {
        size_t above = i > 0 ? i - 1 : 0;
        while (above != below[above].above && !is_below(&l->list[i], &l->list[above]))
            above = below[above].above;
        if (i == 0 || !is_below(&l->list[i], &l->list[above]))
            above = i;
        below[i].above = above;
        if (above == i)
            continue;
        below[above].sum += l->list[i].sum;
        below[above].count++;
    }
    return below;
}

static bool is_total(const struct level *one, const struct below *below) {
    return below->count > 0 && one->sum != 0 && one->sum == below->sum;
}

/* Whether totals are certain: nearly all accounts with others below them are, and one by
   several; or the only one is, by three. */
static bool are_certain(const struct levels *l, size_t count, const struct below *below) {
    enum { SEVERAL = 2, MANY = 3, MOST = 4 /* of them may be one other */ };
    size_t with = 0, totals = 0, widest = 0;
    for (size_t i = 0; i < count; i++) {
        bool total = is_total(&l->list[i], &below[i]);
        with += below[i].count > 0 && (l->list[i].sum != 0 || below[i].sum != 0);
        totals += total;
        if (total && below[i].count > widest)
            widest = below[i].count;
    }
    return totals == 1 ? with == 1 && widest >= MANY
                       : widest >= SEVERAL && totals * MOST >= with * (MOST - 1);
}

static void warn(const struct levels *l, size_t count, const struct below *below,
                 const struct reader *s, struct diags *d) {
    enum { SHOWN = 20 };
    struct buf text = {0};
    struct names totals = {0};
    struct place at = {.file = s->file,
                       .column = (uint32_t)s->columns.cell_of[COST_ACCOUNT] + 1};
    for (size_t i = 0; i < count && totals.count <= SHOWN; i++) {
        struct slice account = slice_of(l->list[i].account);
        if (!is_total(&l->list[i], &below[i]) ||
            names_find(&totals, account) != NAMES_NONE)
            continue;
        if (names_add(&totals, account) == 0)
            at.line = l->list[i].line;
        buf_text(&text, totals.count > 1 ? ", " : "");
        buf_text(&text, totals.count > SHOWN ? "..." : account.at);
    }
    diag_add(d, at, DIAG_ACCOUNT_LEVELS, buf_str(&text), NULL);
    names_clear(&totals);
    buf_clear(&text);
}

void levels_review(struct levels *l, uint64_t lines, const struct reader *s,
                   struct diags *d) {
    size_t count = l->lines == lines ? order(l, by_period) : 0;
    struct below *below = count > 1 ? add_up(l, count) : NULL;
    if (below && are_certain(l, count, below))
        warn(l, count, below, s, d);
    free(below);
}
