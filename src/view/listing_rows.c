#include "view/listing_rows.h"

#include <stdlib.h>

#include "base/mem.h"
#include "view/parts.h"

/* Cells that all lines of a group share, as the sink made them. */
struct kept_group {
    const struct group *group; /* NULL while there is none */
    struct buf head;           /* period and category */
    struct buf *shares;        /* owned: by municipality: key, code and share */
    size_t count;              /* municipalities for which they were made */
    size_t share_columns;      /* that they stand for */
};

/* The group of the latest kind of line that has a place. */
struct known_kind {
    uint32_t kind;
    const struct group *group;
};

void listing_rows_init(struct listing_rows *r, const struct listing *l,
                       struct row_sink *sink) {
    size_t count = l->a->budget->municipality_count;
    *r = (struct listing_rows){.listing = l, .sink = sink};
    r->planes = l->a->budget->has_vat ? PLANES : 1;
    for (int plane = 0; plane < r->planes; plane++) {
        r->dealt[plane].cents = mem_zero(count, sizeof *r->dealt[plane].cents);
        r->dealt[plane].exact = mem_zero(count, sizeof *r->dealt[plane].exact);
    }
    r->kinds = mem_zero(LISTING_KEPT, sizeof *r->kinds);
    r->kept = mem_zero(LISTING_KEPT, sizeof *r->kept);
    for (size_t i = 0; i < LISTING_KEPT; i++)
        r->kept[i].shares = mem_zero(count, sizeof(struct buf));
}

void listing_rows_clear(struct listing_rows *r) {
    size_t count = r->listing->a->budget->municipality_count;
    struct buf *bufs[] = {&r->period,      &r->line,           &r->share,
                          &r->denominator, &r->exact[PLANE_NET], &r->exact[PLANE_VAT]};
    for (size_t i = 0; i < sizeof bufs / sizeof bufs[0]; i++)
        buf_clear(bufs[i]);
    for (size_t i = 0; i < LISTING_KEPT; i++) {
        buf_clear(&r->kept[i].head);
        for (size_t j = 0; j < count; j++)
            buf_clear(&r->kept[i].shares[j]);
        free(r->kept[i].shares);
    }
    free(r->kept);
    free(r->kinds);
    for (int plane = 0; plane < PLANES; plane++) {
        free(r->dealt[plane].cents);
        free(r->dealt[plane].exact);
    }
}

/* The line whose rows are being made. */
struct current {
    const struct cost_line *line;
    const struct group *group; /* NULL for own costs */
    struct kept_group *kept;   /* NULL for own costs, and when the sink makes nothing */
};

/* --- cells ------------------------------------------------------------------------ */

enum { HEAD_COLUMNS = 2, LINE_COLUMNS = 4 };

static void head_cells(struct listing_rows *r, const struct cost_line *line,
                       struct cell *cells) {
    buf_reset(&r->period);
    period_write(&r->period, line->period);
    cells[0] = cell_text(buf_view(&r->period));
    cells[1] = part_category(line->category);
}

/* A share as two texts for CSV, else as one: how many cells. */
static size_t add_share(struct listing_rows *r, const struct group *group,
                        size_t municipality, struct cell *cells) {
    buf_reset(&r->share);
    buf_reset(&r->denominator);
    part_share(&r->share, &r->denominator, group ? group->shares : NULL, municipality);
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

/* Key, municipality and share: how many cells. */
static size_t share_cells(struct listing_rows *r, const struct current *c,
                          size_t municipality, struct cell *cells) {
    const struct budget *b = r->listing->a->budget;
    int key = c->line->key;
    cells[0] = key == KEY_NONE ? cell_empty() : cell_string(b->keys[key].name);
    cells[1] = cell_string(b->municipalities[municipality].code);
    return 2 + add_share(r, c->group, municipality, cells + 2);
}

/* The exact part of the amount; `exact` is that part where there is a unit for it. */
static struct cell exact_cell(struct buf *out, const struct listing_rows *r,
                              const struct group *group, size_t municipality,
                              const struct exact *exact, money amount) {
    if (!group || divider_has_unit(group->divider))
        return cell_exact(*exact);
    buf_reset(out);
    divider_write(out, group->divider, municipality, amount, r->listing->style);
    return cell_text(buf_view(out));
}

/* --- what many rows share, made once ---------------------------------------------- */

/* Lets the sink make cells, one for each of so many columns but where
   one was made already. */
static struct cell make(const struct listing_rows *r, struct buf *out,
                        const struct cell *cells, size_t columns) {
    buf_reset(out);
    r->sink->make(r->sink->self, out, cells, columns);
    return cell_made(buf_view(out), columns);
}

/* The line's group; NULL for own costs. */
static const struct group *group_of(struct listing_rows *r,
                                    const struct cost_line *line) {
    struct known_kind *known = &r->kinds[line->kind % LISTING_KEPT];
    if (line->kind == 0 || known->kind != line->kind)
        *known = (struct known_kind){line->kind, allocation_group(r->listing->a, line)};
    return known->group;
}

/* The lines of a few groups mostly take turns. */
static struct kept_group *kept_for(const struct listing_rows *r,
                                   const struct group *group) {
    if (!group || !r->sink->make)
        return NULL;
    struct kept_group *kept = &r->kept[(group - r->listing->a->groups) % LISTING_KEPT];
    if (kept->group != group) {
        kept->group = group;
        kept->count = 0;
        buf_reset(&kept->head);
    }
    return kept;
}

/* Fills the columns that all rows of a line share: how many cells. */
static size_t begin_row(struct listing_rows *r, const struct current *c,
                        struct cell *cells) {
    size_t at = HEAD_COLUMNS;
    if (!c->kept || c->kept->head.len == 0)
        head_cells(r, c->line, cells);
    if (c->kept && c->kept->head.len == 0)
        make(r, &c->kept->head, cells, HEAD_COLUMNS);
    if (c->kept) {
        cells[0] = cell_made(buf_view(&c->kept->head), HEAD_COLUMNS);
        at = 1;
    }
    cells[at++] = cell_text(c->line->line);
    cells[at++] = cell_text(c->line->description);
    if (!c->kept)
        return at;
    cells[0] = make(r, &r->line, cells, LINE_COLUMNS);
    return 1;
}

/* Fills the columns that all lines of a group share for a
   municipality: how many cells. */
static size_t continue_row(struct listing_rows *r, const struct current *c,
                           size_t municipality, struct cell *cells) {
    if (!c->kept)
        return share_cells(r, c, municipality, cells);
    struct kept_group *kept = c->kept;
    if (kept->count == municipality) { /* they are asked for one after the other */
        kept->share_columns = share_cells(r, c, municipality, cells);
        make(r, &kept->shares[municipality], cells, kept->share_columns);
        kept->count++;
    }
    cells[0] = cell_made(buf_view(&kept->shares[municipality]), kept->share_columns);
    return 1;
}

/* --- rows ------------------------------------------------------------------------- */

/* Fills what is a row's own. */
static void end_row(struct listing_rows *r, const struct current *c, size_t municipality,
                    struct cell *cells) {
    const struct cost_line *line = c->line;
    for (int plane = 0; plane < r->planes; plane++) {
        const struct dealt *dealt = &r->dealt[plane];
        *cells++ =
            exact_cell(&r->exact[plane], r, c->group, municipality,
                       &dealt->exact[municipality], plane ? line->vat : line->amount);
        *cells++ = cell_money(dealt->cents[municipality]);
    }
}

void listing_rows_push(struct listing_rows *r, const struct cost_line *line,
                       uint64_t ordinal) {
    const struct allocation *a = r->listing->a;
    struct current c = {.line = line, .group = group_of(r, line)};
    c.kept = kept_for(r, c.group);
    size_t first = c.group ? 0 : (size_t)line->municipality;
    size_t end = c.group ? a->budget->municipality_count : first + 1;
    struct cell cells[LISTING_COLUMNS];
    for (int plane = 0; plane < r->planes; plane++)
        allocation_cells(a, c.group, ordinal, line, (enum plane)plane,
                         r->dealt[plane].cents, r->dealt[plane].exact);
    size_t begun = begin_row(r, &c, cells);
    for (size_t j = first; j < end && r->status == 0; j++) {
        size_t at = begun + continue_row(r, &c, j, cells + begun);
        end_row(r, &c, j, cells + at);
        r->status = r->sink->row(r->sink->self, ROW_BODY, cells);
    }
}

/* --- the columns ------------------------------------------------------------------ */

size_t listing_columns(struct column columns[LISTING_COLUMNS], enum listing_shape shape,
                       bool vat) {
    size_t at = 0;
    columns[at++] = part_text("period", _("Period"));
    columns[at++] = part_text("category", _("Category"));
    columns[at++] = part_text(N_("line"), _("Line"));
    columns[at++] = part_text(N_("description"), _("Description"));
    columns[at++] = part_text("key", _("Key"));
    columns[at++] = part_text("municipality", _("Municipality"));
    if (shape == SHAPE_CSV) {
        columns[at++] = part_text(N_("share_numerator"), _("Share numerator"));
        columns[at++] = part_text(N_("share_denominator"), _("Share denominator"));
    } else {
        columns[at++] = part_text("share", _("Share"));
    }
    columns[at++] = part_text(N_("exact"), _("Exact"));
    columns[at++] = part_figure("amount", _("Amount"));
    if (vat) {
        columns[at++] = part_text(N_("vat_exact"), _("VAT exact"));
        columns[at++] = part_figure("vat", _("VAT"));
    }
    return at;
}
