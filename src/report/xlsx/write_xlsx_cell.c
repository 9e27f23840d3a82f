/* Cells of a workbook: figures as numbers, which are doubles in a workbook; words as
   strings. */
#include "report/show.h"
#include "report/xlsx/write_xlsx.h"

/* A sheet holds 15 digits of a number exactly; more are written as words. */
#define EXACT_MOST INT64_C(999999999999999)

static void set_places(const struct xlsx_library *lib, lxw_format *format,
                       unsigned places) {
    struct buf number = {0};
    buf_text(&number, places > 0 ? "#,##0." : "#,##0");
    buf_repeat(&number, "0", places);
    lib->format_set_num_format(format, buf_str(&number));
    buf_clear(&number);
}

static lxw_format *new_format(struct workbook *w, enum xlsx_look look, unsigned kind) {
    const struct xlsx_library *lib = w->lib;
    lxw_format *format = lib->workbook_add_format(w->book);
    lib->format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (kind < XLSX_PLACES)
        set_places(lib, format, kind);
    if (look != XLSX_BODY)
        lib->format_set_bold(format);
    if (look == XLSX_COLUMN_TOTAL)
        lib->format_set_bg_color(format, 0xF3F6F8);
    if (look == XLSX_TOTAL)
        lib->format_set_top(format, LXW_BORDER_THIN);
    if (look == XLSX_TITLE)
        lib->format_set_font_size(format, 14);
    if (look == XLSX_HEADING) {
        lib->format_set_bottom(format, LXW_BORDER_THIN);
        lib->format_set_text_wrap(format);
        lib->format_set_align(format, LXW_ALIGN_VERTICAL_BOTTOM);
    }
    if (kind == XLSX_WORDS_INSET)
        lib->format_set_indent(format, 1);
    if (kind == XLSX_WORDS_WRAPPED)
        lib->format_set_text_wrap(format);
    if (kind == XLSX_WORDS_RIGHT)
        lib->format_set_align(format, LXW_ALIGN_RIGHT);
    return format;
}

lxw_format *xlsx_format(struct workbook *w, enum xlsx_look look, unsigned kind) {
    lxw_format **format = &w->formats[look][kind];
    if (!*format)
        *format = new_format(w, look, kind);
    return *format;
}

unsigned xlsx_kind(const struct cell *cell, lxw_col_t column) {
    if (cell_is_figure(cell) && cell->figure.places < XLSX_PLACES)
        return cell->figure.places;
    return column > 0 ? XLSX_WORDS_INSET : XLSX_WORDS;
}

/* Whether a sheet can hold the cell as a number. */
static bool is_exact(const struct cell *cell) {
    return cell_is_figure(cell) && cell->figure.places < XLSX_PLACES &&
           cell->figure.digits >= -EXACT_MOST && cell->figure.digits <= EXACT_MOST;
}

static double scaled(int64_t digits, unsigned places) {
    int64_t scale = 1;
    while (places-- > 0)
        scale *= 10;
    /* Both are exact, so the quotient is the double nearest to the decimal. */
    return (double)digits / (double)scale;
}

void xlsx_words(struct workbook *w, struct xlsx_place at, struct slice words,
                lxw_format *format) {
    buf_reset(&w->text);
    xlsx_put_words(&w->text, words);
    w->lib->worksheet_write_string(at.sheet, at.row, at.column, buf_str(&w->text),
                                   format);
}

void xlsx_cell(struct workbook *w, struct xlsx_place at, const struct cell *cell,
               bool among_figures, enum xlsx_look look, const char *formula) {
    unsigned kind = xlsx_kind(cell, at.column);
    if (among_figures && kind >= XLSX_PLACES)
        kind = XLSX_WORDS_RIGHT;
    lxw_format *format = xlsx_format(w, look, kind);
    if (cell->type == CELL_EMPTY) {
        w->lib->worksheet_write_blank(at.sheet, at.row, at.column, format);
    } else if (!is_exact(cell)) {
        struct buf shown = {0};
        show_cell(&shown, cell, w->figures);
        xlsx_words(w, at, buf_view(&shown), format);
        buf_clear(&shown);
    } else {
        double value = scaled(cell->figure.digits, cell->figure.places);
        if (formula)
            w->lib->worksheet_write_formula_num(at.sheet, at.row, at.column, formula,
                                                format, value);
        else
            w->lib->worksheet_write_number(at.sheet, at.row, at.column, value, format);
    }
}
