#include "input/familiar.h"

#include <stdlib.h>

#include "base/letters.h"
#include "base/mem.h"
#include "input/amounts.h"
#include "input/costs.h"
#include "input/plain.h"
#include "input/usual.h"

/* The columns that say what line it is, in every way in which that can be said. */
static const enum cost_field fields[COMBINATION_TEXTS] = {
    COST_PERIOD,     COST_DATE, COST_CATEGORY,     COST_ACCOUNT,
    COST_KEY_PERIOD, COST_KEY,  COST_MUNICIPALITY, COST_INCURRED,
};

/* The empty cell, with as many bytes as are loaded. */
static const char nothing[COMBINATION_PADDING];

/* --- the room ---------------------------------------------------------------------- */

/* The cell of a field; one that no row has when the file has no such column. */
static size_t column_of(const struct cost_file *f, int field) {
    return sheet_has(&f->sheet, field) ? (size_t)f->sheet.cell_of[field] : SIZE_MAX;
}

/* Whether a cell belongs to the combination. */
static bool belongs(const struct cost_file *f, size_t cell) {
    for (size_t i = 0; i < COMBINATION_TEXTS; i++)
        if (column_of(f, (int)fields[i]) == cell)
            return true;
    return false;
}

static void add_cell(struct familiar *known, size_t cell) {
    struct familiar_span *last = known->spans + known->span_count - 1;
    if (known->span_count > 0 && last->last + 1 == cell)
        last->last = cell;
    else
        known->spans[known->span_count++] = (struct familiar_span){cell, cell};
}

void familiar_init(struct cost_file *f) {
    struct familiar *known = &f->familiar;
    *known = (struct familiar){0};
    /* Amounts with a side, and rows that are compared with each other or may fill a
       column that is nearly known, are read in full; so is everything where libcsv
       reads, the reference. */
    if (f->style != STYLE_AMOUNT || f->run->repeats || f->sheet.slips_empty > 0 ||
        !scan_choose())
        return;
    for (size_t cell = 0; cell < f->sheet.width; cell++)
        if (belongs(f, cell))
            add_cell(known, cell);
    known->amount = column_of(f, COST_AMOUNT);
    known->vat = column_of(f, COST_VAT);
    known->line = column_of(f, COST_LINE);
    known->description = column_of(f, COST_DESCRIPTION);
    known->texts = !f->run->sink->no_texts;
    if (known->texts)
        known->unquoted = mem_alloc(SCAN_WINDOW);
    combinations_init(&known->known, known->span_count);
}

void familiar_clear(struct cost_file *f) {
    f->run->kinds += (uint32_t)f->familiar.known.count;
    combinations_clear(&f->familiar.known);
    free(f->familiar.unquoted);
    free(f->familiar.lines);
    f->familiar = (struct familiar){0};
}

/* --- what is a line's own ------------------------------------------------------------ */

/* Reads an amount. False when it is for the full reading to say what it is, or
   how it shows its thousands. */
static bool read_amount(const struct cost_file *f, struct slice text, money *cents) {
    struct amount amount;
    if (!amount_read_usual(text, f->sheet.decimal_mark, &amount))
        return false;
    *cents = amount.cents;
    return amount.grouping == GROUPING_SHORT || f->groups.unmarked.text[0];
}

static inline bool may_be_total(struct slice line) {
    return line.len > 0 && !letter_is_digit(line.at[0]) && sheet_is_total(line);
}

/* --- rows that are glanced at ------------------------------------------------------ */

static inline struct slice glanced_at(const struct glance *g, size_t cell) {
    return cell < g->width ? glance_cell(g, cell) : (struct slice){nothing, 0};
}

static inline bool is_quoted(struct slice cell) {
    return cell.len > 0 && cell.at[0] == '"';
}

/* What stands between the quotes of a cell, if it has any. */
static inline struct slice within(struct slice cell) {
    return is_quoted(cell) ? (struct slice){cell.at + 1, cell.len - 2} : cell;
}

static inline bool has_quote(struct slice text) {
    return text.len > 0 && memchr(text.at, '"', text.len);
}

static inline struct slice description_of(const struct familiar *known,
                                          const struct glance *g) {
    struct slice cell = glanced_at(g, known->description), text = within(cell);
    if (is_quoted(cell) && has_quote(text))
        text = plain_undouble(known->unquoted, text);
    return sheet_text(text);
}

/* The same as read_amount, sooner for short ones. */
static inline bool glance_amount(const struct cost_file *f, struct slice text,
                                 money *cents) {
    enum { GROUPED = 7 /* bytes of an amount that may show its thousands */ };
    bool shown = text.len < GROUPED || f->groups.unmarked.text[0];
    if (shown && usual_read(text, f->sheet.decimal_mark, cents))
        return true;
    return read_amount(f, text, cents);
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
    return !(is_quoted(cell) && has_quote(number)) && !may_be_total(number);
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
    bool more = f->familiar.span_count > 0;
    int result = 0;
    f->familiar.asked_line = 0;
    for (struct glance g; more && csvin_glance(f->sheet.in, f->sheet.width, &g);) {
        uint64_t first = csvin_lines(f->sheet.in) + 1;
        while (result == 0 && glance_row(&g)) {
            const struct cost_line *line = glanced_line(f, &g, first + g.rows);
            more = line != NULL;
            if (!more)
                break;
            glance_pass(&g);
            result = sink->take(sink->self, line);
        }
        csvin_pass(f->sheet.in, &g);
        more = more && result == 0 && g.rows > 0;
    }
    return result;
}

/* --- rows that are not ------------------------------------------------------------- */

enum { LONGEST = 64 /* bytes of a cell that is written */ };

/* Room for a combination as a plain row would write it. */
typedef char writing[COMBINATION_TEXTS * (LONGEST + 1) + COMBINATION_PADDING];

static inline struct slice cell_at(const struct csvin_row *row, size_t cell) {
    return cell < row->count ? row->cells[cell] : (struct slice){nothing, 0};
}

/* Writes a span of the current row. NULL when a plain row cannot say it like that. */
static char *write_span(const struct sheet *s, struct familiar_span span, char *to) {
    for (size_t cell = span.first; cell <= span.last; cell++) {
        struct slice text = cell_at(&s->row, cell);
        if (text.len > LONGEST || has_quote(text) ||
            (text.len > 0 && memchr(text.at, s->delimiter, text.len)))
            return NULL;
        if (cell > span.first)
            *to++ = s->delimiter;
        if (text.len > 0)
            memcpy(to, text.at, text.len);
        to += text.len;
    }
    return to;
}

/* Writes the combination of the current row. */
static bool write_spans(const struct cost_file *f, writing room,
                        struct slice texts[COMBINATION_TEXTS]) {
    char *at = room;
    for (size_t i = 0; i < f->familiar.span_count; i++) {
        char *end = write_span(&f->sheet, f->familiar.spans[i], at);
        if (!end)
            return false;
        texts[i] = (struct slice){at, (size_t)(end - at)};
        at = end;
    }
    memset(at, 0, COMBINATION_PADDING);
    return true;
}

static void know(const struct familiar *known, const struct slice *texts,
                 struct combination_text *spans) {
    for (size_t i = 0; i < known->span_count; i++)
        spans[i] = combination_text(texts[i]);
}

/* Reads what is the row's own. False when it is not usual. */
static bool read_row(const struct cost_file *f, struct cost_line *line) {
    const struct csvin_row *row = &f->sheet.row;
    const struct familiar *known = &f->familiar;
    line->line = sheet_text(cell_at(row, known->line));
    line->description = sheet_text(cell_at(row, known->description));
    line->place.line = row->line;
    struct slice vat = cell_at(row, known->vat);
    line->vat = 0;
    return read_amount(f, cell_at(row, known->amount), &line->amount) &&
           (vat.len == 0 || read_amount(f, vat, &line->vat)) && !may_be_total(line->line);
}

const struct cost_line *familiar_find(struct cost_file *f) {
    const struct sheet *s = &f->sheet;
    struct familiar *known = &f->familiar;
    struct slice texts[COMBINATION_TEXTS];
    struct combination_text spans[COMBINATION_TEXTS];
    writing room;
    if (known->span_count == 0 || s->row.width > s->width || s->row.total < s->width ||
        known->asked_line == s->row.line || !write_spans(f, room, texts))
        return NULL;
    know(known, texts, spans);
    uint32_t slot = combinations_find(&known->known, spans);
    struct cost_line *line = slot == 0 ? NULL : &known->lines[slot - 1];
    return line && read_row(f, line) ? line : NULL;
}

static struct slice kept(struct arena *arena, struct slice text) {
    return (struct slice){arena_text(arena, text), text.len};
}

/* The combination of the current row: as it stands there when it was glanced at. */
static bool combination(const struct cost_file *f, writing room,
                        struct combination_text spans[COMBINATION_TEXTS]) {
    const struct familiar *known = &f->familiar;
    struct slice texts[COMBINATION_TEXTS];
    bool glanced = known->asked_line == f->sheet.row.line;
    if (!glanced && !write_spans(f, room, texts))
        return false;
    know(known, glanced ? known->asked : texts, spans);
    return true;
}

void familiar_add(struct cost_file *f, const struct cost_line *line) {
    struct familiar *known = &f->familiar;
    struct combination_text spans[COMBINATION_TEXTS];
    writing room;
    if (known->span_count == 0 || !combination(f, room, spans) ||
        combinations_find(&known->known, spans) != 0)
        return; /* what was not usual is the row's own */
    uint32_t number = combinations_add(&known->known, spans);
    if (number == 0)
        return;
    known->lines = mem_room(known->lines, number - 1, &known->room, sizeof *known->lines);
    struct cost_line *new = &known->lines[number - 1];
    *new = *line;
    new->kind = f->run->kinds + number;
    new->category_text = kept(&known->known.arena, line->category_text);
    new->line = new->description = (struct slice){nothing, 0};
}
