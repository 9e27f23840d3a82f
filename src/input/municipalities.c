#include "input/municipalities.h"

#include <stdlib.h>
#include <string.h>

#include "base/letters.h"
#include "base/mem.h"
#include "base/names.h"
#include "input/forms/header_names.h"
#include "input/table/cell_marks.h"
#include "input/table/fields.h"
#include "input/table/grouping.h"

/* A row while the file is read: the model's arrays are made when all rows are known. */
struct draft {
    int municipality;
    const char *name; /* "" when the cell is empty */
    bool dated;       /* its days could be read */
    struct version version;
    const char *formerly; /* "" when the cell is empty */
    struct place formerly_place;
};

struct reading {
    struct reader reader;
    uint32_t *cells;            /* in the arena: by driver */
    struct grouping *groups;    /* in the arena: by driver */
    struct thousands thousands; /* of all drivers but percentages */
    struct names codes;         /* lower-case codes; number = municipality */
    struct municipality *list;  /* owned: by that number */
    size_t list_room;
    struct draft *drafts; /* owned: in the order of the file */
    size_t count, room;
};

/* --- drivers ----------------------------------------------------------------------- */

static bool is_inhabitants(struct slice name) {
    return header_among("inhabitants|inwoners", name);
}

/* The driver with this name, or NULL. */
static struct driver *driver_known(const struct load_context *l, struct slice name) {
    int known = field_driver_named(l, name);
    return known >= 0 ? &l->b->drivers[known] : NULL;
}

static void add_driver(struct reading *r, size_t cell, struct slice name,
                       struct place at) {
    struct reader *s = &r->reader;
    struct budget *b = s->l->b;
    if (is_inhabitants(name))
        b->inhabitants = (int)b->driver_count;
    r->cells[b->driver_count] = (uint32_t)cell;
    char *canonical = header_canonical(name);
    name_map_add(&s->l->drivers, slice_of(canonical), (int)b->driver_count);
    free(canonical);
    b->drivers[b->driver_count++] =
        (struct driver){.name = arena_text(&b->arena, name),
                        .percent = name.at[name.len - 1] == '%',
                        .comma = s->decimal_mark == ',',
                        .place = at};
}

/* Makes every column that is no field of the schema a driver. */
static void read_drivers(struct reading *r) {
    struct reader *s = &r->reader;
    struct budget *b = s->l->b;
    budget_make_drivers(b, s->columns.width);
    r->cells = arena_take(&b->arena, s->columns.width * sizeof *r->cells);
    r->groups = arena_take(&b->arena, s->columns.width * sizeof *r->groups);
    for (size_t i = 0; i < s->row.count; i++) {
        struct slice name = slice_trim(s->row.cells[i]);
        struct place at = csvin_place(s->in, &s->row, i);
        if (name.len == 0 || s->columns.taken[i])
            continue;
        if (header_among(DRIVER_EQUAL_NAMES, name))
            fault_text(s->d, at, DIAG_DRIVER_EQUAL, name);
        struct driver *known = driver_known(s->l, name);
        if (known)
            known->again = at; /* a fault if a key uses it: see review.c */
        else
            add_driver(r, i, name, at);
    }
}

/* --- rows -------------------------------------------------------------------------- */

/* Remembers the first cell of a driver that holds no number. It is a fault only if a key
   uses the driver. */
static void remember_text(struct budget *b, size_t number, struct slice text,
                          struct place at) {
    struct driver *driver = &b->drivers[number];
    struct buf shown;
    if (driver->text)
        return;
    driver->text = true;
    driver->text_place = at;
    buf_init(&shown);
    fault_shorten(&shown, text);
    driver->text_shown = arena_text(&b->arena, buf_view(&shown));
    buf_clear(&shown);
}

/* Remembers the first cell of a driver that may be thousands. Percentages never are. */
static void check_thousands(struct reading *r, size_t number, struct slice text,
                            struct place at) {
    struct budget *b = r->reader.l->b;
    struct driver *driver = &b->drivers[number];
    char mark = r->reader.decimal_mark;
    if (driver->percent)
        return;
    bool like = decimal_like_thousands(text, mark);
    thousands_add(&r->thousands, text, mark, false, like, at);
    if (!like || driver->thousands)
        return;
    driver->thousands = arena_text(&b->arena, text);
    driver->thousands_place = at;
}

static void read_value(struct reading *r, size_t driver, struct driver_value *value) {
    struct reader *s = &r->reader;
    uint32_t cell = r->cells[driver];
    value->column = cell + 1;
    if (cell >= s->row.count)
        return;
    struct slice text = slice_trim(s->row.cells[cell]);
    unsigned char mark = cell_mark_of(s, cell);
    enum number_result result = mark == MARK_NONE || mark == MARK_TOTAL
                                    ? decimal_read(text, s->decimal_mark, &value->value)
                                    : NUMBER_INVALID;
    value->given = result != NUMBER_INVALID && result != NUMBER_EMPTY;
    struct place at = csvin_place(s->in, &s->row, cell);
    if (result == NUMBER_INVALID)
        remember_text(s->l->b, driver, text, at);
    if (result == NUMBER_OK)
        check_thousands(r, driver, text, at);
    if (result == NUMBER_OK)
        grouping_add_decimal(&r->groups[driver], text, s->decimal_mark, at);
    if (mark == MARK_TOTAL && !cell_mark_fits(s, cell, true))
        s->l->b->drivers[driver].refused = true;
    if (!value->given || result == NUMBER_OK)
        return;
    fault_number(s, at, text, result, false);
    s->l->b->drivers[driver].refused = true;
}

/* Reads a cell with a date, month or period; an empty one leaves `days` as it is. */
static int read_days(struct reader *s, int field, struct days *days) {
    return reader_cell(s, field).len > 0 ? field_days(s, field, days) : 0;
}

/* Reads from when until when the row holds, and the reference date (peildatum). False
   after a fault: then the row holds always, so that its days give no further faults. */
static bool read_dates(struct reader *s, struct version *v) {
    struct days from = {DATE_NONE, DATE_NONE}, until = {DATE_EVER, DATE_EVER};
    struct days measured = {DATE_NONE, DATE_NONE};
    int faults = read_days(s, MUNICIPALITY_FROM, &from);
    faults += read_days(s, MUNICIPALITY_UNTIL, &until);
    bool reversed = faults == 0 && until.last < from.first;
    faults += read_days(s, MUNICIPALITY_MEASURED, &measured);
    if (reversed)
        field_fault(s, MUNICIPALITY_UNTIL, DIAG_UNTIL_BEFORE_FROM);
    bool dated = faults == 0 && !reversed;
    v->from = dated ? from.first : DATE_NONE;
    v->until = dated ? until.last : DATE_EVER;
    v->measured_on = dated ? measured.first : DATE_NONE;
    return dated;
}

/* The municipality with this code, made when it is new. */
static int municipality_of(struct reading *r, struct slice code, struct place at) {
    struct budget *b = r->reader.l->b;
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

static void read_row(struct reading *r) {
    struct reader *s = &r->reader;
    struct budget *b = s->l->b;
    struct slice code = reader_cell(s, MUNICIPALITY_CODE);
    struct version v = {.place = reader_place(s, MUNICIPALITY_CODE),
                        .from_column = reader_place(s, MUNICIPALITY_FROM).column,
                        .until_column = reader_place(s, MUNICIPALITY_UNTIL).column};
    v.values = budget_make_values(b);
    for (size_t i = 0; i < b->driver_count; i++)
        read_value(r, i, &v.values[i]);
    if (code.len == 0)
        field_fault(s, MUNICIPALITY_CODE, DIAG_CODE_EMPTY);
    bool dated = read_dates(s, &v);
    if (code.len == 0)
        return;
    r->drafts = mem_room(r->drafts, r->count, &r->room, sizeof *r->drafts);
    r->drafts[r->count++] =
        (struct draft){municipality_of(r, code, v.place),
                       arena_text(&b->arena, reader_cell(s, MUNICIPALITY_NAME)),
                       dated,
                       v,
                       arena_text(&b->arena, reader_cell(s, MUNICIPALITY_FORMERLY)),
                       reader_place(s, MUNICIPALITY_FORMERLY)};
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

/* Adds the former codes of a row to those of its municipality. */
static void add_former(struct arena *arena, struct municipality *m,
                       const struct draft *draft) {
    struct buf both;
    if (!m->formerly) {
        m->formerly = draft->formerly;
        m->formerly_place = draft->formerly_place;
        return;
    }
    buf_init(&both);
    buf_format(&both, "%s|%s", m->formerly, draft->formerly);
    m->formerly = arena_text(arena, buf_view(&both));
    buf_clear(&both);
}

/* Gives every municipality its versions in order of time, and the name in the latest row
   that has one. */
static void order_versions(struct reading *r) {
    struct budget *b = r->reader.l->b;
    struct version *versions = arena_take(&b->arena, r->count * sizeof *versions);
    if (r->count > 0)
        qsort(r->drafts, r->count, sizeof *r->drafts, by_time);
    for (size_t i = 0; i < r->count; i++) {
        const struct draft *draft = &r->drafts[i];
        struct municipality *m = &r->list[draft->municipality];
        versions[i] = draft->version;
        if (m->version_count == 0)
            m->versions = &versions[i];
        else if (versions[i - 1].from == versions[i].from && draft->dated &&
                 r->drafts[i - 1].dated)
            fault_text(r->reader.d, versions[i].place, DIAG_MUNICIPALITY_TWICE,
                       slice_of(m->code));
        m->version_count++;
        if (draft->name[0])
            m->name = draft->name;
        if (draft->formerly[0])
            add_former(&b->arena, m, draft);
    }
}

/* Adds a fault for every name that could mean two municipalities. */
static void check_names(const struct reading *r) {
    const struct budget *b = r->reader.l->b;
    struct names seen;
    names_init(&seen);
    for (size_t i = 0; i < b->municipality_count; i++) {
        const struct municipality *m = &b->municipalities[i];
        char *lower = letters_lower(slice_of(m->name));
        int owner = names_find(&r->codes, slice_of(lower));
        bool taken = owner != NAMES_NONE && owner != (int)i;
        if (taken || names_find(&seen, slice_of(lower)) != NAMES_NONE)
            fault_text(r->reader.d, m->place, DIAG_MUNICIPALITY_NAME, slice_of(m->name));
        names_add(&seen, slice_of(lower));
        free(lower);
    }
    names_clear(&seen);
}

/* Adds a fault for a former code that is the code, or a former code, of another. */
static void check_former(const struct reading *r, size_t municipality, struct slice code,
                         struct names *seen, size_t *owners) {
    const struct municipality *m = &r->reader.l->b->municipalities[municipality];
    char *lower = letters_lower(code);
    int owner = names_find(&r->codes, slice_of(lower)), count = seen->count;
    int number = names_add(seen, slice_of(lower));
    if (number == count)
        owners[number] = municipality;
    if ((owner != NAMES_NONE && owner != (int)municipality) ||
        owners[number] != municipality)
        fault_text(r->reader.d, m->formerly_place, DIAG_FORMER_CODE, code);
    free(lower);
}

static void check_formers(const struct reading *r) {
    const struct budget *b = r->reader.l->b;
    size_t *owners = NULL, room = 0;
    struct names seen;
    struct slice code;
    names_init(&seen);
    for (size_t i = 0; i < b->municipality_count; i++) {
        struct slice left =
            slice_of(b->municipalities[i].formerly ? b->municipalities[i].formerly : "");
        while (municipality_former(&left, &code)) {
            owners = mem_room(owners, (size_t)seen.count, &room, sizeof *owners);
            check_former(r, i, code, &seen, owners);
        }
    }
    free(owners);
    names_clear(&seen);
}

static void finish(struct reading *r) {
    struct budget *b = r->reader.l->b;
    size_t bytes = b->municipality_count * sizeof *r->list;
    order_versions(r);
    b->municipalities = arena_take(&b->arena, bytes);
    if (bytes > 0)
        memcpy(b->municipalities, r->list, bytes);
    check_names(r);
    check_formers(r);
    municipalities_index(r->reader.l);
}

void municipalities_index(struct load_context *l) {
    const struct budget *b = l->b;
    for (size_t i = 0; i < b->municipality_count; i++)
        name_map_add(&l->municipalities, slice_of(b->municipalities[i].code), (int)i);
    for (size_t i = 0; i < b->municipality_count; i++)
        name_map_add(&l->municipalities, slice_of(b->municipalities[i].name), (int)i);
}

/* Drops the cells that may be thousands when the settings or some cell prove the decimal
   mark. Those that remain are a fault of drivers that are used: see review.c. */
static void settle_thousands(struct reading *r) {
    struct budget *b = r->reader.l->b;
    bool certain = r->thousands.proved || r->reader.mark_said;
    for (size_t i = 0; i < b->driver_count && certain; i++)
        b->drivers[i].thousands = NULL;
}

void municipalities_read(struct load_context *l, const char *path) {
    struct reading r = {0};
    names_init(&r.codes);
    if (reader_open(&r.reader, l, path, &schema_municipalities) == 0) {
        read_drivers(&r);
        while (reader_next(&r.reader))
            read_row(&r);
        reader_record(&r.reader);
        for (size_t i = 0; i < l->b->driver_count; i++)
            grouping_review(&r.groups[i], l->d);
        settle_thousands(&r);
        finish(&r);
    }
    reader_close(&r.reader);
    names_clear(&r.codes);
    free(r.list);
    free(r.drafts);
}
