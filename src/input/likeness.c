#include "input/likeness.h"

#include "base/mem.h"
#include "base/os_file.h"
#include "base/path.h"
#include "input/folder.h"
#include "input/forms/amounts.h"
#include "input/forms/header_names.h"
#include "input/table/reader.h"
#include "input/table/table_source.h"
#include "input/workbook/book.h"

const struct schema *const likeness_schemas[LIKENESS_SCHEMAS] = {
    &schema_costs,
    &schema_advances,
    &schema_accounts,
    &schema_settings,
};

enum { ROWS = 30 /* below the header that are looked at */ };

/* --- costs --------------------------------------------------------------------------- */

/* The cell of a field's column, or of one that others call so; or -1. */
static int cell_of(struct reader *s, int field) {
    return reader_has(s, field) ? s->columns.cell_of[field]
                                : reader_likely_cell(s, field);
}

/* The first of these fields that has a cell: that cell, or -1. */
static int first_cell(struct reader *s, const int *fields, size_t count) {
    int cell = -1;
    for (size_t i = 0; i < count && cell < 0; i++)
        cell = cell_of(s, fields[i]);
    return cell;
}

static struct slice text_at(const struct reader *s, int cell) {
    return cell >= 0 && (size_t)cell < s->row.count ? reader_text(s->row.cells[cell])
                                                    : (struct slice){"", 0};
}

static bool is_amount(struct slice text) {
    struct amount amount;
    return amount_read_either(text, &amount);
}

static bool begins(const struct reader *s, const char *first, const char *second) {
    return s->row.count > 1 && header_among(first, s->row.cells[0]) &&
           header_among(second, s->row.cells[1]);
}

/* Whether some row is a line of costs. In reports of ours each is of a municipality; and
   what settlements, comparisons and closed periods begin with, costs have never. */
static bool holds_costs(struct reader *s) {
    static const int amounts[] = {COST_AMOUNT, COST_DEBIT, COST_CREDIT, COST_GROSS,
                                  COST_TARIFF};
    static const int uses[] = {COST_CATEGORY, COST_ACCOUNT};
    int amount = s->columns.periods.count > 0 ? (int)s->columns.periods.list[0].cell : -1;
    int amount_2 = cell_of(s, COST_CREDIT), use;
    if (amount < 0)
        amount = first_cell(s, amounts, sizeof amounts / sizeof amounts[0]);
    use = first_cell(s, uses, sizeof uses / sizeof uses[0]);
    if (amount < 0 || use < 0 || amount == use ||
        begins(s, "kind|soort", "item|post|code|period|periode"))
        return false;
    bool report = begins(s, "period|periode", "category|categorie"), found = false;
    for (int i = 0; i < ROWS && !found && reader_advance(s); i++) {
        bool is_line = text_at(s, use).len > 0 &&
                       (is_amount(text_at(s, amount)) || is_amount(text_at(s, amount_2)));
        bool borne = text_at(s, s->columns.cell_of[COST_MUNICIPALITY]).len > 0;
        found = is_line && !(report && borne);
    }
    return found;
}

/* --- any table ----------------------------------------------------------------------- */

/* Whether all needed columns are there, two at least, and a row below them. What has a
   category is a report of what advances were for. */
static bool holds_rows(struct reader *s) {
    enum { LEAST = 2 };
    for (size_t i = 0; i < s->row.count && s->schema == &schema_advances; i++)
        if (header_among("category|categorie", s->row.cells[i]))
            return false;
    return s->columns.present_count >= LEAST && reader_advance(s);
}

static bool is_like(struct load_context *l, const char *path,
                    const struct schema *schema) {
    struct reader reader;
    int opened = reader_open(&reader, l, path, schema);
    bool like = opened == 0 || reader.columns.taken;
    if (like)
        like = schema == &schema_costs ? holds_costs(&reader)
                                       : opened == 0 && holds_rows(&reader);
    reader_close(&reader);
    return like;
}

static void compare(struct likeness *like, struct load_context *l, const char *path) {
    for (size_t i = 0; i < LIKENESS_SCHEMAS; i++)
        if (like->wanted[i] && !like->seems[i])
            like->seems[i] = is_like(l, path, likeness_schemas[i]);
}

/* --- files --------------------------------------------------------------------------- */

static bool is_named(const char *sheet) {
    struct buf name = {0};
    buf_format(&name, "%s.csv", sheet);
    bool named = folder_knows(buf_str(&name));
    buf_clear(&name);
    return named;
}

static void compare_sheets(struct likeness *like, struct load_context *l,
                           const struct book *b, const char *path) {
    for (size_t i = 0; i < b->sheet_count; i++) {
        like->named += is_named(b->sheets[i].name);
        compare(like, l, sheet_path(l, path, b->sheets[i].name));
    }
}

void likeness_find(struct likeness *like, struct load_context *l, const char *path) {
    struct load_context trial = *l;
    struct diags ignored;
    struct source file = {.fd = -1};
    const struct book *b = NULL;
    diags_init(&ignored);
    trial.d = &ignored;
    trial.hashes = false;
    bool is_file = !path_is_sheet(path);
    if (is_file)
        trial.books = NULL; /* it is not kept */
    if (is_file && source_open(&file, path, l->block, &trial.spool, &ignored) == 0 &&
        book_is_packed(&file))
        b = book_find(&trial.books, &file, &ignored);
    if (b)
        compare_sheets(like, &trial, b, path);
    else if (!is_file || (file.fd >= 0 && !book_is_packed(&file)))
        compare(like, &trial, path);
    source_close(&file);
    if (is_file)
        book_free(trial.books);
    else
        l->books = trial.books;
    diags_clear(&ignored);
}
