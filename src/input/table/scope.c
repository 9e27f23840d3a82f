#include "input/table/scope.h"

#include <stdlib.h>
#include <string.h>

#include "base/letters.h"
#include "base/path.h"
#include "input/forms/header_names.h"
#include "input/table/fault.h"
#include "input/table/load_context.h"
#include "input/table/table_source.h"

/* --- which files ------------------------------------------------------------------- */

/* Whether a text matches a pattern in which * stands for anything. On a mismatch only the
   last * is tried again, with one byte more: an earlier one never needs to match more. */
static bool matches(const char *pattern, const char *text) {
    const char *star = NULL, *from = NULL;
    while (*text) {
        if (*pattern == '*') {
            star = pattern++;
            from = text;
        } else if (*pattern == *text) {
            pattern++;
            text++;
        } else if (star) {
            pattern = star + 1;
            text = ++from;
        } else {
            return false;
        }
    }
    while (*pattern == '*')
        pattern++;
    return !*pattern;
}

/* How specifically a row names a file, whose path is in lower case. */
static unsigned rank_of(const struct scoped *row, const char *path,
                        const struct schema *schema) {
    const char *name = strchr(row->pattern, '/') ? path : path_name(path);
    if (schema == &schema_settings)
        return RANK_NOT;
    if (row->table)
        return row->table == schema ? RANK_TABLE : RANK_NOT;
    if (!row->pattern[0])
        return row->kind < SCOPED_COLUMN || schema == &schema_costs ? RANK_ALL : RANK_NOT;
    if (strcmp(row->pattern, name) == 0)
        return RANK_NAME;
    size_t len = strlen(row->pattern);
    if (!matches(row->pattern, name))
        return RANK_NOT;
    return RANK_PATTERN + (unsigned)(len < RANK_NAME / 2 ? len : RANK_NAME / 2);
}

/* The same for a table whose path may be that of a sheet: what is said of its workbook
   counts less than what is said of the sheet by its name. */
static unsigned rank_of_table(const struct scoped *row, const struct load_context *l,
                              const char *path, const struct schema *schema) {
    const bool is_sheet = path_is_sheet(path);
    char *lower = letters_lower(slice_of(is_sheet ? table_name(l, path) : path));
    unsigned rank = rank_of(row, lower, schema);
    free(lower);
    if (rank > RANK_NOT || !is_sheet)
        return rank;
    lower = letters_lower((struct slice){path, path_file_length(path)});
    rank = rank_of(row, lower, schema);
    free(lower);
    return rank == RANK_NAME ? RANK_NAME - 1 : rank;
}

/* --- adding ------------------------------------------------------------------------ */

struct scoped *scoped_add(struct load_context *l, const struct scoped *row) {
    struct scoped *copy = arena_take(&l->b->arena, sizeof *copy);
    struct scoped **end = &l->scoped;
    *copy = *row;
    nearest_init(&copy->file, slice_of(copy->scope));
    while (*end)
        end = &(*end)->next;
    *end = copy;
    return copy;
}

/* Whether the columns of two rows for the same files are one: have one header, or are one
   field in some table. */
static bool same_column(const struct scoped *a, const struct scoped *b) {
    static const struct schema *const schemas[] = {&schema_costs, &schema_municipalities,
                                                   &schema_keys, &schema_accounts,
                                                   &schema_advances};
    const struct schema *table = a->table;
    if (!table && !a->pattern[0])
        table = &schema_costs;
    if (header_equal(slice_of(a->column), slice_of(b->column)))
        return true;
    if (a->kind == SCOPED_FILTER)
        return false;
    for (size_t i = 0; i < sizeof schemas / sizeof schemas[0]; i++) {
        int field = schema_field(schemas[i], slice_of(a->column));
        if ((!table || table == schemas[i]) && field >= 0 &&
            schema_field(schemas[i], slice_of(b->column)) == field)
            return true;
    }
    return false;
}

const struct scoped *scoped_twin(const struct load_context *l, const struct scoped *row) {
    for (const struct scoped *old = l->scoped; old; old = old->next)
        if (old->kind == row->kind && old->table == row->table &&
            strcmp(old->pattern, row->pattern) == 0 &&
            (row->kind < SCOPED_COLUMN || same_column(old, row)))
            return old;
    return NULL;
}

bool scoped_is_off(const struct scoped *row) {
    return row && strcmp(row->text, "-") == 0;
}

/* --- finding ----------------------------------------------------------------------- */

/* Adds the fault of a row that clashes with another of its rank, unless it is NULL. */
static void fault_equal(struct load_context *l, const struct scoped *row,
                        const char *path) {
    if (!row)
        return;
    const char *args[DIAG_ARGS] = {row->scope, path_name(path)};
    diag_add_args(l->d, row->place, DIAG_SETTING_EQUAL, args);
}

static struct said_value *value_of(struct said *said, enum scoped_kind kind) {
    struct said_value *values[SCOPED_KINDS] = {
        [SCOPED_DELIMITER] = &said->delimiter,
        [SCOPED_DECIMAL_MARK] = &said->decimal_mark,
        [SCOPED_SIGN] = &said->sign,
        [SCOPED_DEBIT_SIGN] = &said->debit_sign,
        [SCOPED_CREDIT_SIGN] = &said->credit_sign,
        [SCOPED_VAT_SIGN] = &said->vat_sign,
        [SCOPED_EMPTY_AMOUNT] = &said->empty_amount,
        [SCOPED_DATE_ORDER] = &said->date_order,
        [SCOPED_ENCODING] = &said->encoding,
    };
    return values[kind];
}

static void take_value(struct said *said, struct scoped *row, unsigned rank) {
    struct said_value *to = value_of(said, row->kind);
    if (rank == to->rank && row->value != to->value)
        to->clash = row;
    if (rank > to->rank)
        *to = (struct said_value){row->value, rank, NULL};
}

static void take_column(struct said *said, struct scoped *row, unsigned rank,
                        const struct schema *schema) {
    int field = schema_field(schema, slice_of(row->column));
    if (field < 0) {
        said->off[said->off_count++] = row;
        return;
    }
    if (rank == said->ranks[field] && strcmp(said->columns[field]->text, row->text) != 0)
        said->clashes[field] = row;
    if (rank > said->ranks[field]) {
        said->clashes[field] = NULL;
        said->columns[field] = row;
        said->ranks[field] = rank;
    }
}

static void take_filter(struct said *said, struct scoped *row, unsigned rank) {
    size_t i = 0;
    while (i < said->filter_count &&
           !header_equal(slice_of(said->filters[i].row->column), slice_of(row->column)))
        i++;
    struct said_filter *to = &said->filters[i];
    if (i < said->filter_count && rank == to->rank &&
        strcmp(to->row->text, row->text) != 0)
        to->clash = row;
    if (i == said->filter_count || rank > to->rank)
        *to = (struct said_filter){row, rank, NULL};
    said->filter_count += i == said->filter_count;
}

static size_t count_rows(const struct load_context *l) {
    size_t count = 0;
    for (const struct scoped *row = l->scoped; row; row = row->next)
        count++;
    return count;
}

/* An option counts more than a setting for all files, and less than one that names it. */
static struct said_value of_option(char value) {
    return (struct said_value){value, value ? RANK_ALL : RANK_NOT, NULL};
}

void said_find(struct said *said, struct load_context *l, const char *path,
               const struct schema *schema) {
    const char *name = table_name(l, path);
    *said = (struct said){.delimiter = of_option(l->o->delimiter),
                          .decimal_mark = of_option(l->o->decimal_mark),
                          .currency = l->b->settings.currency};
    said->off = arena_take(&l->b->arena, count_rows(l) * sizeof *said->off);
    said->filters = arena_take(&l->b->arena, count_rows(l) * sizeof *said->filters);
    for (struct scoped *row = l->scoped; row; row = row->next) {
        unsigned rank = rank_of_table(row, l, path, schema);
        bool by_option = (row->kind == SCOPED_DELIMITER && l->o->delimiter) ||
                         (row->kind == SCOPED_DECIMAL_MARK && l->o->decimal_mark);
        if (rank == RANK_NOT)
            nearest_offer(&row->file, slice_of(name));
        else
            row->met = true;
        if (rank == RANK_NOT || (rank == RANK_ALL && by_option))
            continue;
        if (row->kind == SCOPED_COLUMN)
            take_column(said, row, rank, schema);
        else if (row->kind == SCOPED_FILTER)
            take_filter(said, row, rank);
        else if (row->kind < SCOPED_KINDS)
            take_value(said, row, rank);
    }
    for (int kind = 0; kind < SCOPED_KINDS; kind++)
        fault_equal(l, value_of(said, (enum scoped_kind)kind)->clash, path);
    for (size_t f = 0; f < schema->count; f++)
        fault_equal(l, said->clashes[f], path);
    for (size_t i = 0; i < said->filter_count; i++)
        fault_equal(l, said->filters[i].clash, path);
}

const struct scoped *scoped_sheets(struct load_context *l, const char *path,
                                   const struct schema *schema) {
    const struct scoped *found = NULL, *clash = NULL;
    unsigned most = RANK_NOT;
    for (struct scoped *row = l->scoped; row; row = row->next) {
        unsigned rank = rank_of_table(row, l, path, schema);
        row->met = row->met || rank > RANK_NOT;
        if (row->kind != SCOPED_SHEETS || rank == RANK_NOT || rank < most)
            continue;
        clash = rank == most && strcmp(row->text, found->text) != 0 ? row : NULL;
        found = row;
        most = rank;
    }
    fault_equal(l, clash, path);
    return found;
}

/* --- afterwards -------------------------------------------------------------------- */

void scoped_report(const struct load_context *l, struct diags *d) {
    for (const struct scoped *row = l->scoped; row; row = row->next) {
        if (!row->met && row->pattern[0])
            fault_texts(d, row->place, DIAG_SCOPE_ABSENT, slice_of(row->scope),
                        row->file.best);
        else if (row->mapped && !row->found)
            fault_add(
                d, row->valued,
                row->kind == SCOPED_FILTER ? DIAG_FILTER_ABSENT : DIAG_COLUMN_ABSENT,
                slice_of(row->kind == SCOPED_FILTER || scoped_is_off(row) ? row->column
                                                                          : row->text),
                slice_of(row->near ? row->near : ""),
                slice_of(row->scope[0] ? DIAG_WORD("file that this is for")
                                       : DIAG_WORD("cost file")));
    }
}
