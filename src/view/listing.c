/* The line listing: a row per line and municipality, made as the lines flow by again. */
#include <stdlib.h>

#include "base/mem.h"
#include "model/listing.h"
#include "view/allocate_tables.h"
#include "view/parts.h"

/* For whom the listing is. Readers and JSON see a share as one text, CSV as two numbers,
   because a spreadsheet takes 1/3 for the first of March. */
enum shape { SHAPE_READERS, SHAPE_JSON, SHAPE_CSV };

enum { MOST_COLUMNS = 12 };

/* One walk over the listing; lives in the report's arena. */
struct listing {
    const struct allocation *a;
    const struct allocate_view *v;
    enum shape shape;
    const struct figure_style *style; /* of the exact values */
};

/* What one walk needs besides: made anew for each. */
struct walk {
    const struct listing *listing;
    struct row_sink *rows;
    uint64_t ordinal;
    money *cells, *vat; /* one per municipality */
    struct buf period, line, share, denominator, exact, vat_exact;
    int status;
};

static bool with_vat(const struct listing *l) {
    return l->a->budget->has_vat;
}

static void write_share(struct walk *w, const struct shares *shares, size_t m) {
    buf_reset(&w->share);
    buf_reset(&w->denominator);
    if (w->listing->shape == SHAPE_CSV)
        part_share(&w->share, &w->denominator, shares, m);
    else if (shares)
        shares_write(&w->share, shares, m);
    else
        buf_text(&w->share, "1/1");
}

static void write_exact(struct buf *out, const struct walk *w,
                        const struct shares *shares, size_t m, money amount) {
    buf_reset(out);
    if (shares)
        shares_exact(out, shares, m, amount, w->listing->style);
    else
        money_write(out, amount, w->listing->style);
}

/* The row of one line and one municipality, in the order of listing_columns. */
static int push_row(struct walk *w, const struct cost_line *line,
                    const struct shares *shares, size_t m) {
    const struct budget *b = w->listing->a->budget;
    struct cell cells[MOST_COLUMNS];
    size_t at = 0;
    cells[at++] = cell_text(buf_view(&w->period));
    cells[at++] = part_category(line->category);
    cells[at++] = cell_text(listing_line_name(&w->line, line));
    cells[at++] = cell_text(line->description);
    cells[at++] =
        line->key == KEY_NONE ? cell_empty() : cell_string(b->keys[line->key].name);
    cells[at++] = cell_string(b->municipalities[m].code);
    write_share(w, shares, m);
    cells[at++] = cell_text(buf_view(&w->share));
    if (w->listing->shape == SHAPE_CSV)
        cells[at++] = cell_text(buf_view(&w->denominator));
    write_exact(&w->exact, w, shares, m, line->amount);
    cells[at++] = cell_text(buf_view(&w->exact));
    cells[at++] = cell_money(w->cells[m]);
    if (with_vat(w->listing)) {
        write_exact(&w->vat_exact, w, shares, m, line->vat);
        cells[at++] = cell_text(buf_view(&w->vat_exact));
        cells[at++] = cell_money(w->vat[m]);
    }
    w->status = w->rows->row(w->rows->self, ROW_BODY, cells);
    return w->status;
}

static int take_line(void *self, const struct cost_line *line) {
    struct walk *w = self;
    const struct allocation *a = w->listing->a;
    uint64_t ordinal = w->ordinal++;
    if (!period_in_range(line->period, w->listing->v->range))
        return 0;
    buf_reset(&w->period);
    period_write(&w->period, line->period);
    allocation_line(a, ordinal, line, w->cells, w->vat);
    const struct group *group = allocation_group(a, line);
    if (!group)
        return push_row(w, line, NULL, (size_t)line->municipality);
    for (size_t m = 0; m < a->budget->municipality_count; m++)
        if (push_row(w, line, group->shares, m) != 0)
            return -1;
    return 0;
}

static int push_listing(void *self, struct row_sink *rows) {
    const struct listing *l = self;
    size_t count = l->a->budget->municipality_count;
    struct walk w = {.listing = l, .rows = rows};
    w.cells = mem_zero(count, sizeof *w.cells);
    w.vat = mem_zero(count, sizeof *w.vat);
    struct buf *bufs[] = {&w.period,      &w.line,  &w.share,
                          &w.denominator, &w.exact, &w.vat_exact};
    struct line_sink sink = {.self = &w, .take = take_line};
    int status = l->v->replay.replay(l->v->replay.self, &sink);
    for (size_t i = 0; i < sizeof bufs / sizeof bufs[0]; i++)
        buf_clear(bufs[i]);
    free(w.vat);
    free(w.cells);
    return w.status ? w.status : status;
}

static size_t listing_columns(struct column columns[MOST_COLUMNS], enum shape shape,
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

static void add_listing(struct report *r, const struct allocation *a,
                        const struct allocate_view *v, enum shape shape,
                        const struct figure_style *exact, unsigned audience) {
    struct column columns[MOST_COLUMNS];
    size_t count = listing_columns(columns, shape, a->budget->has_vat);
    struct table *t = report_add_table(r, "lines", audience, columns, count);
    t->title = _("Every line over every municipality");
    t->sheet = _("Lines");
    struct listing *listing = arena_take(&r->arena, sizeof *listing);
    *listing = (struct listing){a, v, shape, exact};
    t->source = (struct row_source){listing, push_listing};
}

void tables_of_lines(struct report *r, const struct allocation *a,
                     const struct allocate_view *v) {
    add_listing(r, a, v, SHAPE_READERS, figure_in(r->lang, true), FOR_READERS);
    add_listing(r, a, v, SHAPE_JSON, &figure_plain, FOR_JSON);
    add_listing(r, a, v, SHAPE_CSV, figure_in(r->csv_lang, false), FOR_CSV);
}
