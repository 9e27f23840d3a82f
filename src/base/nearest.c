#include "base/nearest.h"

#include <string.h>

enum { LONGEST = 40 };

void nearest_init(struct nearest *n, struct slice wanted) {
    *n = (struct nearest){.wanted = wanted};
    /* Of a name of one letter nothing would be left. */
    n->distance = wanted.len < 2 ? 1 : wanted.len < 6 ? 2 : wanted.len < 9 ? 3 : 4;
}

static unsigned least(unsigned a, unsigned b) {
    return a < b ? a : b;
}

static char folded(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Edits between both: one letter added, left out, changed, or two neighbours swapped. */
static unsigned distance_between(struct slice a, struct slice b) {
    unsigned rows[3][LONGEST + 1] = {{0}};
    unsigned *before = rows[0], *above = rows[1], *row = rows[2];
    for (unsigned j = 0; j <= b.len; j++)
        above[j] = j;
    for (unsigned i = 1; i <= a.len; i++) {
        row[0] = i;
        for (unsigned j = 1; j <= b.len; j++) {
            char x = folded(a.at[i - 1]), y = folded(b.at[j - 1]);
            row[j] = least(above[j] + 1, row[j - 1] + 1);
            row[j] = least(row[j], above[j - 1] + (x != y));
            if (i > 1 && j > 1 && x == folded(b.at[j - 2]) && folded(a.at[i - 2]) == y)
                row[j] = least(row[j], before[j - 2] + 1);
        }
        unsigned *spare = before;
        before = above;
        above = row;
        row = spare;
    }
    return above[b.len];
}

void nearest_offer(struct nearest *n, struct slice name) {
    if (n->wanted.len == 0 || n->wanted.len > LONGEST || name.len > LONGEST)
        return;
    size_t apart =
        n->wanted.len > name.len ? n->wanted.len - name.len : name.len - n->wanted.len;
    if (apart >= n->distance) /* so many edits at least */
        return;
    unsigned distance = distance_between(n->wanted, name);
    if (distance < n->distance) {
        n->distance = distance;
        n->best = name;
    }
}
