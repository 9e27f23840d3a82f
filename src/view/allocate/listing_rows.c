#include "view/allocate/listing_rows.h"

#include <stdlib.h>

#include "base/mem.h"
#include "engine/presence.h"
#include "view/common.h"

/* The cells that all lines of a group share, as the sink made them. */
struct kept_group {
    const struct group *group; /* NULL while there is none */
    struct buf head;           /* period and category */
    size_t *present;           /* owned: the municipalities that have a row */
    size_t count;
    struct buf *shares; /* owned: key, code and share of each of these */
    size_t longest;     /* most bytes of one */
};

/* The kind of line last seen in this place, and its group. */
struct known_kind {
    uint32_t kind;
    const struct group *group;
};

void listing_rows_init(struct listing_rows *r, const struct listing *l,
                       struct row_sink *sink) {
    size_t count = l->a->budget->municipality_count;
    *r = (struct listing_rows){.listing = l, .sink = sink};
    r->part_count = budget_amount_parts(l->a->budget);
    for (enum amount_part part = 0; part < r->part_count; part++) {
        r->parts[part].cents = mem_zero(count, sizeof *r->parts[part].cents);
        r->parts[part].exact = mem_zero(count, sizeof *r->parts[part].exact);
    }
    r->kinds = mem_zero(LISTING_KEPT, sizeof *r->kinds);
    r->kept = mem_zero(LISTING_KEPT, sizeof *r->kept);
    for (size_t i = 0; i < LISTING_KEPT; i++) {
        r->kept[i].shares = mem_zero(count, sizeof(struct buf));
        r->kept[i].present = mem_zero(count, sizeof(size_t));
    }
}

void listing_rows_clear(struct listing_rows *r) {
    size_t count = r->listing->a->budget->municipality_count;
    struct buf *bufs[] = {&r->period,
                          &r->line,
                          &r->share,
                          &r->denominator,
                          &r->exact[AMOUNT_NET],
                          &r->exact[AMOUNT_VAT],
                          &r->product,
                          &r->tail};
    for (size_t i = 0; i < sizeof bufs / sizeof bufs[0]; i++)
        buf_clear(bufs[i]);
    closed_cells_clear(&r->closed);
    for (size_t i = 0; i < LISTING_KEPT; i++) {
        buf_clear(&r->kept[i].head);
        for (size_t j = 0; j < count; j++)
            buf_clear(&r->kept[i].shares[j]);
        free(r->kept[i].shares);
        free(r->kept[i].present);
    }
    free(r->kept);
    free(r->kinds);
    for (enum amount_part part = 0; part < AMOUNT_PARTS; part++) {
        free(r->parts[part].cents);
        free(r->parts[part].exact);
    }
}

/* --- cells ------------------------------------------------------------------------ */

/* Period and category: how many cells. */
static size_t head_cells(struct listing_rows *r, const struct cost_line *line,
                         struct cell *cells) {
    size_t at = 0;
    buf_reset(&r->period);
    period_write(&r->period, line->period);
    if (r->listing->v->closed)
        cells[at++] = closed_cells_kind(CLOSED_KIND_LINE);
    cells[at++] = cell_text(buf_view(&r->period));
    cells[at++] = cell_category(&r->listing->a->budget->categories, line->category);
    return at;
}

/* The line's own name and description: how many cells. */
static size_t line_cells(struct listing_rows *r, const struct cost_line *line,
                         struct cell *cells) {
    /* Member by member: a struct that was just written in parts is slow to read back as a
       whole. */
    cells[0].type = cells[1].type = CELL_TEXT;
    cells[0].text = line->line;
    cells[1].text = line->description;
    if (r->listing->v->closed)
        closed_cells_guard_name(&r->closed, &cells[0]);
    return 2;
}

/* A share as two texts for CSV, else as one: how many cells. */
static size_t add_share(struct listing_rows *r, const struct group *group,
                        size_t municipality, struct cell *cells) {
    buf_reset(&r->share);
    buf_reset(&r->denominator);
    share_as_pair(&r->share, &r->denominator, group ? group->shares : NULL, municipality);
    if (r->listing->shape == SHAPE_CSV) {
        cells[0] = cell_text(buf_view(&r->share));
        cells[1] = cell_text(buf_view(&r->denominator));
        return 2;
    }
    buf_char(&r->share, '/');
    buf_slice(&r->share, buf_view(&r->denominator));
    cells[0] = cell_text(buf_view(&r->share));
    return 1;
}

/* Key, municipality and share: how many cells. `group` is NULL for own costs. */
static size_t share_cells(struct listing_rows *r, const struct group *group,
                          size_t municipality, struct cell *cells) {
    const struct budget *b = r->listing->a->budget;
    cells[0] = group ? cell_string(b->keys[group->key].name) : cell_empty();
    cells[1] = cell_string(b->municipalities[municipality].code);
    size_t count = 2 + add_share(r, group, municipality, cells + 2);
    if (r->listing->v->closed)
        closed_cells_guard(&r->closed, cells, count);
    return count;
}

/* What a municipality bears exactly of one part of the amount. */
static struct cell exact_cell(struct listing_rows *r, const struct group *group,
                              enum amount_part part, size_t municipality, money amount) {
    if (!group || divider_has_unit(group->divider))
        return cell_exact(r->parts[part].exact[municipality]);
    struct buf *out = &r->exact[part];
    buf_reset(out);
    divider_write(out, group->divider, municipality, amount, r->listing->style);
    return cell_text(buf_view(out));
}

static struct cell given_cell(struct listing_rows *r, enum amount_part part,
                              size_t municipality) {
    money cents = r->parts[part].cents[municipality];
    return r->listing->v->closed ? closed_cells_amount(&r->closed, part, cents)
                                 : cell_money(cents);
}

/* What comes behind the amounts where some line or file has it: how many cells. */
static size_t tail_cells(struct listing_rows *r, const struct cost_line *line,
                         struct cell *cells) {
    const struct budget *b = r->listing->a->budget;
    size_t at = 0;
    buf_reset(&r->product);
    if (line->product)
        product_write(&r->product, line->product, r->listing->style);
    if (b->has_products)
        cells[at++] = line->product ? cell_text(buf_view(&r->product)) : cell_empty();
    if (b->has_halves)
        cells[at++] = cell_half(line->half);
    if (b->has_tasks)
        cells[at++] = cell_text(line->task);
    if (r->listing->v->closed)
        at += closed_cells_line(&r->closed, r->listing, line, cells + at);
    return at;
}

/* --- row by row ------------------------------------------------------------------- */

static int push_row(struct listing_rows *r, const struct cost_line *line,
                    const struct group *group, size_t municipality) {
    struct cell cells[LISTING_COLUMNS];
    size_t at = head_cells(r, line, cells);
    at += line_cells(r, line, cells + at);
    at += share_cells(r, group, municipality, cells + at);
    for (enum amount_part part = 0; part < r->part_count; part++) {
        money amount = line->amount[part];
        cells[at++] = exact_cell(r, group, part, municipality, amount);
        cells[at++] = given_cell(r, part, municipality);
    }
    tail_cells(r, line, cells + at);
    return r->sink->row(r->sink->self, ROW_BODY, cells);
}

/* --- all rows of a line at once; what lines share is made once ---------------------- */

/* Which municipalities take part in the group's period. */
static void keep_present(struct listing_rows *r, struct kept_group *kept,
                         const struct group *group) {
    const struct allocation *a = r->listing->a;
    size_t p = periods_find(a->periods, a->period_count, group->period);
    kept->count = 0;
    for (size_t j = 0; j < a->budget->municipality_count; j++)
        if (presence_in(a, p, j))
            kept->present[kept->count++] = j;
}

static void keep_group(struct listing_rows *r, struct kept_group *kept,
                       const struct group *group, const struct cost_line *line) {
    struct cell cells[LISTING_COLUMNS];
    kept->group = group;
    keep_present(r, kept, group);
    if (!r->sink->block)
        return;
    buf_reset(&kept->head);
    r->sink->make(r->sink->self, &kept->head, cells, head_cells(r, line, cells));
    kept->longest = 0;
    for (size_t j = 0; j < kept->count; j++) {
        struct buf *shares = &kept->shares[j];
        buf_reset(shares);
        r->sink->make(r->sink->self, shares, cells,
                      share_cells(r, group, kept->present[j], cells));
        kept->longest = shares->len > kept->longest ? shares->len : kept->longest;
    }
}

/* Lines of a few groups mostly alternate, so their cells are kept. */
static struct kept_group *kept_for(struct listing_rows *r, const struct group *group,
                                   const struct cost_line *line) {
    struct kept_group *kept = &r->kept[(group - r->listing->a->groups) % LISTING_KEPT];
    if (kept->group != group)
        keep_group(r, kept, group, line);
    return kept;
}

/* Moves the parts of the municipalities that have a row to the front. */
static void keep_parts(const struct kept_group *kept, struct line_parts parts) {
    for (size_t j = 0; j < kept->count; j++) {
        parts.cents[j] = parts.cents[kept->present[j]];
        parts.exact[j] = parts.exact[kept->present[j]];
    }
}

static int push_block(struct listing_rows *r, const struct cost_line *line,
                      const struct group *group) {
    struct kept_group *kept = kept_for(r, group, line);
    struct strip strips[LISTING_COLUMNS];
    struct cell cells[LISTING_COLUMNS];
    size_t at = 0;
    buf_reset(&r->line);
    buf_slice(&r->line, buf_view(&kept->head));
    r->sink->make(r->sink->self, &r->line, cells, line_cells(r, line, cells));
    strips[at++] = (struct strip){STRIP_SAME, .same = buf_view(&r->line)};
    strips[at++] =
        (struct strip){STRIP_MADE, .made = kept->shares, .longest = kept->longest};
    for (enum amount_part part = 0; part < r->part_count; part++) {
        if (kept->count < r->listing->a->budget->municipality_count)
            keep_parts(kept, r->parts[part]);
        strips[at].type = STRIP_EXACT;
        strips[at].exact = r->parts[part].exact;
        strips[at++].cents = r->parts[part].cents;
    }
    buf_reset(&r->tail);
    r->sink->make(r->sink->self, &r->tail, cells, tail_cells(r, line, cells));
    if (r->tail.len > 0)
        strips[at++] = (struct strip){STRIP_SAME, .same = buf_view(&r->tail)};
    return r->sink->block(r->sink->self, strips, at, kept->count);
}

static int push_rows(struct listing_rows *r, const struct cost_line *line,
                     const struct group *group) {
    if (!group)
        return push_row(r, line, NULL, (size_t)line->municipality);
    const struct kept_group *kept = kept_for(r, group, line);
    int status = 0;
    for (size_t j = 0; j < kept->count && status == 0; j++)
        status = push_row(r, line, group, kept->present[j]);
    return status;
}

/* --- lines ------------------------------------------------------------------------ */

/* The line's group; NULL for own costs. */
static const struct group *group_of(struct listing_rows *r,
                                    const struct cost_line *line) {
    struct known_kind *known = &r->kinds[line->kind % LISTING_KEPT];
    if (line->kind == 0 || known->kind != line->kind)
        *known = (struct known_kind){line->kind, allocation_group(r->listing->a, line)};
    return known->group;
}

int listing_rows_push(struct listing_rows *r, const struct cost_line *line,
                      uint64_t ordinal) {
    const struct group *group = group_of(r, line);
    for (enum amount_part part = 0; part < r->part_count; part++)
        allocation_cells(r->listing->a, group, ordinal, line, part, r->parts[part]);
    bool guarded =
        r->listing->v->closed && (closed_cells_is_large(line->amount[AMOUNT_NET]) ||
                                  closed_cells_is_large(line->amount[AMOUNT_VAT]));
    bool together =
        r->sink->block && group && divider_has_unit(group->divider) && !guarded;
    return together ? push_block(r, line, group) : push_rows(r, line, group);
}

/* --- the columns ------------------------------------------------------------------ */

size_t listing_columns(struct column columns[LISTING_COLUMNS], const struct listing *l) {
    const struct budget *b = l->a->budget;
    size_t at = 0;
    if (l->v->closed)
        columns[at++] = column_text("kind", _("Kind"));
    columns[at++] = column_text("period", _("Period"));
    columns[at++] = column_text("category", _("Category"));
    columns[at++] = column_text(N_("line"), _("Line"));
    columns[at++] = column_text(N_("description"), _("Description"));
    columns[at++] = column_text("key", _("Key"));
    columns[at++] = column_text("municipality", _("Municipality"));
    if (l->shape == SHAPE_CSV) {
        columns[at++] = column_text(N_("share_numerator"), _("Share numerator"));
        columns[at++] = column_text(N_("share_denominator"), _("Share denominator"));
    } else {
        columns[at++] = column_text("share", _("Share"));
    }
    columns[at++] = column_text(N_("exact"), _("Exact"));
    columns[at++] = column_figure("amount", _("Amount"));
    if (b->has_vat) {
        columns[at++] = column_text(N_("vat_exact"), _("VAT exact"));
        columns[at++] = column_figure("vat", _("VAT"));
    }
    if (b->has_products)
        columns[at++] = column_text(N_("calculation"), _("Calculation"));
    if (b->has_halves)
        columns[at++] = column_text(N_("half"), _("Half"));
    if (b->has_tasks)
        columns[at++] = column_text("task", _("Task"));
    if (l->v->closed)
        at += closed_cells_columns(columns + at);
    return at;
}
