#include "input/keys.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/nearest.h"
#include "input/key_rows.h"
#include "input/table/fields.h"

static int by_key_and_time(const void *a, const void *b) {
    const struct key_row *x = a, *y = b;
    int order = strcmp(x->folded, y->folded);
    if (order != 0)
        return order;
    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    return x->place.line < y->place.line ? -1 : 1;
}

/* Adds the fault of weights whose total, with `places` decimals, is not 100. */
static void fault_total(struct key_rows *r, const char *key, const struct key_version *v,
                        const struct ratio *sum, unsigned places) {
    bool comma = r->reader.decimal_mark == ',';
    struct buf total, from;
    buf_init(&total);
    buf_init(&from);
    ratio_write_decimal(&total, sum, places, comma ? &figure_dutch_plain : &figure_plain);
    if (v->from != DATE_NONE)
        date_argument(&from, v->from);
    diag_add(r->reader.d, v->place, DIAG_KEY_TOTAL, key, buf_str(&total), buf_str(&from),
             NULL);
    buf_clear(&from);
    buf_clear(&total);
}

/* Adds a version's weights up. */
static void add_weights(struct ratio *sum, const struct weight *weights, size_t count,
                        unsigned *places) {
    struct ratio term;
    ratio_init(&term);
    for (size_t i = 0; i < count; i++) {
        ratio_set_decimal(&term, weights[i].weight);
        ratio_add(sum, &term);
        if (weights[i].weight.places > *places)
            *places = weights[i].weight.places;
    }
    ratio_clear(&term);
}

static bool has_own_total(const struct key_version *v) {
    for (size_t i = 0; i < v->weight_count; i++)
        if (v->weights[i].own_total)
            return true;
    return false;
}

/* Checks that per cents total 100, and that parts total anything. */
static void check_total(struct key_rows *r, const char *key,
                        const struct key_version *v) {
    unsigned places = 0;
    struct ratio sum, hundred;
    ratio_init(&sum);
    ratio_init(&hundred);
    ratio_set_int(&hundred, 100);
    add_weights(&sum, v->weights, v->weight_count, &places);
    add_weights(&sum, v->charges, v->charge_count, &places);
    if (v->parts && ratio_sign(&sum) == 0 && !has_own_total(v))
        diag_add(r->reader.d, v->place, DIAG_PARTS_NIL, key, NULL);
    if (!v->parts && ratio_compare(&sum, &hundred) != 0)
        fault_total(r, key, v, &sum, places);
    ratio_clear(&hundred);
    ratio_clear(&sum);
}

/* Numbers from 0 for drivers, among them the built-in ones and none. */
enum { FIRST_DRIVER = -DRIVER_NONE };

/* Checks that no driver comes twice. For charges see find_charges. */
static void check_twice(struct key_rows *r, const struct key_version *v) {
    const struct budget *b = r->reader.l->b;
    for (size_t i = 0; i < v->weight_count; i++) {
        const struct weight *w = &v->weights[i];
        if (r->times[w->driver + FIRST_DRIVER]++ > 0)
            diag_add(r->reader.d, w->place, DIAG_WEIGHT_TWICE, b->drivers[w->driver].name,
                     NULL);
    }
    for (size_t i = 0; i < v->weight_count; i++)
        r->times[v->weights[i].driver + FIRST_DRIVER] = 0;
}

static bool same_key(const struct key_row *a, const struct key_row *b) {
    return strcmp(a->folded, b->folded) == 0;
}

/* Whether some row of the key that starts at a draft may belong to any of its
   versions. */
static bool has_undated(const struct key_rows *r, size_t from) {
    for (size_t i = from; i < r->count && same_key(&r->drafts[i], &r->drafts[from]); i++)
        if (r->drafts[i].undated)
            return true;
    return false;
}

/* The style of the drafts from `from` until before `end`, which are one version. When no
   cell is filled they are parts only in a file without a column of weights: in any other
   the weights may have been forgotten. */
static bool in_parts(const struct key_rows *r, size_t from, size_t end) {
    bool parts = false, weights = false;
    for (size_t i = from; i < end; i++) {
        parts = parts || r->drafts[i].style == KEY_ROW_PARTS;
        weights = weights || r->drafts[i].style == KEY_ROW_WEIGHT;
    }
    return parts || (!weights && !reader_has(&r->reader, KEY_WEIGHT));
}

/* Takes over a draft's weight, in the style of its version. False after a fault. */
static bool take_weight(struct key_rows *r, const struct key_row *draft, bool parts,
                        struct weight *to) {
    *to = draft->weight;
    to->own_total = parts && draft->style == KEY_ROW_EMPTY && !draft->charged;
    if (parts && draft->style == KEY_ROW_WEIGHT) {
        diag_add(r->reader.d, draft->cell, DIAG_PARTS_MIXED, draft->key, NULL);
        return false;
    }
    if (draft->style != KEY_ROW_EMPTY || to->own_total || draft->failed)
        return !draft->failed;
    fault_number(&r->reader, draft->cell, (struct slice){"", 0}, NUMBER_EMPTY, false);
    return false;
}

/* Makes the version that starts at a draft, and returns the number of the draft behind
   it. `weights` has room for those of all drafts, in their order: drivers come before the
   keys that are charged. They are checked only if the version is `whole`: all of its rows
   are known, and no others. */
static size_t make_version(struct key_rows *r, size_t from, bool whole,
                           struct weight *weights, struct key_version *v) {
    const struct key_row *first = &r->drafts[from];
    size_t end = from, next = from;
    while (end < r->count && same_key(&r->drafts[end], first) &&
           r->drafts[end].from == first->from)
        end++;
    *v = (struct key_version){.from = first->from,
                              .weights = &weights[from],
                              .parts = in_parts(r, from, end),
                              .place = first->place};
    for (int charged = 0; charged < 2; charged++) {
        for (size_t i = from; i < end; i++)
            if ((r->drafts[i].charged != NULL) == (charged == 1)) {
                r->drafts[i].number = next;
                whole =
                    take_weight(r, &r->drafts[i], v->parts, &weights[next++]) && whole;
            }
        if (charged == 0)
            v->weight_count = next - from;
    }
    v->charges = &weights[from + v->weight_count];
    v->charge_count = end - from - v->weight_count;
    if (whole) {
        check_twice(r, v);
        check_total(r, first->key, v);
    }
    return end;
}

/* Makes the key that starts at a draft, with all its versions. Its name is as first
   written in the file. Returns the number of the draft behind it. */
static size_t make_key(struct key_rows *r, size_t from, struct weight *weights,
                       struct key_version *versions, struct key *key) {
    const struct key_row *first = &r->drafts[from];
    size_t end = from;
    uint64_t line = first->place.line;
    bool whole = !has_undated(r, from);
    *key = (struct key){.name = first->key, .versions = versions};
    while (end < r->count && same_key(&r->drafts[end], first)) {
        if (r->drafts[end].place.line < line) {
            line = r->drafts[end].place.line;
            key->name = r->drafts[end].key;
        }
        end = make_version(r, end, whole, weights, &versions[key->version_count++]);
    }
    key->category = category_find(&r->reader.l->b->categories, slice_of(key->name));
    return end;
}

static void swap_keys(const struct key **a, const struct key **b) {
    const struct key *was = *a;
    *a = *b;
    *b = was;
}

/* Adds the fault of two keys that are named after one category, as "staff" and
   "personeel". */
static void check_categories(const struct key_rows *r) {
    const struct budget *b = r->reader.l->b;
    const struct key *owner[CATEGORIES_MOST] = {NULL};
    for (size_t i = 0; i < b->key_count; i++) {
        const struct key *later = &b->keys[i];
        if (later->category == CATEGORY_UNKNOWN)
            continue;
        const struct key **first = &owner[later->category];
        if (*first && later->versions[0].place.line < (*first)->versions[0].place.line)
            swap_keys(first, &later);
        if (*first)
            diag_add(r->reader.d, later->versions[0].place, DIAG_KEY_SAME_CATEGORY,
                     later->name, (*first)->name, NULL);
        else
            *first = later;
    }
}

static int by_name(const void *a, const void *b) {
    return strcmp(((const struct key *)a)->name, ((const struct key *)b)->name);
}

static void fault_charge(struct key_rows *r, const struct key_row *draft) {
    const struct budget *b = r->reader.l->b;
    struct nearest near;
    nearest_init(&near, slice_of(draft->charged));
    for (size_t i = 0; i < b->key_count; i++)
        nearest_offer(&near, slice_of(b->keys[i].name));
    fault_texts(r->reader.d, draft->weight.place, DIAG_CHARGE_UNKNOWN,
                slice_of(draft->charged), near.best);
}

/* Finds the keys that are charged, once all keys are known. */
static void find_charges(struct key_rows *r, struct weight *weights) {
    for (size_t i = 0; i < r->count; i++) {
        const struct key_row *draft = &r->drafts[i];
        if (!draft->charged)
            continue;
        weights[draft->number].key =
            field_key_named(r->reader.l, slice_of(draft->charged));
        if (weights[draft->number].key == KEY_NONE)
            fault_charge(r, draft);
    }
}

/* Adds the faults of drivers that are not there. */
static void fault_drivers(struct key_rows *r) {
    for (size_t i = 0; i < r->count; i++)
        if (r->drafts[i].unknown)
            key_rows_fault_driver(&r->reader, r->drafts[i].weight.place,
                                  slice_of(r->drafts[i].unknown));
}

/* Checks that no version charges a key twice. */
static void check_charges(struct key_rows *r, const struct key_version *v) {
    const struct budget *b = r->reader.l->b;
    for (size_t i = 0; i < v->charge_count; i++) {
        int key = v->charges[i].key;
        size_t before = key == KEY_NONE ? 0 : r->times[key]++;
        for (size_t j = 0; j < before; j++)
            diag_add(r->reader.d, v->charges[i].place, DIAG_CHARGE_TWICE,
                     b->keys[key].name, NULL);
    }
    for (size_t i = 0; i < v->charge_count; i++)
        if (v->charges[i].key != KEY_NONE)
            r->times[v->charges[i].key] = 0;
}

static void finish(struct key_rows *r) {
    struct budget *b = r->reader.l->b;
    struct weight *weights = arena_take(&b->arena, r->count * sizeof *weights);
    struct key_version *versions = arena_take(&b->arena, r->count * sizeof *versions);
    b->keys = arena_take(&b->arena, r->count * sizeof *b->keys);
    r->times = mem_zero(r->count + b->driver_count + FIRST_DRIVER, sizeof *r->times);
    if (r->count > 0)
        qsort(r->drafts, r->count, sizeof *r->drafts, by_key_and_time);
    for (size_t i = 0; i < r->count;) {
        struct key *key = &b->keys[b->key_count++];
        i = make_key(r, i, weights, versions, key);
        versions += key->version_count;
    }
    if (b->key_count > 0)
        qsort(b->keys, b->key_count, sizeof *b->keys, by_name);
    check_categories(r);
    for (size_t i = 0; i < b->key_count; i++)
        name_map_add(&r->reader.l->keys, slice_of(b->keys[i].name), (int)i);
    find_charges(r, weights);
    fault_drivers(r);
    for (size_t i = 0; i < b->key_count; i++)
        for (size_t j = 0; j < b->keys[i].version_count; j++)
            check_charges(r, &b->keys[i].versions[j]);
}

/* Whether the file says how much goes where. Adds the fault of a missing column. */
static bool has_amounts(struct reader *s) {
    bool has = reader_has(s, KEY_WEIGHT) || reader_has(s, KEY_PARTS);
    if (!has)
        reader_missing(s, KEY_WEIGHT);
    return has;
}

void keys_read(struct load_context *l, const char *path) {
    struct key_rows r = {0};
    if (reader_open(&r.reader, l, path, &schema_keys) == 0 && has_amounts(&r.reader)) {
        key_rows_read(&r);
        reader_record(&r.reader);
        grouping_review(&r.groups, l->d);
        thousands_review(&r.thousands, &r.reader);
        finish(&r);
    }
    reader_close(&r.reader);
    free(r.drafts);
    free(r.times);
}
