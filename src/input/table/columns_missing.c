#include "base/nearest.h"
#include "input/forms/header_names.h"
#include "input/table/columns.h"
#include "input/table/fault.h"
#include "input/table/header_words.h"
#include "input/table/setting_rows.h"

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
    fault_quote(argument, name);
}

int columns_likely(const struct columns *c, const struct header *h, int field) {
    const char *likely = h->schema->fields[field].likely;
    struct slice left = slice_of(likely), one;
    while (likely && header_alternative(&left, &one))
        for (size_t i = 0; i < h->row->count; i++)
            if (!is_taken(c, i) && !c->taken[i] && h->row->cells[i].len > 0 &&
                (header_equal(one, h->row->cells[i]) ||
                 header_words_equal(one, h->row->cells[i], h->said->currency)))
                return (int)i;
    return -1;
}

/* The cell of the header that is nearest to a field's names, or -1. */
static int nearest_cell(const struct columns *c, const struct header *h, int field) {
    struct slice left = slice_of(h->schema->fields[field].names), name;
    while (header_alternative(&left, &name)) {
        struct nearest near;
        nearest_init(&near, name);
        for (size_t i = 0; i < h->row->count; i++)
            if (!is_taken(c, i) && !c->taken[i])
                nearest_offer(&near, h->row->cells[i]);
        for (size_t i = 0; i < h->row->count && near.best.len > 0; i++)
            if (h->row->cells[i].at == near.best.at)
                return (int)i;
    }
    return -1;
}

/* The names of a field: "amount" or "bedrag". */
static void add_names(struct buf *names, const struct field *field) {
    struct slice left = slice_of(field->names), name;
    while (header_alternative(&left, &name))
        add_alternative(names, name);
}

void columns_missing(const struct columns *c, const struct header *h, int field) {
    const struct field *is = &h->schema->fields[field];
    struct buf names = {0}, row = {0}, where = {0};
    struct place at = {.file = csvin_place(h->in, h->row, 0).file, .line = h->row->line};
    int cell = columns_likely(c, h, field);
    cell = cell >= 0 ? cell : nearest_cell(c, h, field);
    add_names(&names, is);
    if (cell >= 0 && is->setting) {
        columns_row(&row, h, (size_t)field, (size_t)cell);
        setting_rows_place(&where, h->l);
        setting_rows_instead(&where, h->l, at.file, SCOPED_COLUMN,
                             is->setting + strlen("column."));
    }
    const char *args[DIAG_ARGS] = {buf_str(&names),
                                   cell >= 0 ? columns_header(h, (size_t)cell) : "",
                                   buf_str(&row), buf_str(&where)};
    diag_add_args(h->d, at, is->setting ? DIAG_COLUMN_MISSING : DIAG_COLUMN_LACKING,
                  args);
    buf_clear(&where);
    buf_clear(&row);
    buf_clear(&names);
}
