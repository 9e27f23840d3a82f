#include "input/csv/row_view.h"

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
    v->positions = mem_alloc(SCAN_ROOM * sizeof *v->positions);
    /* Of a row in a window: quotes made single, and converted. */
    v->copies = mem_alloc(SCAN_WINDOW * (1 + WINDOWS_FACTOR));
}

/* Scans the window at the front of `text`, where a row starts. */
static void scan(struct row_view *v, struct slice text, uint64_t offset) {
    text.len = text.len < SCAN_WINDOW ? text.len : SCAN_WINDOW;
    struct scanned scanned = v->scan(text, v->delimiter, v->positions);
    v->window = offset;
    v->window_len = scanned.len;
    v->next = v->positions;
    v->end = v->positions + scanned.count;
}

bool row_view_open(struct row_view *v, struct slice text, uint64_t offset, bool anew) {
    enum { FAR = SCAN_WINDOW / 16 }; /* the last row of a window is often cut */
    if (!v->scan || text.len <= ROW_VIEW_PADDING)
        return false;
    const uint64_t end = v->window + v->window_len;
    const uint64_t ahead = offset >= v->window && offset < end ? end - offset : 0;
    if (anew || (ahead < text.len && ahead < FAR))
        scan(v, text, offset);
    while (v->next < v->end && *v->next < offset - v->window)
        v->next++; /* of rows that were read in another way */
    v->row = text.at;
    v->last = text.at + text.len - ROW_VIEW_PADDING - 1;
    v->text = text.at - (offset - v->window);
    v->copied = v->rows = 0;
    return true;
}

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
