/* The line listing: a row per line and municipality, made as the lines flow by again. */
#include <stdlib.h>

#include "base/belt.h"
#include "base/jobs.h"
#include "base/mem.h"
#include "model/listing.h"
#include "view/allocate_tables.h"
#include "view/parts.h"

/* For whom the listing is. Readers and JSON see a share as one text, CSV as two numbers,
   because a spreadsheet takes 1/3 for the first of March. */
enum shape { SHAPE_READERS, SHAPE_JSON, SHAPE_CSV };

enum { MOST_COLUMNS = 12, KEPT_GROUPS = 64 };

/* What the rows are made from; lives in the report's arena. */
struct listing {
    const struct allocation *a;
    const struct allocate_view *v;
    enum shape shape;
    const struct figure_style *style; /* of the exact values */
};

/* Made cells that all lines of a group share, by municipality. */
struct kept_shares {
    const struct group *group; /* NULL while there is none */
    struct buf *bytes;         /* owned: one per municipality */
    size_t count;              /* of those that were made for the group */
    size_t columns;            /* that they stand for */
};

/* Makes the rows of lines, one line after the other: one for each thread. */
struct maker {
    const struct listing *listing;
    struct row_sink *rows; /* borrowed */
    money *cells, *vat;    /* owned: one per municipality */
    struct buf period, line, share, denominator, exact, vat_exact;
    struct kept_shares
        kept[KEPT_GROUPS]; /* by number of the group, as far as they last */
    int status;            /* what the sink returned */
};

static void maker_init(struct maker *m, const struct listing *l, struct row_sink *rows) {
    size_t count = l->a->budget->municipality_count;
    *m = (struct maker){.listing = l, .rows = rows};
    m->cells = mem_zero(count, sizeof *m->cells);
    m->vat = mem_zero(count, sizeof *m->vat);
    for (size_t i = 0; i < KEPT_GROUPS; i++)
        m->kept[i].bytes = mem_zero(count, sizeof(struct buf));
}

static void maker_clear(struct maker *m) {
    size_t count = m->listing->a->budget->municipality_count;
    struct buf *bufs[] = {&m->period,      &m->line,  &m->share,
                          &m->denominator, &m->exact, &m->vat_exact};
    for (size_t i = 0; i < sizeof bufs / sizeof bufs[0]; i++)
        buf_clear(bufs[i]);
    for (size_t i = 0; i < KEPT_GROUPS * count; i++)
        buf_clear(&m->kept[i / count].bytes[i % count]);
    for (size_t i = 0; i < KEPT_GROUPS; i++)
        free(m->kept[i].bytes);
    free(m->vat);
    free(m->cells);
}

/* --- the rows of one line ------------------------------------------------------------ */

static bool with_vat(const struct listing *l) {
    return l->a->budget->has_vat;
}

/* A share as two numbers for CSV, else as one text. */
static size_t add_share(struct maker *m, const struct group *group, size_t municipality,
                        struct cell *cells) {
    const struct divider *d = group ? group->divider : NULL;
    buf_reset(&m->share);
    buf_reset(&m->denominator);
    if (m->listing->shape == SHAPE_CSV && d && d->width == DIVIDER_NARROW) {
        cells[0] = cell_count((int64_t)d->numerators[municipality]);
        cells[1] = cell_count((int64_t)d->denominator);
        return 2;
    }
    part_share(&m->share, &m->denominator, group ? group->shares : NULL, municipality);
    if (m->listing->shape == SHAPE_CSV) {
        cells[0] = cell_text(buf_view(&m->share));
        cells[1] = cell_text(buf_view(&m->denominator));
        return 2;
    }
    buf_char(&m->share, '/');
    buf_slice(&m->share, buf_view(&m->denominator));
    cells[0] = cell_text(buf_view(&m->share));
    return 1;
}

static struct cell exact_cell(struct buf *out, const struct maker *m,
                              const struct group *group, size_t municipality,
                              money amount) {
    buf_reset(out);
    if (group)
        divider_exact(out, group->divider, municipality, amount, m->listing->style);
    else
        money_write(out, amount, m->listing->style);
    return cell_text(buf_view(out));
}

/* Replaces cells by what the sink makes of them, if it does: how many there are then. */
static size_t made(const struct maker *m, struct buf *out, struct cell *cells,
                   size_t count) {
    if (!m->rows->make)
        return count;
    buf_reset(out);
    m->rows->make(m->rows->self, out, cells, count);
    cells[0] = cell_made(buf_view(out), count);
    return 1;
}

/* Fills the columns that all rows of a line share; how many cells that takes. */
static size_t begin_row(struct maker *m, const struct cost_line *line,
                        struct cell *cells) {
    const struct budget *b = m->listing->a->budget;
    buf_reset(&m->period);
    period_write(&m->period, line->period);
    cells[0] = cell_text(buf_view(&m->period));
    cells[1] = part_category(line->category);
    cells[2] = cell_text(line->line);
    cells[3] = cell_text(line->description);
    cells[4] =
        line->key == KEY_NONE ? cell_empty() : cell_string(b->keys[line->key].name);
    return made(m, &m->line, cells, 5);
}

/* The columns that all rows of a group and municipality share. */
static size_t share_cells(struct maker *m, const struct group *group, size_t municipality,
                          struct cell *cells) {
    cells[0] = cell_string(m->listing->a->budget->municipalities[municipality].code);
    return 1 + add_share(m, group, municipality, cells + 1);
}

/* The same as made cells, which are kept: the lines of a few groups mostly take turns. */
static size_t add_share_cells(struct maker *m, const struct group *group,
                              size_t municipality, struct cell *cells) {
    if (!group || !m->rows->make)
        return share_cells(m, group, municipality, cells);
    struct kept_shares *kept = &m->kept[(group - m->listing->a->groups) % KEPT_GROUPS];
    if (kept->group != group) {
        kept->group = group;
        kept->count = 0;
    }
    if (kept->count == municipality) { /* they are asked for one after the other */
        size_t count = share_cells(m, group, municipality, cells);
        kept->count += made(m, &kept->bytes[municipality], cells, count);
        kept->columns = count;
    }
    cells[0] = cell_made(buf_view(&kept->bytes[municipality]), kept->columns);
    return 1;
}

/* Fills the columns of one municipality, in the order of listing_columns. */
static void fill_row(struct maker *m, const struct cost_line *line,
                     const struct group *group, size_t municipality, struct cell *cells) {
    size_t at = add_share_cells(m, group, municipality, cells);
    cells[at++] = exact_cell(&m->exact, m, group, municipality, line->amount);
    cells[at++] = cell_money(m->cells[municipality]);
    if (with_vat(m->listing)) {
        cells[at++] = exact_cell(&m->vat_exact, m, group, municipality, line->vat);
        cells[at++] = cell_money(m->vat[municipality]);
    }
}

/* Pushes the rows of a line, whose name is in `line->line`. */
static void make_line(struct maker *m, const struct cost_line *line, uint64_t ordinal) {
    const struct allocation *a = m->listing->a;
    const struct group *group = allocation_group(a, line);
    size_t first = group ? 0 : (size_t)line->municipality;
    size_t end = group ? a->budget->municipality_count : first + 1;
    struct cell cells[MOST_COLUMNS];
    allocation_line(a, ordinal, line, m->cells, m->vat);
    size_t begun = begin_row(m, line, cells);
    for (size_t j = first; j < end && m->status == 0; j++) {
        fill_row(m, line, group, j, cells + begun);
        m->status = m->rows->row(m->rows->self, ROW_BODY, cells);
    }
}

/* --- walking over the lines ---------------------------------------------------------- */

/* Lines to be made into rows together. */
struct batch {
    struct maker maker;
    struct row_sink rows;
    struct batch_line *lines; /* owned */
    size_t count, room;
    struct buf texts; /* names and descriptions */
};

struct batch_line {
    struct cost_line
        line; /* its texts are lengths: they lie in the batch, line by line */
    uint64_t ordinal;
};

/* Batches of about so many rows, or bytes of text. */
enum { BATCH_ROWS = 4096, BATCH_BYTES = 256 * 1024 };

struct walk {
    const struct listing *listing;
    struct row_sink *rows; /* borrowed: where they go in the end */
    uint64_t ordinal;      /* of the next line */
    struct buf name;
    struct maker maker;  /* when rows are made one by one */
    struct belt *belt;   /* when they are made in batches; else NULL */
    struct batch *batch; /* that is being filled */
    size_t full;         /* lines that fill a batch */
};

static void make_batch(void *self, void *piece) {
    struct batch *b = piece;
    const char *text = buf_str(&b->texts);
    (void)self;
    for (size_t i = 0; i < b->count; i++) {
        struct cost_line line = b->lines[i].line;
        line.line.at = text;
        line.description.at = text + line.line.len;
        text = line.description.at + line.description.len;
        make_line(&b->maker, &line, b->lines[i].ordinal);
    }
    b->count = 0;
    buf_reset(&b->texts);
}

static int deliver_batch(void *self, void *piece) {
    struct walk *w = self;
    return w->rows->join(w->rows->self, &((struct batch *)piece)->rows);
}

static int add_to_batch(struct walk *w, const struct cost_line *line, uint64_t ordinal) {
    struct batch *b = w->batch;
    b->lines = mem_room(b->lines, b->count, &b->room, sizeof *b->lines);
    b->lines[b->count++] = (struct batch_line){*line, ordinal};
    buf_slice(&b->texts, line->line);
    buf_slice(&b->texts, line->description);
    if (b->count < w->full && b->texts.len < BATCH_BYTES)
        return 0;
    belt_send(w->belt);
    w->batch = belt_next(w->belt);
    return w->batch ? 0 : -1;
}

static int take_line(void *self, const struct cost_line *line) {
    struct walk *w = self;
    uint64_t ordinal = w->ordinal++;
    if (!period_in_range(line->period, w->listing->v->range))
        return 0;
    struct cost_line named = *line;
    named.line = listing_line_name(&w->name, line);
    if (w->belt)
        return add_to_batch(w, &named, ordinal);
    make_line(&w->maker, &named, ordinal);
    return w->maker.status;
}

static int walk(struct walk *w) {
    const struct line_replay *replay = &w->listing->v->replay;
    return replay->replay(replay->self,
                          &(struct line_sink){.self = w, .take = take_line});
}

static int walk_one_by_one(struct walk *w) {
    maker_init(&w->maker, w->listing, w->rows);
    int status = walk(w);
    status = w->maker.status ? w->maker.status : status;
    maker_clear(&w->maker);
    return status;
}

/* The caller's thread reads lines and writes rows; others, and it as well when it would have
   to wait, make the rows. */
static int walk_in_batches(struct walk *w, size_t threads) {
    size_t count = 2 * threads + 2;
    struct batch *batches = mem_zero(count, sizeof *batches);
    void **pieces = mem_alloc(count * sizeof(void *));
    for (size_t i = 0; i < count; i++) {
        pieces[i] = &batches[i];
        batches[i].rows = w->rows->fork(w->rows->self);
        maker_init(&batches[i].maker, w->listing, &batches[i].rows);
    }
    w->full = BATCH_ROWS / w->listing->a->budget->municipality_count + 1;
    w->belt = belt_new(&(struct belt_crew){w, make_batch, deliver_batch}, threads, pieces,
                       count);
    w->batch = belt_next(w->belt);
    int status = walk(w);
    if (w->batch && w->batch->count > 0)
        belt_send(w->belt);
    int delivered = belt_finish(w->belt);
    belt_free(w->belt);
    for (size_t i = 0; i < count; i++) {
        maker_clear(&batches[i].maker);
        batches[i].rows.release(&batches[i].rows);
        free(batches[i].lines);
        buf_clear(&batches[i].texts);
    }
    free(pieces);
    free(batches);
    return delivered ? delivered : status;
}

static int push_listing(void *self, struct row_sink *rows) {
    const struct listing *l = self;
    struct walk w = {.listing = l, .rows = rows};
    size_t jobs = l->a->jobs ? l->a->jobs : jobs_processors();
    int status =
        rows->fork && jobs > 1 ? walk_in_batches(&w, jobs - 1) : walk_one_by_one(&w);
    buf_clear(&w.name);
    return status;
}

/* --- the table ----------------------------------------------------------------------- */

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
