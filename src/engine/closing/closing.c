#include "engine/closing/closing.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/names.h"
#include "engine/shares/share_cache.h"

/* The numbers that decide the fields of a line. */
struct tuple {
    int period, category, key, key_period, municipality, incurred, half, other, other_key;
};

/* Lines of one tuple. */
struct tuple_hash {
    int closed; /* 1 + the number of their closed period; OPEN when that is none; 0 while it
                   is not known */
    struct closing_sum fields;
};
enum { OPEN = -1 };

/* The lines of one thread. */
struct closing_taken {
    const struct closing_sums *closing;
    struct line_sink next;
    struct names tuples;       /* owned: their bytes */
    struct tuple_hash *hashes; /* owned: by number of the tuple */
    size_t room;
    struct tuple_hash *of_kind; /* owned: by kind of line, those that were met */
    size_t kind_room;
    struct closing_sum *sums; /* owned: by closed period */
    uint64_t *counts;         /* owned: likewise */
};

struct closing_sums {
    const struct budget *budget;
    const struct closed_period *periods;
    size_t count;
    struct closing_taken taken;
    struct share_cache *cache; /* owned */
    struct diags dropped;      /* owned: faults of shares, which others report */
};

static void taken_init(struct closing_taken *t, const struct closing_sums *c,
                       struct line_sink next) {
    *t = (struct closing_taken){.closing = c, .next = next};
    names_init(&t->tuples);
    t->sums = mem_zero(c->count, sizeof *t->sums);
    t->counts = mem_zero(c->count, sizeof *t->counts);
}

static void taken_clear(struct closing_taken *t) {
    names_clear(&t->tuples);
    free(t->hashes);
    free(t->of_kind);
    free(t->sums);
    free(t->counts);
}

struct closing_sums *closing_new(const struct budget *b,
                                 const struct closed_period *periods, size_t count) {
    struct closing_sums *c = mem_zero(1, sizeof *c);
    *c = (struct closing_sums){.budget = b, .periods = periods, .count = count};
    taken_init(&c->taken, c, (struct line_sink){0});
    c->cache = share_cache_new(b);
    diags_init(&c->dropped);
    return c;
}

void closing_free(struct closing_sums *c) {
    if (!c)
        return;
    taken_clear(&c->taken);
    share_cache_free(c->cache);
    diags_clear(&c->dropped);
    free(c);
}

/* --- taking lines -------------------------------------------------------------------- */

static struct tuple tuple_of(const struct cost_line *line) {
    const struct cost_line *other = line->counterpart;
    bool own = line->category == CATEGORY_OWN;
    return (struct tuple){.period = line->period,
                          .category = line->category,
                          .key = own ? KEY_NONE : line->key,
                          .key_period = own ? line->period : line->key_period,
                          .municipality = own ? line->municipality : MUNICIPALITY_NONE,
                          .incurred = line->incurred_by,
                          .half = (int)line->half,
                          .other = other ? other->municipality : MUNICIPALITY_NONE,
                          .other_key = other ? other->key : KEY_NONE};
}

static struct tuple_hash hash_tuple(const struct closing_sums *c,
                                    const struct cost_line *line) {
    struct tuple_hash hash = {.closed = OPEN};
    struct buf text;
    for (size_t i = 0; i < c->count && hash.closed == OPEN; i++)
        if (closed_has(&c->periods[i], line->period))
            hash.closed = 1 + (int)i;
    if (hash.closed == OPEN)
        return hash;
    buf_init(&text);
    closed_line_write(&text, c->budget, &c->periods[hash.closed - 1], line);
    hash.fields = closing_hash(buf_view(&text));
    buf_clear(&text);
    return hash;
}

static inline int pass_on(struct closing_taken *t, const struct tuple_hash *hash,
                          const struct cost_line *line) {
    if (hash->closed != OPEN) {
        closing_add_line(&t->sums[hash->closed - 1], hash->fields, line->amount);
        t->counts[hash->closed - 1]++;
    }
    return t->next.take(t->next.self, line);
}

/* Takes a line whose kind was not met before, and remembers its hash. */
__attribute__((noinline)) static int take_new(struct closing_taken *t,
                                              const struct cost_line *line) {
    struct tuple tuple = tuple_of(line);
    int known = t->tuples.count;
    int number =
        names_add(&t->tuples, (struct slice){(const char *)&tuple, sizeof tuple});
    if (number == known) {
        t->hashes = mem_room(t->hashes, (size_t)known, &t->room, sizeof *t->hashes);
        t->hashes[number] = hash_tuple(t->closing, line);
    }
    if (line->kind >= t->kind_room) {
        size_t room = t->kind_room;
        t->kind_room = 2 * (size_t)line->kind;
        t->of_kind = mem_grow(t->of_kind, t->kind_room, sizeof *t->of_kind);
        memset(t->of_kind + room, 0, (t->kind_room - room) * sizeof *t->of_kind);
    }
    if (line->kind != 0)
        t->of_kind[line->kind] = t->hashes[number];
    return pass_on(t, &t->hashes[number], line);
}

/* Runs for every line, and so calls nothing but what comes next. */
static int take(void *self, const struct cost_line *line) {
    struct closing_taken *t = self;
    bool met = line->kind < t->kind_room && t->of_kind[line->kind].closed != 0;
    return met ? pass_on(t, &t->of_kind[line->kind], line) : take_new(t, line);
}

static void join(void *self, struct line_sink *forked, bool keep) {
    struct closing_taken *into = self, *from = forked->self;
    for (size_t i = 0; keep && i < into->closing->count; i++) {
        closing_add(&into->sums[i], from->sums[i]);
        into->counts[i] += from->counts[i];
    }
    for (int i = 0; keep && i < from->tuples.count; i++) {
        int known = into->tuples.count;
        if (names_add(&into->tuples, from->tuples.list[i]) != known)
            continue;
        into->hashes =
            mem_room(into->hashes, (size_t)known, &into->room, sizeof *into->hashes);
        into->hashes[known] = from->hashes[i];
    }
    into->next.join(into->next.self, &from->next, keep);
    taken_clear(from);
    free(from);
}

static struct line_sink sink_of(struct closing_taken *t);

static struct line_sink fork_taken(void *self, struct diags *d) {
    struct closing_taken *t = self, *fork = mem_alloc(sizeof *fork);
    taken_init(fork, t->closing, t->next.fork(t->next.self, d));
    return sink_of(fork);
}

static struct line_sink sink_of(struct closing_taken *t) {
    bool forks = t->next.fork != NULL;
    return (struct line_sink){.self = t,
                              .take = take,
                              .no_texts = t->next.no_texts,
                              .fork = forks ? fork_taken : NULL,
                              .join = forks ? join : NULL};
}

struct line_sink closing_sink(struct closing_sums *c, struct line_sink next) {
    c->taken.next = next;
    return sink_of(&c->taken);
}

/* --- after the last line -------------------------------------------------------------- */

struct closing_sum closing_lines(const struct closing_sums *c, size_t number) {
    return c->taken.sums[number];
}

uint64_t closing_count(const struct closing_sums *c, size_t number) {
    return c->taken.counts[number];
}

/* Calls the visitor for the shares of a key. */
static void visit_key(struct closing_sums *c, const struct closed_period *closed,
                      const struct tuple *tuple, const struct closing_visitor *v) {
    const struct shares *shares =
        share_cache_get(c->cache, tuple->key, tuple->key_period, &c->dropped);
    struct buf name, key, when;
    buf_init(&name);
    buf_init(&key);
    buf_init(&when);
    closed_key_write(&key, &c->budget->categories,
                     slice_of(c->budget->keys[tuple->key].name));
    period_write(&when, tuple->key_period);
    for (size_t m = 0; shares && m < shares->count; m++) {
        if (shares_nil(shares, m))
            continue;
        buf_reset(&name);
        closing_share_name(&name, buf_view(&key), buf_view(&when),
                           slice_of(closed->codes[m]));
        v->share(v->self, &name, shares, m);
    }
    buf_clear(&when);
    buf_clear(&key);
    buf_clear(&name);
}

void closing_visit_shares(struct closing_sums *c, size_t number,
                          const struct closing_visitor *v) {
    const struct closing_taken *t = &c->taken;
    struct names visited; /* key and key period */
    names_init(&visited);
    for (int i = 0; i < t->tuples.count; i++) {
        struct tuple tuple;
        memcpy(&tuple, t->tuples.list[i].at, sizeof tuple);
        const int pair[] = {tuple.key, tuple.key_period};
        int known = visited.count;
        if (t->hashes[i].closed == 1 + (int)number && tuple.key != KEY_NONE &&
            names_add(&visited, (struct slice){(const char *)pair, sizeof pair}) == known)
            visit_key(c, &c->periods[number], &tuple, v);
    }
    names_clear(&visited);
}

static void add_share(void *self, struct buf *name, const struct shares *shares,
                      size_t municipality) {
    struct closing_sum *sum = self;
    struct buf numerator, denominator;
    buf_init(&numerator);
    buf_init(&denominator);
    shares_write_numerator(&numerator, shares, municipality);
    shares_write_denominator(&denominator, shares);
    closing_add(sum,
                closing_share_hash(name, buf_view(&numerator), buf_view(&denominator)));
    buf_clear(&denominator);
    buf_clear(&numerator);
}

struct closing_sum closing_shares(struct closing_sums *c, size_t number) {
    struct closing_sum sum = {{0, 0}};
    closing_visit_shares(c, number, &(struct closing_visitor){&sum, add_share, NULL});
    return sum;
}
