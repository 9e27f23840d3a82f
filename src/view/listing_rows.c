#include "view/listing_rows.h"

#include <stdlib.h>

#include "base/mem.h"
#include "view/parts.h"

/* Made cells that all lines of a group share, by municipality. */
struct kept_shares {
    const struct group *group; /* NULL while there is none */
    struct buf *bytes;         /* owned: one per municipality */
    size_t count;              /* of those that were made for the group */
    size_t columns;            /* that they stand for */
};

void listing_rows_init(struct listing_rows *r, const struct listing *l,
                       struct row_sink *sink) {
    size_t count = l->a->budget->municipality_count;
    *r = (struct listing_rows){.listing = l, .sink = sink};
    r->cells = mem_zero(count, sizeof *r->cells);
    r->vat = mem_zero(count, sizeof *r->vat);
    r->kept = mem_zero(LISTING_KEPT, sizeof *r->kept);
    for (size_t i = 0; i < LISTING_KEPT; i++)
        r->kept[i].bytes = mem_zero(count, sizeof(struct buf));
}

void listing_rows_clear(struct listing_rows *r) {
    size_t count = r->listing->a->budget->municipality_count;
    struct buf *bufs[] = {&r->period,      &r->line,  &r->share,
                          &r->denominator, &r->exact, &r->vat_exact};
    for (size_t i = 0; i < sizeof bufs / sizeof bufs[0]; i++)
        buf_clear(bufs[i]);
    for (size_t i = 0; i < LISTING_KEPT * count; i++)
        buf_clear(&r->kept[i / count].bytes[i % count]);
    for (size_t i = 0; i < LISTING_KEPT; i++)
        free(r->kept[i].bytes);
    free(r->kept);
    free(r->vat);
    free(r->cells);
}

/* --- the rows of one line ------------------------------------------------------------ */

static bool with_vat(const struct listing *l) {
    return l->a->budget->has_vat;
}

/* A share as two texts for CSV, else as one. */
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

static struct cell exact_cell(struct buf *out, const struct listing_rows *r,
                              const struct group *group, size_t municipality,
                              money amount) {
    buf_reset(out);
    if (group)
        divider_exact(out, group->divider, municipality, amount, r->listing->style);
    else
        money_write(out, amount, r->listing->style);
    return cell_text(buf_view(out));
}

/* Replaces cells by what the sink makes of them, if it does: how many there are then. */
static size_t made(const struct listing_rows *r, struct buf *out, struct cell *cells,
                   size_t count) {
    if (!r->sink->make)
        return count;
    buf_reset(out);
    r->sink->make(r->sink->self, out, cells, count);
    cells[0] = cell_made(buf_view(out), count);
    return 1;
}

/* Fills the columns that all rows of a line share; how many cells that takes. */
static size_t begin_row(struct listing_rows *r, const struct cost_line *line,
                        struct cell *cells) {
    const struct budget *b = r->listing->a->budget;
    buf_reset(&r->period);
    period_write(&r->period, line->period);
    cells[0] = cell_text(buf_view(&r->period));
    cells[1] = part_category(line->category);
    cells[2] = cell_text(line->line);
    cells[3] = cell_text(line->description);
    cells[4] =
        line->key == KEY_NONE ? cell_empty() : cell_string(b->keys[line->key].name);
    return made(r, &r->line, cells, 5);
}

/* The columns that all rows of a group and municipality share. */
static size_t share_cells(struct listing_rows *r, const struct group *group,
                          size_t municipality, struct cell *cells) {
    cells[0] = cell_string(r->listing->a->budget->municipalities[municipality].code);
    return 1 + add_share(r, group, municipality, cells + 1);
}

/* The same as made cells, which are kept: the lines of a few groups mostly take turns. */
static size_t add_share_cells(struct listing_rows *r, const struct group *group,
                              size_t municipality, struct cell *cells) {
    if (!group || !r->sink->make)
        return share_cells(r, group, municipality, cells);
    struct kept_shares *kept = &r->kept[(group - r->listing->a->groups) % LISTING_KEPT];
    if (kept->group != group) {
        kept->group = group;
        kept->count = 0;
    }
    if (kept->count == municipality) { /* they are asked for one after the other */
        size_t count = share_cells(r, group, municipality, cells);
        kept->count += made(r, &kept->bytes[municipality], cells, count);
        kept->columns = count;
    }
    cells[0] = cell_made(buf_view(&kept->bytes[municipality]), kept->columns);
    return 1;
}

/* Fills the columns of one municipality, in the order of listing_columns. */
static void fill_row(struct listing_rows *r, const struct cost_line *line,
                     const struct group *group, size_t municipality, struct cell *cells) {
    size_t at = add_share_cells(r, group, municipality, cells);
    cells[at++] = exact_cell(&r->exact, r, group, municipality, line->amount);
    cells[at++] = cell_money(r->cells[municipality]);
    if (with_vat(r->listing)) {
        cells[at++] = exact_cell(&r->vat_exact, r, group, municipality, line->vat);
        cells[at++] = cell_money(r->vat[municipality]);
    }
}

/* Pushes the rows of a line, whose name is in `line->line`. */
void listing_rows_push(struct listing_rows *r, const struct cost_line *line,
                       uint64_t ordinal) {
    const struct allocation *a = r->listing->a;
    const struct group *group = allocation_group(a, line);
    size_t first = group ? 0 : (size_t)line->municipality;
    size_t end = group ? a->budget->municipality_count : first + 1;
    struct cell cells[LISTING_COLUMNS];
    allocation_line(a, ordinal, line, r->cells, r->vat);
    size_t begun = begin_row(r, line, cells);
    for (size_t j = first; j < end && r->status == 0; j++) {
        fill_row(r, line, group, j, cells + begun);
        r->status = r->sink->row(r->sink->self, ROW_BODY, cells);
    }
}

/* --- the columns --------------------------------------------------------------------- */

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
