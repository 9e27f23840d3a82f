#include "engine/verify/pairing.h"

#include <stdlib.h>

#include "base/mem.h"

enum {
    LINES_WAITED = 1024, /* out of step, before rows are put aside */
    CELLS_SWEPT =
        64 * 1024 /* at least, before pending lines that are proved are sought */
};

void pairing_init(struct pairing *p, const struct budget *b, struct verify_check *check) {
    *p = (struct pairing){.budget = b, .check = check, .sweep_at = CELLS_SWEPT};
    pending_init(&p->pending, b);
    lost_init(&p->lost);
    p->current.cells = mem_zero(b->municipality_count, sizeof *p->current.cells);
}

void pairing_clear(struct pairing *p) {
    free(p->current.cells);
    free(p->periods);
    lost_clear(&p->lost);
    pending_clear(&p->pending);
}

/* --- rows --------------------------------------------------------------------------- */

bool pairing_has_period(const struct pairing *p, period when) {
    for (size_t i = p->period_count; i-- > 0;)
        if (p->periods[i] == when)
            return true;
    return false;
}

static void note_period(struct pairing *p, period when) {
    if (pairing_has_period(p, when))
        return;
    p->periods = mem_room(p->periods, p->period_count, &p->period_room, sizeof when);
    p->periods[p->period_count++] = when;
}

/* Reads the next row, unless it was read already. False after the last one. */
static bool read_row(struct pairing *p) {
    if (p->has_row || p->ended)
        return p->has_row;
    period before = p->row.period;
    p->has_row = p->source.next(p->source.self, &p->row) == 1;
    p->ended = !p->has_row;
    if (p->has_row && p->row.period != before)
        note_period(p, p->row.period);
    return p->has_row;
}

static struct slice identity_of_row(struct pairing *p) {
    return pending_identity(&p->pending, p->row.period, p->row.category, p->row.half,
                            p->row.line);
}

static struct slice identity_of_current(struct pairing *p) {
    const struct verify_group *group = p->current.line.group;
    return pending_identity(&p->pending, group->period, group->category,
                            p->current.line.half, p->current.name);
}

/* Gives a row of its identity to the current line, if that lacks it. */
static bool fill_cell(struct current_line *c, int municipality, uint64_t row,
                      const money amount[AMOUNT_PARTS]) {
    size_t cell;
    if (!verify_line_cell(&c->line, municipality, &cell) ||
        c->cells[cell].row != ROW_ABSENT)
        return false;
    c->cells[cell] = (struct verify_cell){row, {amount[AMOUNT_NET], amount[AMOUNT_VAT]}};
    return true;
}

/* Gives the next row to the first line of its identity that lacks it; the current line is
   the last of all. */
static bool take_row(struct pairing *p) {
    const struct listing_row *row = &p->row;
    const struct verify_group *group = p->current.line.group;
    bool own = row->period == group->period && row->category == group->category &&
               row->half == p->current.line.half &&
               slice_equal(row->line, p->current.name);
    if ((!own || p->current.namesake) && pending_take(&p->pending, row))
        return true;
    if (!own || !fill_cell(&p->current, row->municipality, row->place.line, row->amount))
        return false;
    p->waited = 0;
    return true;
}

/* --- in step and out of step -------------------------------------------------------- */

/* Takes the rows that are next, as long as a line lacks them. */
static void take_rows(struct pairing *p) {
    for (; read_row(p) && take_row(p); p->has_row = false)
        ;
}

/* Gives the current line its rows that came before it. */
static void take_lost(struct pairing *p) {
    if (p->lost.count == p->lost.taken)
        return;
    for (struct lost_row *row = lost_first(&p->lost, identity_of_current(p)); row;
         row = lost_next(&p->lost, row))
        if (!row->taken &&
            fill_cell(&p->current, row->municipality, row->line, row->amount))
            lost_take(&p->lost, row);
    if (p->lost.taken > CELLS_SWEPT && p->lost.taken > p->lost.count / 2)
        lost_tidy(&p->lost);
}

/* When rows and lines are out of step for long, the next row has no line, or one that
   comes later: goes on behind it, by as many rows as the current line has. */
static void pass_waiting(struct pairing *p) {
    if (!p->has_row || ++p->waited <= LINES_WAITED)
        return;
    size_t rows = verify_line_cells(p->budget, &p->current.line);
    for (; rows > 0 && read_row(p); rows--, p->has_row = false)
        if (!take_row(p))
            lost_add(&p->lost, identity_of_row(p), &p->row);
}

/* --- pending lines ------------------------------------------------------------------ */

/* How many pending lines are proved. */
static size_t count_proved(struct pairing *p) {
    const struct pending *lines = &p->pending;
    size_t proved = 0;
    for (size_t i = 0; i < lines->count; i++)
        proved += verify_line_proved(p->check, &lines->lines[i].line,
                                     lines->cells + lines->lines[i].cells);
    return proved;
}

/* Forgets the pending lines that were proved since. */
static void forget_proved(struct pairing *p) {
    struct pending old = p->pending;
    pending_init(&p->pending, p->budget);
    for (size_t i = 0; i < old.count; i++) {
        const struct verify_line *line = &old.lines[i].line;
        const struct verify_cell *cells = old.cells + old.lines[i].cells;
        const char *name = pending_name(old.names.list[old.lines[i].name].at);
        if (verify_line_proved(p->check, line, cells))
            verify_line_add(p->budget, line, cells);
        else
            pending_add(&p->pending, line, slice_of(name), cells);
    }
    pending_clear(&old);
}

/* Where rows and lines were out of step for a while, the lines are proved by now. */
static void sweep_pending(struct pairing *p) {
    if (p->pending.cell_count < p->sweep_at)
        return;
    if (count_proved(p) > p->pending.count / 2)
        forget_proved(p);
    p->sweep_at = 2 * p->pending.cell_count + CELLS_SWEPT;
}

/* --- lines -------------------------------------------------------------------------- */

void pairing_add(struct pairing *p, const struct verify_line *line, struct slice name) {
    struct current_line *c = &p->current;
    c->line = *line;
    c->name = name;
    memset(c->cells, 0, p->budget->municipality_count * sizeof *c->cells);
    c->namesake =
        p->pending.count > 0 && pending_has(&p->pending, identity_of_current(p));
    take_lost(p);
    take_rows(p);
    pass_waiting(p);
    if (verify_line_proved(p->check, line, c->cells)) {
        verify_line_add(p->budget, line, c->cells);
        return;
    }
    pending_add(&p->pending, line, name, c->cells);
    sweep_pending(p);
}

void pairing_finish(struct pairing *p) {
    for (; read_row(p); p->has_row = false)
        if (!pending_take(&p->pending, &p->row))
            lost_add(&p->lost, identity_of_row(p), &p->row);
    lost_settle(&p->lost);
}
