#include "report/form.h"

#include <stdlib.h>
#include <string.h>

#include "base/letters.h"
#include "base/mem.h"
#include "report/xlsx/write_xlsx.h"

/* A sheet while it is filled. */
struct form {
    struct workbook *book;
    const struct form_sheet *sheets;
    const struct form_list *lists;
    lxw_format *heading, *amount;
};

enum { WORDS_MOST = 16, FIGURES = 15, WIDTH = 18, WIDTH_OF_TEXT = 36 };

/* Reads a number of at most 15 digits. False when the text is none. */
static bool read_number(struct slice text, char mark, double *number, bool *decimals) {
    int64_t digits = 0, unit = 1;
    size_t count = 0, at = text.len > 0 && text.at[0] == '-', first = at;
    *decimals = false;
    for (; at < text.len; at++) {
        char c = text.at[at];
        if (c == mark && !*decimals && at > first) {
            *decimals = true;
        } else if (letter_is_digit(c) && count++ < FIGURES) {
            digits = digits * 10 + (c - '0');
            unit *= *decimals ? 10 : 1;
        } else if (c != (mark == ',' ? '.' : ',') || *decimals) {
            return false;
        }
    }
    *number = (double)(first > 0 ? -digits : digits) / (double)unit;
    return count > 0;
}

/* Takes the text up to a delimiter off the front. */
static struct slice take_until(struct slice *left, char delimiter) {
    const char *end = left->len > 0 ? memchr(left->at, delimiter, left->len) : NULL;
    struct slice taken = {left->at, end ? (size_t)(end - left->at) : left->len};
    size_t len = taken.len + (end != NULL);
    *left = (struct slice){left->at + len, left->len - len};
    return taken;
}

static void offer(const struct form *f, lxw_worksheet *sheet, lxw_col_t column,
                  const char *words) {
    enum { ROW_LAST = 1048575 };
    struct slice left = slice_of(words);
    char *list[WORDS_MOST + 1] = {NULL};
    for (size_t i = 0; left.len > 0 && i < WORDS_MOST; i++) {
        struct slice word = take_until(&left, '|');
        list[i] = mem_copy(word.at, word.len);
    }
    lxw_data_validation choice = {.validate = LXW_VALIDATION_TYPE_LIST,
                                  .value_list = list,
                                  .show_error = LXW_VALIDATION_OFF};
    f->book->lib->worksheet_data_validation_range(sheet, 1, column, ROW_LAST, column,
                                                  &choice);
    for (size_t i = 0; list[i]; i++)
        free(list[i]);
}

static void put_heading(const struct form *f, const struct form_sheet *is,
                        lxw_worksheet *sheet, lxw_col_t column, const char *text) {
    const struct xlsx_library *lib = f->book->lib;
    bool texts = strstr("name naam description omschrijving value waarde", text) != NULL;
    lib->worksheet_write_string(sheet, 0, column, text, f->heading);
    lib->worksheet_set_column(sheet, column, column, texts ? WIDTH_OF_TEXT : WIDTH, NULL);
    for (const struct form_list *list = f->lists; list->sheet; list++)
        if (strcmp(list->sheet, is->name) == 0 && strcmp(list->column, text) == 0)
            offer(f, sheet, column, list->words);
}

static void put_cell(const struct form *f, const struct form_sheet *is,
                     const struct xlsx_place *at, struct slice text, char mark) {
    const struct xlsx_library *lib = f->book->lib;
    double number;
    bool decimals;
    char *copy = mem_copy(text.at, text.len);
    if (at->row == 0)
        put_heading(f, is, at->sheet, at->column, copy);
    else if (read_number(text, mark, &number, &decimals))
        lib->worksheet_write_number(at->sheet, at->row, at->column, number,
                                    decimals ? f->amount : NULL);
    else if (text.len > 0)
        lib->worksheet_write_string(at->sheet, at->row, at->column, copy, NULL);
    free(copy);
}

static int put_sheet(const struct form *f, const struct form_sheet *is) {
    struct slice left = slice_of(is->text);
    struct xlsx_place at = {
        .sheet = f->book->lib->workbook_add_worksheet(f->book->book, is->name)};
    if (slice_starts(left, "\xef\xbb\xbf"))
        left = (struct slice){left.at + 3, left.len - 3};
    bool semicolon = left.at[strcspn(left.at, ";\n")] == ';';
    for (; left.len > 0; at.row++) {
        struct slice line = take_until(&left, '\n');
        for (at.column = 0; line.len > 0; at.column++) {
            struct slice cell = take_until(&line, semicolon ? ';' : ',');
            put_cell(f, is, &at, cell, semicolon ? ',' : '.');
        }
    }
    f->book->lib->worksheet_freeze_panes(at.sheet, 1, 0);
    return 0;
}

static int put_sheets(struct workbook *w) {
    struct form f = *(const struct form *)w->form;
    f.book = w;
    f.heading = w->lib->workbook_add_format(w->book);
    f.amount = w->lib->workbook_add_format(w->book);
    w->lib->format_set_bold(f.heading);
    w->lib->format_set_num_format(f.amount, "#,##0.00");
    for (const struct form_sheet *is = f.sheets; is->name; is++)
        put_sheet(&f, is);
    return 0;
}

int write_form(const struct form_sheet *sheets, const struct form_list *lists,
               struct byte_sink *out, struct diags *diags) {
    const struct form form = {.sheets = sheets, .lists = lists};
    struct workbook w = {.diags = diags, .form = &form};
    return xlsx_deliver(&w, put_sheets, out);
}
