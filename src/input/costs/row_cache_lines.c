/* Familiar rows of a plain kind, looked at where they stand (view.h). */
#include "input/costs/row_cache.h"

#include "base/letters.h"
#include "input/costs/costs.h"
#include "input/csv/plain.h"
#include "input/table/amount_fast.h"

static inline struct slice glanced_at(const struct row_view *g, size_t cell) {
    return cell < g->width ? row_view_cell(g, cell) : (struct slice){"", 0};
}

static inline bool is_quoted(struct slice cell) {
    return cell.len > 0 && cell.at[0] == '"';
}

/* What stands between the quotes of a cell, if it has any. */
static inline struct slice within(struct slice cell) {
    return is_quoted(cell) ? (struct slice){cell.at + 1, cell.len - 2} : cell;
}

static inline struct slice description_of(const struct row_cache *known,
                                          const struct row_view *g) {
    struct slice cell = glanced_at(g, known->description), text = within(cell);
    if (is_quoted(cell) && slice_has(text, '"'))
        text = plain_undouble(known->unquoted, text);
    return reader_text(text);
}

/* The same as row_cache_amount, sooner for short ones. */
static inline bool row_view_amount(const struct cost_file *f, struct slice text,
                                   money *cents) {
    enum { GROUPED = 7 /* bytes of an amount that may show its thousands */ };
    bool shown = text.len < GROUPED || f->groups.unmarked.text[0];
    if (__builtin_expect(shown && amount_fast_read(text, f->reader.decimal_mark, cents),
                         1))
        return true;
    return row_cache_amount(f, text, cents);
}

/* Takes over the texts of a row. False when they are for the full reading. */
static inline bool read_texts(const struct row_cache *known, const struct row_view *g,
                              struct cost_line *line) {
    struct slice cell = glanced_at(g, known->line), number = within(cell);
    if (!known->texts && (number.len == 0 || letter_is_digit(number.at[0])))
        return true;
    number = reader_text(number);
    if (known->texts) {
        line->line = number;
        line->description = description_of(known, g);
    }
    return !(is_quoted(cell) && slice_has(number, '"')) &&
           total_words(number) == TOTAL_NOT;
}

/* Keeps in mind what the row that is glanced at asks for, in case it is added. */
static void remember(struct row_cache *known, const struct tuple_text *spans,
                     uint64_t line) {
    known->asked_line = line;
    for (size_t i = 0; i < known->span_count; i++)
        known->asked[i] = spans[i].text;
}

/* The number of the row's combination, which has so many spans. */
static inline uint32_t row_view_find(struct row_cache *known, const struct row_view *g,
                                     size_t count, uint64_t line) {
    struct tuple_text spans[TUPLE_TEXTS];
    for (size_t i = 0; i < count; i++)
        spans[i] =
            tuple_text(row_view_cells(g, known->spans[i].first, known->spans[i].last));
    uint32_t number = *tuple_table_slot(&known->known, spans, count);
    if (number == 0)
        remember(known, spans, line);
    return number;
}

/* The line of a row, if its combination is known and the rest is usual, or NULL. */
static inline const struct cost_line *
glanced_line(struct cost_file *f, const struct row_view *g, uint64_t number) {
    struct row_cache *known = &f->row_cache;
    uint32_t slot = known->span_count == 1
                        ? row_view_find(known, g, 1, number)
                        : row_view_find(known, g, known->span_count, number);
    if (slot == 0)
        return NULL;
    struct cost_line *line = &known->lines[slot - 1];
    struct slice vat = within(glanced_at(g, known->vat));
    line->amount[AMOUNT_VAT] = 0;
    if (!row_view_amount(f, within(row_view_cell(g, known->amount)),
                         &line->amount[AMOUNT_NET]) ||
        (vat.len > 0 && !row_view_amount(f, vat, &line->amount[AMOUNT_VAT])) ||
        !read_texts(known, g, line))
        return NULL;
    line->place.line = number;
    return line;
}

int row_cache_lines(struct cost_file *f) {
    struct line_sink *sink = f->run->sink;
    bool more = f->row_cache.span_count > 0, vat = f->row_cache.vat != SIZE_MAX;
    int result = 0;
    f->row_cache.asked_line = 0;
    for (struct row_view g;
         more && csvin_row_view(f->reader.in, f->reader.columns.width, &g);) {
        uint64_t first = csvin_lines(f->reader.in) + 1;
        const struct cost_line *last = NULL;
        money sum[AMOUNT_PARTS] = {0, 0}; /* of a window: amounts here are short */
        while (result == 0 && row_view_row(&g)) {
            const struct cost_line *line = glanced_line(f, &g, first + g.rows);
            more = line != NULL;
            if (!more)
                break;
            row_view_pass(&g);
            cost_run_count_other(f->run, line);
            amounts_add(sum, line->amount);
            if (vat && !f->facts.rates.other)
                cost_facts_rate(&f->facts, line->amount[AMOUNT_NET],
                                line->amount[AMOUNT_VAT], line->place.line);
            last = line;
            result = sink->take(sink->self, line);
        }
        csvin_pass(f->reader.in, &g);
        if (last)
            cost_facts_add(&f->facts, g.rows, sum, last->amount[AMOUNT_NET],
                           last->place.line);
        f->facts.thousands.proved = f->facts.thousands.proved || last;
        f->facts.parted.other = f->facts.parted.other || last;
        more = more && result == 0 && g.rows > 0;
    }
    return result;
}
