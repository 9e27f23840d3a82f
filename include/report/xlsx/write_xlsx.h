/* The parts of the workbook format. Only they use libxlsxwriter, which is loaded when the
   first workbook is written: it pulls in libcrypto and minizip, and start-up must not
   wait for those. */
#ifndef REPORT_XLSX_WRITE_XLSX_H
#define REPORT_XLSX_WRITE_XLSX_H

#include <xlsxwriter.h>

#include "base/os_process.h"
#include "report/writer.h"

/* Every function of the library that is used. */
#define XLSX_FUNCTIONS(F)                                                                \
    F(workbook_new_opt)                                                                  \
    F(workbook_add_worksheet)                                                            \
    F(workbook_add_format)                                                               \
    F(workbook_add_chart)                                                                \
    F(workbook_set_properties)                                                           \
    F(workbook_close)                                                                    \
    F(lxw_workbook_free)                                                                 \
    F(lxw_strerror)                                                                      \
    F(lxw_rowcol_to_range)                                                               \
    F(format_set_bold)                                                                   \
    F(format_set_font_size)                                                              \
    F(format_set_num_format)                                                             \
    F(format_set_indent)                                                                 \
    F(format_set_align)                                                                  \
    F(format_set_text_wrap)                                                              \
    F(format_set_top)                                                                    \
    F(format_set_bottom)                                                                 \
    F(format_set_bg_color)                                                               \
    F(worksheet_write_string)                                                            \
    F(worksheet_write_number)                                                            \
    F(worksheet_write_formula_num)                                                       \
    F(worksheet_write_blank)                                                             \
    F(worksheet_merge_range)                                                             \
    F(worksheet_set_row)                                                                 \
    F(worksheet_fit_to_pages)                                                            \
    F(worksheet_set_print_scale)                                                         \
    F(worksheet_set_h_pagebreaks)                                                        \
    F(worksheet_data_validation_range)                                                   \
    F(worksheet_set_column)                                                              \
    F(worksheet_freeze_panes)                                                            \
    F(worksheet_autofilter)                                                              \
    F(worksheet_set_landscape)                                                           \
    F(worksheet_set_paper)                                                               \
    F(worksheet_set_header)                                                              \
    F(worksheet_repeat_rows)                                                             \
    F(worksheet_insert_chart_opt)                                                        \
    F(chart_add_series)                                                                  \
    F(chart_series_set_categories)                                                       \
    F(chart_series_set_values)                                                           \
    F(chart_series_set_name_range)                                                       \
    F(chart_series_set_fill)                                                             \
    F(chart_title_set_name)                                                              \
    F(chart_title_set_name_font)                                                         \
    F(chart_title_off)                                                                   \
    F(chart_legend_set_position)                                                         \
    F(chart_axis_set_num_format)                                                         \
    F(chart_axis_set_reverse)                                                            \
    F(chart_axis_set_label_position)

/* Adds the diagnostic that the workbook cannot be written, and why (DIAG_WORD). Returns
   -1. */
int xlsx_failed(struct diags *diags, const char *why);

struct xlsx_library {
#define MEMBER(name) __typeof__(&(name)) name; /* NOLINT(bugprone-macro-parentheses) */
    XLSX_FUNCTIONS(MEMBER)
#undef MEMBER
};

/* The library, loaded on the first call. NULL, with a diagnostic, if it is missing. */
const struct xlsx_library *xlsx_library(struct diags *diags);

/* Whether a text begins with something like _x000D_, which spreadsheets read as the code
   of a character. */
bool xlsx_is_code(struct slice text);

/* Appends words for a cell, or clean words for the heading of a printed page, cut to the
   length allowed. Escapes what a spreadsheet would read as a code. */
void xlsx_put_words(struct buf *out, struct slice words);
void xlsx_put_heading(struct buf *out, struct slice words);

/* A title of a chart or of the workbook, cut to the length allowed; never a formula.
   Owned by the caller. */
char *xlsx_title(const char *words);

/* How a cell stands out. */
enum xlsx_look {
    XLSX_BODY,
    XLSX_COLUMN_TOTAL,
    XLSX_TOTAL,
    XLSX_HEADING,
    XLSX_CAPTION,
    XLSX_TITLE,
    XLSX_LOOKS
};

/* The content of a cell: a number with 0 to 18 decimals, or words. After the first column
   words are indented a little, because a figure may be right before them. */
enum {
    XLSX_PLACES = 19,
    XLSX_WORDS = XLSX_PLACES,
    XLSX_WORDS_INSET,
    XLSX_WORDS_RIGHT,   /* among figures: a heading, a dash */
    XLSX_WORDS_WRAPPED, /* on more lines where they are long */
    XLSX_KINDS
};

/* A cell's place. */
struct xlsx_place {
    lxw_worksheet *sheet;
    lxw_row_t row;
    lxw_col_t column;
};

struct workbook {
    const struct xlsx_library *lib;
    lxw_workbook *book;
    const struct report *report; /* NULL of a form */
    const void *form;            /* the form to fill in, or NULL */
    const struct figure_style *figures;
    struct diags *diags;
    struct os_hush hush; /* the library would print what its status reports too */
    lxw_format *formats[XLSX_LOOKS][XLSX_KINDS]; /* of `book`; made when first used */
    struct buf text;                             /* owned: scratch space */
};

/* The format for a look and a kind. */
lxw_format *xlsx_format(struct workbook *w, enum xlsx_look look, unsigned kind);

/* The kind of a cell in a column. */
unsigned xlsx_kind(const struct cell *cell, lxw_col_t column);

/* Puts words, cut to what a cell holds. Never a formula. */
void xlsx_words(struct workbook *w, struct xlsx_place at, struct slice words,
                lxw_format *format);

/* Puts a cell of a column of figures or of words; with a `formula` (may be NULL) where it is a
   number. */
void xlsx_cell(struct workbook *w, struct xlsx_place at, const struct cell *cell,
               bool among_figures, enum xlsx_look look, const char *formula);

/* A new sheet, with a name that a workbook allows and no other sheet has. NULL, with a
   diagnostic, when the library could not make its temporary file. */
lxw_worksheet *xlsx_sheet(struct workbook *w, const char *name);

/* Widths of columns in characters: of a cell; enlarged, up to a maximum; set. */
unsigned xlsx_width(struct workbook *w, const struct cell *cell);
void xlsx_widen(unsigned *width, unsigned characters);
void xlsx_set_width(struct workbook *w, lxw_worksheet *sheet, lxw_col_t column,
                    unsigned width);

/* Puts a title above every printed page; a long one is cut off. */
void xlsx_set_title(struct workbook *w, lxw_worksheet *sheet, const char *title);

/* How `width` characters fit on A4, best for so many `rows`: the scale in per cent, and how many
   rows of usual height a page has then. */
struct xlsx_page {
    bool landscape;
    unsigned scale, rows;
};
struct xlsx_page xlsx_page_of(unsigned width, unsigned rows);

/* Has a sheet printed so: one page wide and `high` pages high, or as many as it takes; or, as
   spreadsheets heed page breaks only then, at the scale. */
enum { XLSX_ANY_HEIGHT = 0, XLSX_BREAKS = UINT16_MAX };
void xlsx_set_page(struct workbook *w, lxw_worksheet *sheet, struct xlsx_page page,
                   unsigned high);

/* The lines that words take where there is room for `width` characters. */
unsigned xlsx_lines(unsigned width, struct slice words);

/* Puts words on as many lines as they need over the columns `at` .. `last`, which are
   `width` characters wide together. Returns the number of lines. */
unsigned xlsx_paragraph(struct workbook *w, struct xlsx_place at, lxw_col_t last,
                        unsigned width, struct slice words);

/* The first sheet: facts, pairs, remarks, warnings, and tables that name it. -1 when a
   source failed. */
int xlsx_summary(struct workbook *w) __attribute__((warn_unused_result));

/* The sheet on which a table is: its sheet_name, else its title or id. */
const char *xlsx_sheet_of(const struct table *t);

/* Tables of a sheet, one below the other. */
struct xlsx_stack {
    struct workbook *book;
    lxw_worksheet *sheet;
    lxw_row_t row;    /* the next row to write */
    bool alone;       /* one table, whose title is above the page and not in a row */
    unsigned *widths; /* owned: characters per column */
    unsigned *spills; /* owned: of words in a row's last cell, with columns to run over */
    unsigned least;   /* characters that the columns are to have together */
    lxw_col_t columns;
    struct xlsx_page page;
    bool one_page;     /* all is made to fit on one page */
    unsigned used;     /* rows that this page has already */
    lxw_row_t *breaks; /* owned: first rows of pages, ended by 0 */
    size_t break_count;
};

/* A stack of tables on a sheet; measures them. Whatever is above them
   has its rows and widths in *s already. -1 when a source failed, or a table has too many
   rows (with a diagnostic). */
int xlsx_stack_begin(struct xlsx_stack *s, const struct table *const *tables,
                     size_t count) __attribute__((warn_unused_result));

/* The characters that its columns are wide together. */
unsigned xlsx_stack_width(const struct xlsx_stack *s);

/* Writes words over the columns from `column` on, as the next row. */
void xlsx_stack_paragraph(struct xlsx_stack *s, lxw_col_t column, struct slice words);

/* Chooses the page and writes the tables, each on a new page where it does not fit on the one
   before. -1 as xlsx_stack_begin. */
int xlsx_stack_tables(struct xlsx_stack *s, const struct table *const *tables,
                      size_t count) __attribute__((warn_unused_result));

/* Sets widths and the page, and ends it: where there are no breaks, and no need of one page,
   it is printed `high` pages high. */
void xlsx_stack_end(struct xlsx_stack *s, unsigned high);

/* A sheet for tables, the first of which names it. -1 as xlsx_stack_begin. */
int xlsx_tables(struct workbook *w, const struct table *const *tables, size_t count)
    __attribute__((warn_unused_result));

/* Draws the chart of a table, whose `bars` body rows begin below the heading at `top`, below
   the stack's next row: as wide as its columns. */
void xlsx_chart(const struct xlsx_stack *s, const struct table *t, lxw_row_t top,
                lxw_row_t bars);

/* The rows of usual height that a chart covers. */
unsigned xlsx_chart_rows(const struct xlsx_stack *s, const struct table *t);

/* Makes the workbook of `w`, whose sheets `put` adds, and gives it to `out`. -1 after adding
   a diagnostic. */
int xlsx_deliver(struct workbook *w, int (*put)(struct workbook *w),
                 struct byte_sink *out);

#endif
