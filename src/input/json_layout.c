#include "input/json_layout.h"

#include <stdlib.h>

#include "base/mem.h"

void json_layout_clear(struct json_layout *y) {
    free(y->object);
    *y = (struct json_layout){0};
}

/* --- texts -------------------------------------------------------------------------- */

/* Bytes at which reading a text stops: control characters, the quote, the backslash. */
static const unsigned char stops[256] = {
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,         1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, ['"'] = 1, ['\\'] = 1};

/* The quote that ends a text, or NULL. *escaped is set if the text has a backslash. */
static inline const char *text_end(const char *at, const char *end, bool *escaped) {
    for (;;) {
        while (at < end && !stops[(unsigned char)*at])
            at++;
        if (at == end || *at != '\\')
            return at < end && *at == '"' ? at : NULL;
        *escaped = true;
        if (end - at < 2 || !memchr("\"\\/bfnrt", at[1], 8))
            return NULL;
        at += 2;
    }
}

/* --- learning ----------------------------------------------------------------------- */

/* A walk over the object that is learnt. */
struct lesson {
    const char *gap; /* where the current gap starts */
    struct slice name;
    bool in_value; /* behind the colon of a member */
};

/* Takes the text between these quotes; false when it does not fit a layout. */
static bool learn_text(struct json_layout *y, struct lesson *l, const char *open,
                       const char *close, bool escaped) {
    struct slice text = {open + 1, (size_t)(close - open - 1)};
    if (!l->in_value) {
        l->name = text;
        return !escaped;
    }
    if (y->count == JSON_LAYOUT_TEXTS)
        return false;
    y->names[y->count] = l->name;
    y->gaps[y->count++] = (struct slice){l->gap, (size_t)(text.at - l->gap)};
    l->gap = close;
    return true;
}

static bool learn(struct json_layout *y, struct slice object) {
    const char *at = object.at, *end = at + object.len;
    struct lesson l = {.gap = at};
    for (at++; at < end; at++) {
        const char *open = at;
        bool escaped = false;
        if (*at == '{' || *at == '[')
            return false;
        if (*at == ':' || *at == ',')
            l.in_value = *at == ':';
        if (*at != '"')
            continue;
        at = text_end(open + 1, end, &escaped);
        if (!at || !learn_text(y, &l, open, at, escaped))
            return false;
    }
    y->gaps[y->count] = (struct slice){l.gap, (size_t)(end - l.gap)};
    return true;
}

bool json_layout_learn(struct json_layout *y, struct slice object) {
    json_layout_clear(y);
    y->object = mem_copy(object.at, object.len);
    bool learnt = object.len > 1 && object.at[0] == '{' &&
                  learn(y, (struct slice){y->object, object.len});
    if (!learnt)
        json_layout_clear(y);
    return learnt;
}

int json_layout_text(const struct json_layout *y, const char *member) {
    for (size_t i = 0; i < y->count; i++)
        if (slice_equal(y->names[i], slice_of(member)))
            return (int)i;
    return -1;
}

/* --- reading ------------------------------------------------------------------------ */

/* Takes a gap off the front of the text; false when it begins otherwise. */
static inline bool take_gap(struct slice gap, const char **at, const char *end) {
    if ((size_t)(end - *at) < gap.len || memcmp(*at, gap.at, gap.len) != 0)
        return false;
    *at += gap.len;
    return true;
}

size_t json_layout_read(const struct json_layout *y, struct slice text,
                        struct json_texts *texts) {
    const char *at = text.at, *end = at + text.len;
    texts->escaped = 0;
    if (!y->object)
        return 0;
    for (size_t i = 0; i < y->count; i++) {
        bool escaped = false;
        if (!take_gap(y->gaps[i], &at, end))
            return 0;
        const char *close = text_end(at, end, &escaped);
        if (!close)
            return 0;
        texts->text[i] = (struct slice){at, (size_t)(close - at)};
        texts->escaped |= (uint32_t)escaped << i;
        at = close;
    }
    return take_gap(y->gaps[y->count], &at, end) ? (size_t)(at - text.at) : 0;
}
