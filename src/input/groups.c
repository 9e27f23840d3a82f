#include "input/groups.h"

#include <string.h>

#include "input/fields.h"

static void remember(struct groups_cell *first, struct slice text, struct place at) {
    size_t most = sizeof first->text - 1;
    if (first->text[0])
        return;
    memcpy(first->text, text.at, text.len < most ? text.len : most);
    first->place = at;
}

void groups_add(struct groups *g, enum grouping grouping, struct slice text,
                struct place at) {
    if (grouping != GROUPING_SHORT)
        remember(grouping == GROUPING_USED ? &g->marked : &g->unmarked, text, at);
}

void groups_add_decimal(struct groups *g, struct slice text, char mark, struct place at) {
    enum grouping grouping = decimal_grouping(text, mark);
    bool decimals = decimals_count(text, mark) > 0;
    if (grouping == GROUPING_SHORT && decimals)
        remember(&g->decimals, text, at);
    if (grouping == GROUPING_USED &&
        (decimals || !memchr(text.at, mark == ',' ? '.' : ',', text.len)))
        g->certain = true;
    groups_add(g, grouping, text, at);
}

static void join_first(struct groups_cell *first, const struct groups_cell *later,
                       uint64_t lines) {
    if (first->text[0] || !later->text[0])
        return;
    *first = *later;
    first->place.line += lines;
}

void groups_join(struct groups *g, const struct groups *later, uint64_t lines) {
    join_first(&g->marked, &later->marked, lines);
    join_first(&g->unmarked, &later->unmarked, lines);
    join_first(&g->decimals, &later->decimals, lines);
    g->certain = g->certain || later->certain;
}

void groups_review(const struct groups *g, struct diags *d) {
    const struct groups_cell *marked = &g->marked, *other = &g->unmarked;
    if (!other->text[0])
        other = &g->decimals;
    if (g->certain || !marked->text[0] || !other->text[0])
        return;
    bool later = marked->place.line > other->place.line ||
                 (marked->place.line == other->place.line &&
                  marked->place.column > other->place.column);
    fault_texts(d, later ? marked->place : other->place, DIAG_GROUPS_MIXED,
                slice_of(marked->text), slice_of(other->text));
}
