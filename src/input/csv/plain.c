#include "input/csv/plain.h"

#include <stdlib.h>

#include "base/mem.h"
#include "input/csv/windows.h"

void plain_init(struct plain *p) {
    *p = (struct plain){0};
}

void plain_clear(struct plain *p) {
    free(p->positions);
    free(p->copies);
    plain_init(p);
}

void plain_start(struct plain *p, char delimiter) {
    /* A delimiter that is a blank, quote or control character is left to libcsv. */
    bool clear = delimiter == '\t' || ((unsigned char)delimiter > SCAN_CONTROL &&
                                       delimiter != '"' && delimiter != ' ');
    p->scan = clear ? scan_choose() : NULL;
    p->delimiter = delimiter;
    p->window_len = 0;
    p->next = p->end = p->positions;
    if (!p->scan || p->positions)
        return;
    p->positions = mem_alloc(SCAN_ROOM * sizeof *p->positions);
    /* Of a row in a window: quotes made single, and converted. */
    p->copies = mem_alloc(SCAN_WINDOW * (1 + WINDOWS_FACTOR));
}

/* --- structural bytes -------------------------------------------------------------- */

/* Scans the window at the front of `text`, where a row starts. */
static void scan(struct plain *p, struct slice text, uint64_t offset) {
    struct slice window = {text.at, text.len < SCAN_WINDOW ? text.len : SCAN_WINDOW};
    struct scanned scanned = p->scan(window, p->delimiter, p->positions);
    p->window = offset;
    p->window_len = scanned.len;
    p->next = p->positions;
    p->end = p->positions + scanned.count;
}

/* Skips the positions of rows that were read in another way since the text was
   scanned. */
static inline void catch_up(struct plain *p, uint64_t offset) {
    if (offset < p->window || offset >= p->window + p->window_len) {
        p->next = p->end;
        return;
    }
    while (p->next < p->end && *p->next < offset - p->window)
        p->next++;
}

/* Whether enough of the text was scanned: the last row of a window is often cut. */
static bool reaches(const struct plain *p, struct slice text, uint64_t offset) {
    enum { FAR = SCAN_WINDOW / 16 };
    uint64_t end = p->window + p->window_len;
    uint64_t ahead = offset >= p->window && offset < end ? end - offset : 0;
    return ahead >= text.len || ahead >= FAR;
}

/* --- views ------------------------------------------------------------------------- */

/* A view of the rows of `text` that were scanned. */
static void view(const struct plain *p, struct slice text, uint64_t offset,
                 struct row_view *v) {
    *v = (struct row_view){.row = text.at,
                           .last = text.at + text.len - ROW_VIEW_PADDING - 1,
                           .text = text.at - (offset - p->window),
                           .next = p->next,
                           .end = p->end,
                           .copies = p->copies,
                           .delimiter = p->delimiter,
                           .doubtful = p->doubtful};
}

bool plain_view(struct plain *p, struct slice text, uint64_t offset, struct row_view *v) {
    if (!p->scan || text.len <= ROW_VIEW_PADDING)
        return false;
    catch_up(p, offset);
    if (!reaches(p, text, offset))
        scan(p, text, offset);
    view(p, text, offset, v);
    return true;
}

bool plain_row(struct plain *p, struct slice text, uint64_t offset, struct row_view *v) {
    if (!plain_view(p, text, offset, v))
        return false;
    if (row_view_any(v))
        return true;
    if (p->window == offset)
        return false;
    scan(p, text, offset);
    view(p, text, offset, v);
    return row_view_any(v);
}
