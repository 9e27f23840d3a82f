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

void lost_add(struct lost *l, struct slice identity, const struct listing_row *row) {
    int known = l->names.count, name = names_add(&l->names, identity);
    if (name == known) {
        l->of_name =
            mem_room(l->of_name, (size_t)name, &l->name_room, sizeof *l->of_name);
        l->of_name[name] = (struct lost_name){0};
        add_number(l, identity);
    }
    l->rows = mem_room(l->rows, l->count, &l->room, sizeof *l->rows);
    l->rows[l->count++] = (struct lost_row){name, row->municipality,
                                            amounts_nil(row->amount), row->place.line};
}

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
        l->of_name[name] = (struct lost_name){true, line->category != CATEGORY_OWN,
                                              line->period, line->key_period};
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
    return row->nil && name->known && name->shared &&
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
