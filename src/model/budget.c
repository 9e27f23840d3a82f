#include "model/budget.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/letters.h"

void budget_init(struct budget *b) {
    *b = (struct budget){0};
    arena_init(&b->arena);
    budget_make_drivers(b, 0);
    categories_standard(&b->categories);
    b->inhabitants = -1;
    b->settings.organisation = "";
    b->settings.currency = "EUR";
    b->settings.rows_go = "settings.csv";
    b->settings.delimiter = ",";
    b->settings.host = MUNICIPALITY_NONE;
}

void budget_clear(struct budget *b) {
    free(b->inputs);
    arena_clear(&b->arena);
    *b = (struct budget){0};
}

void budget_make_drivers(struct budget *b, size_t most) {
    struct driver *made = arena_take(&b->arena, (most + 1) * sizeof *made);
    made[0] = (struct driver){.name = "equal"};
    b->drivers = made + 1;
}

struct driver_value *budget_make_values(struct budget *b) {
    size_t count = b->driver_count + 1;
    struct driver_value *made = arena_take(&b->arena, count * sizeof *made);
    made[0] = (struct driver_value){.given = true, .value = {1, 0}};
    return made + 1;
}

struct slice charged_key_name(struct slice text) {
    const char *colon = text.len > 0 ? memchr(text.at, ':', text.len) : NULL;
    if (!colon)
        return (struct slice){"", 0};
    const size_t len = (size_t)(colon - text.at);
    struct slice before = slice_trim((struct slice){text.at, len});
    if (!letters_same(before, slice_of("key")) &&
        !letters_same(before, slice_of("sleutel")))
        return (struct slice){"", 0};
    return slice_trim((struct slice){colon + 1, text.len - len - 1});
}

const char *budget_driver_title(const struct budget *b, int driver) {
    return driver == DRIVER_EQUAL ? _("equal parts") : b->drivers[driver].name;
}

/* How many of some versions, `size` bytes each and by rising first day, which is their
   first field, begin on a day or before. */
static size_t count_begun(const void *versions, size_t count, size_t size, date day) {
    size_t begun = 0, end = count;
    while (begun < end) {
        size_t middle = begun + (end - begun) / 2;
        if (*(const date *)((const char *)versions + middle * size) <= day)
            begun = middle + 1;
        else
            end = middle;
    }
    return begun;
}
_Static_assert(offsetof(struct version, from) == 0, "the first day comes first");
_Static_assert(offsetof(struct key_version, from) == 0, "the first day comes first");

size_t municipality_begun(const struct municipality *m, date day) {
    return count_begun(m->versions, m->version_count, sizeof *m->versions, day);
}

size_t key_begun(const struct key *k, date day) {
    return count_begun(k->versions, k->version_count, sizeof *k->versions, day);
}

const struct version *municipality_on(const struct municipality *m, date day) {
    size_t begun = municipality_begun(m, day);
    const struct version *found = begun ? &m->versions[begun - 1] : NULL;
    return found && found->until >= day ? found : NULL;
}

bool municipality_former(struct slice *left, struct slice *code) {
    static const char separators[] = " \t,;|";
    size_t first = 0, end;
    while (first < left->len && strchr(separators, left->at[first]))
        first++;
    for (end = first; end < left->len && !strchr(separators, left->at[end]);)
        end++;
    *code = (struct slice){left->at + first, end - first};
    *left = (struct slice){left->at + end, left->len - end};
    return code->len > 0;
}

bool municipality_was(const struct municipality *m, struct slice code) {
    if (!m->formerly)
        return false;
    struct slice left = slice_of(m->formerly), one;
    while (municipality_former(&left, &one))
        if (letters_same(one, code))
            return true;
    return letters_same(slice_of(m->formerly), code);
}

static bool takes_part_in(const struct municipality *m, period p) {
    date first = period_first_day(p);
    for (size_t i = municipality_begun(m, period_last_day(p)); i-- > 0;)
        if (m->versions[i].until >= first)
            return true;
    return false;
}

bool budget_anybody_in(const struct budget *b, period p) {
    for (size_t i = 0; i < b->municipality_count; i++)
        if (takes_part_in(&b->municipalities[i], p))
            return true;
    return false;
}

struct left_out budget_left_out(const struct budget *b, struct period_range range) {
    struct left_out all = {0};
    for (size_t i = 0; i < b->left_out_count; i++) {
        const struct left_out *one = &b->left_out[i];
        if (!period_in_range(one->period, range))
            continue;
        all.lines += one->lines;
        amounts_add(all.amount, one->amount);
    }
    return all;
}

const struct key_version *key_on(const struct key *k, date day) {
    size_t begun = key_begun(k, day);
    return begun ? &k->versions[begun - 1] : NULL;
}

int budget_municipality(const struct budget *b, struct slice text) {
    text = slice_trim(text);
    for (size_t i = 0; i < b->municipality_count; i++)
        if (letters_same(text, slice_of(b->municipalities[i].code)))
            return (int)i;
    for (size_t i = 0; i < b->municipality_count; i++)
        if (letters_same(text, slice_of(b->municipalities[i].name)))
            return (int)i;
    return MUNICIPALITY_NONE;
}

int budget_key(const struct budget *b, struct slice name) {
    name = slice_trim(name);
    for (size_t i = 0; i < b->key_count; i++)
        if (letters_same(name, slice_of(b->keys[i].name)))
            return (int)i;
    return KEY_NONE;
}

const char *budget_party(const struct budget *b, int party) {
    if (party >= 0)
        return b->municipalities[party].name;
    return b->settings.organisation[0] ? b->settings.organisation : _("joint body");
}

int line_incurred_by(const struct settings *settings, const struct cost_line *line) {
    if (line->half != HALF_NONE || line->incurred_by != PARTY_NONE)
        return line->incurred_by;
    if (settings->model == MODEL_CENTRE)
        return settings->host;
    return settings->model == MODEL_SERVICE ? PARTY_BODY : PARTY_NONE;
}
