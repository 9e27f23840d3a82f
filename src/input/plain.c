#include "input/plain.h"

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
    free(p->unquoted);
    plain_init(p);
}

/* A delimiter that means something else too is left to libcsv. */
void plain_start(struct plain *p, char delimiter) {
    bool clear = delimiter == '\t' || ((unsigned char)delimiter > SCAN_CONTROL &&
                                       delimiter != '"' && delimiter != ' ');
    p->scan = clear ? scan_choose() : NULL;
    p->delimiter = delimiter;
    plain_forget(p);
    if (!p->scan || p->at)
        return;
    p->at = mem_alloc(SCAN_ROOM * sizeof *p->at);
    p->cells = mem_alloc(PLAIN_CELLS * sizeof *p->cells);
    p->unquoted = mem_alloc(SCAN_WINDOW);
}

void plain_forget(struct plain *p) {
    p->window = (struct slice){NULL, 0};
    p->count = p->next = 0;
}

/* --- cells ------------------------------------------------------------------------- */

/* The next byte that matters, or NULL at the window's end. */
static inline const char *next_mark(struct plain *p) {
    return p->next < p->count ? p->window.at + p->at[p->next++] : NULL;
}

/* Whether the byte behind `mark`, the latest of next_mark, matters too. Then it is next. */
static inline bool mark_follows(const struct plain *p, const char *mark) {
    return p->next < p->count && p->window.at + p->at[p->next] == mark + 1;
}

static inline bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

/* A cell without blanks at its ends. */
static inline struct slice strip(const char *from, const char *to) {
    while (from < to && is_blank(from[0]))
        from++;
    while (from < to && is_blank(to[-1]))
        to--;
    return (struct slice){from, (size_t)(to - from)};
}

/* The text of a quoted cell with each doubled quote made one. */
static struct slice undouble(struct plain *p, const char *from, const char *to) {
    char *start = p->unquoted + p->unquoted_len, *end = start;
    while (from < to) {
        const char *quote = memchr(from, '"', (size_t)(to - from));
        size_t len = (size_t)((quote ? quote + 1 : to) - from);
        memcpy(end, from, len);
        end += len;
        from += len + (quote != NULL);
    }
    p->unquoted_len += (size_t)(end - start);
    return (struct slice){start, (size_t)(end - start)};
}

/* Reads the cell whose quote opens at `open`, and leaves the byte behind its closing quote
   in *mark. */
static enum outcome read_quoted(struct plain *p, const char *open, struct slice *cell,
                                const char **mark) {
    bool doubled = false;
    const char *close;
    for (;;) {
        close = next_mark(p);
        if (!close)
            return OUTCOME_CUT;
        if (*close == '"' && !mark_follows(p, close))
            return p->next == p->count ? OUTCOME_CUT : OUTCOME_NOT_PLAIN;
        if (*close == '"' && close[1] != '"')
            break;
        if (*close == '"')
            doubled = p->next++ > 0;
        else if (*close != p->delimiter && *close != '\t')
            return OUTCOME_NOT_PLAIN;
    }
    *cell = doubled ? undouble(p, open + 1, close)
                    : (struct slice){open + 1, (size_t)(close - open - 1)};
    *mark = next_mark(p);
    return OUTCOME_PLAIN;
}

/* --- rows -------------------------------------------------------------------------- */

/* Ends the row at `mark`, which is neither delimiter nor TAB. `end` is behind it. */
static enum outcome end_row(struct plain *p, const char *mark, const char **end) {
    *end = mark + 1;
    if (*mark == '\n')
        return OUTCOME_PLAIN;
    if (*mark != '\r')
        return OUTCOME_NOT_PLAIN;
    if (p->next == p->count)
        return OUTCOME_CUT;
    if (mark[1] != '\n')
        return OUTCOME_NOT_PLAIN;
    p->next++;
    *end = mark + 2;
    return OUTCOME_PLAIN;
}

/* Reads the row that starts at `start`; `end` is behind its line end. */
static enum outcome read_row(struct plain *p, const char *start, const char **end) {
    p->cell_count = p->unquoted_len = 0;
    for (const char *mark; (mark = next_mark(p));) {
        struct slice *cell = &p->cells[p->cell_count];
        if (*mark == '"') {
            enum outcome outcome =
                mark == start ? read_quoted(p, mark, cell, &mark) : OUTCOME_NOT_PLAIN;
            if (outcome != OUTCOME_PLAIN)
                return outcome;
        } else if (*mark == '\t' && p->delimiter != '\t') {
            continue;
        } else {
            *cell = strip(start, mark);
        }
        p->cell_count++;
        if (*mark != p->delimiter)
            return end_row(p, mark, end);
        if (p->cell_count == PLAIN_CELLS)
            return OUTCOME_NOT_PLAIN;
        start = mark + 1;
    }
    return OUTCOME_CUT;
}

static void scan(struct plain *p, struct slice text) {
    size_t len = text.len < SCAN_WINDOW ? text.len : SCAN_WINDOW;
    p->window = (struct slice){text.at, len};
    p->count = p->scan(p->window, p->delimiter, p->at);
    p->next = 0;
}

size_t plain_row(struct plain *p, struct slice text) {
    const char *end = text.at;
    if (!p->scan)
        return 0;
    /* libcsv may have read some rows since. */
    while (p->next < p->count && p->window.at + p->at[p->next] < text.at)
        p->next++;
    enum outcome outcome = read_row(p, text.at, &end);
    if (outcome == OUTCOME_CUT && p->window.at != text.at) {
        scan(p, text);
        outcome = read_row(p, text.at, &end);
    }
    return outcome == OUTCOME_PLAIN ? (size_t)(end - text.at) : 0;
}
