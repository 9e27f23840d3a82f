#include "report/html/html.h"

#include "report/screen.h"

/* The name of a character that would not stand for itself, or NULL. */
static const char *name_of(char c) {
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
    buf_reset(&h->shown);
    screen_clean(&h->shown, words);
    const char *from = buf_str(&h->shown), *at = from;
    for (; *at; at++) {
        const char *name = name_of(*at);
        if (!name)
            continue;
        emit_bytes(&h->emit, from, (size_t)(at - from));
        emit_text(&h->emit, name);
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
