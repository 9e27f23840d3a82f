#include "report/text/text.h"

#include "report/screen.h"

enum { LEAST_ROOM = 16 };

void text_style(const struct text_page *page, enum style style) {
    static const char *const codes[] = {"\x1b[0m", "\x1b[1m", "\x1b[2m"};
    if (page->colour)
        emit_text(page->emit, codes[style]);
}

/* The columns left on a line, or a few if there are hardly any. */
static unsigned room_after(const struct text_page *page, unsigned taken) {
    return taken + LEAST_ROOM < page->width ? page->width - taken : LEAST_ROOM;
}

void text_paragraph(const struct text_page *page, struct slice text, unsigned first,
                    unsigned indent) {
    emit_slice(page->emit, screen_cut(&text, room_after(page, first)));
    emit_char(page->emit, '\n');
    while (text.len > 0) {
        emit_repeat(page->emit, " ", indent);
        emit_slice(page->emit, screen_cut(&text, room_after(page, indent)));
        emit_char(page->emit, '\n');
    }
}
