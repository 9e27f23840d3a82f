#include "input/table/table_source.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/path.h"
#include "input/csv/file_kind.h"
#include "input/table/reader.h"
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
   all that are needed, and two. */
enum fit { FIT_EMPTY, FIT_OTHER, FIT_SUITS };

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
    reader_close(&reader);
    l->books = trial.books;
    diags_clear(&ignored);
    return found ? FIT_SUITS : empty ? FIT_EMPTY : FIT_OTHER;
}

/* Appends the option that names a sheet, as a shell reads it: --costs 'costs.xlsx:Q1!'. */
static void add_option(struct buf *out, const char *option, const char *path) {
    buf_format(out, out->len > 0 ? " --%s '" : "--%s '", option);
    for (; *path; path++)
        buf_text(out, *path == '\'' ? "'\\''" : (char[]){*path, '\0'});
    buf_char(out, '\'');
}

/* Adds the fault of a workbook in which it is not clear which sheet is meant: one of those
   that fit like this. */
static void fault_which(const struct book *b, const char *file, const enum fit *fits,
                        enum fit fit, const struct schema *schema,
                        const struct load_context *l) {
    enum { SHOWN = 8 };
    struct buf names = {0}, stem = {0}, options = {0};
    size_t count = 0;
    buf_add(&stem, schema->file, strlen(schema->file) - strlen(".csv"));
    for (size_t i = 0; i < b->sheet_count; i++) {
        if (fits[i] != fit || count++ >= SHOWN)
            continue;
        buf_format(&names, count > 1 ? ", \"%s\"" : "\"%s\"", b->sheets[i].name);
        if (count == 1 || (fit == FIT_SUITS && schema == &schema_costs))
            add_option(&options, buf_str(&stem), sheet_path(l, file, b->sheets[i].name));
    }
    if (count > SHOWN)
        buf_text(&names, ", ...");
    diag_add(l->d, (struct place){.file = file},
             fit == FIT_SUITS ? DIAG_SHEETS_SEVERAL : DIAG_SHEET_NONE, buf_str(&names),
             buf_str(&stem), buf_str(&options), NULL);
    buf_clear(&options);
    buf_clear(&stem);
    buf_clear(&names);
}

static bool has_table_name(const struct book_sheet *sheet, const struct schema *schema) {
    const char *const files[] = {schema->file, schema->dutch_file};
    struct slice name = slice_of(sheet->name);
    for (size_t i = 0; i < 2; i++)
        if (slice_equal_nocase(name, (struct slice){files[i], strlen(files[i]) - 4}))
            return true;
    return false;
}

/* The sheet that holds the table, or NULL after adding a fault: the only one that suits, or
   else the only one that is not empty; of several that suit the one that has the table's
   name. */
static const struct book_sheet *choose(const struct book *b, struct load_context *l,
                                       const char *file, const struct schema *schema) {
    if (b->sheet_count == 1)
        return &b->sheets[0];
    enum fit *fits = mem_zero(b->sheet_count, sizeof *fits), best = FIT_EMPTY;
    const struct book_sheet *last[FIT_SUITS + 1] = {NULL}, *named = NULL;
    size_t counts[FIT_SUITS + 1] = {0};
    for (size_t i = 0; i < b->sheet_count; i++) {
        fits[i] = fit_of(l, sheet_path(l, file, b->sheets[i].name), schema);
        last[fits[i]] = &b->sheets[i];
        counts[fits[i]]++;
        best = fits[i] > best ? fits[i] : best;
        if (fits[i] == FIT_SUITS && has_table_name(&b->sheets[i], schema))
            named = &b->sheets[i];
    }
    const bool clear = counts[best] == 1 || (best == FIT_EMPTY && counts[best] > 0);
    const struct book_sheet *found = named ? named : clear ? last[best] : NULL;
    if (!named && !clear)
        fault_which(b, file, fits, best, schema, l);
    free(fits);
    return found;
}

/* The sheet of a name, or NULL after adding a fault. */
static const struct book_sheet *find_named(const struct book *b, const char *path,
                                           struct diags *d) {
    const char *colon = strrchr(path, ':');
    struct slice name = {colon + 1, strlen(colon + 1) - 1};
    const struct book_sheet *sheet = book_sheet(b, name);
    if (!sheet)
        diag_add(d, (struct place){.file = path}, DIAG_SHEET_MISSING, NULL);
    return sheet;
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
    if (!book_is_packed(&t->text))
        return file_kind_check(&t->text, l->d);
    struct source packed = t->text;
    t->text = (struct source){.fd = -1, .was = packed.was};
    int result = open_sheet(t, l, &packed, path, schema);
    source_close(&packed);
    return result;
}
