/* Words as a workbook holds them. The library escapes them for XML; here is what a
   spreadsheet, or the library itself, would read as a code. */
#include "base/letters.h"
#include "report/screen.h"
#include "report/xlsx/write_xlsx.h"

/* UTF-16 units. */
enum { CELL_MOST = 32767, HEADING_MOST = 255, TITLE_MOST = 255 };

bool xlsx_is_code(struct slice text) {
    static const char form[] = "_x0000_";
    if (text.len < sizeof form - 1)
        return false;
    for (size_t i = 0; form[i]; i++) {
        char c = letter_lower(text.at[i]);
        bool hex = letter_is_digit(c) || (c >= 'a' && c <= 'f');
        if (form[i] == '0' ? !hex : c != form[i])
            return false;
    }
    return true;
}

/* The escape of the byte that a text begins with; "" if it needs none. */
static const char *escape_of(struct slice text, bool heading) {
    if (xlsx_is_code(text))
        return "_x005F_";
    if (!heading || text.at[0] != '&')
        return "";
    /* The library takes an ampersand before these for a picture, even the second of two:
       a font code that changes nothing separates them. */
    bool picture = text.len > 1 && strchr("Gg[", text.at[1]);
    return picture ? "&&&\"-,Regular\"" : "&&";
}

/* Takes the next character from the text; returns it as it is to be written. */
static struct slice next_of(struct slice *text, bool heading) {
    size_t len = 1;
    while (len < text->len && ((unsigned char)text->at[len] & 0xc0) == 0x80)
        len++;
    struct slice escape = slice_of(escape_of(*text, heading)), one = {text->at, len};
    *text = (struct slice){text->at + len, text->len - len};
    return escape.len > 0 ? escape : one;
}

/* Appends as much of a clean text as fits in `most` units. */
static void put(struct buf *out, struct slice text, size_t most, bool heading) {
    if (!heading && text.len <= most && !slice_has(text, '_')) {
        buf_slice(out, text);
        return;
    }
    while (text.len > 0) {
        struct slice one = next_of(&text, heading);
        size_t units = screen_units(one);
        if (units > most)
            return;
        most -= units;
        buf_slice(out, one);
    }
}

void xlsx_put_words(struct buf *out, struct slice words) {
    struct buf clean = {0};
    screen_clean(&clean, words);
    put(out, buf_view(&clean), CELL_MOST, false);
    buf_clear(&clean);
}

void xlsx_put_heading(struct buf *out, struct slice words) {
    put(out, words, HEADING_MOST - screen_units(buf_view(out)), true);
}

char *xlsx_title(const char *words) {
    struct buf clean = {0}, title = {0};
    screen_clean(&clean, slice_of(words));
    if (clean.len > 0 && clean.at[0] == '=')
        buf_char(&title, ' ');
    buf_add(&title, buf_str(&clean),
            screen_fit(buf_view(&clean), TITLE_MOST - title.len));
    buf_clear(&clean);
    return buf_steal(&title);
}
