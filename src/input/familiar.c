#include "input/familiar.h"

#include <stdlib.h>

#include "base/mem.h"
#include "input/amounts.h"
#include "input/costs.h"
#include "input/head.h"
#include "input/letters.h"
#include "input/scan.h"

enum {
    FAMILIAR_MOST = 4096,  /* combinations: the memory does not grow with the file */
    FAMILIAR_LONGEST = 64, /* bytes of a cell */
    SLOTS_FIRST = 64,
    SLOTS_EACH = 8
};

struct known_cell {
    struct head head;
    struct slice text; /* borrowed from the arena */
};

struct familiar_line {
    struct cost_line line;
    struct known_cell cells[FAMILIAR_CELLS];
};

/* The columns that say what line it is, in every way in which that can be said. */
static const enum cost_field fields[FAMILIAR_CELLS] = {
    COST_PERIOD,     COST_DATE, COST_CATEGORY,     COST_ACCOUNT,
    COST_KEY_PERIOD, COST_KEY,  COST_MUNICIPALITY, COST_INCURRED,
};

static inline struct slice cell_at(const struct csvin_row *row, size_t cell) {
    static const char nothing[HEAD_BYTES];
    return cell < row->count ? row->cells[cell] : (struct slice){nothing, 0};
}

static inline uint64_t hash_of(const struct known_cell *cells, size_t count) {
    uint64_t hash = 0;
    for (size_t i = 0; i < count; i++)
        hash = head_hash(hash, cells[i].head);
    return hash;
}

/* The combination of the current row. */
static inline void combination(const struct cost_file *f, struct known_cell *cells) {
    const struct csvin_row *row = &f->sheet.row;
    for (size_t i = 0; i < f->familiar.cell_count; i++) {
        cells[i].text = cell_at(row, f->familiar.cells[i]);
        cells[i].head =
            row->padded ? head_of_longer(cells[i].text) : head_of(cells[i].text);
    }
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

void familiar_init(struct cost_file *f) {
    struct familiar *known = &f->familiar;
    *known = (struct familiar){0};
    arena_init(&known->arena);
    /* Amounts with a side, and rows that are compared with each other or may fill a column that
       is nearly known, are read in full; so is everything where libcsv reads, the reference. */
    if (f->style != STYLE_AMOUNT || f->run->repeats || f->sheet.slips_empty > 0 ||
        !scan_choose())
        return;
    for (size_t i = 0; i < FAMILIAR_CELLS; i++)
        if (sheet_has(&f->sheet, (int)fields[i]))
            known->cells[known->cell_count++] = (size_t)f->sheet.cell_of[fields[i]];
    widen(known);
}

void familiar_clear(struct cost_file *f) {
    f->run->kinds += (uint32_t)f->familiar.count;
    arena_clear(&f->familiar.arena);
    free(f->familiar.lines);
    free(f->familiar.slots);
    f->familiar = (struct familiar){0};
}

/* Reads an amount that may be left out. False when it is for the full reading to say what it
   is, or how it shows its thousands. */
static inline bool read_amount(const struct cost_file *f, int field, bool needed,
                               money *cents) {
    struct amount amount;
    int cell = f->sheet.cell_of[field];
    struct slice text =
        cell < 0 ? (struct slice){"", 0} : cell_at(&f->sheet.row, (size_t)cell);
    *cents = 0;
    if (text.len == 0)
        return !needed;
    if (!amount_read_usual(text, f->sheet.decimal_mark, &amount))
        return false;
    *cents = amount.cents;
    return amount.grouping == GROUPING_SHORT || f->groups.unmarked.text[0];
}

/* A text of the line's own. */
static inline struct slice read_text(const struct cost_file *f, int field) {
    int cell = f->sheet.cell_of[field];
    return cell < 0 ? (struct slice){"", 0}
                    : sheet_text(cell_at(&f->sheet.row, (size_t)cell));
}

static bool may_be_total(struct slice line) {
    return line.len > 0 && !letter_is_digit(line.at[0]) && sheet_is_total(line);
}

bool familiar_find(const struct cost_file *f, struct cost_line *line) {
    const struct familiar *known = &f->familiar;
    const struct sheet *s = &f->sheet;
    struct known_cell cells[FAMILIAR_CELLS];
    if (known->cell_count == 0 || s->row.width > s->width || s->row.total < s->width)
        return false;
    combination(f, cells);
    uint32_t number = *slot_of(known, cells);
    if (number == 0)
        return false;
    *line = known->lines[number - 1].line;
    line->line = read_text(f, COST_LINE);
    line->description = read_text(f, COST_DESCRIPTION);
    line->place.line = s->row.line;
    return read_amount(f, COST_AMOUNT, true, &line->amount) &&
           read_amount(f, COST_VAT, false, &line->vat) && !may_be_total(line->line);
}

static struct slice kept(struct arena *arena, struct slice text) {
    return (struct slice){arena_text(arena, text), text.len};
}

void familiar_add(struct cost_file *f, const struct cost_line *line) {
    struct familiar *known = &f->familiar;
    struct familiar_line new = {.line = *line};
    if (known->cell_count == 0 || known->count == FAMILIAR_MOST)
        return;
    combination(f, new.cells);
    for (size_t i = 0; i < known->cell_count; i++)
        if (new.cells[i].text.len > FAMILIAR_LONGEST)
            return;
    if (*slot_of(known, new.cells) != 0)
        return; /* what was not usual is the row's own */
    for (size_t i = 0; i < known->cell_count; i++)
        new.cells[i].text = kept(&known->arena, new.cells[i].text);
    new.line.kind = f->run->kinds + (uint32_t)known->count + 1;
    new.line.category_text = kept(&known->arena, line->category_text);
    known->lines =
        mem_room(known->lines, known->count, &known->room, sizeof *known->lines);
    known->lines[known->count++] = new;
    *slot_of(known, new.cells) = (uint32_t)known->count;
    widen(known);
}
