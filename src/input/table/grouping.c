#include "input/table/grouping.h"

#include <string.h>

#include "input/table/fault.h"
#include "input/table/reader.h"
#include "input/table/setting_rows.h"

void grouping_remember(struct grouping_cell *first, struct slice text, struct place at) {
    if (first->text[0])
        return;
    slice_keep(first->text, sizeof first->text, text);
    first->place = at;
}

void grouping_add(struct grouping *g, enum grouping_kind grouping, struct slice text,
                  struct place at) {
    if (grouping != GROUPING_SHORT)
        grouping_remember(grouping == GROUPING_USED ? &g->marked : &g->unmarked, text,
                          at);
}

void grouping_add_decimal(struct grouping *g, struct slice text, char mark,
                          struct place at) {
    enum grouping_kind grouping = decimal_grouping(text, mark);
    bool decimals = decimals_count(text, mark) > 0;
    if (grouping == GROUPING_SHORT && decimals)
        grouping_remember(&g->decimals, text, at);
    if (grouping == GROUPING_USED &&
        (decimals || !memchr(text.at, mark == ',' ? '.' : ',', text.len)))
        g->certain = true;
    grouping_add(g, grouping, text, at);
}

void grouping_join_first(struct grouping_cell *first, const struct grouping_cell *later,
                         uint64_t lines) {
    if (first->text[0] || !later->text[0])
        return;
    *first = *later;
    first->place.line += lines;
}

void grouping_join(struct grouping *g, const struct grouping *later, uint64_t lines) {
    grouping_join_first(&g->marked, &later->marked, lines);
    grouping_join_first(&g->unmarked, &later->unmarked, lines);
    grouping_join_first(&g->decimals, &later->decimals, lines);
    g->certain = g->certain || later->certain;
}

void grouping_review(const struct grouping *g, struct diags *d) {
    const struct grouping_cell *marked = &g->marked, *other = &g->unmarked;
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

/* --- thousands --------------------------------------------------------------------- */

/* Whether a figure can be read with this decimal mark too. */
static bool readable(struct slice text, char mark, bool is_amount) {
    struct amount amount;
    struct decimal number;
    return (is_amount ? amount_read(text, mark, &amount)
                      : decimal_read(text, mark, &number)) == NUMBER_OK;
}

void thousands_add(struct thousands *t, struct slice text, char mark, bool is_amount,
                   bool like, struct place at) {
    if (like)
        grouping_remember(&t->first, text, at);
    else if (!t->proved && text.len > 0)
        t->proved = !readable(text, mark == ',' ? '.' : ',', is_amount);
}

void thousands_join(struct thousands *t, const struct thousands *later, uint64_t lines) {
    t->proved = t->proved || later->proved;
    grouping_join_first(&t->first, &later->first, lines);
}

void thousands_fault(struct diags *d, const struct load_context *l, const char *text,
                     struct place at, bool comma) {
    struct buf thousands = {0}, decimals = {0}, where = {0};
    setting_rows_value(&thousands, l, at.file, N_("decimal mark"),
                       comma ? N_("point") : N_("comma"));
    setting_rows_value(&decimals, l, at.file, N_("decimal mark"),
                       comma ? N_("comma") : N_("point"));
    setting_rows_place(&where, l);
    diag_add(d, at, DIAG_AMOUNT_THOUSANDS, text, buf_str(&thousands), buf_str(&decimals),
             buf_str(&where), NULL);
    buf_clear(&where);
    buf_clear(&decimals);
    buf_clear(&thousands);
}

void thousands_review(const struct thousands *t, struct reader *s) {
    if (!t->proved && t->first.text[0] && !s->mark_said)
        thousands_fault(s->d, s->l, t->first.text, t->first.place,
                        s->decimal_mark == ',');
}
