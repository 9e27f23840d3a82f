#include "input/familiar.h"

#include <stdlib.h>

#include "base/letters.h"
#include "base/mem.h"
#include "input/amounts.h"
#include "input/costs.h"
#include "input/head.h"
#include "input/scan.h"

enum {
    FAMILIAR_MOST = 4096,  /* combinations: the memory does not grow with the file */
    FAMILIAR_LONGEST = 64, /* bytes of a cell */
    SLOTS_FIRST = 64,      /* a power of two */
    SLOTS_EACH = 8         /* at least, for each combination */
};

struct known_cell {
    struct head head;
    struct slice text; /* of a line that is remembered: borrowed from the arena */
};

struct familiar_line {
    struct cost_line line;
    struct known_cell cells[FAMILIAR_CELLS];
};

/* The cells of a row as far as lines are made of them. */
struct asked {
    struct known_cell cells[FAMILIAR_CELLS]; /* the combination */
    struct slice amount, vat, line, description;
};

/* The columns that say what line it is, in every way in which that can be said. */
static const enum cost_field fields[FAMILIAR_CELLS] = {
    COST_PERIOD,     COST_DATE, COST_CATEGORY,     COST_ACCOUNT,
    COST_KEY_PERIOD, COST_KEY,  COST_MUNICIPALITY, COST_INCURRED,
};

/* --- combinations ------------------------------------------------------------------ */

/* The empty cell, with as many bytes behind it as are loaded. */
static const char nothing[HEAD_BYTES];

static inline struct slice cell_at(const struct csvin_row *row, size_t cell) {
    return cell < row->count ? row->cells[cell] : (struct slice){nothing, 0};
}

/* Of the sheet's current row. */
static inline void ask_row(const struct cost_file *f, struct asked *asked) {
    const struct csvin_row *row = &f->sheet.row;
    const struct familiar *known = &f->familiar;
    for (size_t i = 0; i < known->cell_count; i++) {
        asked->cells[i].text = cell_at(row, known->cells[i]);
        asked->cells[i].head = head_of(asked->cells[i].text);
    }
    asked->amount = cell_at(row, known->amount);
    asked->vat = cell_at(row, known->vat);
    asked->line = cell_at(row, known->line);
    asked->description = cell_at(row, known->description);
}

static inline struct slice glanced_at(const struct glance *g, size_t cell) {
    return cell < g->width ? glance_cell(g, cell) : (struct slice){nothing, 0};
}

/* Of a row that is glanced at. */
static inline void ask_glance(const struct familiar *known, const struct glance *g,
                              struct asked *asked) {
    for (size_t i = 0; i < known->cell_count; i++) {
        asked->cells[i].text = glance_cell(g, known->cells[i]);
        asked->cells[i].head = head_of_longer(asked->cells[i].text);
    }
    asked->amount = glance_cell(g, known->amount);
    asked->vat = glanced_at(g, known->vat);
    asked->line = glanced_at(g, known->line);
    asked->description =
        known->texts ? glanced_at(g, known->description) : (struct slice){nothing, 0};
}

static inline uint64_t hash_of(const struct known_cell *cells, size_t count) {
    uint64_t hash = 0;
    for (size_t i = 0; i < count; i++)
        hash = head_hash(hash, cells[i].head);
    return hash;
}

static inline bool same(const struct known_cell *a, const struct known_cell *b,
                        size_t count) {
    for (size_t i = 0; i < count; i++)
        if (!head_same(a[i].head, a[i].text, b[i].head, b[i].text))
            return false;
    return true;
}

/* The slot of a combination, or the free one where it belongs. */
static inline uint32_t *slot_of(const struct familiar *known,
                                const struct known_cell *cells) {
    uint64_t hash = hash_of(cells, known->cell_count);
    size_t mask = known->slot_count - 1;
    for (size_t i = head_slot(hash, known->slot_count);; i = (i + 1) & mask) {
        uint32_t *slot = &known->slots[i];
        if (*slot == 0 || same(known->lines[*slot - 1].cells, cells, known->cell_count))
            return slot;
    }
}

/* Keeps the table nearly empty, so that the first slot is mostly right, yet small. */
static void widen(struct familiar *known) {
    if (known->count * SLOTS_EACH < known->slot_count)
        return;
    free(known->slots);
    known->slot_count = known->slot_count ? known->slot_count * 4 : SLOTS_FIRST;
    known->slots = mem_zero(known->slot_count, sizeof *known->slots);
    for (size_t i = 0; i < known->count; i++)
        *slot_of(known, known->lines[i].cells) = (uint32_t)i + 1;
}

/* --- the room ---------------------------------------------------------------------- */

/* The cell of a field; one that no row has when the file has no such column. */
static size_t column_of(const struct cost_file *f, int field) {
    return sheet_has(&f->sheet, field) ? (size_t)f->sheet.cell_of[field] : SIZE_MAX;
}

void familiar_init(struct cost_file *f) {
    struct familiar *known = &f->familiar;
    *known = (struct familiar){0};
    arena_init(&known->arena);
    /* Amounts with a side, and rows that are compared with each other or may fill a
       column that is nearly known, are read in full; so is everything where libcsv
       reads, the reference. */
    if (f->style != STYLE_AMOUNT || f->run->repeats || f->sheet.slips_empty > 0 ||
        !scan_choose())
        return;
    for (size_t i = 0; i < FAMILIAR_CELLS; i++)
        if (sheet_has(&f->sheet, (int)fields[i]))
            known->cells[known->cell_count++] = column_of(f, (int)fields[i]);
    known->amount = column_of(f, COST_AMOUNT);
    known->vat = column_of(f, COST_VAT);
    known->line = column_of(f, COST_LINE);
    known->description = column_of(f, COST_DESCRIPTION);
    known->texts = !f->run->sink->no_texts;
    widen(known);
}

void familiar_clear(struct cost_file *f) {
    f->run->kinds += (uint32_t)f->familiar.count;
    arena_clear(&f->familiar.arena);
    free(f->familiar.lines);
    free(f->familiar.slots);
    f->familiar = (struct familiar){0};
}

/* Reads an amount. False when it is for the full reading to say what it is, or
   how it shows its thousands. */
static inline bool read_amount(const struct cost_file *f, struct slice text,
                               money *cents) {
    struct amount amount;
    if (!amount_read_usual(text, f->sheet.decimal_mark, &amount))
        return false;
    *cents = amount.cents;
    return amount.grouping == GROUPING_SHORT || f->groups.unmarked.text[0];
}

static inline bool may_be_total(struct slice line) {
    return line.len > 0 && !letter_is_digit(line.at[0]) && sheet_is_total(line);
}

/* Makes the line of a row, if its combination is known and the rest is usual. */
static inline bool recognise(const struct cost_file *f, const struct asked *asked,
                             struct cost_line *line) {
    const struct familiar *known = &f->familiar;
    uint32_t number = *slot_of(known, asked->cells);
    if (number == 0)
        return false;
    *line = known->lines[number - 1].line;
    if (!read_amount(f, asked->amount, &line->amount))
        return false;
    line->vat = 0;
    if (asked->vat.len > 0 && !read_amount(f, asked->vat, &line->vat))
        return false;
    line->line = sheet_text(asked->line);
    if (known->texts)
        line->description = sheet_text(asked->description);
    return !may_be_total(line->line);
}

int familiar_lines(struct cost_file *f) {
    struct line_sink *sink = f->run->sink;
    bool known = f->familiar.cell_count > 0;
    int result = 0;
    for (struct glance g; known && csvin_glance(f->sheet.in, f->sheet.width, &g);) {
        uint64_t first = csvin_lines(f->sheet.in) + 1;
        while (result == 0 && glance_row(&g)) {
            struct asked asked;
            struct cost_line line;
            ask_glance(&f->familiar, &g, &asked);
            known = recognise(f, &asked, &line);
            if (!known)
                break;
            line.place.line = first + g.rows;
            glance_pass(&g);
            result = sink->take(sink->self, &line);
        }
        csvin_pass(f->sheet.in, &g);
        known = known && result == 0 && g.rows > 0;
    }
    return result;
}

bool familiar_find(const struct cost_file *f, struct cost_line *line) {
    const struct sheet *s = &f->sheet;
    struct asked asked;
    if (f->familiar.cell_count == 0 || s->row.width > s->width || s->row.total < s->width)
        return false;
    ask_row(f, &asked);
    if (!recognise(f, &asked, line))
        return false;
    line->place.line = s->row.line;
    return true;
}

static struct slice kept(struct arena *arena, struct slice text) {
    return (struct slice){arena_text(arena, text), text.len};
}

void familiar_add(struct cost_file *f, const struct cost_line *line) {
    struct familiar *known = &f->familiar;
    struct familiar_line new = {.line = *line};
    struct asked asked = {0};
    if (known->cell_count == 0 || known->count == FAMILIAR_MOST)
        return;
    ask_row(f, &asked);
    if (*slot_of(known, asked.cells) != 0)
        return; /* what was not usual is the row's own */
    for (size_t i = 0; i < known->cell_count; i++) {
        if (asked.cells[i].text.len > FAMILIAR_LONGEST)
            return;
        new.cells[i].head = asked.cells[i].head;
        new.cells[i].text = kept(&known->arena, asked.cells[i].text);
    }
    new.line.kind = f->run->kinds + (uint32_t)known->count + 1;
    new.line.category_text = kept(&known->arena, line->category_text);
    new.line.description = (struct slice){nothing, 0};
    known->lines =
        mem_room(known->lines, known->count, &known->room, sizeof *known->lines);
    known->lines[known->count++] = new;
    *slot_of(known, new.cells) = (uint32_t)known->count;
    widen(known);
}
