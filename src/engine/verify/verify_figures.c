#include "engine/verify/verify_figures.h"

#include <stdlib.h>

#include "base/mem.h"

void verify_figures_init(struct verify_figures *f, const struct budget *b,
                         struct period_range range, struct share_cache *cache,
                         struct diags *d) {
    *f = (struct verify_figures){
        .budget = b, .range = range, .cache = cache, .diags = d, .key = KEY_NONE};
    diags_init(&f->dropped);
}

void verify_figures_clear(struct verify_figures *f) {
    diags_clear(&f->dropped);
    free(f->totals);
}

void verify_figures_add(struct verify_figures *f, const struct cost_line *line) {
    wide *sum = line->category == CATEGORY_OWN ? f->shown.own : f->shown.shared;
    amounts_add_wide(sum, line->amount);
}

/* --- faults ---------------------------------------------------------------------- */

/* "allocation[3].amount is 3.41; the lines give 3.40". */
static void differs(const struct verify_figures *f, struct place at, enum diag_code code,
                    const char *path, const char *given, const char *right) {
    diag_add(f->diags, at, code, path, given, right, NULL);
}

static void money_differs(const struct verify_figures *f, struct place at,
                          const char *path, money given, wide right) {
    struct buf shown, expected;
    if (given == right)
        return;
    buf_init(&shown);
    buf_init(&expected);
    money_write(&shown, given, figure_now(false));
    verify_write_sum(&expected, right);
    differs(f, at, DIAG_VERIFY_FIGURE, path, buf_str(&shown), buf_str(&expected));
    buf_clear(&expected);
    buf_clear(&shown);
}

/* "allocation[3].amount". */
static void write_path(struct buf *out, const char *table, uint64_t at,
                       const char *figure) {
    buf_reset(out);
    buf_text(out, table);
    buf_char(out, '[');
    buf_uint(out, at);
    buf_char(out, ']');
    if (figure[0])
        buf_char(out, '.');
    buf_text(out, figure);
}

/* --- shares ---------------------------------------------------------------------- */

/* The rows of one key follow each other. */
static const struct shares *shares_of(struct verify_figures *f,
                                      const struct listing_share *row) {
    if (row->key != f->key || row->period != f->key_period) {
        f->key = row->key;
        f->key_period = row->period;
        f->shares = share_cache_get(f->cache, row->key, row->period, &f->dropped);
    }
    return f->shares;
}

static void take_share(void *self, const struct listing_share *row) {
    struct verify_figures *f = self;
    const struct shares *shares = shares_of(f, row);
    struct buf path, given, right;
    buf_init(&path);
    buf_init(&given);
    buf_init(&right);
    if (shares)
        shares_write(&right, shares, (size_t)row->municipality);
    if (!slice_equal(row->share, buf_view(&right))) {
        write_path(&path, "shares", row->at, "share");
        buf_slice(&given, row->share);
        differs(f, row->place, DIAG_VERIFY_FIGURE, buf_str(&path), buf_str(&given),
                shares ? buf_str(&right) : DIAG_WORD("nothing"));
        f->faults++;
    }
    buf_clear(&right);
    buf_clear(&given);
    buf_clear(&path);
}

/* --- totals ---------------------------------------------------------------------- */

static void take_total(void *self, const struct listing_total *total) {
    struct verify_figures *f = self;
    f->totals = mem_room(f->totals, f->total_count, &f->total_room, sizeof *f->totals);
    f->totals[f->total_count++] = *total;
}

static wide given_in(const struct verify_figures *f, const struct verify_total *total,
                     enum amount_part part, int municipality) {
    size_t cell = part * f->budget->municipality_count + (size_t)municipality;
    return total ? total->given[cell] : 0;
}

/* By period, category and municipality; equal ones in the order of the report. */
static int by_subject(const void *a, const void *b) {
    const struct listing_total *x = a, *y = b;
    if (x->period != y->period)
        return x->period < y->period ? -1 : 1;
    if (x->category != y->category)
        return x->category < y->category ? -1 : 1;
    if (x->municipality != y->municipality)
        return x->municipality < y->municipality ? -1 : 1;
    return (x->at > y->at) - (x->at < y->at);
}

static bool same_subject(const struct listing_total *a, const struct listing_total *b) {
    return a->period == b->period && a->category == b->category &&
           a->municipality == b->municipality;
}

static void check_total(const struct verify_figures *f, struct verify_totals *t,
                        const struct listing_total *row, bool again) {
    const struct verify_total *total = verify_totals_of(t, row->period, row->category);
    struct buf path;
    buf_init(&path);
    write_path(&path, "allocation", row->at, again ? "" : "amount");
    if (again) {
        differs(f, row->place, DIAG_VERIFY_FIGURE_TWICE, buf_str(&path), NULL, NULL);
    } else {
        for (enum amount_part part = 0; part < AMOUNT_PARTS; part++) {
            write_path(&path, "allocation", row->at, part ? "vat" : "amount");
            money_differs(f, row->place, buf_str(&path), row->amount[part],
                          given_in(f, total, part, row->municipality));
        }
    }
    buf_clear(&path);
}

/* Whether the report has the total of a municipality. */
static bool has_total(const struct verify_figures *f, const struct verify_total *total,
                      int municipality) {
    struct listing_total wanted = {.period = total->period,
                                   .category = total->category,
                                   .municipality = municipality};
    size_t low = 0, high = f->total_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (by_subject(&f->totals[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < f->total_count && same_subject(&f->totals[low], &wanted);
}

/* Reports every total that the report lacks, unless it is nil. */
static void find_missing(const struct verify_figures *f, const struct verify_total *total,
                         const char *file) {
    struct buf what;
    buf_init(&what);
    category_write(&what, &f->budget->categories, total->category);
    buf_text(&what, ", ");
    period_write(&what, total->period);
    for (size_t m = 0; m < f->budget->municipality_count; m++)
        if ((given_in(f, total, AMOUNT_NET, (int)m) != 0 ||
             given_in(f, total, AMOUNT_VAT, (int)m) != 0) &&
            !has_total(f, total, (int)m))
            differs(f, (struct place){.file = file}, DIAG_VERIFY_FIGURE_MISSING,
                    f->budget->municipalities[m].name, buf_str(&what), NULL);
    buf_clear(&what);
}

static void check_totals(const struct verify_figures *f, struct verify_totals *t,
                         const char *file) {
    if (f->total_count == 0)
        return;
    qsort(f->totals, f->total_count, sizeof *f->totals, by_subject);
    for (size_t i = 0; i < f->total_count; i++)
        check_total(f, t, &f->totals[i],
                    i > 0 && same_subject(&f->totals[i - 1], &f->totals[i]));
    for (int i = 0; i < t->total_names.count; i++)
        if (t->totals[i].level == TOTAL_CATEGORY)
            find_missing(f, &t->totals[i], file);
}

/* --- control --------------------------------------------------------------------- */

enum { COSTS, ALLOCATED, OWN, LEFT_OUT, DIFFERENCE };

static void take_control(void *self, const struct listing_control *control) {
    struct verify_figures *f = self;
    f->controls[control->kind] = *control;
    f->has_control[control->kind] = true;
}

static void compare(const struct verify_figures *f, const struct listing_control *c,
                    int figure, wide right) {
    struct buf path;
    buf_init(&path);
    buf_text(&path, listing_control_names[c->kind]);
    buf_char(&path, '.');
    buf_text(&path, listing_control_figures[figure]);
    money_differs(f, c->place, buf_str(&path), c->figure[figure], right);
    buf_clear(&path);
}

static enum amount_part part_of(enum listing_control_kind kind) {
    return kind == CONTROL_SHOWN_VAT || kind == CONTROL_ALL_VAT ? AMOUNT_VAT : AMOUNT_NET;
}

/* Compares the figures of the periods shown, which are all known. */
static void check_shown(const struct verify_figures *f, const struct listing_control *c) {
    enum amount_part part = part_of(c->kind);
    const struct left_out all = budget_left_out(f->budget, f->range);
    money left_out = all.amount[part];
    compare(f, c, ALLOCATED, f->shown.shared[part]);
    compare(f, c, OWN, f->shown.own[part]);
    compare(f, c, LEFT_OUT, left_out);
    compare(f, c, COSTS, f->shown.shared[part] + f->shown.own[part] + left_out);
    compare(f, c, DIFFERENCE, 0);
}

/* Other periods may have got costs since: compares the figures with each other. */
static void check_sum(const struct verify_figures *f, const struct listing_control *c) {
    const money *figure = c->figure;
    compare(f, c, COSTS, (wide)figure[ALLOCATED] + figure[OWN] + figure[LEFT_OUT]);
    compare(f, c, DIFFERENCE, 0);
}

/* Older reports have only one control, which is that of all periods. */
static bool is_of_all(const struct verify_figures *f, enum listing_control_kind kind) {
    return kind == CONTROL_ALL || kind == CONTROL_ALL_VAT || !f->has_control[CONTROL_ALL];
}

static void check_controls(const struct verify_figures *f) {
    for (int kind = 0; kind < CONTROLS; kind++) {
        if (!f->has_control[kind])
            continue;
        bool part = f->range.first != PERIOD_NONE &&
                    is_of_all(f, (enum listing_control_kind)kind);
        (part ? check_sum : check_shown)(f, &f->controls[kind]);
    }
}

void verify_figures_check(struct verify_figures *f, struct verify_totals *t,
                          const char *file) {
    check_totals(f, t, file);
    check_controls(f);
}

struct listing_figures verify_figures_sink(struct verify_figures *f) {
    return (struct listing_figures){f, take_total, take_share, take_control};
}
