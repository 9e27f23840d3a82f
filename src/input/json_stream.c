#include "input/json_stream.h"

void json_stream_init(struct json_stream *s, struct source *source, struct diags *d) {
    *s = (struct json_stream){.d = d, .line = 1};
    decoder_init(&s->decoder, source);
    buf_init(&s->value);
}

void json_stream_clear(struct json_stream *s) {
    decoder_clear(&s->decoder);
    buf_clear(&s->value);
}

/* --- bytes -------------------------------------------------------------------------- */

/* Fetches text if none is left; false at the end. */
static bool fetch(struct json_stream *s) {
    while (s->text.len == 0) {
        int got = decoder_next(&s->decoder, &s->text, s->d);
        s->unreadable |= got < 0;
        if (got <= 0) {
            s->text = (struct slice){"", 0};
            return false;
        }
    }
    return true;
}

/* Takes `len` bytes, counting lines. */
static void pass(struct json_stream *s, size_t len) {
    const char *at = s->text.at, *end = at + len, *feed;
    while (at < end && (feed = memchr(at, '\n', (size_t)(end - at)))) {
        s->line++;
        at = feed + 1;
    }
    s->text.at += len;
    s->text.len -= len;
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The next byte that is no blank, or NUL at the end. */
static char ahead(struct json_stream *s) {
    while (fetch(s)) {
        size_t blanks = 0;
        while (blanks < s->text.len && is_blank(s->text.at[blanks]))
            blanks++;
        pass(s, blanks);
        if (s->text.len > 0)
            return s->text.at[0];
    }
    return '\0';
}

static bool take(struct json_stream *s, char c) {
    if (ahead(s) != c || s->text.len == 0)
        return false;
    pass(s, 1);
    return true;
}

/* --- values ------------------------------------------------------------------------- */

/* State of the search for a value's end. Whether it is valid is for jansson to judge. */
struct walk {
    size_t depth;  /* open brackets */
    bool in_text;  /* between quotes */
    bool escaped;  /* behind a backslash there */
    bool is_plain; /* a number or a word: ends before a byte that cannot be part of it */
};

/* Whether the value ends before this byte. */
static bool ends_before(const struct walk *w, char c) {
    return w->is_plain && (c == ',' || c == ']' || c == '}' || is_blank(c));
}

/* Takes the next byte into account; true when it is the last of the value. */
static bool step(struct walk *w, char c) {
    if (w->in_text) {
        bool closes = c == '"' && !w->escaped;
        w->escaped = c == '\\' && !w->escaped;
        w->in_text = !closes;
        return closes && w->depth == 0;
    }
    w->in_text = c == '"';
    w->depth += c == '{' || c == '[';
    if (c == '}' || c == ']')
        return --w->depth == 0;
    return false;
}

/* Takes the next value. */
static int take_value(struct json_stream *s) {
    char first = ahead(s);
    struct walk w = {.is_plain = first != '"' && first != '{' && first != '['};
    buf_reset(&s->value);
    s->value_line = s->line;
    if (s->text.len == 0 || ends_before(&w, first) || first == ':')
        return -1;
    while (fetch(s) && s->value.len <= JSON_VALUE_BYTES) {
        size_t at = 0;
        bool last = false;
        while (at < s->text.len && !last && !ends_before(&w, s->text.at[at])) {
            last = !w.is_plain && step(&w, s->text.at[at]);
            at++;
        }
        last = last || at < s->text.len;
        buf_add(&s->value, s->text.at, at);
        pass(s, at);
        if (last)
            return 1;
    }
    return -1;
}

/* Goes to the next member or element: 1; 0 when `close` ends them. */
static int go_on(struct json_stream *s, char close) {
    if (take(s, close))
        return 0;
    if (s->begun && (!take(s, ',') || ahead(s) == close))
        return -1;
    s->begun = true;
    return 1;
}

/* --- the walk ----------------------------------------------------------------------- */

int json_stream_open(struct json_stream *s) {
    if (take(s, '['))
        return 0;
    return take(s, '{') ? 1 : -1;
}

int json_stream_member(struct json_stream *s) {
    int more = go_on(s, '}');
    if (more == 0)
        return ahead(s) == '\0' && s->text.len == 0 && !s->unreadable ? 0 : -1;
    if (more < 0 || ahead(s) != '"' || take_value(s) < 0)
        return -1;
    return take(s, ':') ? 1 : -1;
}

int json_stream_array(struct json_stream *s) {
    if (!take(s, '['))
        return 0;
    s->begun = false;
    return 1;
}

int json_stream_element(struct json_stream *s) {
    int more = go_on(s, ']');
    s->begun = true; /* for the object: this member was taken */
    return more;
}

int json_stream_value(struct json_stream *s) {
    return take_value(s);
}

void json_stream_skip(struct json_stream *s, size_t len) {
    s->value_line = s->line;
    pass(s, len);
}
