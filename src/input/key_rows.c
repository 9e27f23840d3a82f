#include "input/key_rows.h"

#include <stdlib.h>

#include "base/letters.h"
#include "base/mem.h"
#include "base/nearest.h"
#include "input/forms/header_names.h"
#include "input/table/fields.h"

/* The name of a key that `key:` was forgotten before, in the reader's language; empty when
   there is no such key. */
static struct slice forgotten(const struct reader *s, struct slice text,
                              struct buf *out) {
    if (field_key_named(s->l, text) == KEY_NONE)
        return (struct slice){"", 0};
    buf_text(out, _("key:"));
    buf_slice(out, text);
    return slice_of(buf_str(out));
}

void key_rows_fault_driver(struct reader *s, struct place at, struct slice text) {
    const struct budget *b = s->l->b;
    struct buf name = {0};
    struct nearest near;
    /* Without any municipality a fault that says more was added before. */
    if (b->municipality_count == 0)
        return;
    struct slice key = forgotten(s, text, &name);
    nearest_init(&near, text);
    struct slice names = slice_of(DRIVER_EQUAL_NAMES), one;
    while (header_alternative(&names, &one))
        nearest_offer(&near, one);
    for (size_t i = 0; i < b->driver_count; i++)
        if (!diag_full(s->d, s->file, DIAG_DRIVER_UNKNOWN))
            nearest_offer(&near, slice_of(b->drivers[i].name));
    fault_texts(s->d, at, DIAG_DRIVER_UNKNOWN, text, key.len > 0 ? key : near.best);
    buf_clear(&name);
}

static int find_driver(const struct load_context *l, struct slice text, int *driver) {
    int known = field_driver_named(l, text);
    if (known >= 0) {
        *driver = known;
        return 0;
    }
    if (!header_among(DRIVER_EQUAL_NAMES, text))
        return -1;
    *driver = DRIVER_EQUAL;
    return 0;
}

/* Finds what the row gives to. A key is found by its name once all rows are read; and only
   then is it known whether a driver that is not there is one. */
static int find_bearer(struct reader *s, struct key_row *draft) {
    struct slice text = reader_cell(s, KEY_DRIVER), charged = charged_key_name(text);
    draft->weight.driver = DRIVER_NONE;
    draft->weight.key = KEY_NONE;
    if (charged.len > 0)
        draft->charged = arena_text(&s->l->b->arena, charged);
    else if (find_driver(s->l, text, &draft->weight.driver) != 0)
        draft->unknown = arena_text(&s->l->b->arena, text);
    return draft->unknown ? -1 : 0;
}

/* Remembers parts that may be thousands, and what proves the decimal mark. */
static void check_thousands(struct key_rows *r, struct slice text, bool parts,
                            struct place at) {
    const char mark = r->reader.decimal_mark;
    bool like = decimal_like_thousands(text, mark);
    if (parts || !like)
        thousands_add(&r->thousands, text, mark, false, like, at);
}

/* Reads how much the row gives. */
static int read_weight(struct key_rows *r, struct key_row *draft) {
    struct reader *s = &r->reader;
    bool parts = reader_cell(s, KEY_PARTS).len > 0;
    int field = parts || !reader_has(s, KEY_WEIGHT) ? KEY_PARTS : KEY_WEIGHT;
    struct slice text = reader_cell(s, field);
    draft->cell = reader_place(s, field);
    draft->style = text.len == 0 ? KEY_ROW_EMPTY : parts ? KEY_ROW_PARTS : KEY_ROW_WEIGHT;
    if (parts && reader_cell(s, KEY_WEIGHT).len > 0) {
        fault_text(s->d, draft->cell, DIAG_PARTS_MIXED, reader_cell(s, KEY_NAME));
        return -1;
    }
    if (text.len == 0 && reader_has(s, KEY_PARTS))
        return 0; /* depends on the other rows of the key */
    enum number_result result =
        decimal_read(text, s->decimal_mark, &draft->weight.weight);
    if (result == NUMBER_OK) {
        grouping_add_decimal(&r->groups, text, s->decimal_mark, draft->cell);
        check_thousands(r, text, parts, draft->cell);
        return 0;
    }
    fault_number(s, draft->cell, text, result, false);
    return -1;
}

static int read_from(struct reader *s, date *from) {
    struct days days;
    *from = DATE_NONE;
    if (reader_cell(s, KEY_FROM).len == 0)
        return 0;
    if (field_days(s, KEY_FROM, &days) != 0)
        return -1;
    *from = days.first;
    return 0;
}

static void read_row(struct key_rows *r) {
    struct reader *s = &r->reader;
    struct slice key = reader_cell(s, KEY_NAME);
    struct key_row draft = {.place = reader_place(s, KEY_NAME)};
    if (key.len == 0)
        field_fault(s, KEY_NAME, DIAG_KEY_EMPTY);
    draft.weight.place = reader_place(s, KEY_DRIVER);
    if (find_bearer(s, &draft) != 0)
        draft.failed = true;
    if (read_weight(r, &draft) != 0)
        draft.failed = true;
    draft.undated = read_from(s, &draft.from) != 0;
    if (key.len == 0) {
        if (draft.unknown)
            key_rows_fault_driver(s, draft.weight.place, slice_of(draft.unknown));
        return;
    }
    /* A key with faults is kept, so that costs which name it give no further faults. */
    char *folded = letters_lower(key);
    draft.key = arena_text(&s->l->b->arena, key);
    draft.folded = arena_text(&s->l->b->arena, slice_of(folded));
    free(folded);
    r->drafts = mem_room(r->drafts, r->count, &r->room, sizeof *r->drafts);
    r->drafts[r->count++] = draft;
}

void key_rows_read(struct key_rows *r) {
    while (reader_next(&r->reader))
        read_row(r);
}
