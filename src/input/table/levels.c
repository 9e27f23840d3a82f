#include "input/table/levels.h"

#include <stdlib.h>
#include <string.h>

#include "base/letters.h"
#include "base/mem.h"
#include "input/table/reader.h"

void levels_clear(struct levels *l) {
    free(l->rows);
    *l = (struct levels){0};
}

static void add(struct levels *l, const struct level_row *row) {
    l->rows = mem_room(l->rows, l->count, &l->room, sizeof *l->rows);
    l->rows[l->count++] = *row;
}

void levels_add(struct levels *l, struct slice account, period p, money amount,
                uint64_t line) {
    struct level_row row = {.period = p, .sum = amount, .line = line};
    struct level_row *last = l->count > 0 ? &l->rows[l->count - 1] : NULL;
    l->lines++;
    l->other = l->other || account.len == 0 || !letter_is_digit(account.at[0]) ||
               account.len >= sizeof row.account;
    if (l->other || l->count == LEVELS_MOST)
        return;
    memcpy(row.account, account.at, account.len);
    if (last && last->line == line && last->period == p)
        last->sum += amount;
    else
        add(l, &row);
}

void levels_join(struct levels *l, const struct levels *later, uint64_t lines) {
    l->lines += later->lines;
    l->other = l->other || later->other;
    for (size_t i = 0; i < later->count && l->count < LEVELS_MOST; i++) {
        add(l, &later->rows[i]);
        l->rows[l->count - 1].line += lines;
    }
}

/* --- totals ------------------------------------------------------------------------ */

/* By period, then by account, so that each follows those that it begins with. */
static int compare(const void *a, const void *b) {
    const struct level_row *one = a, *other = b;
    if (one->period != other->period)
        return one->period < other->period ? -1 : 1;
    int order = strcmp(one->account, other->account);
    return order != 0 ? order : (one->line > other->line) - (one->line < other->line);
}

static bool is_below(const struct level_row *row, const struct level_row *total) {
    return row->period == total->period &&
           strncmp(row->account, total->account, strlen(total->account)) == 0;
}

/* Whether an account has several rows in a period, as in a ledger. */
static bool has_twins(const struct levels *l) {
    for (size_t i = 1; i < l->count; i++)
        if (l->rows[i].period == l->rows[i - 1].period &&
            strcmp(l->rows[i].account, l->rows[i - 1].account) == 0)
            return true;
    return false;
}

/* What stands right below an account. */
struct below {
    wide sum;
    size_t count;
    size_t above; /* the row that it is itself below, or its own */
};

/* Adds each row to the longest account that it begins with. */
static struct below *add_up(const struct levels *l) {
    struct below *below = mem_zero(l->count, sizeof *below);
    for (size_t i = 0; i < l->count; i++) {
        size_t above = i > 0 ? i - 1 : 0;
        while (above != below[above].above && !is_below(&l->rows[i], &l->rows[above]))
            above = below[above].above;
        if (i == 0 || !is_below(&l->rows[i], &l->rows[above]))
            above = i;
        below[i].above = above;
        if (above == i)
            continue;
        below[above].sum += l->rows[i].sum;
        below[above].count++;
    }
    return below;
}

static bool is_total(const struct level_row *row, const struct below *below) {
    return below->count > 0 && row->sum != 0 && row->sum == below->sum;
}

/* Whether totals are certain: nearly all accounts with others below them are, and one by
   several; or the only one is, by three. */
static bool are_certain(const struct levels *l, const struct below *below) {
    enum { SEVERAL = 2, MANY = 3, MOST = 4 /* of them may be one other */ };
    size_t with = 0, totals = 0, widest = 0;
    for (size_t i = 0; i < l->count; i++) {
        bool total = is_total(&l->rows[i], &below[i]);
        with += below[i].count > 0 && (l->rows[i].sum != 0 || below[i].sum != 0);
        totals += total;
        if (total && below[i].count > widest)
            widest = below[i].count;
    }
    return totals == 1 ? with == 1 && widest >= MANY
                       : widest >= SEVERAL && totals * MOST >= with * (MOST - 1);
}

static void warn(const struct levels *l, const struct below *below, struct reader *s) {
    enum { SHOWN = 20 };
    struct buf names = {0};
    struct place at = {.file = s->file};
    size_t shown = 0;
    for (size_t i = 0; i < l->count && shown <= SHOWN; i++) {
        if (!is_total(&l->rows[i], &below[i]))
            continue;
        buf_text(&names, shown > 0 ? ", " : "");
        buf_text(&names, shown < SHOWN ? l->rows[i].account : "...");
        if (shown++ == 0)
            at.line = l->rows[i].line;
    }
    at.column = (uint32_t)s->columns.cell_of[COST_ACCOUNT] + 1;
    diag_add(s->d, at, DIAG_ACCOUNT_LEVELS, buf_str(&names), NULL);
    buf_clear(&names);
}

void levels_review(struct levels *l, uint64_t lines, struct reader *s) {
    if (l->other || l->lines != lines || l->count < 2 || l->count == LEVELS_MOST)
        return;
    qsort(l->rows, l->count, sizeof *l->rows, compare);
    if (has_twins(l))
        return;
    struct below *below = add_up(l);
    if (are_certain(l, below))
        warn(l, below, s);
    free(below);
}
