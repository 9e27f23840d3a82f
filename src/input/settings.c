#include "input/settings.h"

#include <stdlib.h>
#include <string.h>

#include "base/letters.h"
#include "base/nearest.h"
#include "base/path.h"
#include "input/forms/header_names.h"
#include "input/setting_list.h"
#include "input/table/fields.h"

/* --- which files a row is for ------------------------------------------------------ */

static const struct schema *const tables[] = {
    &schema_costs,    &schema_municipalities, &schema_keys,
    &schema_accounts, &schema_advances,       &schema_settings,
};

enum { TABLES = sizeof tables / sizeof tables[0] };

/* The name of a table: its file's name in that language, without ".csv". */
static struct slice table_word(const struct schema *table, bool dutch) {
    struct slice file = slice_of(dutch ? table->dutch_file : table->file);
    return (struct slice){file.at, file.len - strlen(".csv")};
}

static const struct schema *find_table(struct slice word) {
    for (size_t i = 0; i < TABLES; i++)
        if (header_equal(table_word(tables[i], false), word) ||
            header_equal(table_word(tables[i], true), word))
            return tables[i];
    return NULL;
}

static const char column_prefixes[] = "column.|kolom.";
static const char filter_prefixes[] = "filter.";

/* What follows one of these prefixes in a name, or "". */
static struct slice name_behind(const char *prefixes, struct slice name) {
    struct slice left = slice_of(prefixes), prefix;
    while (header_alternative(&left, &prefix)) {
        if (name.len > prefix.len &&
            slice_equal_nocase((struct slice){name.at, prefix.len}, prefix))
            return slice_trim(
                (struct slice){name.at + prefix.len, name.len - prefix.len});
    }
    return (struct slice){"", 0};
}

static struct slice column_name(struct slice name) {
    return name_behind(column_prefixes, name);
}

static struct slice filter_name(struct slice name) {
    return name_behind(filter_prefixes, name);
}

static bool is_setting(struct slice name) {
    return setting_find(name) || column_name(name).len > 0 || filter_name(name).len > 0;
}

/* Takes the scope off the front of a name: what stands before the first colon that a
   setting follows, or else before the last colon. Columns and files may have colons in
   their names. */
static struct slice take_scope(struct slice *name) {
    struct slice whole = *name, scope = {"", 0};
    if (whole.len == 0 || whole.at[0] == ':' || is_setting(whole))
        return scope;
    for (size_t i = 0; i < whole.len; i++) {
        if (whole.at[i] != ':')
            continue;
        scope = slice_trim((struct slice){whole.at, i});
        *name = slice_trim((struct slice){whole.at + i + 1, whole.len - i - 1});
        if (is_setting(*name))
            break;
    }
    return scope;
}

/* A row for the files of `scope`. */
static struct scoped scoped_row(struct reader *s, struct slice scope) {
    struct arena *arena = &s->l->b->arena;
    char *lower = letters_lower(scope);
    const struct schema *table = scope.len > 0 ? find_table(scope) : NULL;
    struct scoped row = {.scope = arena_text(arena, scope),
                         .pattern = table ? "" : arena_text(arena, slice_of(lower)),
                         .table = table,
                         .text = arena_text(arena, reader_cell(s, SETTING_VALUE)),
                         .place = reader_place(s, SETTING_NAME),
                         .valued = reader_place(s, SETTING_VALUE)};
    free(lower);
    return row;
}

/* Whether a row is for the file of settings itself, which is being read already. */
static bool is_for_itself(const struct reader *s, const struct scoped *row) {
    return row->table == &schema_settings ||
           slice_equal_nocase(slice_of(row->pattern), slice_of(path_name(s->file)));
}

/* --- rows -------------------------------------------------------------------------- */

/* Offers all alternatives of a name. */
static void offer(struct nearest *near, const char *names) {
    struct slice left = slice_of(names), one;
    while (header_alternative(&left, &one))
        nearest_offer(near, one);
}

/* Adds the fault of an unknown setting or column. `part` is the end of the name that is
   unknown; the scope before it is kept in the proposal. */
static void fault_unknown(struct reader *s, struct slice part, struct slice near) {
    struct slice name = reader_cell(s, SETTING_NAME);
    struct buf meant;
    buf_init(&meant);
    if (near.len > 0) {
        buf_add(&meant, name.at, (size_t)(part.at - name.at));
        buf_slice(&meant, near);
    }
    field_fault_near(s, SETTING_NAME, DIAG_SETTING_UNKNOWN, buf_view(&meant));
    buf_clear(&meant);
}

static void fault_setting(struct reader *s, struct slice name) {
    struct nearest near;
    nearest_init(&near, name);
    for (size_t i = 0; i < SETTINGS; i++)
        if (!diag_full(s->d, s->file, DIAG_SETTING_UNKNOWN))
            offer(&near, setting_list[i].names);
    fault_unknown(s, name, near.best);
}

/* Whether a row may be for files of this table. */
static bool may_be_for(const struct scoped *row, const struct schema *table) {
    if (row->table || !row->pattern[0])
        return table == (row->table ? row->table : &schema_costs);
    return table != &schema_settings;
}

/* Whether some table that the row may be for has this column. */
static bool column_known(const struct scoped *row, struct slice column,
                         struct nearest *near) {
    bool known = false;
    for (size_t t = 0; t < TABLES; t++) {
        if (!may_be_for(row, tables[t]))
            continue;
        known = known || schema_field(tables[t], column) >= 0;
        for (size_t f = 0; f < tables[t]->count; f++)
            offer(near, tables[t]->fields[f].names);
    }
    return known;
}

/* Adds the row. A misspelt table is taken for the name of a file, so tables are offered
   as what may be meant. */
static void add_row(struct reader *s, const struct scoped *row) {
    struct nearest *file = &scoped_add(s->l, row)->file;
    for (size_t i = 0; i < 2 * TABLES && row->pattern[0]; i++)
        nearest_offer(file, table_word(tables[i / 2], i % 2 == 1));
}

/* Reads a row for a column: its name or header is that of a field, or its cells choose the
   rows. The value "-" switches off any column, by a field's name or by its own header. */
static void read_column(struct reader *s, struct slice scope, struct slice column,
                        enum scoped_kind kind) {
    struct scoped row = scoped_row(s, scope);
    struct nearest near;
    nearest_init(&near, column);
    row.kind = kind;
    row.column = arena_text(&s->l->b->arena, column);
    if (is_for_itself(s, &row))
        field_fault(s, SETTING_NAME, DIAG_SETTING_ITSELF);
    else if (kind == SCOPED_COLUMN && !column_known(&row, column, &near) &&
             !scoped_is_off(&row))
        fault_unknown(s, column, near.best);
    else if (!row.text[0])
        return; /* as if the row were not there */
    else if (scoped_twin(s->l, &row))
        field_fault(s, SETTING_NAME, DIAG_SETTING_TWICE);
    else
        add_row(s, &row);
}

static void set_for_files(struct reader *s, const struct setting *setting,
                          struct slice scope) {
    struct scoped row = scoped_row(s, scope);
    row.kind = setting->kind;
    if (is_for_itself(s, &row))
        field_fault(s, SETTING_NAME, DIAG_SETTING_ITSELF);
    else if (scoped_twin(s->l, &row))
        field_fault(s, SETTING_NAME, DIAG_SETTING_TWICE);
    else if (setting_value(setting->words, reader_cell(s, SETTING_VALUE), &row.value))
        add_row(s, &row);
    else
        field_fault_near(s, SETTING_VALUE, DIAG_SETTING_VALUE, slice_of(setting->values));
}

static void set_for_all(struct reader *s, const struct setting *setting) {
    if (setting->place > 0)
        *(struct place *)(void *)((char *)s->l + setting->place) =
            reader_place(s, SETTING_VALUE);
    if (!setting->set(s->l, reader_cell(s, SETTING_VALUE)))
        field_fault_near(s, SETTING_VALUE, DIAG_SETTING_VALUE, slice_of(setting->values));
}

static void read_row(struct reader *s, bool seen[SETTINGS]) {
    struct slice name = reader_cell(s, SETTING_NAME), scope = take_scope(&name);
    const struct setting *setting = setting_find(name);
    if (!setting && column_name(name).len > 0) {
        read_column(s, scope, column_name(name), SCOPED_COLUMN);
    } else if (!setting && filter_name(name).len > 0) {
        read_column(s, scope, filter_name(name), SCOPED_FILTER);
    } else if (!setting) {
        fault_setting(s, name);
    } else if (reader_cell(s, SETTING_VALUE).len == 0) {
        return; /* as if the row were not there */
    } else if (setting->words) {
        set_for_files(s, setting, scope);
    } else if (scope.len > 0) {
        field_fault(s, SETTING_NAME, DIAG_SETTING_WHOLE);
    } else if (seen[setting - setting_list]) {
        field_fault(s, SETTING_NAME, DIAG_SETTING_TWICE);
    } else {
        seen[setting - setting_list] = true;
        set_for_all(s, setting);
    }
}

void settings_read(struct load_context *l, const char *path) {
    struct reader s;
    bool seen[SETTINGS] = {false};
    l->settings = path;
    if (reader_open(&s, l, path, &schema_settings) == 0) {
        /* The cells of a sheet have none: a row of two is said with a comma. */
        l->settings_delimiter = s.source.maker ? ',' : s.delimiter;
        while (reader_next(&s))
            read_row(&s, seen);
        reader_record(&s);
    }
    reader_close(&s);
}

/* --- afterwards -------------------------------------------------------------------- */

void settings_host(struct load_context *l) {
    if (!l->host)
        return;
    struct slice text = slice_of(l->host);
    l->b->settings.host = name_map_find(&l->municipalities, text);
    if (l->b->settings.host == MUNICIPALITY_NONE)
        fault_texts(l->d, l->host_place, DIAG_MUNICIPALITY_UNKNOWN, text,
                    nearest_municipality(l->b, text));
}

void settings_organisation(struct load_context *l) {
    const struct settings *s = &l->b->settings;
    struct slice name = slice_of(s->organisation);
    bool by_body = s->model == MODEL_MATRIX && s->payments == PAYMENTS_BODY;
    if (by_body && name.len == 0)
        diag_add(l->d, l->payments_place, DIAG_PAYMENTS_NO_BODY, NULL);
    else if ((by_body || s->model == MODEL_SERVICE) &&
             name_map_find(&l->municipalities, name) != MUNICIPALITY_NONE)
        fault_text(l->d, l->organisation_place, DIAG_ORGANISATION_MUNICIPALITY, name);
}
