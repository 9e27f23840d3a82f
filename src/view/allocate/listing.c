/* The line listing: a row per line and municipality, made while the lines are read a
   second time. */
#include <stdlib.h>

#include "base/jobs.h"
#include "base/mem.h"
#include "base/ordered_queue.h"
#include "model/listing.h"
#include "view/allocate/allocate_tables.h"
#include "view/allocate/listing_rows.h"

/* --- walking over the lines ------------------------------------------------------- */

struct batch_line {
    struct cost_line line;  /* its texts have only their lengths before make_batch */
    struct product product; /* if the line has one */
    struct cost_line counterpart; /* likewise */
    uint64_t ordinal;
};

/* Lines that are made into rows together. */
struct batch {
    struct row_sink part;     /* owned: holds the rows */
    struct listing_rows rows; /* makes them */
    struct batch_line *lines; /* owned */
    size_t count, room;
    int status;       /* of making the rows */
    struct buf texts; /* name, description and task of each line, one after the other */
};

/* A batch is full at about this many rows or bytes of text: few enough that its lines and
   rows stay in the processor's cache from one thread to the next, and much to write. */
enum { BATCH_ROWS = 4096, BATCH_BYTES = 1024 * 1024 };

struct walk {
    const struct listing *listing;
    struct row_sink *sink; /* borrowed */
    uint64_t ordinal;      /* of the next line */
    struct buf name;
    struct listing_rows rows;    /* when they are made one by one */
    struct ordered_queue *queue; /* when they are made in batches; else NULL */
    struct batch *batch;         /* that is being filled */
    size_t full;                 /* lines that fill a batch */
};

static void make_batch(void *self, void *item) {
    struct batch *b = item;
    const char *text = buf_str(&b->texts);
    (void)self;
    for (size_t i = 0; i < b->count && b->status == 0; i++) {
        struct cost_line *line = &b->lines[i].line;
        line->line.at = text;
        line->description.at = text + line->line.len;
        line->task.at = line->description.at + line->description.len;
        text = line->task.at + line->task.len;
        line->product = line->product ? &b->lines[i].product : NULL;
        line->counterpart = line->counterpart ? &b->lines[i].counterpart : NULL;
        b->status = listing_rows_push(&b->rows, line, b->lines[i].ordinal);
    }
    b->count = 0;
    buf_reset(&b->texts);
}

static int deliver_batch(void *self, void *item) {
    struct walk *w = self;
    struct batch *b = item;
    return b->status ? b->status : w->sink->join(w->sink->self, &b->part);
}

static int add_to_batch(struct walk *w, const struct cost_line *line, struct slice name,
                        uint64_t ordinal) {
    struct batch *b = w->batch;
    b->lines = mem_room(b->lines, b->count, &b->room, sizeof *b->lines);
    struct batch_line *added = &b->lines[b->count++];
    added->line = *line;
    added->line.line = name;
    if (line->product)
        added->product = *line->product;
    if (line->counterpart)
        added->counterpart = *line->counterpart;
    added->ordinal = ordinal;
    buf_slice(&b->texts, name);
    buf_slice(&b->texts, line->description);
    buf_slice(&b->texts, line->task);
    if (b->count < w->full && b->texts.len < BATCH_BYTES)
        return 0;
    ordered_queue_push(w->queue);
    w->batch = ordered_queue_next(w->queue);
    return w->batch ? 0 : -1;
}

static bool is_listed(const struct allocate_view *v, period p) {
    return v->closed ? closed_has(v->closed->period, p) : period_in_range(p, v->range);
}

static int take_line(void *self, const struct cost_line *line) {
    struct walk *w = self;
    uint64_t ordinal = w->ordinal++;
    if (!is_listed(w->listing->v, line->period))
        return 0;
    struct slice name = listing_line_name(&w->name, line);
    if (w->queue)
        return add_to_batch(w, line, name, ordinal);
    struct cost_line named = *line;
    named.line = name;
    return listing_rows_push(&w->rows, &named, ordinal);
}

static int walk(struct walk *w) {
    const struct line_replay *replay = &w->listing->v->replay;
    return replay->replay(replay->self,
                          &(struct line_sink){.self = w, .take = take_line});
}

static int walk_one_by_one(struct walk *w) {
    listing_rows_init(&w->rows, w->listing, w->sink);
    int status = walk(w);
    listing_rows_clear(&w->rows);
    return status;
}

static void batch_init(struct batch *b, const struct walk *w) {
    *b = (struct batch){.part = w->sink->fork(w->sink->self)};
    listing_rows_init(&b->rows, w->listing, &b->part);
}

static void batch_clear(struct batch *b) {
    listing_rows_clear(&b->rows);
    b->part.release(&b->part);
    free(b->lines);
    buf_clear(&b->texts);
}

/* The caller's thread reads the lines; the other threads make rows and write them, and so
   does the caller's when it would have to wait. */
static int walk_in_batches(struct walk *w, size_t threads) {
    size_t count = 2 * threads + 2;
    struct batch *batches = mem_alloc(count * sizeof *batches);
    void **items = mem_alloc(count * sizeof(void *));
    for (size_t i = 0; i < count; i++) {
        batch_init(&batches[i], w);
        items[i] = &batches[i];
    }
    w->full = BATCH_ROWS / w->listing->a->budget->municipality_count + 1;
    const struct queue_steps steps = {w, make_batch, deliver_batch};
    w->queue = ordered_queue_new(&steps, threads, items, count);
    w->batch = ordered_queue_next(w->queue);
    int status = walk(w);
    if (w->batch && w->batch->count > 0)
        ordered_queue_push(w->queue);
    int delivered = ordered_queue_finish(w->queue);
    ordered_queue_free(w->queue);
    for (size_t i = 0; i < count; i++)
        batch_clear(&batches[i]);
    free(items);
    free(batches);
    return delivered ? delivered : status;
}

static int push_listing(void *self, struct row_sink *sink) {
    const struct listing *l = self;
    struct walk w = {.listing = l, .sink = sink};
    size_t jobs = jobs_allowed(l->a->jobs);
    int status =
        sink->fork && jobs > 1 ? walk_in_batches(&w, jobs - 1) : walk_one_by_one(&w);
    buf_clear(&w.name);
    return status == 0 && l->v->closed ? closed_cells_end(l, sink) : status;
}

/* --- the table -------------------------------------------------------------------- */

static void add_listing(struct report *r, const struct allocation *a,
                        const struct allocate_view *v, enum listing_shape shape,
                        const struct figure_style *exact, unsigned audience) {
    struct column columns[LISTING_COLUMNS];
    struct listing *listing = arena_take(&r->arena, sizeof *listing);
    *listing = (struct listing){a, v, shape, exact};
    size_t count = listing_columns(columns, listing);
    struct table *t = report_add_table(r, "lines", audience, columns, count);
    t->title = _("Every line over every municipality");
    t->sheet_name = _("Lines");
    t->source = (struct row_source){listing, push_listing};
}

void tables_of_lines(struct report *r, const struct allocation *a,
                     const struct allocate_view *v) {
    add_listing(r, a, v, SHAPE_READERS, figure_in(r->lang, true), FOR_READERS);
    add_listing(r, a, v, SHAPE_JSON, &figure_plain, FOR_JSON);
    add_listing(r, a, v, SHAPE_CSV, figure_in(r->csv_lang, false), FOR_CSV);
}

void table_closed(struct report *r, const struct allocation *a,
                  const struct allocate_view *v) {
    add_listing(r, a, v, SHAPE_CSV, figure_in(r->csv_lang, false), FOR_CSV);
}
