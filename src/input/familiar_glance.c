/* Familiar rows of a plain kind, looked at where they stand (glance.h). */
#include "input/familiar.h"

#include "base/letters.h"
#include "input/costs.h"
#include "input/plain.h"
#include "input/usual.h"

static inline struct slice glanced_at(const struct glance *g, size_t cell) {
    return cell < g->width ? glance_cell(g, cell) : (struct slice){"", 0};
}

static inline bool is_quoted(struct slice cell) {
    return cell.len > 0 && cell.at[0] == '"';
}

/* What stands between the quotes of a cell, if it has any. */
static inline struct slice within(struct slice cell) {
    return is_quoted(cell) ? (struct slice){cell.at + 1, cell.len - 2} : cell;
}

static inline struct slice description_of(const struct familiar *known,
                                          const struct glance *g) {
    struct slice cell = glanced_at(g, known->description), text = within(cell);
    if (is_quoted(cell) && slice_has(text, '"'))
        text = plain_undouble(known->unquoted, text);
    return sheet_text(text);
}

/* The same as familiar_amount, sooner for short ones. */
static inline bool glance_amount(const struct cost_file *f, struct slice text,
                                 money *cents) {
    enum { GROUPED = 7 /* bytes of an amount that may show its thousands */ };
    bool shown = text.len < GROUPED || f->groups.unmarked.text[0];
    if (__builtin_expect(shown && usual_read(text, f->sheet.decimal_mark, cents), 1))
        return true;
    return familiar_amount(f, text, cents);
}

/* Takes over the texts of a row. False when they are for the full reading. */
static inline bool read_texts(const struct familiar *known, const struct glance *g,
                              struct cost_line *line) {
    struct slice cell = glanced_at(g, known->line), number = within(cell);
    if (!known->texts && (number.len == 0 || letter_is_digit(number.at[0])))
        return true;
    number = sheet_text(number);
    if (known->texts) {
        line->line = number;
        line->description = description_of(known, g);
    }
    return !(is_quoted(cell) && slice_has(number, '"')) &&
           total_words(number) == TOTAL_NOT;
}

/* Keeps in mind what the row that is glanced at asks for, in case it is added. */
static void remember(struct familiar *known, const struct combination_text *spans,
                     uint64_t line) {
    known->asked_line = line;
    for (size_t i = 0; i < known->span_count; i++)
        known->asked[i] = spans[i].text;
}

/* The number of the row's combination, which has so many spans. */
static inline uint32_t glance_find(struct familiar *known, const struct glance *g,
                                   size_t count, uint64_t line) {
    struct combination_text spans[COMBINATION_TEXTS];
    for (size_t i = 0; i < count; i++)
        spans[i] = combination_text(
            glance_cells(g, known->spans[i].first, known->spans[i].last));
    uint32_t number = *combinations_slot(&known->known, spans, count);
    if (number == 0)
        remember(known, spans, line);
    return number;
}

/* The line of a row, if its combination is known and the rest is usual, or NULL. */
static inline const struct cost_line *
glanced_line(struct cost_file *f, const struct glance *g, uint64_t number) {
    struct familiar *known = &f->familiar;
    uint32_t slot = known->span_count == 1
                        ? glance_find(known, g, 1, number)
                        : glance_find(known, g, known->span_count, number);
    if (slot == 0)
        return NULL;
    struct cost_line *line = &known->lines[slot - 1];
    struct slice vat = within(glanced_at(g, known->vat));
    line->vat = 0;
    if (!glance_amount(f, within(glance_cell(g, known->amount)), &line->amount) ||
        (vat.len > 0 && !glance_amount(f, vat, &line->vat)) ||
        !read_texts(known, g, line))
        return NULL;
    line->place.line = number;
    return line;
}

int familiar_lines(struct cost_file *f) {
    struct line_sink *sink = f->run->sink;
    bool more = f->familiar.span_count > 0, vat = f->familiar.vat != SIZE_MAX;
    int result = 0;
    f->familiar.asked_line = 0;
    for (struct glance g; more && csvin_glance(f->sheet.in, f->sheet.width, &g);) {
        uint64_t first = csvin_lines(f->sheet.in) + 1;
        const struct cost_line *last = NULL;
        money sum[2] = {0, 0}; /* of a window: amounts here are short */
        while (result == 0 && glance_row(&g)) {
            const struct cost_line *line = glanced_line(f, &g, first + g.rows);
            more = line != NULL;
            if (!more)
                break;
            glance_pass(&g);
            cost_run_count_other(f->run, line);
            sum[0] += line->amount;
            sum[1] += line->vat;
            if (vat && !f->facts.rates.other)
                cost_facts_rate(&f->facts, line->amount, line->vat, line->place.line);
            last = line;
            result = sink->take(sink->self, line);
        }
        csvin_pass(f->sheet.in, &g);
        if (last)
            cost_facts_add(&f->facts, g.rows, sum, last->amount, last->place.line);
        f->facts.thousands.proved = f->facts.thousands.proved || last;
        f->facts.parted.other = f->facts.parted.other || last;
        more = more && result == 0 && g.rows > 0;
    }
    return result;
}
