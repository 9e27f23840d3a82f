#include "model/closed.h"

#include <stdlib.h>

#include "base/letters.h"

bool closed_has(const struct closed_period *c, period p) {
    return c->close == CLOSE_YEAR ? period_year(p) == period_year(c->root) : p == c->root;
}

const struct closed_period *budget_closed(const struct budget *b, period p) {
    for (size_t i = 0; i < b->closed_count; i++)
        if (closed_has(&b->closed[i], p))
            return &b->closed[i];
    return NULL;
}

bool closed_next(struct slice *list, struct slice *one) {
    static const char between[] = " | ";
    const size_t width = sizeof between - 1;
    size_t len = 0;
    if (list->len == 0)
        return false;
    while (len + width <= list->len && memcmp(list->at + len, between, width) != 0)
        len++;
    bool more = len + width <= list->len;
    size_t taken = more ? len + width : list->len;
    *one = slice_trim((struct slice){list->at, more ? len : list->len});
    *list = (struct slice){list->at + taken, list->len - taken};
    return true;
}

/* --- municipalities ------------------------------------------------------------------ */

/* The code of the list that a municipality has, or had formerly; its own if none is. */
static const char *code_in(struct slice list, const struct municipality *m,
                           struct arena *arena) {
    struct slice one, former = {"", 0};
    while (closed_next(&list, &one)) {
        if (letters_same(one, slice_of(m->code)))
            return arena_text(arena, one);
        if (former.len == 0 && municipality_was(m, one))
            former = one;
    }
    return former.len > 0 ? arena_text(arena, former) : m->code;
}

void closed_codes(struct closed_period *c, struct budget *b) {
    c->codes = arena_take(&b->arena, b->municipality_count * sizeof *c->codes);
    for (size_t m = 0; m < b->municipality_count; m++)
        c->codes[m] = code_in(c->municipalities, &b->municipalities[m], &b->arena);
}

int closed_municipality(const struct closed_period *c, const struct budget *b,
                        struct slice code) {
    for (size_t m = 0; m < b->municipality_count; m++)
        if (letters_same(code, slice_of(c->codes[m])))
            return (int)m;
    return MUNICIPALITY_NONE;
}

const char *closed_party(const struct closed_period *c, int party) {
    return party == PARTY_NONE   ? ""
           : party == PARTY_BODY ? "joint body"
                                 : c->codes[party];
}

/* --- lines --------------------------------------------------------------------------- */

void closed_category_write(struct buf *out, const struct categories *list, category c) {
    buf_text(out, c == CATEGORY_OWN ? "own" : list->list[c].folded);
}

void closed_key_write(struct buf *out, const struct categories *list, struct slice name) {
    category named = category_find(list, name);
    if (named != CATEGORY_UNKNOWN) {
        closed_category_write(out, list, named);
        return;
    }
    char *lower = letters_lower(name);
    buf_text(out, lower);
    free(lower);
}

static void write_key(struct buf *out, const struct budget *b, int key) {
    if (key != KEY_NONE)
        closed_key_write(out, &b->categories, slice_of(b->keys[key].name));
}

static void end(struct buf *out) {
    buf_char(out, CLOSED_END);
}

static void add_text(struct buf *out, const char *text) {
    buf_text(out, text);
    end(out);
}

/* Whoever receives what is borne. */
static void write_favour(struct buf *out, const struct budget *b,
                         const struct closed_period *c, const struct cost_line *line) {
    const struct cost_line *other = line->counterpart;
    if (line->half != HALF_BORNE || !other)
        return;
    buf_text(out, closed_party(c, other->municipality));
    write_key(out, b, other->key);
}

void closed_line_write(struct buf *out, const struct budget *b,
                       const struct closed_period *c, const struct cost_line *line) {
    static const char *const halves[] = {
        [HALF_NONE] = "", [HALF_BORNE] = "borne", [HALF_CREDITED] = "credited"};
    bool own = line->category == CATEGORY_OWN;
    period_write(out, line->period);
    end(out);
    closed_category_write(out, &b->categories, line->category);
    end(out);
    write_key(out, b, own ? KEY_NONE : line->key);
    end(out);
    if (!own)
        period_write(out, line->key_period);
    end(out);
    add_text(out, closed_party(c, own ? line->municipality : MUNICIPALITY_NONE));
    add_text(out, halves[line->half]);
    write_favour(out, b, c, line);
    end(out);
    /* Who incurs what names nobody is a matter of the settings of then. */
    const struct settings then = {.model = c->model,
                                  .host = closed_municipality(c, b, slice_of(c->host))};
    add_text(out, closed_party(c, line_incurred_by(&then, line)));
}

struct slice closed_field_of(struct slice text, int field) {
    const char *at = text.at;
    for (int i = 0; i < field; i++)
        at = strchr(at, CLOSED_END) + 1;
    return (struct slice){at, (size_t)(strchr(at, CLOSED_END) - at)};
}
