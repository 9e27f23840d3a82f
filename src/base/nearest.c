#include "base/nearest.h"

#include "base/letters.h"

enum { LONGEST = 40 };

void nearest_init(struct nearest *n, struct slice wanted) {
    *n = (struct nearest){.wanted = wanted};
    /* One edit could replace all of a name of one letter: only the same one is near. */
    n->distance = wanted.len < 2 ? 1 : wanted.len < 6 ? 2 : wanted.len < 9 ? 3 : 4;
}

static unsigned least(unsigned a, unsigned b) {
    return a < b ? a : b;
}

/* The number of edits: a letter added, left out or changed, or two neighbours swapped. */
static unsigned distance_between(struct slice a, struct slice b) {
    unsigned rows[3][LONGEST + 1] = {{0}};
    unsigned *before = rows[0], *above = rows[1], *row = rows[2];
    for (unsigned j = 0; j <= b.len; j++)
        above[j] = j;
    for (unsigned i = 1; i <= a.len; i++) {
        row[0] = i;
        for (unsigned j = 1; j <= b.len; j++) {
            char x = letter_lower(a.at[i - 1]), y = letter_lower(b.at[j - 1]);
            row[j] = least(above[j] + 1, row[j - 1] + 1);
            row[j] = least(row[j], above[j - 1] + (x != y));
            if (i > 1 && j > 1 && x == letter_lower(b.at[j - 2]) &&
                letter_lower(a.at[i - 2]) == y)
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
    if (apart >= n->distance) /* it takes at least so many edits */
        return;
    unsigned distance = distance_between(n->wanted, name);
    if (distance < n->distance) {
        n->distance = distance;
        n->best = name;
    }
}
