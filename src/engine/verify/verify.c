#include "engine/verify/verify.h"

#include <stdlib.h>

#include "base/mem.h"
#include "engine/shares/share_cache.h"
#include "engine/verify/lost.h"
#include "engine/verify/pending.h"
#include "engine/verify/verify_figures.h"

enum { KINDS_KEPT = 4096 };

/* The group of the latest kind of line in this place of `kinds`. */
struct known_kind {
    uint32_t kind;
    struct verify_group *group;
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
    struct known_kind *kinds;    /* owned */
    struct verify_cell *current; /* owned: the cells of the current line */
    struct listing_row row;      /* the next one, if has_row */
    bool has_row, ended;         /* ended: no more rows */
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
    v->current = mem_zero(b->municipality_count, sizeof *v->current);
    buf_init(&v->name);
    return v;
}

void verifier_free(struct verifier *v) {
    if (!v)
        return;
    buf_clear(&v->name);
    free(v->current);
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

/* Gives the next row to the current line, if it is the first row for one of its cells. */
static bool take_own(struct verifier *v, const struct verify_line *line,
                     struct slice name) {
    const struct listing_row *row = &v->row;
    size_t cell;
    if (row->period != line->group->period || row->category != line->group->category ||
        !slice_equal(row->line, name) ||
        !verify_line_cell(line, row->municipality, &cell) ||
        v->current[cell].row != ROW_ABSENT)
        return false;
    v->current[cell] = (struct verify_cell){
        row->place.line, {row->amount[AMOUNT_NET], row->amount[AMOUNT_VAT]}};
    return true;
}

/* Takes rows as long as they are of earlier lines, or of this one. */
static void take_rows(struct verifier *v, const struct verify_line *line,
                      struct slice name) {
    while (read_row(v)) {
        if (!pending_take(&v->pending, &v->row) && !take_own(v, line, name))
            return;
        v->has_row = false;
    }
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

static int take_line(void *self, const struct cost_line *line) {
    struct verifier *v = self;
    if (!period_in_range(line->period, v->range)) {
        verify_totals_skip(&v->totals, line->period);
        return 0;
    }
    verify_figures_add(&v->figures, line);
    const struct verify_line at = {
        .group = group_of(v, line),
        .amount = {line->amount[AMOUNT_NET], line->amount[AMOUNT_VAT]},
        .municipality = line->municipality,
        .place = line->place};
    if (line->category != CATEGORY_OWN && !at.group->shares)
        return 0; /* a fault of the input: nothing can be proved */
    struct slice name = listing_line_name(&v->name, line);
    for (size_t i = 0; i < v->budget->municipality_count; i++)
        v->current[i] = (struct verify_cell){0};
    take_rows(v, &at, name);
    if (verify_line_proved(&v->check, &at, v->current))
        verify_line_add(v->budget, &at, v->current);
    else
        pending_add(&v->pending, &at, name, v->current);
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
            lost_add(&v->lost,
                     pending_identity(&v->pending, v->row.period, v->row.category,
                                      v->row.line),
                     &v->row);
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
