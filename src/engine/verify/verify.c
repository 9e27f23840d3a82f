#include "engine/verify/verify.h"

#include <stdlib.h>

#include "base/mem.h"
#include "engine/shares/share_cache.h"
#include "engine/verify/pairing.h"
#include "engine/verify/verify_figures.h"

enum { KINDS_KEPT = 4096 };

/* The group of the latest kind of line in this place of `kinds`. */
struct known_kind {
    uint32_t kind;
    struct verify_group *group;
};

/* Periods of which the listing has no row: their lines. */
struct absent_period {
    period period;
    uint64_t lines;
    wide sum; /* net, in cents */
};

struct absent {
    struct absent_period *list; /* owned */
    size_t count, room;
};

struct verifier {
    const struct budget *budget; /* borrowed */
    struct period_range range;
    const struct closed_period *closed; /* borrowed: that the listing shows; or NULL */
    struct diags *diags;                /* borrowed: where faults of the input go */
    struct diags found;                 /* owned: what differs */
    struct share_cache *cache;          /* owned */
    struct verify_totals totals;
    struct verify_check check;
    struct verify_figures figures;
    struct pairing pairing;
    struct known_kind *kinds; /* owned */
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
    pairing_init(&v->pairing, b, &v->check);
    v->kinds = mem_zero(KINDS_KEPT, sizeof *v->kinds);
    buf_init(&v->name);
    return v;
}

void verifier_free(struct verifier *v) {
    if (!v)
        return;
    buf_clear(&v->name);
    free(v->kinds);
    pairing_clear(&v->pairing);
    verify_figures_clear(&v->figures);
    verify_check_clear(&v->check);
    verify_totals_clear(&v->totals);
    share_cache_free(v->cache);
    diags_clear(&v->found);
    free(v);
}

void verifier_closed(struct verifier *v, const struct closed_period *closed) {
    v->closed = closed;
}

/* Whether the listing shows lines of this period. */
static bool is_shown(const struct verifier *v, period p) {
    return period_in_range(p, v->range) && (!v->closed || closed_has(v->closed, p));
}

struct listing_figures verifier_figures(struct verifier *v) {
    return verify_figures_sink(&v->figures);
}

/* --- lines -------------------------------------------------------------------------- */

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
    if (!is_shown(v, line->period)) {
        verify_totals_skip(&v->totals, line->period);
        return 0;
    }
    verify_figures_add(&v->figures, line);
    const struct verify_line at = {
        .group = group_of(v, line),
        .amount = {line->amount[AMOUNT_NET], line->amount[AMOUNT_VAT]},
        .municipality = line->municipality,
        .half = line->half,
        .place = line->place};
    if (line->category != CATEGORY_OWN && !at.group->shares)
        return 0; /* a fault of the input: nothing can be proved */
    pairing_add(&v->pairing, &at, listing_line_name(&v->name, line));
    return 0;
}

struct line_sink verifier_lines(struct verifier *v, struct listing_source rows,
                                struct diags *d) {
    v->pairing.source = rows;
    v->diags = d;
    return (struct line_sink){.self = v, .take = take_line};
}

/* --- the rest ----------------------------------------------------------------------- */

static int add_line_of_lost(void *self, const struct cost_line *line) {
    struct verifier *v = self;
    struct pairing *p = &v->pairing;
    if (is_shown(v, line->period))
        lost_add_line(&p->lost,
                      pending_identity(&p->pending, line->period, line->category,
                                       line->half, listing_line_name(&v->name, line)),
                      line);
    return 0;
}

/* Marks lines that the listing has under a number without its leading zeros: they are not
   reported as absent as well. */
static void mark_meant(struct pending *p, const struct lost *lost) {
    for (int i = 0; i < lost->names.count; i++) {
        int name = lost_meant(lost, i, &p->names);
        for (size_t k = name == NAMES_NONE ? 0 : p->first[name]; k;
             k = p->lines[k - 1].next)
            p->lines[k - 1].meant = true;
    }
}

/* Reads the lines once more when rows have none, to say why. */
static int explain_lost(struct verifier *v, const struct line_replay *again) {
    struct lost *lost = &v->pairing.lost;
    struct pending *pending = &v->pairing.pending;
    struct line_sink sink = {.self = v, .take = add_line_of_lost};
    if (lost->count == 0)
        return 0;
    if (again->replay(again->self, &sink) != 0)
        return -1;
    lost_report(lost, v->budget, &pending->names, v->check.file, &v->found);
    mark_meant(pending, lost);
    return 0;
}

/* Adds a pending line to those of its period. */
static void add_absent(struct absent *a, const struct verify_line *line) {
    size_t i = 0;
    while (i < a->count && a->list[i].period != line->group->period)
        i++;
    if (i == a->count) {
        a->list = mem_room(a->list, a->count++, &a->room, sizeof *a->list);
        a->list[i] = (struct absent_period){.period = line->group->period};
    }
    a->list[i].lines++;
    a->list[i].sum += line->amount[AMOUNT_NET];
}

/* Writes the range that the listing seems to show: from its first period to its last, if
   no absent one is between them. */
static void write_range(struct buf *out, const struct pairing *p,
                        const struct absent *a) {
    struct period_range range = {0, 0};
    for (size_t i = 0; i < p->period_count; i++) {
        period when = p->periods[i];
        range.first = i == 0 || when < range.first ? when : range.first;
        range.last = i == 0 || when > range.last ? when : range.last;
    }
    for (size_t i = 0; i < a->count; i++)
        if (period_in_range(a->list[i].period, range))
            return;
    period_write(out, range.first);
    if (range.last != range.first)
        buf_text(out, "..");
    if (range.last != range.first)
        period_write(out, range.last);
}

/* One fault for each period instead of one for each of its lines. */
static void report_absent(struct verifier *v, const struct absent *a) {
    struct buf when, lines, sum, range;
    struct buf *bufs[] = {&when, &lines, &sum, &range};
    for (size_t i = 0; i < sizeof bufs / sizeof bufs[0]; i++)
        buf_init(bufs[i]);
    write_range(&range, &v->pairing, a);
    for (size_t i = 0; i < a->count; i++) {
        buf_reset(&when);
        buf_reset(&lines);
        buf_reset(&sum);
        period_write(&when, a->list[i].period);
        buf_uint(&lines, a->list[i].lines);
        verify_write_sum(&sum, a->list[i].sum);
        diag_add(&v->found, (struct place){.file = v->check.file}, DIAG_VERIFY_PERIOD,
                 buf_str(&when), buf_str(&lines), buf_str(&sum), buf_str(&range), NULL);
    }
    for (size_t i = 0; i < sizeof bufs / sizeof bufs[0]; i++)
        buf_clear(bufs[i]);
}

static void judge_pending(struct verifier *v) {
    struct absent absent = {0};
    struct pending *p = &v->pairing.pending;
    pending_match(p);
    for (size_t i = 0; i < p->count; i++) {
        const struct pending_line *line = &p->lines[i];
        const struct verify_cell *cells = p->cells + line->cells;
        if (verify_line_proved(&v->check, &line->line, cells))
            verify_line_add(v->budget, &line->line, cells);
        else if (!pairing_has_period(&v->pairing, line->line.group->period))
            add_absent(&absent, &line->line);
        else if (!line->meant)
            verify_line_report(&v->check, &line->line, cells,
                               pending_name(p->names.list[line->name].at));
    }
    report_absent(v, &absent);
    free(absent.list);
}

int verifier_finish(struct verifier *v, const struct line_replay *again, const char *file,
                    struct diags *d) {
    v->check.file = file;
    pairing_finish(&v->pairing);
    if (explain_lost(v, again) != 0)
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
