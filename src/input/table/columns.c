#include "input/table/columns.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/nearest.h"
#include "input/forms/header_names.h"
#include "input/table/fault.h"
#include "input/table/header_words.h"
#include "input/table/setting_rows.h"

/* --- which cell is which ----------------------------------------------------------- */

const char *columns_header(const struct header *h, size_t cell) {
    struct slice text = slice_trim(h->row->cells[cell]);
    struct buf line;
    buf_init(&line);
    for (size_t i = 0; i < text.len; i++)
        buf_char(&line,
                 (unsigned char)text.at[i] < ' ' || text.at[i] == '|' ? ' ' : text.at[i]);
    const char *kept = arena_text(&h->l->b->arena, buf_view(&line));
    buf_clear(&line);
    return kept;
}

void columns_row(struct buf *row, const struct header *h, size_t field, size_t cell) {
    setting_rows_map(row, h->l, csvin_place(h->in, h->row, 0).file,
                     h->schema->fields[field].setting, columns_header(h, cell));
}

/* Reports a second column of a field. One that is only shown may stand twice; of others
   with different headers a setting can say which counts. */
static void fault_twice(const struct columns *c, const struct header *h, size_t field,
                        size_t cell) {
    size_t before = (size_t)c->cell_of[field];
    struct slice second = slice_trim(h->row->cells[cell]);
    struct place at = csvin_place(h->in, h->row, cell);
    struct buf first = {0}, other = {0}, where = {0};
    if (h->schema->fields[field].shown) {
        fault_text(h->d, at, DIAG_COLUMN_AGAIN, second);
        return;
    }
    if (h->schema->fields[field].setting && h->schema != &schema_settings &&
        !header_equal(h->row->cells[before], second)) {
        columns_row(&first, h, field, before);
        columns_row(&other, h, field, cell);
        setting_rows_place(&where, h->l);
    }
    const char *args[DIAG_ARGS] = {columns_header(h, cell), columns_header(h, before),
                                   buf_str(&first), buf_str(&other), buf_str(&where)};
    diag_add_args(h->d, at, DIAG_COLUMN_TWICE, args);
    buf_clear(&where);
    buf_clear(&other);
    buf_clear(&first);
}

/* Gives a field a cell that is not taken; a second one is a fault. */
static void map_cell(struct columns *c, const struct header *h, size_t field, size_t cell,
                     bool *taken) {
    taken[cell] = true;
    if (c->cell_of[field] < 0)
        c->cell_of[field] = (int)cell;
    else
        fault_twice(c, h, field, cell);
}

/* Gives a field the first cell whose header is among `names`, unless it is taken. */
static void map_field(struct columns *c, const struct header *h, size_t field,
                      const char *names, bool *taken) {
    for (size_t i = 0; i < h->row->count; i++)
        if (!taken[i] && header_among(names, h->row->cells[i]))
            map_cell(c, h, field, i, taken);
}

/* Whether a header is one of these names but for a currency. */
static bool among_currency(const struct header *h, const char *names, size_t cell) {
    struct slice left = slice_of(names), one;
    while (header_alternative(&left, &one))
        if (header_words_equal(one, h->row->cells[cell], h->said->currency))
            return true;
    return false;
}

/* The same for a field of amounts, when one header is among `names` but for a currency. */
static void map_currency(struct columns *c, const struct header *h, size_t field,
                         const char *names, bool *taken) {
    size_t found = 0, cell = 0;
    for (size_t i = 0; i < h->row->count && h->schema->fields[field].money; i++) {
        if (taken[i] || !among_currency(h, names, i))
            continue;
        cell = i;
        found++;
    }
    if (found == 1)
        map_cell(c, h, field, cell, taken);
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
            nearest_offer(&near, slice_of(columns_header(h, i)));
        if (near.best.len > 0)
            return arena_text(&h->l->b->arena, near.best);
    }
    return NULL;
}

/* Whether a row that is more for this file gives the same header to another field. */
static bool outranked(const struct said *said, size_t fields, size_t field) {
    const char *text = said->columns[field]->text;
    for (size_t f = 0; f < fields; f++)
        if (said->columns[f] && said->ranks[f] > said->ranks[field] &&
            header_equal(slice_of(said->columns[f]->text), slice_of(text)))
            return true;
    return false;
}

/* Gives the fields their cells by the names in the settings. For a name that the file
   lacks, remembers the header that may be meant. */
static void map_own(struct columns *c, const struct header *h, bool *taken) {
    for (size_t f = 0; f < h->schema->count; f++) {
        struct scoped *own = h->said->columns[f];
        if (!own)
            continue;
        own->mapped = true;
        bool yields = !scoped_is_off(own) && outranked(h->said, h->schema->count, f);
        own->found = own->found || yields;
        if (yields)
            continue;
        if (!scoped_is_off(own))
            map_field(c, h, f, own->text, taken);
        if (!scoped_is_off(own) && c->cell_of[f] < 0)
            map_currency(c, h, f, own->text, taken);
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

/* Takes the columns by which the settings choose rows; a field's may be among them. */
static void map_filters(struct columns *c, const struct header *h, bool *taken) {
    c->filters =
        arena_take(&h->l->b->arena, (h->said->filter_count + 1) * sizeof *c->filters);
    for (size_t i = 0; i < h->said->filter_count; i++) {
        struct scoped *own = h->said->filters[i].row;
        size_t cell = 0;
        while (cell < h->row->count && !header_among(own->column, h->row->cells[cell]))
            cell++;
        own->mapped = true;
        own->found = own->found || cell < h->row->count;
        if (cell == h->row->count) {
            own->near = own->near ? own->near : nearest_header(h, own->column);
            continue;
        }
        c->filters[c->filter_count++] = (struct column_filter){cell, own->text};
        taken[cell] = true;
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
    int *field_of = mem_alloc(h->row->count * sizeof *field_of); /* by cell */
    for (size_t i = 0; i < h->row->count; i++)
        field_of[i] = header_words_field(h->schema, h->row->cells[i], h->said->currency);
    for (size_t f = 0; f < h->schema->count; f++)
        named[f] = columns_named(c, h->said, (int)f);
    for (size_t f = 0; f < h->schema->count; f++) {
        bool off = scoped_is_off(h->said->columns[f]);
        if (!off && (c->cell_of[f] >= 0 || gives_way(h->schema, f, named)))
            continue;
        for (size_t i = 0; i < h->row->count; i++) {
            if (taken[i] || field_of[i] != (int)f)
                continue;
            if (off)
                taken[i] = true;
            else
                map_cell(c, h, f, i, taken);
        }
    }
    free(field_of);
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

/* Adds a name to those of the columns that are not read. */
static void add_unused(struct columns *c, struct arena *arena, struct slice name) {
    enum { NAMED = 12 };
    struct buf names = {0};
    if (c->unused_count++ > NAMED)
        return;
    buf_text(&names, c->unused ? c->unused : "");
    buf_text(&names, c->unused ? ", " : "");
    if (c->unused_count > NAMED)
        buf_text(&names, "...");
    else
        fault_quote(&names, name);
    c->unused = arena_text(arena, buf_view(&names));
    buf_clear(&names);
}

/* Remembers a column that is not read, maybe as a slip. */
static void unused(struct columns *c, const struct header *h, size_t cell) {
    struct slice name = slice_trim(h->row->cells[cell]),
                 near = nearest_field(c, h->schema, name);
    struct place at = csvin_place(h->in, h->row, cell);
    if (name.len > 0 && h->schema->open)
        return;
    if (name.len > 0 && near.len == 0) {
        add_unused(c, &h->l->b->arena, name);
        return;
    }
    if (!c->slips)
        c->slips = arena_take(&h->l->b->arena, CSVIN_CELLS * sizeof *c->slips);
    c->slips[c->slip_count++] =
        (struct slip){cell, arena_text(&h->l->b->arena, name),
                      arena_text(&h->l->b->arena, near), at, false};
    c->slips_empty++;
}

/* That a slip is filled makes it more than a column that is not read. */
void columns_report(const struct columns *c, struct arena *arena, struct diags *d) {
    struct columns all = *c;
    for (size_t i = 0; i < c->slip_count; i++) {
        const struct slip *slip = &c->slips[i];
        if (slip->near[0] && slip->filled)
            fault_texts(d, slip->place, DIAG_COLUMN_SLIP, slice_of(slip->name),
                        slice_of(slip->near));
        else if (slip->near[0])
            add_unused(&all, arena, slice_of(slip->name));
        else if (slip->filled)
            diag_add(d, slip->place, DIAG_COLUMN_NAMELESS, NULL);
    }
    if (all.unused)
        diag_add(d, c->header, DIAG_COLUMN_UNUSED, all.unused, NULL);
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

static bool lacks_needed(const struct columns *c, const struct schema *schema) {
    for (size_t f = 0; f < schema->count; f++)
        if (schema->fields[f].needed && c->cell_of[f] < 0)
            return true;
    return false;
}

int columns_map(struct columns *c, const struct header *h) {
    const struct schema *schema = h->schema;
    bool *taken = arena_take(&h->l->b->arena, CSVIN_CELLS * sizeof *taken);
    *c = (struct columns){.width = h->row->width, .total = h->row->total, .taken = taken};
    c->header = csvin_place(h->in, h->row, 0);
    c->header.column = 0;
    for (size_t f = 0; f < SCHEMA_FIELDS; f++)
        c->cell_of[f] = -1;
    /* Names in the settings first: their columns are not looked for by our names. */
    switch_off(h, taken);
    map_own(c, h, taken);
    map_known(c, h, taken);
    if (schema == &schema_costs)
        period_columns_find(c, h, taken);
    map_filters(c, h, taken);
    int result = lacks_needed(c, schema) ? -1 : 0;
    for (size_t i = 0; i < h->row->count; i++)
        if (!taken[i])
            unused(c, h, i);
    if (result != 0)
        columns_report(c, &h->l->b->arena, h->d);
    for (size_t f = 0; f < schema->count; f++) {
        if (c->cell_of[f] < 0)
            continue;
        c->present[c->present_count++] = (int)f;
        c->headers[f] = columns_header(h, (size_t)c->cell_of[f]);
    }
    return result;
}
