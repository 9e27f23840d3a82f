/* Makes a workbook of CSV files with libxlsxwriter, as somebody would who opens them in a
   spreadsheet: a sheet for each file, called as it is without .csv; numbers as numbers,
   dates as dates, per cents as per cents, all else as texts.

     make_workbook OUT.xlsx FILE.csv... */
#include <csv.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

enum { CELL_MOST = 4096, COLUMNS = 256, BLOCK = 1 << 16 };

struct sheet {
    lxw_worksheet *sheet;
    lxw_format *date;
    char mark; /* decimal */
    bool text[COLUMNS];
    lxw_row_t row;
    lxw_col_t column;
};

/* Columns of words that look like numbers. */
static bool is_text(const char *header) {
    static const char *const names[] = {"task", "taakveld"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(header, names[i]) == 0)
            return true;
    return false;
}

/* Whether a cell is a number, which goes to `plain` without marks between thousands. */
static bool read_number(const char *cell, char mark, char *plain) {
    char group = mark == ',' ? '.' : ',', *to = plain;
    const char *at = cell + (*cell == '-'), *first = at;
    if (*cell == '-')
        *to++ = '-';
    if (*at == '0' && at[1] >= '0' && at[1] <= '9')
        return false;
    for (; (*at >= '0' && *at <= '9') || *at == group; at++) {
        if (*at != group)
            *to++ = *at;
        else if (at == first || strspn(at + 1, "0123456789") != 3)
            return false;
    }
    if (at == first)
        return false;
    if (*at == mark) {
        *to++ = '.';
        for (at++; *at >= '0' && *at <= '9'; at++)
            *to++ = *at;
    }
    *to = '\0';
    return *at == '\0';
}

static bool read_date(const char *cell, lxw_datetime *date) {
    int a, b, c, len = 0;
    *date = (lxw_datetime){0};
    if (sscanf(cell, "%4d-%2d-%2d%n", &a, &b, &c, &len) == 3 && len == 10 && !cell[10] &&
        cell[4] == '-')
        *date = (lxw_datetime){.year = a, .month = b, .day = c};
    else if (sscanf(cell, "%2d-%2d-%4d%n", &a, &b, &c, &len) == 3 && len == 10 &&
             !cell[10] && cell[2] == '-')
        *date = (lxw_datetime){.year = c, .month = b, .day = a};
    return date->year > 0;
}

static void put_cell(void *bytes, size_t len, void *self) {
    struct sheet *s = self;
    char cell[CELL_MOST], plain[CELL_MOST];
    lxw_datetime date;
    lxw_col_t column = s->column++;
    if (len >= sizeof cell || column >= COLUMNS)
        exit(2);
    memcpy(cell, bytes, len);
    cell[len] = '\0';
    if (s->row == 0)
        s->text[column] = is_text(cell);
    if (len == 0)
        return;
    if (s->row > 0 && !s->text[column] && read_number(cell, s->mark, plain))
        worksheet_write_number(s->sheet, s->row, column, strtod(plain, NULL), NULL);
    else if (s->row > 0 && read_date(cell, &date))
        worksheet_write_datetime(s->sheet, s->row, column, &date, s->date);
    else
        worksheet_write_string(s->sheet, s->row, column, cell, NULL);
}

static void end_row(int end, void *self) {
    struct sheet *s = self;
    (void)end;
    s->row++;
    s->column = 0;
}

static void put_file(lxw_workbook *book, lxw_format *date, const char *path) {
    static char bytes[BLOCK];
    const char *slash = strrchr(path, '/');
    char name[64];
    snprintf(name, sizeof name, "%s", slash ? slash + 1 : path);
    *strrchr(name, '.') = '\0';
    struct sheet s = {.sheet = workbook_add_worksheet(book, name), .date = date};
    FILE *file = fopen(path, "rb");
    size_t len = file ? fread(bytes, 1, sizeof bytes, file) : 0;
    size_t skip = len >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    bool semicolon = memchr(bytes, ';', strcspn(bytes, "\n")) != NULL;
    struct csv_parser parser;
    if (!file || !s.sheet || csv_init(&parser, 0) != 0)
        exit(2);
    s.mark = semicolon ? ',' : '.';
    csv_set_delim(&parser, semicolon ? ';' : ',');
    csv_parse(&parser, bytes + skip, len - skip, put_cell, end_row, &s);
    while ((len = fread(bytes, 1, sizeof bytes, file)) > 0)
        csv_parse(&parser, bytes, len, put_cell, end_row, &s);
    fclose(file);
    csv_fini(&parser, put_cell, end_row, &s);
    csv_free(&parser);
}

int main(int argc, char **argv) {
    if (argc < 3)
        return 2;
    lxw_workbook *book = workbook_new(argv[1]);
    lxw_format *date = workbook_add_format(book);
    format_set_num_format(date, "dd-mm-yyyy");
    for (int i = 2; i < argc; i++)
        put_file(book, date, argv[i]);
    return workbook_close(book) == LXW_NO_ERROR ? 0 : 1;
}
