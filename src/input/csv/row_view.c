#include "input/csv/row_view.h"

#include "input/csv/scan.h"
#include "input/csv/windows.h"

/* --- where cells end --------------------------------------------------------------- */

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

/* The position where the cell ends that starts at `cell`, at *at or behind it; NULL when it
   does not. Tabs are blanks, unless they delimit. */
static inline const uint16_t *end_of_cell(const struct row_view *v, const uint16_t *at,
                                          const char *cell) {
    if (at < v->end && v->text + *at == cell && *cell == '"') {
        bool plain = v->end - at > 2 && v->text[at[1]] == '"' && at[2] == at[1] + 1 &&
                     v->text[at[2]] != '"';
        return plain ? at + 2 : behind_quotes(v, at);
    }
    while (at < v->end && v->text[*at] == '\t' && v->delimiter != '\t')
        at++;
    return at;
}

bool row_view_any(struct row_view *v) {
    const uint16_t *at = v->next;
    const char *cell = v->row;
    if (v->row > v->last)
        return false;
    for (size_t i = 0; i < ROW_VIEW_CELLS; i++, at++) {
        at = end_of_cell(v, at, cell);
        if (!at || at == v->end)
            return false;
        v->room[i] = *at;
        cell = v->text + *at + 1;
        if (cell[-1] == v->delimiter)
            continue;
        v->width = i + 1;
        v->ends = v->room;
        v->behind = row_view_behind(v, at);
        return v->behind && v->text + v->behind[-1] <= v->last;
    }
    return false;
}

/* --- what cells say ---------------------------------------------------------------- */

/* Copies a text with each doubled quote made one. */
static struct slice undouble(struct row_view *v, struct slice text) {
    char *to = v->copies + v->copied, *end = to;
    while (text.len > 0) {
        const char *quote = memchr(text.at, '"', text.len);
        size_t len = quote ? (size_t)(quote + 1 - text.at) : text.len;
        memcpy(end, text.at, len);
        end += len;
        len += quote != NULL;
        text = (struct slice){text.at + len, text.len - len};
    }
    v->copied += (size_t)(end - to);
    return (struct slice){to, (size_t)(end - to)};
}

static struct slice convert(struct row_view *v, struct slice text) {
    char *to = v->copies + v->copied;
    size_t len = windows_convert(to, text);
    v->copied += len;
    return (struct slice){to, len};
}

struct slice row_view_copied(struct row_view *v, struct slice cell) {
    if (cell.len > 0 && cell.at[0] == '"') {
        cell = (struct slice){cell.at + 1, cell.len - 2};
        if (slice_has(cell, '"'))
            cell = undouble(v, cell);
    }
    if (v->windows && scan_ascii_ahead(cell) < cell.len)
        cell = convert(v, cell);
    return cell;
}
