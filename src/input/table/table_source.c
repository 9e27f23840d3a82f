#include "input/table/table_source.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/path.h"
#include "input/csv/file_kind.h"
#include "input/table/reader.h"
#include "input/table/setting_rows.h"
#include "input/workbook/sheet.h"

const char *table_name(const struct load_context *l, const char *file) {
    for (const struct sheet_name *s = l->sheets; s; s = s->next)
        if (s->file == file)
            return s->name;
    return path_name(file);
}

/* --- which sheet --------------------------------------------------------------------- */

const char *sheet_path(const struct load_context *l, const char *file,
                       const char *sheet) {
    struct buf path = {0};
    buf_format(&path, "%s:%s!", file, sheet);
    const char *text = arena_text(&l->b->arena, buf_view(&path));
    buf_clear(&path);
    return text;
}

/* What a sheet is for a table. A sheet suits that has a header with columns of the schema:
   all that are needed, and two. One is likely that may hold costs under other names. */
enum fit { FIT_EMPTY, FIT_OTHER, FIT_LIKELY, FIT_SUITS, FITS };

/* Whether a sheet whose header was read may hold costs: it has amounts, and more. */
static bool is_likely(struct reader *s, const struct schema *schema) {
    static const int amounts[] = {COST_AMOUNT, COST_DEBIT, COST_CREDIT, COST_GROSS};
    bool likely = false;
    if (schema != &schema_costs || !s->columns.taken || s->row.count < 2)
        return false;
    for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++)
        likely = likely || reader_has(s, amounts[i]) || reader_likely(s, amounts[i]);
    return likely;
}

static enum fit fit_of(struct load_context *l, const char *path,
                       const struct schema *schema) {
    enum { LEAST = 2 };
    struct load_context trial = *l;
    struct diags ignored;
    struct reader reader;
    diags_init(&ignored);
    trial.d = &ignored;
    trial.hashes = false;
    bool found = reader_open(&reader, &trial, path, schema) == 0 &&
                 reader.columns.present_count >= LEAST;
    bool empty = diag_times(&ignored, DIAG_FILE_EMPTY) > 0;
    bool likely = !found && !empty && is_likely(&reader, schema);
    reader_close(&reader);
    l->books = trial.books;
    diags_clear(&ignored);
    return found ? FIT_SUITS : likely ? FIT_LIKELY : empty ? FIT_EMPTY : FIT_OTHER;
}

/* Appends the option that names a sheet, as a shell reads it: --costs 'costs.xlsx:Q1!'. */
static void add_option(struct buf *out, const char *option, const char *path) {
    buf_format(out, out->len > 0 ? " --%s '" : "--%s '", option);
    for (; *path; path++)
        buf_text(out, *path == '\'' ? "'\\''" : (char[]){*path, '\0'});
    buf_char(out, '\'');
}

/* The name of a sheet in its path. */
static struct slice name_in(const char *path) {
    struct slice name = slice_of(path + path_file_length(path) + 1);
    name.len--; /* the mark */
    return name;
}

/* How the sheets of a workbook fit a table. */
struct fits {
    enum fit best;
    size_t count;       /* of those that fit best */
    const char **paths; /* owned: of these, in the arena */
    const char *named;  /* of one that suits and has the table's name, or NULL */
};

static bool has_table_name(const char *sheet, const struct schema *schema) {
    const char *const files[] = {schema->file, schema->dutch_file};
    for (size_t i = 0; i < 2; i++)
        if (slice_equal_nocase(slice_of(sheet),
                               (struct slice){files[i], strlen(files[i]) - 4}))
            return true;
    return false;
}

static struct fits find_fits(const struct book *b, struct load_context *l,
                             const char *file, const struct schema *schema) {
    struct fits f = {.paths = mem_zero(b->sheet_count + 1, sizeof *f.paths)};
    for (size_t i = 0; i < b->sheet_count; i++) {
        const char *name = b->sheets[i].name, *path = sheet_path(l, file, name);
        enum fit fit = fit_of(l, path, schema);
        if (fit > f.best)
            f.count = 0;
        if (fit < f.best)
            continue;
        f.best = fit;
        f.paths[f.count++] = path;
        if (fit == FIT_SUITS && has_table_name(name, schema))
            f.named = path;
    }
    return f;
}

/* Appends the row of settings that says which sheets count: all of these, or the first
   where there can be only one. */
static void add_row(struct buf *out, const struct fits *f, const char *file,
                    const struct schema *schema, const struct load_context *l) {
    struct buf list = {0};
    for (size_t i = 0; i < (schema == &schema_costs ? f->count : 1); i++) {
        buf_text(&list, i > 0 ? "|" : "");
        buf_slice(&list, name_in(f->paths[i]));
    }
    buf_text(out, DIAG_WORD("add the row"));
    buf_text(out, " `");
    setting_rows_map(out, l, file, N_("sheets"), buf_str(&list));
    buf_text(out, "` ");
    buf_text(out, DIAG_WORD("to the settings:"));
    buf_char(out, ' ');
    setting_rows_place(out, l);
    buf_clear(&list);
}

/* Adds the fault of a workbook in which it is not clear which sheet is meant. */
static void fault_which(const struct fits *f, const char *file,
                        const struct schema *schema, const struct load_context *l) {
    enum { SHOWN = 8 };
    struct buf names = {0}, stem = {0}, choice = {0};
    const bool several = f->best >= FIT_LIKELY;
    const bool by_row = several && schema != &schema_settings && l->o->folder;
    buf_add(&stem, schema->file, strlen(schema->file) - strlen(".csv"));
    for (size_t i = 0; i < f->count; i++) {
        if (i < SHOWN) {
            buf_text(&names, i > 0 ? ", \"" : "\"");
            buf_slice(&names, name_in(f->paths[i]));
            buf_text(&names, "\"");
        }
        if (several && !by_row && i == 0)
            buf_text(&choice, DIAG_WORD("say"));
        if (!by_row && (i == 0 || (several && schema == &schema_costs && i < SHOWN)))
            add_option(&choice, buf_str(&stem), f->paths[i]);
    }
    if (f->count > SHOWN)
        buf_text(&names, ", ...");
    if (by_row)
        add_row(&choice, f, file, schema, l);
    diag_add(l->d, (struct place){.file = file},
             several ? DIAG_SHEETS_SEVERAL : DIAG_SHEET_NONE, buf_str(&names),
             buf_str(&stem), buf_str(&choice), NULL);
    buf_clear(&choice);
    buf_clear(&stem);
    buf_clear(&names);
}

/* The sheet of a path, or NULL after adding a fault. */
static const struct book_sheet *find_named(const struct book *b, const char *path,
                                           struct diags *d) {
    const struct book_sheet *sheet = book_sheet(b, name_in(path));
    if (!sheet)
        diag_add(d, (struct place){.file = path}, DIAG_SHEET_MISSING, NULL);
    return sheet;
}

/* The sheet that holds the table, or NULL after adding a fault: what the settings say (of
   costs they did when the folder was read), or
   the only one that suits, or else the only one that may, or that is not empty; of several
   that suit the one that has the table's name. */
static const struct book_sheet *choose(const struct book *b, struct load_context *l,
                                       const char *file, const struct schema *schema) {
    const struct scoped *said = NULL;
    if (schema != &schema_costs)
        said = scoped_sheets(l, file, schema);
    if (said)
        return find_named(b, sheet_path(l, file, said->text), l->d);
    if (b->sheet_count == 1)
        return &b->sheets[0];
    struct fits f = find_fits(b, l, file, schema);
    const char *found = f.named ? f.named : f.count == 1 ? f.paths[0] : NULL;
    if (f.best == FIT_EMPTY && f.count > 0)
        found = f.paths[f.count - 1];
    if (!found)
        fault_which(&f, file, schema, l);
    free(f.paths);
    return found ? find_named(b, found, l->d) : NULL;
}

size_t table_candidates(struct load_context *l, const char *path,
                        const struct schema *schema, const char *const **paths) {
    struct source file;
    struct diags ignored;
    struct book *b = NULL;
    size_t count = 0;
    diags_init(&ignored);
    if (!path_is_sheet(path) &&
        source_open(&file, path, l->block, &l->spool, &ignored) == 0) {
        if (book_is_packed(&file))
            b = book_find(&l->books, &file, &ignored);
        source_close(&file);
    }
    if (b && b->sheet_count > 1) {
        struct fits f = find_fits(b, l, path, schema);
        count = f.count > 1 && f.best >= FIT_LIKELY && !f.named ? f.count : 0;
        const char **kept = arena_take(&l->b->arena, (count + 1) * sizeof *kept);
        memcpy(kept, f.paths, count * sizeof *kept);
        *paths = kept;
        free(f.paths);
    }
    diags_clear(&ignored);
    return count;
}

/* --- opening ------------------------------------------------------------------------- */

/* Computes the digest of a file, which is read for it alone. */
static struct digest *digest_file(struct source *file, struct diags *d) {
    struct digest *digest = digest_new();
    struct slice block;
    file->seen = digest_add;
    file->self = digest;
    int got;
    do
        got = source_next(file, &block, d);
    while (got > 0);
    return digest;
}

/* Opens a sheet of the workbook that `file` holds; `text` was closed. */
static int open_sheet(struct table_source *t, struct load_context *l, struct source *file,
                      const char *path, const struct schema *schema) {
    struct book *b = book_find(&l->books, file, l->d);
    const struct book_sheet *sheet = NULL;
    bool is_named = path_is_sheet(path);
    if (b)
        b->shows_euro = strcmp(l->b->settings.currency, "EUR") != 0;
    if (b)
        sheet = is_named ? find_named(b, path, l->d) : choose(b, l, path, schema);
    if (!sheet)
        return -1;
    struct sheet_name *known = arena_take(&l->b->arena, sizeof *known);
    t->file = is_named ? path : sheet_path(l, path, sheet->name);
    *known =
        (struct sheet_name){l->sheets, t->file, is_named ? sheet->name : path_name(path)};
    l->sheets = known;
    if (l->hashes)
        t->digest = digest_file(file, l->d);
    t->made = true;
    return sheet_source(&t->text, b, sheet, t->file, l->block, l->d);
}

int table_source_open(struct table_source *t, struct load_context *l, const char *path,
                      const struct schema *schema) {
    char *name = path_file(path);
    const char *file =
        path_is_sheet(path) ? arena_text(&l->b->arena, slice_of(name)) : path;
    *t = (struct table_source){.file = path, .text.fd = -1};
    free(name);
    if (source_open(&t->text, file, l->block, &l->spool, l->d) != 0)
        return -1;
    if (!book_is_packed(&t->text)) {
        if (!path_is_sheet(path))
            return file_kind_check(&t->text, l->d);
        diag_add(l->d, (struct place){.file = path}, DIAG_SHEET_MISSING, NULL);
        return -1;
    }
    struct source packed = t->text;
    t->text = (struct source){.fd = -1, .was = packed.was};
    int result = open_sheet(t, l, &packed, path, schema);
    source_close(&packed);
    return result;
}
