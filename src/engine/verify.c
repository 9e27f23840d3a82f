#include "engine/verify.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/names.h"
#include "engine/sharebook.h"
#include "engine/verify_match.h"
#include "engine/verify_totals.h"

/* Lines and rows meet by period, category and the line's name. Where several lines
   share these, the first rows of all municipalities are taken for those of one line,
   the second rows for those of another, and so on: so they stand in a listing, and in
   one that was sorted by municipality since. Which of the lines they belong to is told
   by their sums (verify_match.h), since the lines may have changed places too. */

enum { ABSENT = 0 };

struct checked_line {
    struct verify_line line;
    int municipality;   /* of own cost */
    int name;           /* in `names` of the verifier */
    struct place place; /* in the input */
    size_t next;        /* the next line of the same identity, counted from 1; 0 = none */
    size_t cells;       /* its first cell in the arrays below */
};

struct verifier {
    const struct budget *budget; /* borrowed */
    struct period_range range;
    struct diags *diags;    /* borrowed: where faults of the current step go */
    struct sharebook *book; /* owned */
    struct verify_totals totals;
    struct names names;   /* owned: identities, as texts */
    size_t *first, *last; /* owned: per identity, its lines counted from 1 */
    size_t first_room, last_room;
    /* Owned: for each identity of several lines and each municipality, the line that
       its next row goes to; from where on is told per identity. */
    size_t *turn, *turns_of;
    struct checked_line *lines; /* owned */
    size_t count, room;
    uint64_t *row;        /* owned, per cell: line number of its row + 1, or ABSENT */
    money *given[PLANES]; /* owned, per cell: cents */
    size_t cell_count;
    const char *listing; /* borrowed: the listing's file, once a row came */
    struct buf text;
    bool failed;
};

struct verifier *verifier_new(const struct budget *b, enum closing close,
                              struct period_range range) {
    struct verifier *v = mem_zero(1, sizeof *v);
    v->budget = b;
    v->range = range;
    v->book = sharebook_new(b);
    verify_totals_init(&v->totals, b, close == CLOSE_YEAR);
    names_init(&v->names);
    buf_init(&v->text);
    return v;
}

void verifier_free(struct verifier *v) {
    if (!v)
        return;
    sharebook_free(v->book);
    verify_totals_clear(&v->totals);
    names_clear(&v->names);
    buf_clear(&v->text);
    free(v->first);
    free(v->last);
    free(v->turn);
    free(v->turns_of);
    free(v->lines);
    free(v->row);
    for (size_t plane = 0; plane < PLANES; plane++)
        free(v->given[plane]);
    free(v);
}

/* --- lines -------------------------------------------------------------------------- */

/* The identity of a line, as one text. */
static struct slice identity(struct verifier *v, period p, enum category c,
                             struct slice name) {
    buf_reset(&v->text);
    buf_int(&v->text, p);
    buf_char(&v->text, ' ');
    buf_int(&v->text, c);
    buf_char(&v->text, ' ');
    buf_slice(&v->text, name);
    return buf_view(&v->text);
}

/* Appends the line that came last to those of its identity. */
static void chain(struct verifier *v, int name, bool is_new) {
    v->first = mem_room(v->first, (size_t)name, &v->first_room, sizeof *v->first);
    v->last = mem_room(v->last, (size_t)name, &v->last_room, sizeof *v->last);
    if (is_new)
        v->first[name] = v->count;
    else
        v->lines[v->last[name] - 1].next = v->count;
    v->last[name] = v->count;
}

/* Appends a line of that identity; its cells come behind all others. */
static void keep_line(struct verifier *v, const struct cost_line *line, int name) {
    v->lines = mem_room(v->lines, v->count, &v->room, sizeof *v->lines);
    struct checked_line *kept = &v->lines[v->count++];
    *kept = (struct checked_line){.municipality = line->municipality,
                                  .name = name,
                                  .place = line->place,
                                  .cells = v->cell_count};
    kept->line = (struct verify_line){.period = line->period,
                                      .category = line->category,
                                      .key = line->key,
                                      .key_period = line->key_period,
                                      .amount = {line->amount, line->vat}};
    if (line->category != CATEGORY_OWN)
        kept->line.shares = sharebook_get(v->book, line->key, line->key_period, v->diags);
    v->cell_count += line->category == CATEGORY_OWN ? 1 : v->budget->municipality_count;
}

static int take_line(void *self, const struct cost_line *line) {
    struct verifier *v = self;
    if (!period_in_range(line->period, v->range))
        return 0;
    struct buf room;
    buf_init(&room);
    int known = v->names.count;
    int name = names_add(&v->names, identity(v, line->period, line->category,
                                             listing_line_name(&room, line)));
    buf_clear(&room);
    keep_line(v, line, name);
    chain(v, name, name == known);
    return 0;
}

struct line_sink verifier_lines(struct verifier *v, struct diags *d) {
    v->diags = d;
    return (struct line_sink){.self = v, .take = take_line};
}

/* --- rows --------------------------------------------------------------------------- */

/* The cell of a line that a municipality's row belongs in; false when it has none. */
static bool cell_of(const struct checked_line *line, int municipality, size_t *cell) {
    bool own = line->line.category == CATEGORY_OWN;
    *cell = line->cells + (own ? 0 : (size_t)municipality);
    return !own || line->municipality == municipality;
}

static void row_fault(struct verifier *v, const struct listing_row *row,
                      enum diag_code code) {
    struct buf line;
    buf_init(&line);
    buf_slice(&line, row->line);
    diag_add(v->diags, row->place, code,
             v->budget->municipalities[row->municipality].name, buf_str(&line), NULL);
    buf_clear(&line);
    v->failed = true;
}

static bool is_shared(const struct verifier *v, int name) {
    return v->lines[v->first[name] - 1].next != 0;
}

/* Lets the rows of every municipality begin at the first line of each identity. */
static void begin_turns(struct verifier *v) {
    size_t shared = 0, columns = v->budget->municipality_count;
    v->turns_of = mem_zero((size_t)v->names.count, sizeof *v->turns_of);
    for (int name = 0; name < v->names.count; name++)
        if (is_shared(v, name))
            v->turns_of[name] = shared++ * columns;
    v->turn = mem_alloc(shared * columns * sizeof *v->turn);
    for (int name = 0; name < v->names.count; name++)
        for (size_t m = 0; is_shared(v, name) && m < columns; m++)
            v->turn[v->turns_of[name] + m] = v->first[name];
}

static size_t *turn_of(struct verifier *v, int name, int municipality) {
    return is_shared(v, name) ? &v->turn[v->turns_of[name] + (size_t)municipality]
                              : &v->first[name];
}

static int take_row(void *self, const struct listing_row *row) {
    struct verifier *v = self;
    v->listing = row->place.file;
    int name = names_find(&v->names, identity(v, row->period, row->category, row->line));
    if (name == NAMES_NONE) {
        row_fault(v, row, DIAG_VERIFY_UNKNOWN);
        return 0;
    }
    size_t cell, *turn = turn_of(v, name, row->municipality);
    for (size_t i = *turn; i; i = v->lines[i - 1].next) {
        if (!cell_of(&v->lines[i - 1], row->municipality, &cell) ||
            v->row[cell] != ABSENT)
            continue;
        v->row[cell] = row->place.line + 1;
        v->given[PLANE_NET][cell] = row->amount;
        v->given[PLANE_VAT][cell] = row->vat;
        if (turn != &v->first[name])
            *turn = v->lines[i - 1].next;
        return 0;
    }
    row_fault(v, row, DIAG_VERIFY_TWICE);
    return 0;
}

struct listing_sink verifier_rows(struct verifier *v, struct diags *d) {
    v->diags = d;
    v->row = mem_zero(v->cell_count, sizeof *v->row);
    for (size_t plane = 0; plane < PLANES; plane++)
        v->given[plane] = mem_zero(v->cell_count, sizeof *v->given[plane]);
    begin_turns(v);
    return (struct listing_sink){v, take_row};
}

/* --- the check of a line ------------------------------------------------------------ */

static const char *line_name(const struct verifier *v, const struct checked_line *line) {
    const char *text = v->names.list[line->name].at; /* "period category name" */
    return strchr(strchr(text, ' ') + 1, ' ') + 1;
}

static size_t cells_of(const struct verifier *v, const struct checked_line *line) {
    return line->line.category == CATEGORY_OWN ? 1 : v->budget->municipality_count;
}

/* Whether every cell has its row. A line without any row came later, or was left out. */
static bool complete(struct verifier *v, const struct checked_line *line) {
    size_t cells = cells_of(v, line), there = 0;
    for (size_t i = 0; i < cells; i++)
        there += v->row[line->cells + i] != ABSENT;
    if (there == cells)
        return true;
    v->failed = true;
    if (there == 0) {
        diag_add(v->diags, line->place, DIAG_VERIFY_LATER, line_name(v, line), NULL);
        return false;
    }
    for (size_t i = 0; i < cells; i++)
        if (v->row[line->cells + i] == ABSENT)
            diag_add(v->diags, line->place, DIAG_VERIFY_MISSING, line_name(v, line),
                     v->budget->municipalities[i].name, NULL);
    return false;
}

/* Promise 1: the cells of the line total its amount. */
static void check_sum(struct verifier *v, const struct checked_line *line, size_t plane) {
    wide sum = 0;
    for (size_t i = 0; i < cells_of(v, line); i++)
        sum += v->given[plane][line->cells + i];
    if (sum == line->line.amount[plane])
        return;
    struct buf given, amount;
    buf_init(&given);
    buf_init(&amount);
    money shown = 0;
    if (money_holds(sum, &shown))
        money_write(&given, shown, figure_now(false));
    money_write(&amount, line->line.amount[plane], figure_now(false));
    diag_add(v->diags, (struct place){v->listing, v->row[line->cells] - 1, 0},
             plane ? DIAG_VERIFY_SUM_VAT : DIAG_VERIFY_SUM, line_name(v, line),
             buf_str(&given), buf_str(&amount), NULL);
    buf_clear(&amount);
    buf_clear(&given);
    v->failed = true;
}

/* Promise 2: a cell is the floor or the ceiling of its exact value. */
static void check_cell(struct verifier *v, const struct checked_line *line, size_t plane,
                       size_t m) {
    size_t cell = line->cells + m;
    struct ratio exact;
    ratio_init(&exact);
    ratio_set(&exact, &line->line.shares->share[m]);
    ratio_mul_int(&exact, line->line.amount[plane]);
    if (!verify_is_rounding(&exact, v->given[plane][cell])) {
        struct buf given, text;
        buf_init(&given);
        buf_init(&text);
        money_write(&given, v->given[plane][cell], figure_now(false));
        verify_write_exact(&text, &exact);
        diag_add(v->diags, (struct place){v->listing, v->row[cell] - 1, 0},
                 plane ? DIAG_VERIFY_CELL_VAT : DIAG_VERIFY_CELL,
                 v->budget->municipalities[m].name, buf_str(&given), line_name(v, line),
                 buf_str(&text), NULL);
        buf_clear(&text);
        buf_clear(&given);
        v->failed = true;
    }
    ratio_clear(&exact);
}

static void check_line(struct verifier *v, const struct checked_line *line) {
    for (size_t plane = 0; plane < PLANES; plane++) {
        check_sum(v, line, plane);
        for (size_t m = 0; line->line.shares && m < v->budget->municipality_count; m++)
            check_cell(v, line, plane, m);
    }
    const money *const given[PLANES] = {v->given[PLANE_NET] + line->cells,
                                        v->given[PLANE_VAT] + line->cells};
    if (line->line.shares)
        verify_totals_add(&v->totals, &line->line, given);
}

/* --- lines of one name -------------------------------------------------------------- */

/* What the rows that were put with a line come to. */
static struct match_sum sum_of_rows(const struct verifier *v,
                                    const struct checked_line *line) {
    struct match_sum sum = {.municipality = line->municipality};
    for (size_t i = 0; i < cells_of(v, line); i++) {
        sum.net += v->given[PLANE_NET][line->cells + i];
        sum.vat += v->given[PLANE_VAT][line->cells + i];
    }
    return sum;
}

/* Gives each line of an identity the rows that come to its amount. */
static void match_rows(struct verifier *v, int name) {
    size_t count = 0, k = 0;
    for (size_t i = v->first[name]; i; i = v->lines[i - 1].next)
        count++;
    struct match_sum *lines = mem_alloc(count * sizeof *lines);
    struct match_sum *rows = mem_alloc(count * sizeof *rows);
    size_t *rows_of = mem_alloc(count * sizeof *rows_of);
    size_t *cells = mem_alloc(count * sizeof *cells);
    for (size_t i = v->first[name]; i; i = v->lines[i - 1].next, k++) {
        const struct checked_line *line = &v->lines[i - 1];
        lines[k] = (struct match_sum){line->municipality, line->line.amount[PLANE_NET],
                                      line->line.amount[PLANE_VAT]};
        rows[k] = sum_of_rows(v, line);
        cells[k] = line->cells;
    }
    match_lines(lines, rows, count, rows_of);
    k = 0;
    for (size_t i = v->first[name]; i; i = v->lines[i - 1].next)
        v->lines[i - 1].cells = cells[rows_of[k++]];
    free(cells);
    free(rows_of);
    free(rows);
    free(lines);
}

int verifier_finish(struct verifier *v, struct diags *d) {
    v->diags = d;
    uint64_t before = diag_total(d, DIAG_ERROR);
    for (int name = 0; name < v->names.count; name++)
        if (is_shared(v, name))
            match_rows(v, name);
    for (size_t i = 0; i < v->count; i++)
        if (complete(v, &v->lines[i]))
            check_line(v, &v->lines[i]);
    /* Totals of an incomplete listing would only repeat what is told already. */
    if (!v->failed)
        verify_totals_check(&v->totals, v->listing, d);
    return v->failed || diag_total(d, DIAG_ERROR) != before ? -1 : 0;
}
