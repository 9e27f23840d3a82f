#include "input/municipalities.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/names.h"
#include "input/fields.h"
#include "input/letters.h"

/* A row while the file is read: the model's arrays are made when all rows are known. */
struct draft {
    int municipality;
    const char *name; /* "" when the cell is empty */
    struct version version;
};

struct reader {
    struct sheet sheet;
    uint32_t *cells;           /* in the arena: of each driver */
    struct names codes;        /* lower-case codes; number = municipality */
    struct municipality *list; /* owned: by that number */
    size_t list_room;
    struct draft *drafts; /* owned: in the order of the file */
    size_t count, room;
};

/* --- drivers ----------------------------------------------------------------------- */

static bool is_inhabitants(struct slice name) {
    return header_among("inhabitants|inwoners", name);
}

/* Whether a driver of this name is there already; a used column given twice is an error.
 */
static bool driver_known(const struct budget *b, struct slice name) {
    for (size_t i = 0; i < b->driver_count; i++)
        if (header_equal(slice_of(b->drivers[i].name), name))
            return true;
    return false;
}

/* Every column that is none of the schema's is a driver. */
static void read_drivers(struct reader *r) {
    struct sheet *s = &r->sheet;
    struct budget *b = s->l->b;
    b->drivers = arena_take(&b->arena, s->width * sizeof *b->drivers);
    r->cells = arena_take(&b->arena, s->width * sizeof *r->cells);
    for (size_t i = 0; i < s->row.count; i++) {
        struct slice name = slice_trim(s->row.cells[i]);
        struct place at = csvin_place(s->in, &s->row, i);
        if (name.len == 0 || schema_field(s->schema, name) >= 0)
            continue;
        if (driver_known(b, name)) {
            fault_add(s->d, at, DIAG_COLUMN_TWICE, name, (struct slice){"", 0},
                      (struct slice){"", 0});
            continue;
        }
        if (is_inhabitants(name))
            b->inhabitants = (int)b->driver_count;
        r->cells[b->driver_count] = (uint32_t)i;
        b->drivers[b->driver_count++] =
            (struct driver){.name = arena_text(&b->arena, name),
                            .percent = name.at[name.len - 1] == '%',
                            .place = at};
    }
}

/* --- rows -------------------------------------------------------------------------- */

static void read_value(struct reader *r, size_t driver, struct driver_value *value) {
    struct sheet *s = &r->sheet;
    uint32_t cell = r->cells[driver];
    if (cell >= s->row.count)
        return;
    struct slice text = slice_trim(s->row.cells[cell]);
    struct place at = csvin_place(s->in, &s->row, cell);
    enum amount_result result = decimal_read(text, s->decimal_mark, &value->value);
    value->column = cell + 1;
    value->given = result == AMOUNT_OK;
    if (result == AMOUNT_INVALID)
        s->l->b->drivers[driver].text = true;
    else if (result != AMOUNT_OK && result != AMOUNT_EMPTY)
        fault_number(s, at, text, result, false);
}

/* The days from `from` through `until`. -1 after a fault. */
static int read_validity(struct sheet *s, struct version *v) {
    struct span span;
    v->from = DATE_NONE;
    v->until = DATE_EVER;
    if (sheet_cell(s, MUNICIPALITY_FROM).len > 0) {
        if (field_span(s, MUNICIPALITY_FROM, &span) != 0)
            return -1;
        v->from = span.first;
    }
    if (sheet_cell(s, MUNICIPALITY_UNTIL).len > 0) {
        if (field_span(s, MUNICIPALITY_UNTIL, &span) != 0)
            return -1;
        v->until = span.last;
    }
    if (v->until < v->from) {
        field_fault(s, MUNICIPALITY_UNTIL, DIAG_UNTIL_BEFORE_FROM);
        return -1;
    }
    return 0;
}

/* The peildatum: a date, or a period's first day. */
static int read_measured(struct sheet *s, struct version *v) {
    struct span span;
    if (sheet_cell(s, MUNICIPALITY_MEASURED).len == 0)
        return 0;
    if (field_span(s, MUNICIPALITY_MEASURED, &span) != 0)
        return -1;
    v->measured_on = span.first;
    return 0;
}

/* The municipality with this code, made when it is new. */
static int municipality_of(struct reader *r, struct slice code, struct place at) {
    struct budget *b = r->sheet.l->b;
    char *lower = letters_lower(code);
    int number = names_add(&r->codes, slice_of(lower));
    free(lower);
    if ((size_t)number == b->municipality_count) {
        r->list =
            mem_room(r->list, b->municipality_count, &r->list_room, sizeof *r->list);
        const char *text = arena_text(&b->arena, code);
        r->list[b->municipality_count++] =
            (struct municipality){.code = text, .name = text, .place = at};
    }
    return number;
}

static void read_row(struct reader *r) {
    struct sheet *s = &r->sheet;
    struct budget *b = s->l->b;
    struct slice code = sheet_cell(s, MUNICIPALITY_CODE);
    struct version v = {.place = sheet_place(s, MUNICIPALITY_CODE)};
    v.values = arena_take(&b->arena, b->driver_count * sizeof *v.values);
    for (size_t i = 0; i < b->driver_count; i++)
        read_value(r, i, &v.values[i]);
    if (code.len == 0)
        field_fault(s, MUNICIPALITY_CODE, DIAG_CODE_EMPTY);
    bool valid = read_validity(s, &v) == 0;
    valid = read_measured(s, &v) == 0 && valid;
    if (code.len == 0)
        return;
    /* The municipality is known even when its row is not valid: costs may name it. */
    int municipality = municipality_of(r, code, v.place);
    const char *name = arena_text(&b->arena, sheet_cell(s, MUNICIPALITY_NAME));
    if (name[0])
        r->list[municipality].name = name;
    if (!valid)
        return;
    r->drafts = mem_room(r->drafts, r->count, &r->room, sizeof *r->drafts);
    r->drafts[r->count++] = (struct draft){municipality, name, v};
}

/* --- the model --------------------------------------------------------------------- */

static int by_time(const void *a, const void *b) {
    const struct draft *x = a, *y = b;
    if (x->municipality != y->municipality)
        return x->municipality < y->municipality ? -1 : 1;
    if (x->version.from != y->version.from)
        return x->version.from < y->version.from ? -1 : 1;
    return x->version.place.line < y->version.place.line ? -1 : 1;
}

/* Gives every municipality its versions by time. Its name is the latest that is given. */
static void order_versions(struct reader *r) {
    struct budget *b = r->sheet.l->b;
    struct version *versions = arena_take(&b->arena, r->count * sizeof *versions);
    if (r->count > 0)
        qsort(r->drafts, r->count, sizeof *r->drafts, by_time);
    for (size_t i = 0; i < r->count; i++) {
        const struct draft *draft = &r->drafts[i];
        struct municipality *m = &r->list[draft->municipality];
        versions[i] = draft->version;
        if (m->version_count == 0)
            m->versions = &versions[i];
        else if (versions[i - 1].from == versions[i].from)
            fault_add(r->sheet.d, versions[i].place, DIAG_MUNICIPALITY_TWICE,
                      slice_of(m->code), (struct slice){"", 0}, (struct slice){"", 0});
        m->version_count++;
        if (draft->name[0])
            m->name = draft->name;
    }
}

/* Adds a fault for every name that could mean two municipalities. */
static void check_names(const struct reader *r) {
    const struct budget *b = r->sheet.l->b;
    struct names seen;
    names_init(&seen);
    for (size_t i = 0; i < b->municipality_count; i++) {
        const struct municipality *m = &b->municipalities[i];
        char *lower = letters_lower(slice_of(m->name));
        int owner = names_find(&r->codes, slice_of(lower));
        bool taken = owner != NAMES_NONE && owner != (int)i;
        if (taken || names_find(&seen, slice_of(lower)) != NAMES_NONE)
            fault_add(r->sheet.d, m->place, DIAG_MUNICIPALITY_NAME, slice_of(m->name),
                      (struct slice){"", 0}, (struct slice){"", 0});
        names_add(&seen, slice_of(lower));
        free(lower);
    }
    names_clear(&seen);
}

static void finish(struct reader *r) {
    struct budget *b = r->sheet.l->b;
    size_t bytes = b->municipality_count * sizeof *r->list;
    order_versions(r);
    b->municipalities = arena_take(&b->arena, bytes);
    if (bytes > 0)
        memcpy(b->municipalities, r->list, bytes);
    check_names(r);
}

void municipalities_read(struct loading *l, const char *path) {
    struct reader r = {0};
    names_init(&r.codes);
    if (sheet_open(&r.sheet, l, path, &schema_municipalities) == 0) {
        read_drivers(&r);
        while (sheet_next(&r.sheet))
            read_row(&r);
        sheet_record(&r.sheet);
        finish(&r);
    }
    sheet_close(&r.sheet);
    names_clear(&r.codes);
    free(r.list);
    free(r.drafts);
}
