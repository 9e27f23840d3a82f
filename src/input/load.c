#include "input/load.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/os_file.h"
#include "base/path.h"
#include "input/advances.h"
#include "input/closed.h"
#include "input/costs/chunks.h"
#include "input/costs/duplicate_files.h"
#include "input/folder.h"
#include "input/forms/header_names.h"
#include "input/keys.h"
#include "input/municipalities.h"
#include "input/review.h"
#include "input/settings.h"
#include "input/suggest.h"
#include "input/table/setting_rows.h"
#include "input/table/table_source.h"
#include "input/workbook/book.h"

struct loader {
    struct load_context context;
    struct folder folder;
    struct accounts accounts;
    struct cost_run run;
    struct known_file *known; /* in the budget's arena: by cost file */
    struct diags *d;          /* borrowed: the caller's */
    struct diags ignored; /* owned: faults of a later pass, which the first one added */
    bool passed;          /* the first pass is done */
};

typedef void file_reader(struct load_context *l, const char *path);

static void read_if_any(struct loader *l, file_reader *reader, const char *path) {
    if (path)
        reader(&l->context, path);
}

/* Puts the sheets that the settings name in place of the workbook that has them. */
static void choose_sheets(struct load_context *c, struct folder *f) {
    const char **costs = NULL;
    size_t count = 0, room = 0;
    for (size_t i = 0; i < f->cost_count; i++) {
        const char *path = f->costs[i];
        const struct scoped *said = NULL;
        if (!path_is_sheet(path))
            said = scoped_sheets(c, path, &schema_costs);
        struct slice left = slice_of(said ? said->text : ""), one;
        while (header_alternative(&left, &one)) {
            costs = mem_room(costs, count, &room, sizeof *costs);
            costs[count++] =
                said ? sheet_path(c, path, arena_text(&c->b->arena, one)) : path;
        }
    }
    f->costs = arena_take(&c->b->arena, (count + 1) * sizeof *f->costs);
    if (count > 0)
        memcpy(f->costs, costs, count * sizeof *costs);
    f->cost_count = count;
    free(costs);
}

/* Reads all files but those of costs, each after those that it needs. */
static void read_files(struct loader *l) {
    read_if_any(l, settings_read, l->folder.settings);
    setting_rows_keep(&l->context);
    folder_look(&l->folder, &l->context);
    choose_sheets(&l->context, &l->folder);
    folder_refuse_same(&l->folder, &l->context);
    read_if_any(l, municipalities_read, l->folder.municipalities);
    settings_host(&l->context);
    settings_organisation(&l->context);
    read_if_any(l, keys_read, l->folder.keys);
    if (l->folder.accounts)
        accounts_read(&l->accounts, &l->context, l->folder.accounts);
    read_if_any(l, advances_read, l->folder.advances);
}

static int by_root(const void *a, const void *b) {
    const struct closed_period *one = a, *other = b;
    return (one->root > other->root) - (one->root < other->root);
}

/* Reads what is closed, by the municipalities of now. */
static void read_closed(struct loader *l) {
    struct budget *b = l->context.b;
    b->closed = arena_take(&b->arena, l->folder.closed_count * sizeof *b->closed);
    for (size_t i = 0; i < l->folder.closed_count; i++)
        if (closed_read(&b->closed[b->closed_count], b, l->folder.closed[i], l->d) == 0)
            b->closed_count++;
    if (b->closed_count > 0)
        qsort(b->closed, b->closed_count, sizeof *b->closed, by_root);
}

static struct load_context start_context(struct budget *b, const struct load_options *o,
                                         struct diags *d) {
    struct load_context l = {.b = b,
                             .d = d,
                             .o = o,
                             .block = chunks_block(),
                             .spool = o->spool > 0 ? os_open_again(o->spool) : -1,
                             .hashes = o->hashes};
    name_map_init(&l.municipalities);
    name_map_init(&l.keys);
    name_map_init(&l.drivers);
    return l;
}

/* Keeps the keys as the folder has them: those of the budget may be replaced. */
static void keep_keys(struct loader *l) {
    struct budget *b = l->context.b;
    struct key *list = arena_take(&b->arena, b->key_count * sizeof *list);
    for (size_t i = 0; i < b->key_count; i++)
        list[i] = b->keys[i];
    l->run.folder_keys = (struct key_list){list, b->key_count};
}

void loader_keep_amounts(struct loader *l, const struct loader *folder) {
    l->run.folder_keys = folder->run.folder_keys;
}

struct loader *loader_new(struct budget *b, const struct load_options *o,
                          struct diags *d) {
    struct loader *l = mem_zero(1, sizeof *l);
    l->d = d;
    diags_init(&l->ignored);
    l->context = start_context(b, o, d);
    accounts_init(&l->accounts);
    folder_find(&l->folder, &l->context);
    read_files(l);
    read_closed(l);
    /* With faults it is not known what is used and what is not. */
    if (!diag_any_error(d))
        review_drivers(&l->context);
    l->known = arena_take(&b->arena, l->folder.cost_count * sizeof *l->known);
    for (size_t i = 0; i < l->folder.cost_count; i++)
        l->known[i].path = l->folder.costs[i];
    cost_run_init(&l->run, &l->context, &l->accounts);
    keep_keys(l);
    return l;
}

void loader_free(struct loader *l) {
    if (!l)
        return;
    if (l->context.spool >= 0)
        os_close(l->context.spool);
    book_free(l->context.books);
    cost_run_clear(&l->run);
    accounts_clear(&l->accounts);
    name_map_clear(&l->context.drivers);
    name_map_clear(&l->context.keys);
    name_map_clear(&l->context.municipalities);
    diags_clear(&l->ignored);
    free(l);
}

/* --- cost lines -------------------------------------------------------------------- */

/* Bytes of all cost files together, for progress. */
static uint64_t cost_bytes(const struct loader *l) {
    uint64_t bytes = 0;
    for (size_t i = 0; i < l->folder.cost_count; i++) {
        struct os_status is;
        char *file = path_file(l->folder.costs[i]);
        if (os_status(file, &is) == 0 && is.kind == OS_FILE)
            bytes += is.bytes;
        free(file);
    }
    return bytes;
}

/* Writes to the budget which costs are on accounts that only the row * covers. */
static void record_others(const struct account_sums *others, struct budget *b) {
    struct account_sum all = account_sums_all(others);
    b->others.accounts = (uint64_t)others->names.count;
    b->others.lines = all.lines;
    b->others.more = !account_sums_apart(others);
    b->others.known = money_holds(all.sum, &b->others.amount);
}

/* Finds copies among the cost files, and accounts that are totals of others; reads files
   again that may have them, as in a later pass. */
static void read_again(struct loader *l) {
    struct line_sink *sink = l->run.sink;
    l->run.first_pass = false;
    l->context.hashes = false;
    l->context.d = &l->ignored;
    duplicate_files_find(&l->run, l->known, l->folder.cost_count);
    costs_find_levels(&l->run, l->known, l->folder.cost_count);
    l->run.first_pass = true;
    l->run.sink = sink;
}

int loader_costs(struct loader *l, struct line_sink *sink) {
    struct cost_run *r = &l->run;
    int result = 0;
    r->sink = sink;
    r->first_pass = !l->passed;
    r->bytes = cost_bytes(l);
    r->bytes_before = r->bytes_reported = 0;
    r->kinds = 0;
    l->context.d = l->passed ? &l->ignored : l->d;
    l->context.hashes = l->context.o->hashes && !l->passed;
    for (size_t i = 0; i < l->folder.cost_count && result == 0; i++)
        result = costs_read(r, &l->known[i]);
    if (r->first_pass) {
        scoped_report(&l->context, l->d);
        accounts_report(&l->accounts, r->rule_used, l->d);
        account_sums_report(&r->uncovered, DIAG_ACCOUNT_UNCOVERED,
                            DIAG_ACCOUNTS_UNCOVERED, l->d);
        record_others(&r->others, l->context.b);
        l->context.b->has_products = r->products;
        l->context.b->has_halves = r->halves;
        if (r->own.at.line > 0 && !r->shared)
            diag_add_args(l->d, r->own.at, DIAG_OWN_ALL, r->own.args);
        left_out_record(&r->left_out, l->context.b, l->d);
    }
    /* With errors not all lines were read. */
    if (r->first_pass && !diag_any_error(l->d)) {
        coverage_report(&r->coverage, &l->context.b->categories, l->d);
        read_again(l);
    }
    l->passed = true;
    l->context.d = l->d;
    return result != 0 || diag_any_error(l->d) ? -1 : 0;
}

static int ignore_line(void *self, const struct cost_line *line) {
    (void)self;
    (void)line;
    return 0;
}

void loader_review(struct loader *l) {
    struct repeats repeats;
    struct line_sink sink = {.take = ignore_line};
    /* With faults it is not known what is used and what is not. */
    if (diag_any_error(l->d))
        return;
    review_keys(&l->run);
    review_accounts(&l->run);
    account_sums_report(&l->run.others, DIAG_ACCOUNT_OTHER, DIAG_CODES, l->d);
    repeats_init(&repeats);
    l->run.repeats = &repeats;
    if (loader_costs(l, &sink) == 0)
        repeats_report(&repeats, l->d);
    l->run.repeats = NULL;
    repeats_clear(&repeats);
}

struct loader_files loader_files(const struct loader *l) {
    return (struct loader_files){l->folder.cost_count, l->folder.settings,
                                 l->folder.accounts};
}

void loader_suggest_settings(struct loader *l, struct buf *out, bool dutch, size_t *rows,
                             struct diags *d) {
    l->context.d = d;
    *rows = suggest_settings(out, &l->context, &l->folder, dutch);
    l->context.d = l->d;
}

bool loader_suggest_accounts(const struct loader *l, struct buf *out, bool dutch,
                             size_t *rows) {
    *rows = suggest_accounts(out, &l->run.uncovered, dutch);
    return account_sums_known(&l->run.uncovered);
}

bool loader_knows(const char *name) {
    return folder_knows(name);
}

bool loader_claims(const struct loader *l, const char *path) {
    return folder_claims(&l->folder, l->context.o->folder, path);
}
