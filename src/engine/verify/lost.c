#include "engine/verify/lost.h"

#include <stdlib.h>
#include <string.h>

#include "base/letters.h"
#include "base/mem.h"
#include "engine/verify/pending.h"

void lost_init(struct lost *l) {
    *l = (struct lost){0};
    names_init(&l->names);
    names_init(&l->stripped);
    arena_init(&l->arena);
}

void lost_clear(struct lost *l) {
    names_clear(&l->names);
    names_clear(&l->stripped);
    arena_clear(&l->arena);
    free(l->of_name);
    free(l->numbers);
    free(l->rows);
}

/* Appends the identity without the leading zeros of its line's name; false when that is
   no whole number. */
static bool strip(struct slice identity, struct buf *out) {
    const char *end = identity.at + identity.len;
    const char *name = identity.at, *at;
    for (int blanks = 0; blanks < 2; name++)
        blanks += *name == ' ';
    for (at = name; at < end; at++)
        if (!letter_is_digit(*at))
            return false;
    for (at = name; at + 1 < end && *at == '0';)
        at++;
    buf_add(out, identity.at, (size_t)(name - identity.at));
    buf_add(out, at, (size_t)(end - at));
    return name < end;
}

static void add_number(struct lost *l, struct slice identity) {
    struct buf text;
    buf_init(&text);
    if (strip(identity, &text)) {
        int known = l->stripped.count;
        int number = names_add(&l->stripped, buf_view(&text));
        l->numbers =
            mem_room(l->numbers, (size_t)number, &l->number_room, sizeof *l->numbers);
        if (number == known)
            l->numbers[number] = (struct lost_number){0};
    }
    buf_clear(&text);
}

/* --- rows --------------------------------------------------------------------------- */

/* The number of an identity, and what is known of it. */
static int add_name(struct lost *l, struct slice identity) {
    int known = l->names.count, name = names_add(&l->names, identity);
    if (name < known)
        return name;
    l->of_name = mem_room(l->of_name, (size_t)name, &l->name_room, sizeof *l->of_name);
    l->of_name[name] = (struct lost_name){0};
    return name;
}

/* Adds a row behind the others of its name. */
static void add_row(struct lost *l, struct slice identity, struct lost_row row) {
    row.name = add_name(l, identity);
    row.next = 0;
    l->rows = mem_room(l->rows, l->count, &l->room, sizeof *l->rows);
    l->rows[l->count++] = row;
    struct lost_name *name = &l->of_name[row.name];
    *(name->last ? &l->rows[name->last - 1].next : &name->first) = l->count;
    name->last = l->count;
}

void lost_add(struct lost *l, struct slice identity, const struct listing_row *row) {
    add_row(
        l, identity,
        (struct lost_row){.municipality = row->municipality,
                          .amount = {row->amount[AMOUNT_NET], row->amount[AMOUNT_VAT]},
                          .line = row->place.line});
}

struct lost_row *lost_first(struct lost *l, struct slice identity) {
    int name = names_find(&l->names, identity);
    return name == NAMES_NONE ? NULL : &l->rows[l->of_name[name].first - 1];
}

struct lost_row *lost_next(struct lost *l, const struct lost_row *row) {
    return row->next ? &l->rows[row->next - 1] : NULL;
}

void lost_take(struct lost *l, struct lost_row *row) {
    row->taken = true;
    l->taken++;
}

void lost_tidy(struct lost *l) {
    struct lost left;
    lost_init(&left);
    for (size_t i = 0; i < l->count; i++)
        if (!l->rows[i].taken)
            add_row(&left, l->names.list[l->rows[i].name], l->rows[i]);
    lost_clear(l);
    *l = left;
}

void lost_settle(struct lost *l) {
    lost_tidy(l);
    for (int name = 0; name < l->names.count; name++)
        add_number(l, l->names.list[name]);
}

/* --- the reasons -------------------------------------------------------------------- */

/* The number that an identity has, or NULL. */
static struct lost_number *number_of(const struct lost *l, struct slice identity) {
    struct buf text;
    buf_init(&text);
    int number =
        strip(identity, &text) ? names_find(&l->stripped, buf_view(&text)) : NAMES_NONE;
    buf_clear(&text);
    return number == NAMES_NONE ? NULL : &l->numbers[number];
}

void lost_add_line(struct lost *l, struct slice identity, const struct cost_line *line) {
    int name = names_find(&l->names, identity);
    if (name != NAMES_NONE) {
        struct lost_name *of = &l->of_name[name];
        of->known = true;
        of->shared = line->category != CATEGORY_OWN;
        of->period = line->period;
        of->key_period = line->key_period;
        return;
    }
    struct lost_number *number = number_of(l, identity);
    if (!number)
        return;
    if (!number->line)
        number->line = arena_text(&l->arena, identity);
    else if (!slice_equal(slice_of(number->line), identity))
        number->several = true;
}

/* A name as long as that of the line has its zeros: it is a row too many of that line. */
int lost_meant(const struct lost *l, int name, const struct names *pending) {
    struct slice identity = l->names.list[name];
    const struct lost_number *number = number_of(l, identity);
    if (!number || !number->line || number->several ||
        strlen(number->line) <= identity.len)
        return NAMES_NONE;
    return names_find(pending, slice_of(number->line));
}

/* Whether a row gives nothing to a municipality that takes no part. */
static bool is_superfluous(const struct lost *l, const struct budget *b,
                           const struct lost_row *row) {
    const struct lost_name *name = &l->of_name[row->name];
    const struct municipality *m = &b->municipalities[row->municipality];
    return amounts_nil(row->amount) && name->known && name->shared &&
           (!municipality_on(m, period_first_day(name->period)) ||
            !municipality_on(m, period_first_day(name->key_period)));
}

void lost_report(const struct lost *l, const struct budget *b,
                 const struct names *pending, const char *file, struct diags *d) {
    for (size_t i = 0; i < l->count; i++) {
        const struct lost_row *row = &l->rows[i];
        int meant = lost_meant(l, row->name, pending);
        if (is_superfluous(l, b, row))
            continue;
        diag_add(d, (struct place){file, row->line, 0},
                 l->of_name[row->name].known ? DIAG_VERIFY_TWICE : DIAG_VERIFY_UNKNOWN,
                 b->municipalities[row->municipality].name,
                 pending_name(l->names.list[row->name].at),
                 meant == NAMES_NONE ? "" : pending_name(pending->list[meant].at), NULL);
    }
}
