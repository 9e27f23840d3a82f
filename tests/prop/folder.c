#include "folder.h"

#include "engine/compare/whatif.h"

/* Keeps a line, with the texts that live as long as the folder. */
static int take(void *self, const struct cost_line *line) {
    struct folder *f = self;
    if (f->count < FOLDER_LINES) {
        struct cost_line *kept = &f->lines[f->count++];
        *kept = *line;
        kept->line = slice_of(arena_text(&f->texts, line->line));
        kept->description = slice_of("");
        kept->category_text = slice_of(arena_text(&f->texts, line->category_text));
        kept->product = NULL;
    }
    return f->next.take(f->next.self, line);
}

/* The other half of each transfer is beside it here too. */
static void link_halves(struct folder *f) {
    for (size_t i = 0; i + 1 < f->count; i++)
        if (f->lines[i].half == HALF_BORNE) {
            f->lines[i].counterpart = &f->lines[i + 1];
            f->lines[i + 1].counterpart = &f->lines[i];
        }
}

static void find_keys(struct folder *f) {
    struct buf name = {0};
    for (int key = 0; key < f->t->key_count; key++) {
        buf_reset(&name);
        thrown_key_name(&name, f->t, key);
        f->key_of[key] = budget_key(&f->b, buf_view(&name));
    }
    buf_clear(&name);
}

/* Reads all but the costs. */
static void begin(struct folder *f, const struct thrown *t) {
    static const struct load_options o = {.folder = ".", .jobs = 1};
    *f = (struct folder){.t = t};
    f->shares = thrown_shares_new(t, t);
    arena_init(&f->texts);
    budget_init(&f->b);
    diags_init(&f->faults);
    f->loader = loader_new(&f->b, &o, &f->faults);
    find_keys(f);
}

static bool allocate(struct folder *f) {
    f->a = allocation_new(&f->b, f->b.settings.close, true);
    f->own = own_costs_new();
    f->next = own_costs_sink(f->own, allocation_sink(f->a, &f->faults));
    struct line_sink sink = {.self = f, .take = take};
    bool read = loader_costs(f->loader, &sink) == 0;
    link_halves(f);
    return allocation_finish(f->a, &f->faults) == 0 && read;
}

bool folder_open(struct folder *f, const struct thrown *t) {
    begin(f, t);
    return allocate(f);
}

bool folder_try_out(struct folder *f, const struct thrown *t,
                    const struct folder *as_it_is, int key) {
    struct buf name = {0}, by = {0};
    begin(f, t);
    f->tried_out = as_it_is;
    thrown_key_name(&name, t, key);
    thrown_bearer_name(&by, t, &t->keys[key].versions[0].weights[0]);
    bool replaced = whatif_key(&f->b, buf_view(&name), buf_view(&by), &f->faults) == 0;
    buf_clear(&by);
    buf_clear(&name);
    return allocate(f) && replaced;
}

bool folder_has_shares(const struct folder *f) {
    bool all = true;
    for (int i = 0; i < f->t->row_count; i++) {
        const struct thrown_row *row = &f->t->rows[i];
        if (row->municipality == NOBODY)
            all = all && thrown_shares_get(f->shares, row->key, row->key_when);
        if (row->in_favour_key != NOBODY)
            all = all && thrown_shares_get(f->shares, row->in_favour_key, row->key_when);
    }
    return all;
}

void folder_close(struct folder *f) {
    allocation_free(f->a);
    own_costs_free(f->own);
    loader_free(f->loader);
    budget_clear(&f->b);
    diags_clear(&f->faults);
    arena_clear(&f->texts);
    thrown_shares_free(f->shares);
}
