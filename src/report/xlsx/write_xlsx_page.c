/* Sheets as such: their names, the widths of columns, the paper. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/letters.h"
#include "report/screen.h"
#include "report/show.h"
#include "report/xlsx/write_xlsx.h"

enum { NAME_MOST = 31, WIDTH_MOST = 60, WIDTH_MARGIN = 2, PAPER_A4 = 9 };

/* Whether the workbook has such a sheet, or spreadsheets reserve the name. */
static bool is_taken(const struct workbook *w, struct slice name) {
    static const char *const reserved[] = {"History", "Geschiedenis"};
    lxw_worksheet *sheet;
    for (size_t i = 0; i < sizeof reserved / sizeof reserved[0]; i++)
        if (letters_same(name, slice_of(reserved[i])))
            return true;
    STAILQ_FOREACH(sheet, w->book->worksheets, list_pointers) {
        if (letters_same(slice_of(sheet->name), name))
            return true;
    }
    return false;
}

/* Appends a text as the name of a sheet: with blanks for the characters that have a
   meaning in a formula, and for codes. */
static void put_name(struct buf *out, const char *wanted) {
    screen_clean(out, slice_of(wanted));
    for (size_t i = 0; i < out->len; i++)
        if (strchr("[]:*?/\\'", out->at[i]) ||
            xlsx_is_code((struct slice){out->at + i, out->len - i}))
            out->at[i] = ' ';
}

/* A name for a sheet, in w->text: short, and with a number if it is used already. */
static const char *sheet_name(struct workbook *w, const char *wanted) {
    struct buf clean = {0};
    put_name(&clean, wanted);
    buf_reset(&w->text);
    buf_add(&w->text, buf_str(&clean), screen_fit(buf_view(&clean), NAME_MOST));
    for (unsigned number = 2; w->text.len == 0 || is_taken(w, buf_view(&w->text));
         number++) {
        char ending[16];
        int len = snprintf(ending, sizeof ending, " %u", number);
        buf_reset(&w->text);
        buf_add(&w->text, buf_str(&clean),
                screen_fit(buf_view(&clean), NAME_MOST - (size_t)len));
        buf_text(&w->text, ending);
    }
    buf_clear(&clean);
    return w->text.at;
}

/* Puts the name in quotes for formulas: it may be the same as that of a cell. */
static void quote_name(lxw_worksheet *sheet) {
    struct buf quoted = {0};
    buf_char(&quoted, '\'');
    buf_text(&quoted, sheet->name);
    buf_char(&quoted, '\'');
    free(sheet->quoted_name);
    sheet->quoted_name = buf_steal(&quoted);
}

lxw_worksheet *xlsx_sheet(struct workbook *w, const char *name) {
    os_hush(&w->hush);
    lxw_worksheet *sheet = w->lib->workbook_add_worksheet(w->book, sheet_name(w, name));
    os_speak(&w->hush);
    if (sheet)
        quote_name(sheet);
    else
        xlsx_failed(w->diags, DIAG_WORD("its temporary file could not be written"));
    return sheet;
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

void xlsx_set_title(struct workbook *w, lxw_worksheet *sheet, const char *title) {
    enum { TITLE_MOST = 80 };
    struct buf clean = {0};
    screen_clean(&clean, slice_of(title));
    struct slice rest = buf_view(&clean);
    buf_reset(&w->text);
    buf_text(&w->text, "&L");
    xlsx_put_heading(&w->text, screen_cut(&rest, TITLE_MOST));
    buf_clear(&clean);
    w->lib->worksheet_set_header(sheet, buf_str(&w->text));
}

/* A4 with the library's margins, at a scale of 100: characters of usual width across, with
   some to spare for other fonts, and rows of usual height down. */
static const struct { unsigned across, down; } papers[] = {{64, 48}, {94, 31}};

/* Wider than the first is small to read on a page that is upright, so few rows are turned;
   than the second, too small. */
enum { UPRIGHT_BEST = 107, UPRIGHT_MOST = 130, SCALE_LEAST = 25 };

static struct xlsx_page page_of(unsigned width, bool landscape) {
    unsigned scale = width > 0 ? 100 * papers[landscape].across / width : 100;
    scale = scale > 100 ? 100 : scale < SCALE_LEAST ? SCALE_LEAST : scale;
    return (struct xlsx_page){landscape, scale, 100 * papers[landscape].down / scale};
}

struct xlsx_page xlsx_page_of(unsigned width, unsigned rows) {
    struct xlsx_page turned = page_of(width, true);
    bool landscape =
        width > UPRIGHT_MOST || (width > UPRIGHT_BEST && rows <= turned.rows);
    return landscape ? turned : page_of(width, false);
}

void xlsx_set_page(struct workbook *w, lxw_worksheet *sheet, struct xlsx_page page,
                   unsigned high) {
    w->lib->worksheet_set_paper(sheet, PAPER_A4);
    if (high == XLSX_BREAKS)
        w->lib->worksheet_set_print_scale(sheet, (uint16_t)page.scale);
    else
        w->lib->worksheet_fit_to_pages(sheet, 1, (uint16_t)high);
    if (page.landscape)
        w->lib->worksheet_set_landscape(sheet);
}

unsigned xlsx_lines(unsigned width, struct slice words) {
    struct buf clean = {0};
    unsigned lines = 0;
    screen_clean(&clean, words);
    for (struct slice rest = buf_view(&clean); rest.len > 0; lines++)
        screen_cut(&rest, width > 2 ? width - 2 : 1);
    buf_clear(&clean);
    return lines;
}

unsigned xlsx_paragraph(struct workbook *w, struct xlsx_place at, lxw_col_t last,
                        unsigned width, struct slice words) {
    enum { POINTS = 15 };
    lxw_format *format = xlsx_format(w, XLSX_BODY, XLSX_WORDS_WRAPPED);
    unsigned lines = xlsx_lines(width, words);
    if (lines > 1)
        w->lib->worksheet_set_row(at.sheet, at.row, lines * POINTS, NULL);
    if (last == at.column) {
        xlsx_words(w, at, words, format);
        return lines;
    }
    buf_reset(&w->text);
    xlsx_put_words(&w->text, words);
    w->lib->worksheet_merge_range(at.sheet, at.row, at.column, at.row, last,
                                  buf_str(&w->text), format);
    return lines;
}
