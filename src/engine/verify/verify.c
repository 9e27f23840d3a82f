#include "engine/verify/verify.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "engine/shares/share_cache.h"
#include "engine/verify/lost.h"
#include "engine/verify/pending.h"
#include "engine/verify/verify_figures.h"

enum {
    KINDS_KEPT = 4096,
    LINES_WAITED = 64, /* for which a row waits, before those behind it are looked at */
    CELLS_SWEPT =
        64 * 1024 /* at least, before pending lines that were proved are sought */
};

/* The group of the latest kind of line in this place of `kinds`. */
struct known_kind {
    uint32_t kind;
    struct verify_group *group;
};

/* The line that was read last. */
struct current {
    struct verify_line line;
    struct slice name;
    bool namesake;             /* a pending line has its identity */
    struct verify_cell *cells; /* owned */
};

struct verifier {
    const struct budget *budget; /* borrowed */
    struct period_range range;
    struct listing_source source;
    struct diags *diags;       /* borrowed: where faults of the input go */
    struct diags found;        /* owned: what differs */
    struct share_cache *cache; /* owned */
    struct verify_totals totals;
    struct verify_check check;
    struct verify_figures figures;
    struct pending pending;
    struct lost lost;
    struct known_kind *kinds; /* owned */
    struct current current;
    struct listing_row row; /* the next one, if has_row */
    bool has_row, ended;    /* ended: no more rows */
    size_t waited;          /* lines for which it was not */
    size_t sweep_at;        /* cells of pending lines at which they are swept */
    struct buf name;
};

struct verifier *verifier_new(const struct budget *b, enum closing close,
                              struct period_range range) {
    struct verifier *v = mem_zero(1, sizeof *v);
    v->budget = b;
    v->range = range;
    diags_init(&v->found);
    v->cache = share_cache_new(b);
    verify_totals_init(&v->totals, b, close == CLOSE_YEAR);
    verify_check_init(&v->check, b, &v->found);
    verify_figures_init(&v->figures, b, range, v->cache, &v->found);
    pending_init(&v->pending, b);
    lost_init(&v->lost);
    v->kinds = mem_zero(KINDS_KEPT, sizeof *v->kinds);
    v->current.cells = mem_zero(b->municipality_count, sizeof *v->current.cells);
    v->sweep_at = CELLS_SWEPT;
    buf_init(&v->name);
    return v;
}

void verifier_free(struct verifier *v) {
    if (!v)
        return;
    buf_clear(&v->name);
    free(v->current.cells);
    free(v->kinds);
    lost_clear(&v->lost);
    pending_clear(&v->pending);
    verify_figures_clear(&v->figures);
    verify_check_clear(&v->check);
    verify_totals_clear(&v->totals);
    share_cache_free(v->cache);
    diags_clear(&v->found);
    free(v);
}

struct listing_figures verifier_figures(struct verifier *v) {
    return verify_figures_sink(&v->figures);
}

/* --- side by side ------------------------------------------------------------------- */

/* Reads the next row, unless it was read already. False after the last one. */
static bool read_row(struct verifier *v) {
    if (!v->has_row && !v->ended)
        v->has_row = v->source.next(v->source.self, &v->row) == 1;
    v->ended = !v->has_row;
    return v->has_row;
}

static struct slice identity_of_row(struct verifier *v) {
    return pending_identity(&v->pending, v->row.period, v->row.category, v->row.line);
}

static struct slice identity_of_current(struct verifier *v) {
    const struct verify_group *group = v->current.line.group;
    return pending_identity(&v->pending, group->period, group->category, v->current.name);
}

/* Gives a row of its identity to the current line, if that lacks it. */
static bool fill_cell(struct current *c, int municipality, uint64_t row,
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
static bool take_row(struct verifier *v) {
    const struct listing_row *row = &v->row;
    const struct verify_group *group = v->current.line.group;
    bool own = row->period == group->period && row->category == group->category &&
               slice_equal(row->line, v->current.name);
    if ((!own || v->current.namesake) && pending_take(&v->pending, row))
        return true;
    return own && fill_cell(&v->current, row->municipality, row->place.line, row->amount);
}

/* Takes the rows that are next, as long as a line lacks them. */
static void take_rows(struct verifier *v) {
    for (; read_row(v) && take_row(v); v->has_row = false)
        v->waited = 0;
}

/* Gives the current line its rows that came before it. */
static void take_lost(struct verifier *v) {
    if (v->lost.count == v->lost.taken)
        return;
    for (struct lost_row *row = lost_first(&v->lost, identity_of_current(v)); row;
         row = lost_next(&v->lost, row))
        if (!row->taken &&
            fill_cell(&v->current, row->municipality, row->line, row->amount))
            lost_take(&v->lost, row);
    if (v->lost.taken > CELLS_SWEPT && v->lost.taken > v->lost.count / 2)
        lost_tidy(&v->lost);
}

/* When the next row waited long it has no line, or that comes later: goes on behind it,
   by as many rows as the current line has. */
static void pass_waiting(struct verifier *v) {
    if (!v->has_row || ++v->waited <= LINES_WAITED)
        return;
    size_t rows = verify_line_cells(v->budget, &v->current.line);
    for (; rows > 0 && read_row(v); rows--, v->has_row = false)
        if (!take_row(v))
            lost_add(&v->lost, identity_of_row(v), &v->row);
}

/* How many pending lines are proved. */
static size_t count_proved(struct verifier *v) {
    const struct pending *p = &v->pending;
    size_t proved = 0;
    for (size_t i = 0; i < p->count; i++)
        proved += verify_line_proved(&v->check, &p->lines[i].line,
                                     p->cells + p->lines[i].cells);
    return proved;
}

/* Forgets the pending lines that were proved since. */
static void forget_proved(struct verifier *v) {
    struct pending old = v->pending;
    pending_init(&v->pending, v->budget);
    for (size_t i = 0; i < old.count; i++) {
        const struct verify_line *line = &old.lines[i].line;
        const struct verify_cell *cells = old.cells + old.lines[i].cells;
        const char *name = pending_name(old.names.list[old.lines[i].name].at);
        if (verify_line_proved(&v->check, line, cells))
            verify_line_add(v->budget, line, cells);
        else
            pending_add(&v->pending, line, slice_of(name), cells);
    }
    pending_clear(&old);
}

/* Where rows and lines were out of step for a while, the lines are proved by now. */
static void sweep_pending(struct verifier *v) {
    if (v->pending.cell_count < v->sweep_at)
        return;
    if (count_proved(v) > v->pending.count / 2)
        forget_proved(v);
    v->sweep_at = 2 * v->pending.cell_count + CELLS_SWEPT;
}

/* The group of a line, with the shares of its key. */
static struct verify_group *group_of(struct verifier *v, const struct cost_line *line) {
    struct known_kind *known = &v->kinds[line->kind % KINDS_KEPT];
    if (line->kind != 0 && known->kind == line->kind)
        return known->group;
    struct verify_group *group = verify_totals_group(&v->totals, line);
    const struct shares *shares = group->shares;
    if (line->category != CATEGORY_OWN && !shares) {
        shares = share_cache_get(v->cache, line->key, line->key_period, v->diags);
        if (shares)
            verify_group_share(group, shares);
    }
    *known = (struct known_kind){line->kind, group};
    return group;
}

/* Gives the current line its rows: it is proved, or pending. */
static void prove_current(struct verifier *v) {
    struct current *c = &v->current;
    memset(c->cells, 0, v->budget->municipality_count * sizeof *c->cells);
    c->namesake =
        v->pending.count > 0 && pending_has(&v->pending, identity_of_current(v));
    take_lost(v);
    take_rows(v);
    pass_waiting(v);
    if (verify_line_proved(&v->check, &c->line, c->cells)) {
        verify_line_add(v->budget, &c->line, c->cells);
        return;
    }
    pending_add(&v->pending, &c->line, c->name, c->cells);
    sweep_pending(v);
}

static int take_line(void *self, const struct cost_line *line) {
    struct verifier *v = self;
    if (!period_in_range(line->period, v->range)) {
        verify_totals_skip(&v->totals, line->period);
        return 0;
    }
    verify_figures_add(&v->figures, line);
    struct current *c = &v->current;
    c->line = (struct verify_line){
        .group = group_of(v, line),
        .amount = {line->amount[AMOUNT_NET], line->amount[AMOUNT_VAT]},
        .municipality = line->municipality,
        .place = line->place};
    if (line->category != CATEGORY_OWN && !c->line.group->shares)
        return 0; /* a fault of the input: nothing can be proved */
    c->name = listing_line_name(&v->name, line);
    prove_current(v);
    return 0;
}

struct line_sink verifier_lines(struct verifier *v, struct listing_source rows,
                                struct diags *d) {
    v->source = rows;
    v->diags = d;
    return (struct line_sink){.self = v, .take = take_line};
}

/* --- the rest ----------------------------------------------------------------------- */

static int add_line_of_lost(void *self, const struct cost_line *line) {
    struct verifier *v = self;
    if (period_in_range(line->period, v->range))
        lost_add_line(&v->lost,
                      pending_identity(&v->pending, line->period, line->category,
                                       listing_line_name(&v->name, line)),
                      line);
    return 0;
}

/* Marks lines that the listing has under a number without its leading zeros: they are not
   reported as absent as well. */
static void mark_meant(struct verifier *v) {
    for (int i = 0; i < v->lost.names.count; i++) {
        int name = lost_meant(&v->lost, i, &v->pending.names);
        for (size_t k = name == NAMES_NONE ? 0 : v->pending.first[name]; k;
             k = v->pending.lines[k - 1].next)
            v->pending.lines[k - 1].meant = true;
    }
}

/* Gives the remaining rows to the pending lines. */
static int take_rest(struct verifier *v, const struct line_replay *again) {
    for (; read_row(v); v->has_row = false)
        if (!pending_take(&v->pending, &v->row))
            lost_add(&v->lost, identity_of_row(v), &v->row);
    lost_settle(&v->lost);
    if (v->lost.count == 0)
        return 0;
    struct line_sink sink = {.self = v, .take = add_line_of_lost};
    if (again->replay(again->self, &sink) != 0)
        return -1;
    lost_report(&v->lost, v->budget, &v->pending.names, v->check.file, &v->found);
    mark_meant(v);
    return 0;
}

static void judge_pending(struct verifier *v) {
    const struct pending *p = &v->pending;
    pending_match(&v->pending);
    for (size_t i = 0; i < p->count; i++) {
        const struct pending_line *line = &p->lines[i];
        const struct verify_cell *cells = p->cells + line->cells;
        if (verify_line_proved(&v->check, &line->line, cells))
            verify_line_add(v->budget, &line->line, cells);
        else if (!line->meant)
            verify_line_report(&v->check, &line->line, cells,
                               pending_name(p->names.list[line->name].at));
    }
}

int verifier_finish(struct verifier *v, const struct line_replay *again, const char *file,
                    struct diags *d) {
    v->check.file = file;
    if (take_rest(v, again) != 0)
        return -1;
    judge_pending(v);
    /* The totals of an incomplete listing would repeat the same faults. */
    if (diag_total(&v->found, DIAG_ERROR) == v->figures.faults) {
        verify_totals_make(&v->totals);
        verify_totals_check(&v->totals, file, &v->found);
        verify_figures_check(&v->figures, &v->totals, file);
    }
    bool differs = diag_any_error(&v->found);
    diag_merge(d, &v->found);
    return differs ? -1 : 0;
}
