#include "engine/verify/pending.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "engine/verify/match.h"

void pending_init(struct pending *p, const struct budget *b) {
    *p = (struct pending){.budget = b};
    names_init(&p->names);
    buf_init(&p->text);
}

void pending_clear(struct pending *p) {
    names_clear(&p->names);
    buf_clear(&p->text);
    free(p->first);
    free(p->last);
    free(p->turn_at);
    free(p->turns);
    free(p->lines);
    free(p->cells);
}

struct slice pending_identity(struct pending *p, period when, category c,
                              enum line_half half, struct slice name) {
    buf_reset(&p->text);
    buf_int(&p->text, when);
    buf_char(&p->text, ' ');
    buf_int(&p->text, (HALF_CREDITED + 1) * c + (int)half);
    buf_char(&p->text, ' ');
    buf_slice(&p->text, name);
    return buf_view(&p->text);
}

const char *pending_name(const char *identity) {
    return strchr(strchr(identity, ' ') + 1, ' ') + 1;
}

bool pending_has(const struct pending *p, struct slice identity) {
    return names_find(&p->names, identity) != NAMES_NONE;
}

/* --- lines -------------------------------------------------------------------------- */

/* Starts the rows of every municipality at the first line of an identity. */
static void begin_turns(struct pending *p, int name) {
    p->turn_at[name] = p->turn_count + 1;
    for (size_t m = 0; m < p->budget->municipality_count; m++) {
        p->turns = mem_room(p->turns, p->turn_count, &p->turn_room, sizeof *p->turns);
        p->turns[p->turn_count++] = p->first[name];
    }
}

/* Links the latest line to those of its identity. */
static void chain(struct pending *p, int name, bool is_new) {
    size_t at = (size_t)name;
    p->first = mem_room(p->first, at, &p->first_room, sizeof *p->first);
    p->last = mem_room(p->last, at, &p->last_room, sizeof *p->last);
    p->turn_at = mem_room(p->turn_at, at, &p->turn_at_room, sizeof *p->turn_at);
    if (is_new) {
        p->first[at] = p->count;
        p->turn_at[at] = 0;
    } else {
        if (p->turn_at[at] == 0)
            begin_turns(p, name);
        p->lines[p->last[at] - 1].next = p->count;
    }
    p->last[at] = p->count;
}

void pending_add(struct pending *p, const struct verify_line *line, struct slice name,
                 const struct verify_cell *cells) {
    struct slice identity =
        pending_identity(p, line->group->period, line->group->category, line->half, name);
    int known = p->names.count, number = names_add(&p->names, identity);
    p->lines = mem_room(p->lines, p->count, &p->room, sizeof *p->lines);
    p->lines[p->count++] =
        (struct pending_line){.line = *line, .name = number, .cells = p->cell_count};
    for (size_t i = 0; i < verify_line_cells(p->budget, line); i++) {
        p->cells = mem_room(p->cells, p->cell_count, &p->cell_room, sizeof *p->cells);
        p->cells[p->cell_count++] = cells[i];
    }
    chain(p, number, number == known);
}

/* --- rows --------------------------------------------------------------------------- */

bool pending_take(struct pending *p, const struct listing_row *row) {
    if (p->count == 0)
        return false;
    int name = names_find(
        &p->names, pending_identity(p, row->period, row->category, row->half, row->line));
    if (name == NAMES_NONE)
        return false;
    size_t turns = p->turn_at[name];
    size_t *turn = turns ? &p->turns[turns - 1 + (size_t)row->municipality] : NULL;
    for (size_t i = turn ? *turn : p->first[name], cell; i; i = p->lines[i - 1].next) {
        const struct pending_line *line = &p->lines[i - 1];
        if (turn)
            *turn = i;
        if (!verify_line_cell(&line->line, row->municipality, &cell) ||
            p->cells[line->cells + cell].row != ROW_ABSENT)
            continue;
        p->cells[line->cells + cell] = (struct verify_cell){
            row->place.line, {row->amount[AMOUNT_NET], row->amount[AMOUNT_VAT]}};
        return true;
    }
    return false;
}

/* --- lines of one identity ---------------------------------------------------------- */

/* The sum of the rows that a line has. */
static struct match_sum sum_of_rows(const struct pending *p,
                                    const struct pending_line *line) {
    struct match_sum sum = {.municipality = line->line.municipality};
    for (size_t i = 0; i < verify_line_cells(p->budget, &line->line); i++) {
        amounts_add_wide(sum.amount, p->cells[line->cells + i].given);
    }
    return sum;
}

static void match_identity(struct pending *p, int name) {
    size_t count = 0, k = 0;
    for (size_t i = p->first[name]; i; i = p->lines[i - 1].next)
        count++;
    struct match_sum *lines = mem_alloc(count * sizeof *lines);
    struct match_sum *rows = mem_alloc(count * sizeof *rows);
    size_t *rows_of = mem_alloc(count * sizeof *rows_of);
    size_t *cells = mem_alloc(count * sizeof *cells);
    for (size_t i = p->first[name]; i; i = p->lines[i - 1].next, k++) {
        const struct pending_line *line = &p->lines[i - 1];
        lines[k] = (struct match_sum){.municipality = line->line.municipality};
        amounts_add_wide(lines[k].amount, line->line.amount);
        rows[k] = sum_of_rows(p, line);
        cells[k] = line->cells;
    }
    match_lines(lines, rows, count, rows_of);
    k = 0;
    for (size_t i = p->first[name]; i; i = p->lines[i - 1].next)
        p->lines[i - 1].cells = cells[rows_of[k++]];
    free(cells);
    free(rows_of);
    free(rows);
    free(lines);
}

void pending_match(struct pending *p) {
    for (int name = 0; name < p->names.count; name++)
        if (p->lines[p->first[name] - 1].next != 0)
            match_identity(p, name);
}
