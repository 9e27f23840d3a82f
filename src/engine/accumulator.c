#include "engine/accumulator.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void accumulator_init(struct accumulator *in, const struct budget *b,
                      struct share_cache *cache, bool listed, struct diags *d) {
    *in = (struct accumulator){.budget = b, .cache = cache, .diags = d, .listed = listed};
}

static void clear_sum(struct group_sum *g) {
    for (int part = 0; g->classes && part < AMOUNT_PARTS; part++)
        residue_classes_clear(&g->classes[part]);
    free(g->classes);
    line_records_clear(&g->records);
}

void accumulator_clear(struct accumulator *in) {
    for (size_t i = 0; i < in->own_count; i++)
        free(in->own[i].sum);
    for (size_t i = 0; i < in->sum_count; i++)
        clear_sum(&in->sums[i]);
    free(in->own);
    free(in->sum_of_kind);
    free(in->sums);
    hash_table_clear(&in->table);
    hash_table_clear(&in->own_table);
    *in = (struct accumulator){0};
}

/* --- the sum of a line -------------------------------------------------------------- */

int group_order(const struct group_id *a, const struct group_id *b) {
    if (a->period != b->period)
        return a->period < b->period ? -1 : 1;
    if (a->category != b->category)
        return a->category < b->category ? -1 : 1;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    return (a->key_period > b->key_period) - (a->key_period < b->key_period);
}

struct group_id group_id_of(const struct cost_line *line) {
    return (struct group_id){line->period, line->category, line->key, line->key_period};
}

static bool same_group(const struct group_id *a, const struct group_id *b) {
    return a->period == b->period && a->category == b->category && a->key == b->key &&
           a->key_period == b->key_period;
}

static bool is_listed(const struct accumulator *in, const struct group_id *id) {
    bool listed = in->listed && !in->only;
    for (size_t i = 0; in->listed && in->only && i < in->only_count; i++)
        listed = listed || same_group(&in->only[i], id);
    return listed;
}

/* Computes the shares of a new sum, and prepares to count its lines. */
static void open_sum(struct accumulator *in, struct group_sum *g) {
    const struct divider *divider =
        share_cache_divider(in->cache, g->id.key, g->id.key_period, in->diags);
    if (!divider)
        return;
    g->classes = mem_alloc(AMOUNT_PARTS * sizeof *g->classes);
    for (int part = 0; part < AMOUNT_PARTS; part++)
        residue_classes_init(&g->classes[part], divider, is_listed(in, &g->id));
}

static uint64_t mix(uint64_t hash, int field) {
    return (hash ^ (uint64_t)field) * 11400714819323198485u; /* 2^64 / the golden ratio */
}

static uint32_t hash_of(const struct group_id *id) {
    uint64_t hash =
        mix(mix(mix(mix(0, id->period), id->category), id->key), id->key_period);
    return (uint32_t)(hash >> 32);
}

static void add_sum(struct accumulator *in, const struct group_id *id) {
    in->sums = mem_room(in->sums, in->sum_count, &in->sum_room, sizeof *in->sums);
    struct group_sum *made = &in->sums[in->sum_count++];
    *made = (struct group_sum){.id = *id};
    open_sum(in, made);
}

/* The number of a group's sum; a new group gets one. */
static uint32_t sum_of(struct accumulator *in, const struct group_id *id) {
    if (in->recent < in->sum_count && same_group(&in->sums[in->recent].id, id))
        return in->recent;
    uint32_t hash = hash_of(id);
    for (struct hash_probe p = hash_table_probe(&in->table, hash); hash_probe_next(&p);)
        if (same_group(&in->sums[p.number].id, id))
            return in->recent = p.number;
    in->recent = (uint32_t)in->sum_count;
    hash_table_add(&in->table, hash, in->recent);
    add_sum(in, id);
    return in->recent;
}

static struct own_period *own_of(struct accumulator *in, period p) {
    if (in->recent_own < in->own_count && in->own[in->recent_own].period == p)
        return &in->own[in->recent_own];
    uint32_t hash = (uint32_t)(mix(0, p) >> 32);
    for (struct hash_probe at = hash_table_probe(&in->own_table, hash);
         hash_probe_next(&at);)
        if (in->own[at.number].period == p)
            return &in->own[in->recent_own = at.number];
    in->recent_own = in->own_count;
    hash_table_add(&in->own_table, hash, (uint32_t)in->own_count);
    in->own = mem_room(in->own, in->own_count, &in->own_room, sizeof *in->own);
    struct own_period *made = &in->own[in->own_count++];
    made->period = p;
    made->sum = mem_zero(in->budget->municipality_count, sizeof *made->sum);
    return made;
}

/* --- taking ------------------------------------------------------------------------- */

static void take_own(struct accumulator *in, const struct cost_line *line) {
    struct own_sum *own = &own_of(in, line->period)->sum[line->municipality];
    amounts_add_wide(own->sum, line->amount);
    own->lines++;
}

/* Counts the residue of an amount. */
static inline void count_residue(struct residue_classes *c, money amount) {
    uint64_t residue = residues_of(&c->residues, money_size(amount));
    if (residue)
        residues_take(&c->residues, residue, amount < 0);
}

/* The residue of an amount, with its sign as in struct line_record. */
static inline uint64_t signed_residue(const struct residue_classes *c, money amount) {
    uint64_t residue = residues_of(&c->residues, money_size(amount));
    return residue ? 2 * residue + (amount < 0) : 0;
}

/* Remembers the residues of a line: they are counted when the lines are ordered. */
static void record_line(struct accumulator *in, struct group_sum *g,
                        const struct cost_line *line) {
    uint64_t residue[AMOUNT_PARTS] = {
        signed_residue(&g->classes[AMOUNT_NET], line->amount[AMOUNT_NET])};
    if (line->amount[AMOUNT_VAT])
        residue[AMOUNT_VAT] =
            signed_residue(&g->classes[AMOUNT_VAT], line->amount[AMOUNT_VAT]);
    if (in->taken > UINT32_MAX)
        mem_exhausted(); /* more than a hundred gigabytes of records */
    if (residue[AMOUNT_NET] || residue[AMOUNT_VAT])
        line_records_add(&g->records, line, (uint32_t)(in->taken - 1), residue);
}

/* The number of the sum of a line whose kind is not known yet; remembers it by kind. */
static uint32_t sum_of_line(struct accumulator *in, const struct cost_line *line) {
    struct group_id id = group_id_of(line);
    uint32_t number = sum_of(in, &id);
    if (line->kind == 0)
        return number;
    if (line->kind >= in->kind_room) {
        size_t room = in->kind_room;
        in->kind_room = 2 * (size_t)line->kind;
        in->sum_of_kind =
            mem_grow(in->sum_of_kind, in->kind_room, sizeof *in->sum_of_kind);
        memset(in->sum_of_kind + room, 0,
               (in->kind_room - room) * sizeof *in->sum_of_kind);
    }
    in->sum_of_kind[line->kind] = number + 1;
    return number;
}

/* Takes a line that its group does not just count; `g` is NULL when that is not known. */
__attribute__((noinline)) static void
take_seldom(struct accumulator *in, struct group_sum *g, const struct cost_line *line) {
    if (!in->first.file)
        in->first.file = line->place.file;
    if (line->category == CATEGORY_OWN) {
        take_own(in, line);
        return;
    }
    if (!g) {
        uint32_t number = sum_of_line(in, line); /* may move the sums */
        g = &in->sums[number];
    }
    g->lines++;
    amounts_add_wide(g->sum, line->amount);
    if (!g->classes)
        return;
    if (g->classes[AMOUNT_NET].listed) {
        record_line(in, g, line);
        return;
    }
    for (int part = 0; part < AMOUNT_PARTS; part++)
        count_residue(&g->classes[part], line->amount[part]);
}

void accumulator_take(struct accumulator *in, const struct cost_line *line) {
    uint32_t known = line->kind < in->kind_room ? in->sum_of_kind[line->kind] : 0;
    struct group_sum *g = known ? &in->sums[known - 1] : NULL;
    in->taken++;
    if (!g || !g->classes || g->classes->listed || line->amount[AMOUNT_VAT]) {
        take_seldom(in, g, line);
        return;
    }
    g->lines++;
    g->sum[AMOUNT_NET] += line->amount[AMOUNT_NET];
    count_residue(&g->classes[AMOUNT_NET], line->amount[AMOUNT_NET]);
}

/* --- merging ------------------------------------------------------------------------ */

/* Merges a sum into that of the same group, and returns the number of the latter. */
static uint32_t merge_sum(struct accumulator *into, struct group_sum *from) {
    uint32_t number = sum_of(into, &from->id);
    struct group_sum *g = &into->sums[number];
    g->lines += from->lines;
    for (int part = 0; part < AMOUNT_PARTS; part++) {
        g->sum[part] += from->sum[part];
        if (g->classes && from->classes)
            residues_merge(&g->classes[part].residues, &from->classes[part].residues);
    }
    return number;
}

static void merge_own(struct accumulator *into, const struct own_period *from) {
    struct own_period *own = own_of(into, from->period);
    for (size_t j = 0; j < into->budget->municipality_count; j++) {
        for (int part = 0; part < AMOUNT_PARTS; part++)
            own->sum[j].sum[part] += from->sum[j].sum[part];
        own->sum[j].lines += from->sum[j].lines;
    }
}

void accumulator_merge(struct accumulator *into, struct accumulator *from) {
    if (into->listed && into->taken + from->taken > UINT32_MAX)
        mem_exhausted();
    if (!into->first.file)
        into->first = from->first;
    for (size_t i = 0; i < from->own_count; i++)
        merge_own(into, &from->own[i]);
    for (size_t i = 0; i < from->sum_count; i++) {
        uint32_t number = merge_sum(into, &from->sums[i]);
        if (into->listed)
            line_records_join(&into->sums[number].records, &from->sums[i].records,
                              (uint32_t)into->taken);
    }
    into->taken += from->taken;
    accumulator_clear(from);
}
