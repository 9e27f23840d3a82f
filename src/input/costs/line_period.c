#include "input/costs/line_period.h"

#include <stdlib.h>
#include <string.h>

#include "base/letters.h"
#include "base/path.h"
#include "input/table/fields.h"
#include "input/table/first_rows.h"
#include "input/table/setting_rows.h"
#include "input/table/table_source.h"
#include "input/unread/unread_columns.h"

/* --- what the file says ------------------------------------------------------------ */

/* Whether the file has a column for the period, in any form. */
static bool has_period(const struct reader *s) {
    return reader_has(s, COST_PERIOD) || reader_has(s, COST_DATE) ||
           reader_has(s, COST_YEAR) || reader_has(s, COST_QUARTER) ||
           reader_has(s, COST_MONTH) || s->columns.periods.count > 0;
}

/* Whether the file has quarters or months and nothing that gives their year: neither
   another column nor their own cells. -1 after a failure. */
static int lacks_year(struct cost_file *f, bool *lacks) {
    struct reader *s = &f->reader;
    bool other = f->period != PERIOD_NONE || reader_has(s, COST_YEAR) ||
                 reader_has(s, COST_PERIOD) || reader_has(s, COST_DATE);
    bool years = false;
    int part = reader_has(s, COST_QUARTER) ? COST_QUARTER : COST_MONTH, result = 0;
    if (!other && reader_has(s, part))
        result = first_rows_years(s, part, &years);
    bool columns = s->columns.periods.count > 0 && s->columns.periods.list[0].year == 0;
    *lacks = !other && !years && (columns || reader_has(s, part));
    return result;
}

/* Adds the fault that nothing says the period, with a column that may. */
static void fault_nowhere(struct reader *s, bool unclear) {
    struct place at = {.file = s->file};
    int field = reader_likely(s, COST_DATE) ? COST_DATE : COST_PERIOD;
    int cell = reader_likely_cell(s, field);
    if (cell < 0 && !unclear)
        cell = reader_alike_cell(s, field);
    const char *likely = cell >= 0 ? reader_header(s, (size_t)cell) : NULL;
    if (unclear || !likely || has_period(s)) {
        diag_add(s->d, at, unclear ? DIAG_PERIOD_UNCLEAR : DIAG_PERIOD_NOWHERE,
                 path_is_sheet(s->file) ? DIAG_WORD("2025-Q1")
                                        : DIAG_WORD("costs-2025-q1.csv"),
                 NULL);
        return;
    }
    struct buf row = {0}, where = {0};
    const char *setting = s->schema->fields[field].setting;
    setting_rows_map(&row, s->l, s->file, setting, likely);
    setting_rows_place(&where, s->l);
    setting_rows_instead(&where, s->l, s->file, SCOPED_COLUMN,
                         setting + strlen("column."));
    diag_add(s->d, at, DIAG_PERIOD_COLUMN, likely, buf_str(&row), buf_str(&where), NULL);
    buf_clear(&where);
    buf_clear(&row);
}

/* Finds the period in a file's name; of a sheet in its name and in that of its workbook. */
static enum name_period read_name(struct cost_file *f, period *other) {
    const struct reader *s = &f->reader;
    const char *name = path_name(s->file);
    if (!path_is_sheet(s->file))
        return period_in_name(slice_of(name), &f->named, &f->named_month);
    const size_t book = path_file_length(s->file) - (size_t)(name - s->file);
    const struct slice sheet = {name + book + 1, strlen(name) - book - 2};
    return period_in_sheet(sheet, (struct slice){name, book}, &f->named, &f->named_month,
                           other);
}

static void fault_disputed(struct reader *s, period sheet, period book) {
    struct buf one = {0}, other = {0};
    period_write(&one, sheet);
    period_write(&other, book);
    diag_add(s->d, (struct place){.file = s->file}, DIAG_PERIOD_NAMES, buf_str(&one),
             buf_str(&other), NULL);
    buf_clear(&other);
    buf_clear(&one);
}

int line_period_file(struct cost_file *f) {
    const struct reader *s = &f->reader;
    f->period = s->l->b->settings.period;
    period other = PERIOD_NONE;
    enum name_period by_name = read_name(f, &other);
    period named = f->named;
    if (by_name == NAME_CLEAR)
        f->period = f->named;
    else
        f->named = PERIOD_NONE;
    bool yearless;
    if (lacks_year(f, &yearless) != 0)
        return -1;
    if (has_period(s) && !yearless)
        return 0;
    if (by_name == NAME_DISPUTED) {
        fault_disputed(&f->reader, named, other);
        return -1;
    }
    if (by_name != NAME_UNCLEAR && f->period != PERIOD_NONE)
        return f->named != PERIOD_NONE && f->run->first_pass
                   ? unread_columns_dates(&f->reader, f->named)
                   : 0;
    fault_nowhere(&f->reader, by_name == NAME_UNCLEAR);
    return -1;
}

/* --- cells ------------------------------------------------------------------------- */

/* A number that may be a month or a quarter. */
static bool is_bare(struct slice text) {
    int month;
    return text.len <= 2 && letter_is_digit(text.at[0]) && month_read(text, &month);
}

static void fault_bare(struct reader *s, int field) {
    struct buf text = {0}, month = {0}, quarter = {0}, where = {0};
    buf_slice(&text, reader_cell(s, field));
    setting_rows_map(&month, s->l, s->file, N_("column.month"),
                     s->columns.headers[field]);
    setting_rows_map(&quarter, s->l, s->file, N_("column.quarter"),
                     s->columns.headers[field]);
    setting_rows_place(&where, s->l);
    setting_rows_instead(&where, s->l, s->file, SCOPED_COLUMN,
                         reader_named(s, field) ? "period" : "month");
    diag_add(s->d, reader_place(s, field), DIAG_PERIOD_BARE, buf_str(&text),
             buf_str(&month), buf_str(&quarter), buf_str(&where), NULL);
    buf_clear(&where);
    buf_clear(&quarter);
    buf_clear(&month);
    buf_clear(&text);
}

static int read_cell(struct reader *s, int field, int *p) {
    struct slice text = reader_cell(s, field);
    if (field == COST_PERIOD && is_bare(text)) {
        fault_bare(s, field);
        return -1;
    }
    /* A column of dates may hold months or quarters. */
    if (field != COST_DATE || period_read_by(reader_date_order(s), text, p))
        return field_period(s, field, p);
    date day;
    return field_date(s, field, &day);
}

static struct memo *memo_of(struct cost_file *f, int field) {
    return &f->run->memos[field == COST_DATE ? RUN_DATES : RUN_PERIODS];
}

/* Notes a date that may have the month first. Files of countries that write a decimal
   comma, or of which a column says "datum", have the day first. */
static void note_date(struct cost_file *f, int field, period p) {
    const struct reader *s = &f->reader;
    char *header = letters_lower(slice_of(s->columns.headers[field]));
    if (s->decimal_mark == '.' && reader_date_order(s) == ORDER_UNSAID &&
        !strstr(header, "datum"))
        cost_facts_date(&f->facts.dates, reader_cell(s, field), p, f->named,
                        reader_place(s, field));
    free(header);
}

static int read_new(struct cost_file *f, int field, period *p) {
    if (read_cell(&f->reader, field, p) != 0)
        return -1;
    note_date(f, field, *p);
    memo_add(memo_of(f, field), reader_cell(&f->reader, field), *p);
    return 0;
}

int line_period_cell(struct cost_file *f, int field, period *p) {
    bool known = memo_find(memo_of(f, field), reader_cell(&f->reader, field), p);
    return known ? 0 : read_new(f, field, p);
}

/* --- year with quarter or month ---------------------------------------------------- */

/* The line's year: of its cell, or of the file's period. -1 after a fault. */
static int read_year(struct cost_file *f, int field, int *year) {
    struct reader *s = &f->reader;
    period p = f->period;
    if (reader_cell(s, COST_YEAR).len > 0 && field_period(s, COST_YEAR, &p) != 0)
        return -1;
    *year = period_year(p);
    if (p != PERIOD_NONE)
        return 0;
    if (reader_has(s, COST_YEAR))
        field_fault(s, COST_YEAR, DIAG_PERIOD_EMPTY);
    else
        field_fault(s, field, DIAG_PERIOD_YEARLESS);
    return -1;
}

/* Remarks on a date that is not in the line's quarter or month, which counts: the date
   may be that of an invoice. */
static void compare_date(struct cost_file *f, int field, period p) {
    struct reader *s = &f->reader;
    date day;
    if (!reader_named(s, field) &&
        date_read_by(reader_date_order(s), reader_cell(s, COST_DATE), &day) &&
        period_of_date(day) != p)
        remarks_add(&f->remarks, REMARK_DATE, reader_place(s, COST_DATE),
                    reader_cell(s, field), reader_cell(s, COST_DATE));
}

/* Remarks on a year that is not that of the line's date, which counts. */
static void compare_year(struct cost_file *f, period p) {
    struct reader *s = &f->reader;
    struct slice text = reader_cell(s, COST_YEAR);
    period year;
    if (text.len > 0 && period_read(text, &year) && period_year(year) != period_year(p))
        remarks_add(&f->remarks, REMARK_YEAR, reader_place(s, COST_YEAR), text,
                    reader_cell(s, COST_DATE));
}

/* The quarter of a cell that has no year of its own. False for any other. */
static bool read_quarter(int field, struct slice text, int *quarter) {
    int month;
    if ((field == COST_PERIOD || field == COST_DATE) && is_bare(text))
        return false;
    if (field != COST_MONTH && quarter_read(text, quarter))
        return true;
    if (field == COST_QUARTER || !month_read(text, &month))
        return false;
    *quarter = (month + 2) / 3;
    return true;
}

/* Remarks on a month that is not in the line's quarter, which counts. */
static void compare_month(struct cost_file *f, int field, period p) {
    struct reader *s = &f->reader;
    struct slice text = reader_cell(s, COST_MONTH);
    int quarter;
    if (field == COST_QUARTER && text.len > 0 &&
        read_quarter(COST_MONTH, text, &quarter) && quarter != period_quarter(p))
        remarks_add(&f->remarks, REMARK_MONTH, reader_place(s, COST_MONTH),
                    reader_cell(s, field), text);
}

/* Adds the fault of a month with a year, in a column of quarters, whose number may be that
   of a quarter: "2025-03". False for any other text. */
static bool refuse_month(struct reader *s) {
    struct slice text = reader_cell(s, COST_QUARTER);
    struct time_reading r;
    bool letters = false;
    for (size_t i = 0; i < text.len; i++)
        letters = letters || letter_lower(text.at[i]) >= 'a';
    if (letters || time_read(text, reader_date_order(s), &r) != TIME_READ ||
        r.unit != TIME_MONTH || r.year == 0 || r.month > 4)
        return false;
    struct buf shown = {0}, readings = {0};
    buf_slice(&shown, text);
    period_write(&readings, period_make(r.year, r.month));
    buf_char(&readings, ' ');
    diag_word(&readings, N_("or"));
    buf_char(&readings, ' ');
    time_reading_write(&readings, &r);
    diag_add(s->d, reader_place(s, COST_QUARTER), DIAG_PERIOD_DOUBTFUL, buf_str(&shown),
             buf_str(&readings),
             DIAG_WORD("write a quarter as 2025-Q3; a month in a column month or maand"),
             NULL);
    buf_clear(&readings);
    buf_clear(&shown);
    return true;
}

/* Reads a cell of quarters or months, whose year stands elsewhere; or of whole periods. */
static int read_part(struct cost_file *f, int field, period *p) {
    struct slice text = reader_cell(&f->reader, field);
    int year, quarter;
    if (field == COST_QUARTER && refuse_month(&f->reader))
        return -1;
    if (!read_quarter(field, text, &quarter))
        return field == COST_PERIOD || field == COST_DATE
                   ? read_new(f, field, p)
                   : field_period(&f->reader, field, p);
    if (read_year(f, field, &year) != 0)
        return -1;
    *p = period_make(year, quarter);
    compare_date(f, field, *p);
    compare_month(f, field, *p);
    return 0;
}

/* Reads a cell of periods or dates, which are mostly known. */
static int read_whole(struct cost_file *f, int field, period *p) {
    if (!memo_find(memo_of(f, field), reader_cell(&f->reader, field), p) &&
        read_part(f, field, p) != 0)
        return -1;
    if (field == COST_DATE)
        compare_year(f, *p);
    return 0;
}

/* A year alone: the file's own period if that is in the year, or else the whole year. */
static int read_year_alone(struct cost_file *f, period *p) {
    period year;
    if (field_period(&f->reader, COST_YEAR, &year) != 0)
        return -1;
    bool part = f->period != PERIOD_NONE && period_year(f->period) == period_year(year) &&
                period_quarter(year) == 0;
    *p = part ? f->period : year;
    return 0;
}

/* --- lines ------------------------------------------------------------------------- */

/* The period of the column with the current amount. */
static int read_column(struct cost_file *f, period *p) {
    int year = 0;
    if (f->column->year == 0 && read_year(f, COST_AMOUNT, &year) != 0)
        return -1;
    *p = period_column_in(f->column, year, &f->column_month);
    return 0;
}

static int read_period(struct cost_file *f, period *p) {
    struct reader *s = &f->reader;
    bool by_month = reader_named(s, COST_MONTH) && !reader_named(s, COST_QUARTER);
    const int parts[] = {by_month ? COST_MONTH : COST_QUARTER,
                         by_month ? COST_QUARTER : COST_MONTH};
    if (f->column)
        return read_column(f, p);
    if (reader_cell(s, COST_PERIOD).len > 0)
        return read_whole(f, COST_PERIOD, p);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if (reader_cell(s, parts[i]).len > 0)
            return read_part(f, parts[i], p);
    if (reader_cell(s, COST_DATE).len > 0)
        return read_whole(f, COST_DATE, p);
    if (reader_cell(s, COST_YEAR).len > 0)
        return read_year_alone(f, p);
    if (!has_period(s)) {
        *p = f->period;
        return 0;
    }
    static const int columns[] = {COST_DATE, COST_PERIOD, COST_QUARTER, COST_MONTH};
    size_t i = 0;
    while (i + 1 < sizeof columns / sizeof columns[0] && !reader_has(s, columns[i]))
        i++;
    field_fault(s, reader_has(s, columns[i]) ? columns[i] : COST_YEAR, DIAG_PERIOD_EMPTY);
    return -1;
}

/* The cell that says a line's period, for a place. */
static int period_field(const struct reader *s) {
    static const int columns[] = {COST_PERIOD, COST_QUARTER, COST_MONTH, COST_DATE};
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
        if (reader_cell(s, columns[i]).len > 0)
            return columns[i];
    return COST_YEAR;
}

int line_period_read(struct cost_file *f, period *p) {
    struct reader *s = &f->reader;
    if (read_period(f, p) != 0)
        return -1;
    if (f->named == PERIOD_NONE || period_within(*p, f->named))
        return 0;
    struct buf named = {0};
    int field = f->column ? COST_AMOUNT : period_field(s);
    period_write(&named, f->named);
    remarks_add(&f->remarks, REMARK_OUTSIDE, reader_place(s, field),
                f->column ? slice_of(f->column->header) : reader_cell(s, field),
                buf_view(&named));
    buf_clear(&named);
    return 0;
}
