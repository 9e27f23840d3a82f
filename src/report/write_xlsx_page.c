/* Sheets as such: their names, the widths of columns, the paper. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "report/screen.h"
#include "report/show.h"
#include "report/write_xlsx.h"

enum { NAME_MOST = 31, WIDTH_MOST = 60, WIDTH_MARGIN = 2, PAPER_A4 = 9 };

/* Characters, not bytes: those that follow the first of a character are 10xxxxxx. */
static size_t cut_to(const char *text, size_t characters) {
    size_t len = 0;
    for (; text[len]; len++) {
        bool first = ((unsigned char)text[len] & 0xc0) != 0x80;
        if (first && characters-- == 0)
            break;
    }
    return len;
}

static bool is_taken(const struct workbook *w, const char *name) {
    lxw_worksheet *sheet;
    STAILQ_FOREACH(sheet, w->book->worksheets, list_pointers) {
        if (strcasecmp(sheet->name, name) == 0)
            return true;
    }
    return false;
}

/* A name for a sheet in w->text: without the characters that stand for something in a
   formula, short, and with a number when it was used already. */
static const char *sheet_name(struct workbook *w, const char *wanted) {
    struct buf clean = {0};
    screen_clean(&clean, slice_of(wanted));
    for (size_t i = 0; i < clean.len; i++)
        if (strchr("[]:*?/\\'", clean.at[i]))
            clean.at[i] = ' ';
    buf_reset(&w->text);
    buf_add(&w->text, buf_str(&clean), cut_to(buf_str(&clean), NAME_MOST));
    for (unsigned number = 2; w->text.len == 0 || is_taken(w, w->text.at); number++) {
        char ending[16];
        int len = snprintf(ending, sizeof ending, " %u", number);
        buf_reset(&w->text);
        buf_add(&w->text, buf_str(&clean),
                cut_to(buf_str(&clean), NAME_MOST - (size_t)len));
        buf_text(&w->text, ending);
    }
    buf_clear(&clean);
    return w->text.at;
}

lxw_worksheet *xlsx_sheet(struct workbook *w, const char *name) {
    return w->lib->workbook_add_worksheet(w->book, sheet_name(w, name));
}

unsigned xlsx_width(struct workbook *w, const struct cell *cell) {
    buf_reset(&w->text);
    show_cell(&w->text, cell, w->figures);
    return screen_width(buf_view(&w->text));
}

void xlsx_widen(unsigned *width, unsigned characters) {
    if (characters > WIDTH_MOST)
        characters = WIDTH_MOST;
    if (characters > *width)
        *width = characters;
}

void xlsx_set_width(struct workbook *w, lxw_worksheet *sheet, lxw_col_t column,
                    unsigned width) {
    w->lib->worksheet_set_column(sheet, column, column, width + WIDTH_MARGIN, NULL);
}

/* Puts a title above every page that is printed, where a sheet has none; a long one is
   cut off. In such a text an ampersand begins an instruction, and two are one. */
void xlsx_set_title(struct workbook *w, lxw_worksheet *sheet, const char *title) {
    enum { TITLE_MOST = 80 };
    struct slice rest = slice_of(title);
    const struct slice piece = screen_cut(&rest, TITLE_MOST);
    buf_reset(&w->text);
    buf_text(&w->text, "&L");
    for (size_t i = 0; i < piece.len; i++) {
        if (piece.at[i] == '&')
            buf_char(&w->text, '&');
        buf_char(&w->text, piece.at[i]);
    }
    w->lib->worksheet_set_header(sheet, buf_str(&w->text));
}

void xlsx_set_page(struct workbook *w, lxw_worksheet *sheet, bool landscape) {
    w->lib->worksheet_set_paper(sheet, PAPER_A4);
    w->lib->worksheet_fit_to_pages(sheet, 1, 0);
    if (landscape)
        w->lib->worksheet_set_landscape(sheet);
}
