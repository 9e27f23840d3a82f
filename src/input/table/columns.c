#include "input/table/columns.h"

#include <string.h>

#include "base/lang.h"
#include "base/nearest.h"
#include "input/table/fault.h"

/* --- which cell is which ----------------------------------------------------------- */

/* Gives a field the first cell whose header is among `names`, unless it is taken; a
   second such header is a fault. */
static void map_field(struct columns *c, const struct header *h, size_t field,
                      const char *names, bool *taken) {
    for (size_t i = 0; i < h->row->count; i++) {
        if (taken[i] || !header_among(names, h->row->cells[i]))
            continue;
        taken[i] = true;
        if (c->cell_of[field] < 0) {
            c->cell_of[field] = (int)i;
            continue;
        }
        fault_text(h->d, csvin_place(h->in, h->row, i), DIAG_COLUMN_TWICE,
                   h->row->cells[i]);
    }
}

/* Adds a fault when a header that is among `names` belongs to another field already. */
static bool refuse_claimed(const struct header *h, const char *names, const bool *taken) {
    for (size_t i = 0; i < h->row->count; i++) {
        if (!taken[i] || !header_among(names, h->row->cells[i]))
            continue;
        fault_text(h->d, csvin_place(h->in, h->row, i), DIAG_COLUMN_CLAIMED,
                   h->row->cells[i]);
        return true;
    }
    return false;
}

/* The header that is nearest to one of `names`, or NULL. */
static const char *nearest_header(const struct header *h, const char *names) {
    struct slice left = slice_of(names), name;
    while (header_alternative(&left, &name)) {
        struct nearest near;
        nearest_init(&near, slice_trim(name));
        for (size_t i = 0; i < h->row->count; i++)
            nearest_offer(&near, h->row->cells[i]);
        if (near.best.len > 0)
            return arena_text(h->arena, near.best);
    }
    return NULL;
}

/* Gives the fields their cells by the names in the settings. For a name that the file
   lacks, remembers the header that may be meant. */
static void map_own(struct columns *c, const struct header *h, bool *taken) {
    for (size_t f = 0; f < h->schema->count; f++) {
        struct scoped *own = h->said->columns[f];
        if (!own)
            continue;
        own->mapped = true;
        if (!scoped_is_off(own))
            map_field(c, h, f, own->text, taken);
        bool here = scoped_is_off(own) || c->cell_of[f] >= 0 ||
                    refuse_claimed(h, own->text, taken);
        own->found = own->found || here;
        if (!own->found && !own->near)
            own->near = nearest_header(h, own->text);
    }
}

/* Takes all headers that are among `names`, for columns that are not read. False when
   there is none. */
static bool take_all(const struct header *h, const char *names, bool *taken) {
    bool found = false;
    for (size_t i = 0; i < h->row->count; i++) {
        if (taken[i] || !header_among(names, h->row->cells[i]))
            continue;
        taken[i] = found = true;
    }
    return found;
}

/* Takes the columns that the settings switch off by names that are no field's. */
static void switch_off(const struct header *h, bool *taken) {
    for (size_t i = 0; i < h->said->off_count; i++) {
        struct scoped *off = h->said->off[i];
        off->mapped = true;
        off->found = take_all(h, off->column, taken) || off->found;
        if (!off->found && !off->near)
            off->near = nearest_header(h, off->column);
    }
}

/* What the settings say counts more than what a header happens to be called: when the
   settings give a field of costs its column, the other field is not looked for. */
static const struct {
    enum cost_field named, other;
} stronger[] = {
    {COST_ACCOUNT, COST_CATEGORY}, {COST_DATE, COST_PERIOD},
    {COST_DATE, COST_YEAR},        {COST_DATE, COST_QUARTER},
    {COST_DATE, COST_MONTH},       {COST_PERIOD, COST_QUARTER},
    {COST_PERIOD, COST_MONTH},     {COST_QUARTER, COST_PERIOD},
    {COST_QUARTER, COST_MONTH},    {COST_MONTH, COST_PERIOD},
    {COST_MONTH, COST_QUARTER},    {COST_AMOUNT, COST_DEBIT},
    {COST_AMOUNT, COST_CREDIT},    {COST_DEBIT, COST_AMOUNT},
    {COST_CREDIT, COST_AMOUNT},    {COST_DEBIT, COST_SIDE},
    {COST_CREDIT, COST_SIDE},
};

/* Whether a field is not looked for since the settings name a stronger one. */
static bool gives_way(const struct schema *schema, size_t field, const bool named[]) {
    for (size_t i = 0; i < sizeof stronger / sizeof stronger[0]; i++)
        if (schema == &schema_costs && stronger[i].other == field && !named[field] &&
            named[stronger[i].named])
            return true;
    return false;
}

/* Gives the other fields their cells by the names in the schema. Columns of a field that
   the settings switch off are taken, and not read. */
static void map_known(struct columns *c, const struct header *h, bool *taken) {
    bool named[SCHEMA_FIELDS] = {false};
    for (size_t f = 0; f < h->schema->count; f++)
        named[f] = columns_named(c, h->said, (int)f);
    for (size_t f = 0; f < h->schema->count; f++) {
        const char *names = h->schema->fields[f].names;
        if (scoped_is_off(h->said->columns[f]))
            take_all(h, names, taken);
        else if (c->cell_of[f] < 0 && !gives_way(h->schema, f, named))
            map_field(c, h, f, names, taken);
    }
}

/* --- columns that are not there ---------------------------------------------------- */

static bool is_taken(const struct columns *c, size_t cell) {
    for (size_t i = 0; i < SCHEMA_FIELDS; i++)
        if (c->cell_of[i] == (int)cell)
            return true;
    return false;
}

/* Appends `"name"`, or ` or "name"`, to the argument of a fault. */
static void add_alternative(struct buf *argument, struct slice name) {
    if (argument->len > 0) {
        buf_char(argument, ' ');
        diag_word(argument, N_("or"));
        buf_char(argument, ' ');
    }
    buf_char(argument, '"');
    buf_slice(argument, name);
    buf_char(argument, '"');
}

void columns_missing(const struct columns *c, const struct header *h, int number) {
    const struct field *field = &h->schema->fields[number];
    struct slice left = slice_of(field->names), name, found = {"", 0};
    struct buf names;
    buf_init(&names);
    while (header_alternative(&left, &name)) {
        add_alternative(&names, name);
        struct nearest near;
        nearest_init(&near, name);
        for (size_t i = 0; i < h->row->count; i++)
            if (!is_taken(c, i))
                nearest_offer(&near, h->row->cells[i]);
        found = found.len > 0 ? found : near.best;
    }
    struct place at = {.file = csvin_place(h->in, h->row, 0).file, .line = h->row->line};
    fault_texts(h->d, at, DIAG_COLUMN_MISSING, buf_view(&names), found);
    buf_clear(&names);
}

/* --- columns that are not read ------------------------------------------------------ */

/* The name of a missing field that may be meant by a header, or "". */
static struct slice nearest_field(const struct columns *c, const struct schema *schema,
                                  struct slice header) {
    struct nearest near;
    nearest_init(&near, header);
    bool known = schema_field(schema, header) >= 0;
    for (size_t f = 0; f < schema->count && !known; f++) {
        struct slice left = slice_of(schema->fields[f].names), one;
        while (c->cell_of[f] < 0 && header_alternative(&left, &one))
            nearest_offer(&near, one);
    }
    return near.best;
}

/* Notes a column that is not read, or remembers it as a slip. */
static void unused(struct columns *c, const struct header *h, size_t cell) {
    struct slice name = slice_trim(h->row->cells[cell]),
                 near = nearest_field(c, h->schema, name);
    struct place at = csvin_place(h->in, h->row, cell);
    if (name.len > 0 && h->schema->open)
        return;
    if (name.len > 0 && near.len == 0) {
        fault_text(h->d, at, DIAG_COLUMN_UNUSED, name);
        return;
    }
    if (!c->slips)
        c->slips = arena_take(h->arena, CSVIN_CELLS * sizeof *c->slips);
    c->slips[c->slip_count++] = (struct slip){cell, arena_text(h->arena, name),
                                              arena_text(h->arena, near), at, false};
    c->slips_empty++;
}

/* That a column is filled makes it a warning instead of a note. */
void columns_report(const struct columns *c, struct diags *d) {
    for (size_t i = 0; i < c->slip_count; i++) {
        const struct slip *slip = &c->slips[i];
        if (slip->near[0])
            fault_texts(d, slip->place,
                        slip->filled ? DIAG_COLUMN_SLIP : DIAG_COLUMN_UNUSED,
                        slice_of(slip->name), slice_of(slip->near));
        else if (slip->filled)
            diag_add(d, slip->place, DIAG_COLUMN_NAMELESS, NULL);
    }
}

void columns_watch(struct columns *c, const struct csvin_row *row) {
    for (size_t i = 0; i < c->slip_count; i++) {
        struct slip *slip = &c->slips[i];
        if (slip->filled || slip->cell >= row->count ||
            slice_trim(row->cells[slip->cell]).len == 0)
            continue;
        slip->filled = true;
        c->slips_empty--;
    }
}

void columns_fork(struct columns *part, const struct columns *whole,
                  struct arena *arena) {
    size_t bytes = whole->slip_count * sizeof *part->slips;
    *part = *whole;
    if (bytes == 0)
        return;
    part->slips = arena_take(arena, bytes);
    memcpy(part->slips, whole->slips, bytes);
}

void columns_join(struct columns *whole, const struct columns *part) {
    for (size_t i = 0; i < whole->slip_count; i++)
        whole->slips[i].filled |= part->slips[i].filled;
}

/* --- all of them ------------------------------------------------------------------- */

/* Adds a fault for every needed column that is not there: -1 when there is one. */
static int check_needed(const struct columns *c, const struct header *h) {
    int result = 0;
    for (size_t f = 0; f < h->schema->count; f++) {
        if (!h->schema->fields[f].needed || c->cell_of[f] >= 0)
            continue;
        columns_missing(c, h, (int)f);
        result = -1;
    }
    return result;
}

/* A header without line ends, as a setting may name it. */
static const char *on_one_line(const struct header *h, size_t cell) {
    struct slice text = slice_trim(h->row->cells[cell]);
    struct buf line;
    buf_init(&line);
    for (size_t i = 0; i < text.len; i++)
        buf_char(&line, (unsigned char)text.at[i] < ' ' ? ' ' : text.at[i]);
    const char *kept = arena_text(h->arena, buf_view(&line));
    buf_clear(&line);
    return kept;
}

int columns_map(struct columns *c, const struct header *h) {
    const struct schema *schema = h->schema;
    bool *taken = arena_take(h->arena, CSVIN_CELLS * sizeof *taken);
    *c = (struct columns){.width = h->row->width, .total = h->row->total, .taken = taken};
    for (size_t f = 0; f < SCHEMA_FIELDS; f++)
        c->cell_of[f] = -1;
    /* Names in the settings first: their columns are not looked for by our names. */
    switch_off(h, taken);
    map_own(c, h, taken);
    map_known(c, h, taken);
    int result = check_needed(c, h);
    for (size_t i = 0; i < h->row->count; i++)
        if (!taken[i])
            unused(c, h, i);
    if (result != 0)
        columns_report(c, h->d);
    for (size_t f = 0; f < schema->count; f++) {
        if (c->cell_of[f] < 0)
            continue;
        c->present[c->present_count++] = (int)f;
        c->headers[f] = on_one_line(h, (size_t)c->cell_of[f]);
    }
    return result;
}
