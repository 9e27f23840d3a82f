#include "engine/verify/match.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"

struct entry {
    const struct match_sum *sum;
    size_t index;
};

static int by_sum(const struct match_sum *a, const struct match_sum *b) {
    if (a->municipality != b->municipality)
        return a->municipality < b->municipality ? -1 : 1;
    if (a->amount[AMOUNT_NET] != b->amount[AMOUNT_NET])
        return a->amount[AMOUNT_NET] < b->amount[AMOUNT_NET] ? -1 : 1;
    return (a->amount[AMOUNT_VAT] > b->amount[AMOUNT_VAT]) -
           (a->amount[AMOUNT_VAT] < b->amount[AMOUNT_VAT]);
}

static int by_entry(const void *a, const void *b) {
    const struct entry *x = a, *y = b;
    int order = by_sum(x->sum, y->sum);
    return order ? order : (x->index > y->index) - (x->index < y->index);
}

static struct entry *sorted(const struct match_sum *sums, size_t count) {
    struct entry *list = mem_alloc(count * sizeof *list);
    for (size_t i = 0; i < count; i++)
        list[i] = (struct entry){&sums[i], i};
    if (count)
        qsort(list, count, sizeof *list, by_entry);
    return list;
}

/* Whether every index occurs once: a permutation. */
__attribute__((unused)) static bool is_matching(const size_t *rows_of, size_t count) {
    bool *seen = mem_zero(count, sizeof *seen);
    size_t different = 0;
    for (size_t i = 0; i < count; i++)
        if (rows_of[i] < count && !seen[rows_of[i]]) {
            seen[rows_of[i]] = true;
            different++;
        }
    free(seen);
    return different == count;
}

void match_lines(const struct match_sum *lines, const struct match_sum *rows,
                 size_t count, size_t *rows_of) {
    struct entry *line = sorted(lines, count), *row = sorted(rows, count);
    bool *taken = mem_zero(count, sizeof *taken);
    for (size_t i = 0; i < count; i++)
        rows_of[i] = count;
    for (size_t i = 0, k = 0; i < count && k < count;) {
        int order = by_sum(line[i].sum, row[k].sum);
        if (order == 0) {
            rows_of[line[i].index] = row[k].index;
            taken[row[k].index] = true;
        }
        i += order <= 0;
        k += order >= 0;
    }
    for (size_t i = 0, k = 0; i < count; i++) {
        if (rows_of[i] != count)
            continue;
        while (taken[k])
            k++;
        rows_of[i] = k++;
    }
    assert(is_matching(rows_of, count));
    free(taken);
    free(row);
    free(line);
}
