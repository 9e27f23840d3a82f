#include "input/csv/row_view.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"
#include "input/csv/utf8.h"
#include "input/csv/windows.h"

void row_view_clear(struct row_view *v) {
    free(v->positions);
    free(v->copies);
}

void row_view_start(struct row_view *v, char delimiter) {
    /* A delimiter that is a blank, quote or control character is left to libcsv. */
    bool clear = delimiter == '\t' || ((unsigned char)delimiter > SCAN_CONTROL &&
                                       delimiter != '"' && delimiter != ' ');
    v->scan = clear ? scan_choose() : NULL;
    v->delimiter = delimiter;
    v->window_len = 0;
    if (!v->scan || v->positions)
        return;
    v->positions = mem_alloc((1 + SCAN_ROOM) * sizeof *v->positions);
    v->positions[0] = 0;
    /* Of a row in a window: quotes made single, and converted. */
    v->copies = mem_alloc(SCAN_WINDOW * (1 + WINDOWS_FACTOR));
}

/* Views the row at `offset`, if it is in the window. */
static bool view(struct row_view *v, struct slice text, uint64_t offset) {
    const uint64_t from = offset - v->window;
    if (from >= v->window_len)
        return false;
    while (v->next < v->end && *v->next <= from)
        v->next++; /* of rows that were read in another way */
    assert(v->next[-1] == from);
    v->text = text.at - from;
    v->last = from + text.len - ROW_VIEW_PADDING;
    v->copied = v->rows = 0;
    return row_view_any(v);
}

bool row_view_open(struct row_view *v, struct slice text, uint64_t offset) {
    if (!v->scan || text.len <= ROW_VIEW_PADDING)
        return false;
    if (view(v, text, offset))
        return true;
    if (v->window == offset && v->window_len > 0)
        return false; /* nothing else would be found */
    struct slice window = {text.at, text.len < SCAN_WINDOW ? text.len : SCAN_WINDOW};
    struct scanned scanned = v->scan(window, v->delimiter, v->positions + 1);
    v->window = offset;
    v->window_len = scanned.len;
    v->next = v->positions + 1;
    v->end = v->next + scanned.count;
    while (v->end > v->next && text.at[v->end[-1] - 1] == v->delimiter)
        v->end--; /* of a row that is not whole */
    return view(v, text, offset);
}

/* Copies a text with each doubled quote made one. */
static struct slice undouble(struct row_view *v, struct slice text) {
    char *to = v->copies + v->copied, *end = to;
    for (size_t i = 0; i < text.len; i += text.at[i] == '"' ? 2 : 1)
        *end++ = text.at[i];
    v->copied += (size_t)(end - to);
    return (struct slice){to, (size_t)(end - to)};
}

static inline bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

struct slice row_view_copied(struct row_view *v, struct slice cell) {
    bool quoted = cell.len > 0 && cell.at[0] == '"';
    if (quoted)
        cell = (struct slice){cell.at + 1, cell.len - 2};
    if (quoted && slice_has(cell, '"'))
        cell = undouble(v, cell);
    for (; !quoted && cell.len > 0 && is_blank(cell.at[0]); cell.len--)
        cell.at++;
    while (!quoted && cell.len > 0 && is_blank(cell.at[cell.len - 1]))
        cell.len--;
    if (v->doubtful && !utf8_whole(cell)) {
        char *to = v->copies + v->copied;
        cell = (struct slice){to, windows_convert(to, cell)};
        v->copied += cell.len;
    }
    return cell;
}
