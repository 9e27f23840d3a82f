#include "report/text/text.h"

#include "report/screen.h"

enum { LEAST_ROOM = 16 };

void text_style(const struct page *page, enum style style) {
    static const char *const codes[] = {"\x1b[0m", "\x1b[1m", "\x1b[2m"};
    if (page->colour)
        emit_text(page->emit, codes[style]);
}

/* The columns left of a line, or a few when the rest of it is taken. */
static unsigned room_behind(const struct page *page, unsigned taken) {
    return taken + LEAST_ROOM < page->width ? page->width - taken : LEAST_ROOM;
}

void text_paragraph(const struct page *page, struct slice text, unsigned first,
                    unsigned indent) {
    emit_slice(page->emit, screen_cut(&text, room_behind(page, first)));
    emit_char(page->emit, '\n');
    while (text.len > 0) {
        emit_repeat(page->emit, " ", indent);
        emit_slice(page->emit, screen_cut(&text, room_behind(page, indent)));
        emit_char(page->emit, '\n');
    }
}
