/* Lines from the row cache for rows that are read in a view (row_view.h). */
#include "input/costs/row_cache.h"

#include "base/letters.h"
#include "input/costs/cost_file.h"
#include "input/csv/plain.h"
#include "input/table/amount_fast.h"

static inline struct slice view_cell(const struct row_view *v, size_t cell) {
    return cell < v->width ? row_view_cell(v, cell) : (struct slice){"", 0};
}

static inline bool is_quoted(struct slice cell) {
    return cell.len > 0 && cell.at[0] == '"';
}

/* A cell without the quotes around it, if it has any. */
static inline struct slice within(struct slice cell) {
    return is_quoted(cell) ? (struct slice){cell.at + 1, cell.len - 2} : cell;
}

static inline struct slice description_of(const struct row_cache *cache,
                                          const struct row_view *v) {
    struct slice cell = view_cell(v, cache->description), text = within(cell);
    if (is_quoted(cell) && slice_has(text, '"'))
        text = plain_undouble(cache->unquoted, text);
    return reader_text(text);
}

/* The same as row_cache_amount, faster for short ones. */
static inline bool read_amount(const struct cost_file *f, struct slice text,
                               money *cents) {
    enum { GROUPED = 7 /* bytes of an amount that may have marks between thousands */ };
    bool known =
        f->facts.thousands.proved && (text.len < GROUPED || f->groups.unmarked.text[0]);
    if (__builtin_expect(known && amount_fast_read(text, f->reader.decimal_mark, cents),
                         1))
        return true;
    return row_cache_amount(f, text, cents);
}

/* Reads number and description. False when the row must be read in full. */
static inline bool read_texts(const struct row_cache *cache, const struct row_view *v,
                              struct cost_line *line) {
    struct slice cell = view_cell(v, cache->line), number = within(cell);
    if (!cache->texts && (number.len == 0 || letter_is_digit(number.at[0])))
        return true;
    number = reader_text(number);
    if (cache->texts) {
        line->line = number;
        line->description = description_of(cache, v);
    }
    return !(is_quoted(cell) && slice_has(number, '"')) &&
           total_words(number) == TOTAL_NOT;
}

/* Remembers a tuple that was not found, so that it can be added to the cache. */
static void remember_missed(struct row_cache *cache, const struct tuple_text *tuple,
                            uint64_t line) {
    cache->missed_line = line;
    for (size_t i = 0; i < cache->range_count; i++)
        cache->missed[i] = tuple[i].text;
}

/* The number of the row's tuple, which has `count` texts, or 0. */
static inline uint32_t find_tuple(struct row_cache *cache, const struct row_view *v,
                                  size_t count, uint64_t line) {
    struct tuple_text tuple[TUPLE_TEXTS];
    for (size_t i = 0; i < count; i++)
        tuple[i] =
            tuple_text(row_view_cells(v, cache->ranges[i].first, cache->ranges[i].last));
    uint32_t number = *tuple_table_slot(&cache->tuples, tuple, count);
    if (number == 0)
        remember_missed(cache, tuple, line);
    return number;
}

/* The line of a row, if its tuple is known and its other cells are in the plain form, or
   NULL. */
static inline const struct cost_line *
view_line(struct cost_file *f, const struct row_view *v, uint64_t number) {
    struct row_cache *cache = &f->row_cache;
    uint32_t slot = cache->range_count == 1
                        ? find_tuple(cache, v, 1, number)
                        : find_tuple(cache, v, cache->range_count, number);
    if (slot == 0)
        return NULL;
    struct cost_line *line = &cache->lines[slot - 1];
    struct slice vat = within(view_cell(v, cache->vat));
    line->amount[AMOUNT_VAT] = 0;
    if (!read_amount(f, within(row_view_cell(v, cache->amount)),
                     &line->amount[AMOUNT_NET]) ||
        (vat.len > 0 && !read_amount(f, vat, &line->amount[AMOUNT_VAT])) ||
        !read_texts(cache, v, line))
        return NULL;
    line->place.line = number;
    return line;
}

int row_cache_lines(struct cost_file *f) {
    struct line_sink *sink = f->run->sink;
    bool more = f->row_cache.range_count > 0, vat = f->row_cache.vat != SIZE_MAX;
    int result = 0;
    f->row_cache.missed_line = 0;
    for (struct row_view v;
         more && csvin_row_view(f->reader.in, f->reader.columns.width, &v);) {
        uint64_t first = csvin_lines(f->reader.in) + 1;
        const struct cost_line *last = NULL;
        money sum[AMOUNT_PARTS] = {0, 0}; /* of a window: amounts here are short */
        while (result == 0 && row_view_row(&v)) {
            const struct cost_line *line = view_line(f, &v, first + v.rows);
            more = line != NULL;
            if (!more)
                break;
            row_view_pass(&v);
            cost_run_count_other(f->run, line);
            amounts_add(sum, line->amount);
            if (vat && !f->facts.rates.other)
                cost_facts_rate(&f->facts, line->amount[AMOUNT_NET],
                                line->amount[AMOUNT_VAT], line->place.line);
            last = line;
            result = sink->take(sink->self, line);
        }
        csvin_pass(f->reader.in, &v);
        if (last)
            cost_facts_add(&f->facts, v.rows, sum, last->amount[AMOUNT_NET],
                           last->place.line);
        f->facts.parted.other = f->facts.parted.other || last;
        more = more && result == 0 && v.rows > 0;
    }
    return result;
}
