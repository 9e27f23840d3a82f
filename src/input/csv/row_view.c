#include "input/csv/row_view.h"

/* The position behind the cell whose quote opens at *at, or NULL. */
static const uint16_t *behind_quotes(const struct row_view *v, const uint16_t *at) {
    for (at++; at < v->end; at++) {
        char c = v->text[*at];
        if (c != '"' && c != v->delimiter && c != '\t')
            return NULL;
        if (c != '"')
            continue;
        at++;
        if (at == v->end || *at != at[-1] + 1)
            return NULL;
        if (v->text[*at] != '"')
            return at;
    }
    return NULL;
}

/* The position behind the row that ends at *at, or NULL when it does not end there. */
static const uint16_t *behind_line(const struct row_view *v, const uint16_t *at) {
    const char *byte = v->text + *at;
    if (*byte == '\r' && at + 1 < v->end && byte[1] == '\n')
        return at + 2;
    return *byte == '\n' ? at + 1 : NULL;
}

bool row_view_quoted_row(struct row_view *v) {
    const uint16_t *at = v->next;
    const char *cell = v->row;
    for (size_t i = 0;; i++, at++) {
        if (at < v->end && v->text + *at == cell && *cell == '"')
            at = behind_quotes(v, at);
        if (!at || at == v->end)
            return false;
        v->room[i] = *at;
        cell = v->text + *at + 1;
        if (i == v->width - 1)
            break;
        if (cell[-1] != v->delimiter)
            return false;
    }
    v->ends = v->room;
    v->behind = behind_line(v, at);
    return v->behind && v->text + v->behind[-1] <= v->last;
}
