#include "input/costs/line_digest.h"

#include "base/buf.h"
#include "input/forms/periods.h"

static void add_text(struct digest *d, struct slice text) {
    digest_add(d, text);
    digest_add(d, (struct slice){"", 1}); /* a NUL, which no cell has */
}

static void add_number(struct digest *d, int64_t number) {
    struct buf text = {0};
    buf_format(&text, "%lld", (long long)number);
    add_text(d, buf_view(&text));
    buf_clear(&text);
}

/* The days of a line, as precisely as cells or the file's name give them: two months of
   one quarter differ; a quarter is the same from a cell or from the name. */
static struct days time_of(const struct cost_file *f, const struct cost_line *line) {
    static const int fields[] = {COST_PERIOD, COST_DATE, COST_MONTH};
    const struct reader *s = &f->reader;
    struct days days = {period_first_day(line->period), period_last_day(line->period)};
    int month;
    if (f->column && f->column_month != DATE_NONE)
        return (struct days){f->column_month, f->column_month};
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
        if (reader_cell(s, fields[i]).len > 0 &&
            days_read_by(reader_date_order(s), reader_cell(s, fields[i]), &days))
            return days;
    if (month_read(reader_cell(s, COST_MONTH), &month) ||
        month_read(reader_cell(s, COST_PERIOD), &month))
        days.first = days.last = date_make(period_year(line->period), month, 1);
    else if (line->period == f->named && f->named_month != DATE_NONE)
        days.first = days.last = f->named_month;
    return days;
}

void line_digest_add(struct line_digest *sum, const struct cost_file *f,
                     const struct cost_line *line) {
    struct digest *d = digest_new();
    uint64_t halves[2] = {0, 0};
    const int64_t numbers[] = {line->period,
                               line->key_period,
                               line->category,
                               line->key,
                               line->municipality,
                               line->incurred_by,
                               line->amount[AMOUNT_NET],
                               line->amount[AMOUNT_VAT]};
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        add_number(d, numbers[i]);
    struct days days = time_of(f, line);
    add_number(d, days.first);
    add_number(d, days.last);
    add_text(d, account_text(reader_cell(&f->reader, COST_ACCOUNT)));
    add_text(d, line->category == CATEGORY_OWN ? line->category_text
                                               : (struct slice){"", 0});
    add_text(d, line->line);
    add_text(d, line->description);
    add_text(d, line->task);
    digest_numbers(d, halves);
    digest_free(d);
    sum->low += halves[0];
    sum->high += halves[1];
}
