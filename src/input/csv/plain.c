#include "input/csv/plain.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* What reading a row gave. Cut: it goes on behind the window. */
enum outcome { OUTCOME_PLAIN, OUTCOME_NOT_PLAIN, OUTCOME_CUT };

void plain_init(struct plain *p) {
    *p = (struct plain){0};
}

void plain_clear(struct plain *p) {
    free(p->positions);
    free(p->cells);
    free(p->ends);
    free(p->unquoted);
    plain_init(p);
}

void plain_start(struct plain *p, char delimiter) {
    /* A delimiter that is a blank, quote or control character is left to libcsv. */
    bool clear = delimiter == '\t' || ((unsigned char)delimiter > SCAN_CONTROL &&
                                       delimiter != '"' && delimiter != ' ');
    p->scan = clear ? scan_choose() : NULL;
    p->delimiter = delimiter;
    p->window_len = 0;
    p->index = (struct structural_index){NULL, p->positions, p->positions};
    if (!p->scan || p->positions)
        return;
    p->positions = mem_alloc(SCAN_ROOM * sizeof *p->positions);
    p->cells = mem_alloc(PLAIN_CELLS * sizeof *p->cells);
    p->ends = mem_alloc(PLAIN_CELLS * sizeof *p->ends);
    p->unquoted = mem_alloc(SCAN_WINDOW);
}

/* --- structural index -------------------------------------------------------------- */

/* Scans the window at the front of `text`. False when that was done already. */
static bool scan(struct plain *p, struct slice text, uint64_t offset) {
    if (p->window == offset && p->window_len > 0)
        return false;
    p->window = offset;
    p->window_len = text.len < SCAN_WINDOW ? text.len : SCAN_WINDOW;
    struct slice window = {text.at, p->window_len};
    p->index = (struct structural_index){text.at, p->positions,
                                         p->positions +
                                             p->scan(window, p->delimiter, p->positions)};
    return true;
}

/* Skips the positions of rows that were read in another way since the text was
   scanned. */
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

/* The next structural byte, or NULL at the window's end. */
static inline const char *next_structural(struct structural_index *m) {
    return m->next < m->end ? m->text + *m->next++ : NULL;
}

/* Whether the byte behind `at`, the latest of next_structural, is structural too. */
static inline bool structural_follows(const struct structural_index *m, const char *at) {
    return m->next < m->end && m->text + *m->next == at + 1;
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

/* Reads the cell whose quote opens at `open`; *behind is the byte after its closing
   quote. */
static inline enum outcome read_quoted(struct plain *p, struct structural_index *m,
                                       const char *open, struct slice *cell,
                                       const char **behind) {
    bool doubled = false;
    const char *close;
    for (;;) {
        close = next_structural(m);
        if (!close)
            return OUTCOME_CUT;
        if (*close == '"' && !structural_follows(m, close))
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
    *behind = next_structural(m);
    return OUTCOME_PLAIN;
}

/* --- rows -------------------------------------------------------------------------- */

/* Ends the row at `at`, which is no delimiter. *end is behind the line end. */
static inline enum outcome end_row(struct structural_index *m, const char *at,
                                   const char **end) {
    *end = at + 1;
    if (*at == '\n')
        return OUTCOME_PLAIN;
    if (*at != '\r')
        return OUTCOME_NOT_PLAIN;
    if (m->next == m->end)
        return OUTCOME_CUT;
    if (at[1] != '\n')
        return OUTCOME_NOT_PLAIN;
    m->next++;
    *end = at + 2;
    return OUTCOME_PLAIN;
}

/* Reads the row that starts at `start`; *end is behind its line end. */
static inline enum outcome read_row(struct plain *p, struct structural_index *m,
                                    const char *start, const char **end) {
    const char delimiter = p->delimiter;
    struct slice *cell = p->cells, *const last = p->cells + PLAIN_CELLS - 1;
    p->unquoted_len = 0;
    for (const char *at; (at = next_structural(m));) {
        char c = *at;
        if (c == '"') {
            if (at != start)
                return OUTCOME_NOT_PLAIN;
            enum outcome outcome = read_quoted(p, m, at, cell, &at);
            if (outcome != OUTCOME_PLAIN)
                return outcome;
            c = *at;
        } else if (c == '\t' && delimiter != '\t') {
            continue;
        } else {
            *cell = strip(start, at);
        }
        cell++;
        if (c != delimiter) {
            p->cell_count = (size_t)(cell - p->cells);
            return end_row(m, at, end);
        }
        if (cell > last)
            return OUTCOME_NOT_PLAIN;
        start = at + 1;
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
        /* A local copy, since the compiler can keep that in registers. */
        struct structural_index m = p->index;
        outcome = read_row(p, &m, text.at, &end);
        p->index = m;
    } while (outcome == OUTCOME_CUT && scan(p, text, offset));
    return outcome == OUTCOME_PLAIN ? (size_t)(end - text.at) : 0;
}

/* --- row views --------------------------------------------------------------------- */

/* Whether enough of the text was scanned: the last row of a window is often cut. */
static bool reaches(const struct plain *p, struct slice text, uint64_t offset,
                    size_t width) {
    enum { FAR = SCAN_WINDOW / 16 };
    uint64_t end = p->window + p->window_len;
    uint64_t ahead = offset >= p->window && offset < end ? end - offset : 0;
    return ahead >= text.len ||
           (ahead >= FAR && (size_t)(p->index.end - p->index.next) >= width);
}

bool plain_row_view(struct plain *p, struct slice text, uint64_t offset,
                    struct row_view *v) {
    if (!p->scan || text.len <= ROW_VIEW_PADDING || v->width > PLAIN_CELLS)
        return false;
    catch_up(p, text, offset);
    if (!reaches(p, text, offset, v->width))
        scan(p, text, offset);
    v->delimiter = p->delimiter;
    v->text = p->index.text;
    v->next = p->index.next;
    v->end = p->index.end;
    v->room = p->ends;
    v->row = text.at;
    v->last = text.at + text.len - ROW_VIEW_PADDING - 1;
    return true;
}
