#include "input/csv/row_view.h"

/* The mark behind the cell whose quote opens at `mark`, or NULL. */
static const uint16_t *behind_quotes(const struct row_view *g, const uint16_t *mark) {
    for (mark++; mark < g->end; mark++) {
        char c = g->text[*mark];
        if (c != '"' && c != g->delimiter && c != '\t')
            return NULL;
        if (c != '"')
            continue;
        mark++;
        if (mark == g->end || *mark != mark[-1] + 1)
            return NULL;
        if (g->text[*mark] != '"')
            return mark;
    }
    return NULL;
}

/* The index behind the row that ends at `mark`, or NULL when it does not. */
static const uint16_t *behind_line(const struct row_view *g, const uint16_t *mark) {
    const char *at = g->text + *mark;
    if (*at == '\r' && mark + 1 < g->end && at[1] == '\n')
        return mark + 2;
    return *at == '\n' ? mark + 1 : NULL;
}

bool row_view_marked_row(struct row_view *g) {
    const uint16_t *mark = g->index;
    const char *cell = g->row;
    for (size_t i = 0;; i++, mark++) {
        if (mark < g->end && g->text + *mark == cell && *cell == '"')
            mark = behind_quotes(g, mark);
        if (!mark || mark == g->end)
            return false;
        g->room[i] = *mark;
        cell = g->text + *mark + 1;
        if (i == g->width - 1)
            break;
        if (cell[-1] != g->delimiter)
            return false;
    }
    g->ends = g->room;
    g->behind = behind_line(g, mark);
    return g->behind && g->text + g->behind[-1] <= g->last;
}
