#include "input/table/columns.h"

#include "base/lang.h"
#include "base/nearest.h"
#include "input/table/fields.h"

/* --- which cell is which ----------------------------------------------------------- */

/* Gives the fields their cells: those whose header is among `names` of a field. A header
   that a field has already is not looked at again. */
static void map_field(struct reader *s, size_t field, const char *names, bool *taken) {
    for (size_t i = 0; i < s->row.count; i++) {
        if (taken[i] || !header_among(names, s->row.cells[i]))
            continue;
        taken[i] = true;
        if (s->cell_of[field] < 0) {
            s->cell_of[field] = (int)i;
            continue;
        }
        fault_text(s->d, csvin_place(s->in, &s->row, i), DIAG_COLUMN_TWICE,
                   s->row.cells[i]);
    }
}

/* Refuses a header that is among `names` as it was among those of another field. */
static bool refuse_claimed(struct reader *s, const char *names, const bool *taken) {
    for (size_t i = 0; i < s->row.count; i++) {
        if (!taken[i] || !header_among(names, s->row.cells[i]))
            continue;
        fault_text(s->d, csvin_place(s->in, &s->row, i), DIAG_COLUMN_CLAIMED,
                   s->row.cells[i]);
        return true;
    }
    return false;
}

/* The header that may be meant by one of the ledger's own names; NULL when none may. */
static const char *nearest_header(const struct reader *s, const char *names) {
    struct slice left = slice_of(names), name;
    while (header_alternative(&left, &name)) {
        struct nearest near;
        nearest_init(&near, slice_trim(name));
        for (size_t i = 0; i < s->row.count; i++)
            nearest_offer(&near, s->row.cells[i]);
        if (near.best.len > 0)
            return arena_text(&s->l->b->arena, near.best);
    }
    return NULL;
}

/* Gives the fields their cells by the ledger's own names, and remembers the headers that
   may be meant by those that are not there. */
static void map_own(struct reader *s, bool *taken) {
    for (size_t f = 0; f < s->schema->count; f++) {
        struct scoped *own = s->said.columns[f];
        if (!own)
            continue;
        own->mapped = true;
        if (!scoped_is_off(own))
            map_field(s, f, own->text, taken);
        bool here = scoped_is_off(own) || s->cell_of[f] >= 0 ||
                    refuse_claimed(s, own->text, taken);
        own->found = own->found || here;
        if (!own->found && !own->near)
            own->near = nearest_header(s, own->text);
    }
}

/* Takes the headers that are among `names`: nobody reads them. False when none is. */
static bool take_all(struct reader *s, const char *names, bool *taken) {
    bool found = false;
    for (size_t i = 0; i < s->row.count; i++) {
        if (taken[i] || !header_among(names, s->row.cells[i]))
            continue;
        taken[i] = found = true;
    }
    return found;
}

/* Takes the columns that the settings send away by names that mean nothing to us. */
static void send_away(struct reader *s, bool *taken) {
    for (size_t i = 0; i < s->said.off_count; i++) {
        struct scoped *off = s->said.off[i];
        off->mapped = true;
        off->found = take_all(s, off->column, taken) || off->found;
        if (!off->found && !off->near)
            off->near = nearest_header(s, off->column);
    }
}

/* What the settings name counts, and not what a header happens to be called: a field of
   costs that has a column by the settings, and one that then is not looked for by its own
   names. */
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

bool columns_named(const struct reader *s, int field) {
    const struct scoped *own = s->said.columns[field];
    return own && !scoped_is_off(own) && s->cell_of[field] >= 0;
}

/* Whether a field of costs gives way to another that the settings name. */
static bool gives_way(const struct reader *s, size_t field, const bool named[]) {
    for (size_t i = 0; i < sizeof stronger / sizeof stronger[0]; i++)
        if (s->schema == &schema_costs && stronger[i].other == field && !named[field] &&
            named[stronger[i].named])
            return true;
    return false;
}

/* Gives the other fields their cells by the names that we know; those of a field that was
   sent away nobody reads. */
static void map_known(struct reader *s, bool *taken) {
    bool named[SCHEMA_FIELDS] = {false};
    for (size_t f = 0; f < s->schema->count; f++)
        named[f] = columns_named(s, (int)f);
    for (size_t f = 0; f < s->schema->count; f++) {
        const char *names = s->schema->fields[f].names;
        if (scoped_is_off(s->said.columns[f]))
            take_all(s, names, taken);
        else if (s->cell_of[f] < 0 && !gives_way(s, f, named))
            map_field(s, f, names, taken);
    }
}

/* --- columns that are not there ---------------------------------------------------- */

static bool is_taken(const struct reader *s, size_t cell) {
    for (size_t f = 0; f < s->schema->count; f++)
        if (s->cell_of[f] == (int)cell)
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

void columns_missing(struct reader *s, int number) {
    const struct field *field = &s->schema->fields[number];
    struct slice left = slice_of(field->names), name, found = {"", 0};
    struct buf names;
    buf_init(&names);
    while (header_alternative(&left, &name)) {
        add_alternative(&names, name);
        struct nearest near;
        nearest_init(&near, name);
        for (size_t i = 0; i < s->row.count; i++)
            if (!is_taken(s, i))
                nearest_offer(&near, s->row.cells[i]);
        found = found.len > 0 ? found : near.best;
    }
    fault_texts(s->d, reader_row_place(s), DIAG_COLUMN_MISSING, buf_view(&names), found);
    buf_clear(&names);
}

/* --- columns that nobody reads ----------------------------------------------------- */

/* The known name that may be meant by a header, or "": one that is known is no slip. */
static struct slice nearest_field(const struct reader *s, struct slice header) {
    struct nearest near;
    nearest_init(&near, header);
    bool known = schema_field(s->schema, header) >= 0;
    for (size_t f = 0; f < s->schema->count && !known; f++) {
        struct slice left = slice_of(s->schema->fields[f].names), one;
        while (s->cell_of[f] < 0 && header_alternative(&left, &one))
            nearest_offer(&near, one);
    }
    return near.best;
}

/* Notes a column that nobody reads, or remembers it as a slip. */
static void unused(struct reader *s, size_t cell) {
    struct arena *arena = &s->l->b->arena;
    struct slice name = slice_trim(s->row.cells[cell]), near = nearest_field(s, name);
    struct place at = csvin_place(s->in, &s->row, cell);
    if (name.len > 0 && s->schema->open)
        return;
    if (name.len > 0 && near.len == 0) {
        fault_text(s->d, at, DIAG_COLUMN_UNUSED, name);
        return;
    }
    if (!s->slips)
        s->slips = arena_take(arena, CSVIN_CELLS * sizeof *s->slips);
    s->slips[s->slip_count++] =
        (struct slip){cell, arena_text(arena, name), arena_text(arena, near), at, false};
    s->slips_empty++;
}

/* A filled column is more than a remark. */
void columns_report(const struct reader *s) {
    for (size_t i = 0; i < s->slip_count; i++) {
        const struct slip *slip = &s->slips[i];
        if (slip->near[0])
            fault_texts(s->d, slip->place,
                        slip->filled ? DIAG_COLUMN_SLIP : DIAG_COLUMN_UNUSED,
                        slice_of(slip->name), slice_of(slip->near));
        else if (slip->filled)
            diag_add(s->d, slip->place, DIAG_COLUMN_NAMELESS, NULL);
    }
}

void columns_watch(struct reader *s) {
    for (size_t i = 0; i < s->slip_count; i++) {
        struct slip *slip = &s->slips[i];
        if (slip->filled || slip->cell >= s->row.count ||
            slice_trim(s->row.cells[slip->cell]).len == 0)
            continue;
        slip->filled = true;
        s->slips_empty--;
    }
}

/* --- all of them ------------------------------------------------------------------- */

/* Adds a fault for every needed column that is not there: -1 when there is one. */
static int check_needed(struct reader *s) {
    int result = 0;
    for (size_t f = 0; f < s->schema->count; f++) {
        if (!s->schema->fields[f].needed || s->cell_of[f] >= 0)
            continue;
        columns_missing(s, (int)f);
        result = -1;
    }
    return result;
}

/* A header as a setting may name it. */
static const char *on_one_line(const struct reader *s, size_t cell) {
    struct slice text = slice_trim(s->row.cells[cell]);
    struct buf line;
    buf_init(&line);
    for (size_t i = 0; i < text.len; i++)
        buf_char(&line, (unsigned char)text.at[i] < ' ' ? ' ' : text.at[i]);
    const char *kept = arena_text(&s->l->b->arena, buf_view(&line));
    buf_clear(&line);
    return kept;
}

int columns_map(struct reader *s) {
    const struct schema *schema = s->schema;
    bool *taken = arena_take(&s->l->b->arena, CSVIN_CELLS * sizeof *taken);
    s->taken = taken;
    for (size_t f = 0; f < schema->count; f++)
        s->cell_of[f] = -1;
    /* The ledger's own names first: what they name is not looked for under ours. */
    send_away(s, taken);
    map_own(s, taken);
    map_known(s, taken);
    int result = check_needed(s);
    for (size_t i = 0; i < s->row.count; i++)
        if (!taken[i])
            unused(s, i);
    if (result != 0)
        columns_report(s);
    for (size_t f = 0; f < schema->count; f++) {
        if (s->cell_of[f] < 0)
            continue;
        s->present[s->present_count++] = (int)f;
        s->headers[f] = on_one_line(s, (size_t)s->cell_of[f]);
    }
    return result;
}
