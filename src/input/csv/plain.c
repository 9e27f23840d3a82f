#include "input/csv/plain.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* What came of looking at a row. Cut: it goes on behind the window. */
enum outcome { OUTCOME_PLAIN, OUTCOME_NOT_PLAIN, OUTCOME_CUT };

void plain_init(struct plain *p) {
    *p = (struct plain){0};
}

void plain_clear(struct plain *p) {
    free(p->at);
    free(p->cells);
    free(p->ends);
    free(p->unquoted);
    plain_init(p);
}

/* A delimiter that means something else too is left to libcsv. */
void plain_start(struct plain *p, char delimiter) {
    bool clear = delimiter == '\t' || ((unsigned char)delimiter > SCAN_CONTROL &&
                                       delimiter != '"' && delimiter != ' ');
    p->scan = clear ? scan_choose() : NULL;
    p->delimiter = delimiter;
    p->window_len = 0;
    p->index = (struct structural_index){NULL, p->at, p->at};
    if (!p->scan || p->at)
        return;
    p->at = mem_alloc(SCAN_ROOM * sizeof *p->at);
    p->cells = mem_alloc(PLAIN_CELLS * sizeof *p->cells);
    p->ends = mem_alloc(PLAIN_CELLS * sizeof *p->ends);
    p->unquoted = mem_alloc(SCAN_WINDOW);
}

/* --- index ------------------------------------------------------------------------- */

/* Scans what comes next, unless that was done already. */
static bool scan(struct plain *p, struct slice text, uint64_t offset) {
    if (p->window == offset && p->window_len > 0)
        return false;
    p->window = offset;
    p->window_len = text.len < SCAN_WINDOW ? text.len : SCAN_WINDOW;
    struct slice window = {text.at, p->window_len};
    p->index = (struct structural_index){text.at, p->at,
                                         p->at + p->scan(window, p->delimiter, p->at)};
    return true;
}

/* Passes over index of rows that somebody else has read, since text was scanned. */
static inline void catch_up(struct plain *p, struct slice text, uint64_t offset) {
    struct structural_index *m = &p->index;
    if (offset < p->window || offset >= p->window + p->window_len) {
        m->next = m->end;
        return;
    }
    m->text = text.at - (offset - p->window);
    while (m->next < m->end && m->text + *m->next < text.at)
        m->next++;
}

/* The next byte that matters, or NULL at the window's end. */
static inline const char *next_mark(struct structural_index *m) {
    return m->next < m->end ? m->text + *m->next++ : NULL;
}

/* Whether the byte behind `mark`, the latest of next_mark,
   matters too. Then it is next. */
static inline bool mark_follows(const struct structural_index *m, const char *mark) {
    return m->next < m->end && m->text + *m->next == mark + 1;
}

/* --- cells ------------------------------------------------------------------------- */

static inline bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

/* A cell without blanks at its ends. */
static inline struct slice strip(const char *from, const char *to) {
    if (from < to && slice_visible(from[0]) && slice_visible(to[-1]))
        return (struct slice){from, (size_t)(to - from)};
    while (from < to && is_blank(from[0]))
        from++;
    while (from < to && is_blank(to[-1]))
        to--;
    return (struct slice){from, (size_t)(to - from)};
}

struct slice plain_undouble(char *to, struct slice text) {
    char *end = to;
    while (text.len > 0) {
        const char *quote = memchr(text.at, '"', text.len);
        size_t len = quote ? (size_t)(quote + 1 - text.at) : text.len;
        memcpy(end, text.at, len);
        end += len;
        len += quote != NULL;
        text = (struct slice){text.at + len, text.len - len};
    }
    return (struct slice){to, (size_t)(end - to)};
}

static struct slice undouble(struct plain *p, struct slice text) {
    struct slice cell = plain_undouble(p->unquoted + p->unquoted_len, text);
    p->unquoted_len += cell.len;
    return cell;
}

/* Reads the cell whose quote opens at `open`, and leaves the byte behind
   its closing quote in *mark. */
static inline enum outcome read_quoted(struct plain *p, struct structural_index *m,
                                       const char *open, struct slice *cell,
                                       const char **mark) {
    bool doubled = false;
    const char *close;
    for (;;) {
        close = next_mark(m);
        if (!close)
            return OUTCOME_CUT;
        if (*close == '"' && !mark_follows(m, close))
            return m->next == m->end ? OUTCOME_CUT : OUTCOME_NOT_PLAIN;
        if (*close == '"' && close[1] != '"')
            break;
        if (*close == '"') {
            doubled = true;
            m->next++;
        } else if (*close != p->delimiter && *close != '\t') {
            return OUTCOME_NOT_PLAIN;
        }
    }
    *cell = (struct slice){open + 1, (size_t)(close - open - 1)};
    if (doubled)
        *cell = undouble(p, *cell);
    *mark = next_mark(m);
    return OUTCOME_PLAIN;
}

/* --- rows -------------------------------------------------------------------------- */

/* Ends the row at `mark`, which is no delimiter. `end` is behind it. */
static inline enum outcome end_row(struct structural_index *m, const char *mark,
                                   const char **end) {
    *end = mark + 1;
    if (*mark == '\n')
        return OUTCOME_PLAIN;
    if (*mark != '\r')
        return OUTCOME_NOT_PLAIN;
    if (m->next == m->end)
        return OUTCOME_CUT;
    if (mark[1] != '\n')
        return OUTCOME_NOT_PLAIN;
    m->next++;
    *end = mark + 2;
    return OUTCOME_PLAIN;
}

/* Reads the row that starts at `start`; `end` is behind its line end. */
static inline enum outcome read_row(struct plain *p, struct structural_index *m,
                                    const char *start, const char **end) {
    const char delimiter = p->delimiter;
    struct slice *cell = p->cells, *const last = p->cells + PLAIN_CELLS - 1;
    p->unquoted_len = 0;
    for (const char *mark; (mark = next_mark(m));) {
        char c = *mark;
        if (c == '"') {
            if (mark != start)
                return OUTCOME_NOT_PLAIN;
            enum outcome outcome = read_quoted(p, m, mark, cell, &mark);
            if (outcome != OUTCOME_PLAIN)
                return outcome;
            c = *mark;
        } else if (c == '\t' && delimiter != '\t') {
            continue;
        } else {
            *cell = strip(start, mark);
        }
        cell++;
        if (c != delimiter) {
            p->cell_count = (size_t)(cell - p->cells);
            return end_row(m, mark, end);
        }
        if (cell > last)
            return OUTCOME_NOT_PLAIN;
        start = mark + 1;
    }
    return OUTCOME_CUT;
}

size_t plain_row(struct plain *p, struct slice text, uint64_t offset) {
    const char *end = text.at;
    enum outcome outcome;
    if (!p->scan)
        return 0;
    catch_up(p, text, offset);
    do {
        /* A copy that nobody can point at stays in registers. */
        struct structural_index m = p->index;
        outcome = read_row(p, &m, text.at, &end);
        p->index = m;
    } while (outcome == OUTCOME_CUT && scan(p, text, offset));
    return outcome == OUTCOME_PLAIN ? (size_t)(end - text.at) : 0;
}

/* --- glances ----------------------------------------------------------------------- */

/* Whether what was scanned reaches far enough: the last row
   of a window is often cut. */
static bool reaches(const struct plain *p, struct slice text, uint64_t offset,
                    size_t width) {
    enum { FAR = SCAN_WINDOW / 16 };
    uint64_t end = p->window + p->window_len;
    uint64_t ahead = offset >= p->window && offset < end ? end - offset : 0;
    return ahead >= text.len ||
           (ahead >= FAR && (size_t)(p->index.end - p->index.next) >= width);
}

bool plain_row_view(struct plain *p, struct slice text, uint64_t offset,
                    struct row_view *g) {
    if (!p->scan || text.len <= ROW_VIEW_PADDING || g->width > PLAIN_CELLS)
        return false;
    catch_up(p, text, offset);
    if (!reaches(p, text, offset, g->width))
        scan(p, text, offset);
    g->delimiter = p->delimiter;
    g->text = p->index.text;
    g->index = p->index.next;
    g->end = p->index.end;
    g->room = p->ends;
    g->row = text.at;
    g->last = text.at + text.len - ROW_VIEW_PADDING - 1;
    return true;
}
