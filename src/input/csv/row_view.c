#include "input/csv/row_view.h"

#include "input/csv/utf8.h"
#include "input/csv/windows.h"

bool row_view_any(struct row_view *v) {
    const uint16_t *at = v->next;
    while (at < v->end && v->text[*at] == v->delimiter)
        at++;
    size_t width = (size_t)(at - v->next) + 1;
    return width <= ROW_VIEW_CELLS && row_view_row(v, width);
}

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
    if (v->doubtful && !utf8_whole(cell))
        cell = convert(v, cell);
    return cell;
}
