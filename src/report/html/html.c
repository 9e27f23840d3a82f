#include "report/html/html.h"

#include "report/screen.h"

/* The escape of a character that needs one, or NULL. */
static const char *escape_of(char c) {
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

void html_words(struct html *h, struct slice words) {
    buf_reset(&h->clean);
    screen_clean(&h->clean, words);
    const char *from = buf_str(&h->clean), *at = from;
    for (; *at; at++) {
        const char *escape = escape_of(*at);
        if (!escape)
            continue;
        emit_bytes(&h->emit, from, (size_t)(at - from));
        emit_text(&h->emit, escape);
        from = at + 1;
    }
    emit_bytes(&h->emit, from, (size_t)(at - from));
}

void html_string(struct html *h, const char *words) {
    html_words(h, slice_of(words));
}

void html_cell(struct html *h, const struct cell *cell) {
    switch (cell->type) {
    case CELL_EMPTY:
        break;
    case CELL_TEXT:
        html_words(h, cell->text);
        break;
    case CELL_TERM:
        html_string(h, cell->term.label);
        break;
    case CELL_EXACT:
        emit_exact(&h->emit, cell->exact, h->figures);
        break;
    case CELL_MONEY:
    case CELL_COUNT:
    case CELL_FIGURE:
        emit_figure(&h->emit, cell->figure.digits, cell->figure.places, h->figures);
        break;
    }
}
