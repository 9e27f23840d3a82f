#include "input/folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/nearest.h"
#include "base/path.h"
#include "input/csv/file_kind.h"
#include "input/passed_over.h"
#include "input/table/periods.h"
#include "input/table/schema.h"
#include "input/table/table_source.h"
#include "input/workbook/book.h"

/* A file that may be a table: also a workbook, and a sheet of the budget's. */
struct entry {
    const char *name; /* what it is called as a CSV file; in the budget's arena */
    const char *path; /* the same */
};

/* What the folder has, sorted by name: files that may be tables, and all others. */
struct names_found {
    struct entry *list; /* owned */
    size_t count, room;
    const char **others; /* owned; each in the budget's arena */
    size_t other_count, other_room;
    const char
        *workbook; /* the path of the one that holds tables in its sheets, or NULL */
};

/* One kind of file. */
struct kind {
    const struct schema *schema;
    size_t option, slot; /* offsets of its path in load_options and in struct folder */
    bool needed;
};

static const struct kind kinds[] = {
    {&schema_settings, offsetof(struct load_options, settings),
     offsetof(struct folder, settings), false},
    {&schema_municipalities, offsetof(struct load_options, municipalities),
     offsetof(struct folder, municipalities), true},
    {&schema_keys, offsetof(struct load_options, keys), offsetof(struct folder, keys),
     true},
    {&schema_accounts, offsetof(struct load_options, accounts),
     offsetof(struct folder, accounts), false},
    {&schema_advances, offsetof(struct load_options, advances),
     offsetof(struct folder, advances), false},
};

enum { KINDS = sizeof kinds / sizeof kinds[0] };

/* The path of a kind of file that an option names; and the one that was found. NULL =
   none. */
static const char *named_path(const struct load_options *o, size_t kind) {
    return *(const char *const *)((const char *)o + kinds[kind].option);
}

static const char *found_path(const struct folder *f, size_t kind) {
    return *(const char *const *)((const char *)f + kinds[kind].slot);
}

static bool same(const char *a, const char *b) {
    return slice_equal_nocase(slice_of(a), slice_of(b));
}

/* --- names ------------------------------------------------------------------------- */

static int by_bytes(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int by_name(const void *a, const void *b) {
    const struct entry *x = a, *y = b;
    int order = strcmp(x->name, y->name);
    return order != 0 ? order : strcmp(x->path, y->path);
}

/* The ending of a file that may be a table, or NULL. */
static const char *ending(const char *name) {
    static const char *const ends[] = {".csv", ".xlsx", ".xlsm"};
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; dot && dot > name && name[0] != '.' && i < 3; i++)
        if (same(dot, ends[i]))
            return dot;
    return NULL;
}

/* Whether a workbook holds the tables of a whole folder. */
static bool is_whole(const char *name) {
    const char *end = ending(name);
    size_t len = end && !same(end, ".csv") ? (size_t)(end - name) : 0;
    return slice_equal_nocase((struct slice){name, len}, slice_of("budget")) ||
           slice_equal_nocase((struct slice){name, len}, slice_of("begroting"));
}

/* The name of a table as a CSV file: of a file with an ending, or of a sheet. */
static const char *name_as_csv(const struct load_context *l, const char *name,
                               const char *end) {
    struct buf text = {0};
    buf_add(&text, name, end ? (size_t)(end - name) : strlen(name));
    buf_text(&text, end && same(end, ".csv") ? end : ".csv");
    const char *kept = arena_text(&l->b->arena, buf_view(&text));
    buf_clear(&text);
    return kept;
}

static void add_entry(struct names_found *names, const char *name, const char *path) {
    names->list = mem_room(names->list, names->count, &names->room, sizeof *names->list);
    names->list[names->count++] = (struct entry){name, path};
}

static void refuse(const struct load_context *l) {
    struct place at = {.file = l->o->folder};
    if (errno == ENOENT)
        diag_add(l->d, at, DIAG_PATH_MISSING, NULL);
    else
        diag_add(l->d, at, DIAG_UNREADABLE, diag_reason(errno), NULL);
}

/* The path of a file in the folder, as a user would write it. */
static const char *path_of(const struct load_context *l, const char *name) {
    const char *folder = l->o->folder;
    struct buf path;
    buf_init(&path);
    if (strcmp(folder, ".") != 0) {
        buf_text(&path, folder);
        if (path.len > 0 && path.at[path.len - 1] != '/')
            buf_char(&path, '/');
    }
    buf_text(&path, name);
    const char *text = arena_text(&l->b->arena, buf_view(&path));
    buf_clear(&path);
    return text;
}

static void add_file(struct names_found *names, struct load_context *l,
                     const char *name) {
    const char *end = ending(name);
    if (is_whole(name) && names->workbook)
        diag_add(l->d, (struct place){.file = path_of(l, name)}, DIAG_FILE_TWICE,
                 path_name(names->workbook), NULL);
    if (is_whole(name)) {
        names->workbook = path_of(l, name);
    } else if (end) {
        add_entry(names, name_as_csv(l, name, end), path_of(l, name));
    } else {
        names->others = mem_room(names->others, names->other_count, &names->other_room,
                                 sizeof *names->others);
        names->others[names->other_count++] = name;
    }
}

/* Adds the sheets of a workbook. -1 after a failure, or when the file is none. */
static int list_sheets(struct names_found *names, struct load_context *l) {
    struct source file;
    const struct book *b = NULL;
    bool opened = source_open(&file, names->workbook, l->block, &l->spool, l->d) == 0;
    if (opened && book_is_packed(&file))
        b = book_find(&l->books, &file, l->d);
    else if (opened && file_kind_check(&file, l->d) == 0)
        diag_add(l->d, (struct place){.file = names->workbook}, DIAG_NOT_A_FOLDER, NULL);
    for (size_t i = 0; b && i < b->sheet_count; i++)
        add_entry(names, name_as_csv(l, b->sheets[i].name, NULL),
                  sheet_path(l, names->workbook, b->sheets[i].name));
    source_close(&file);
    return b ? 0 : -1;
}

static int list_folder(struct names_found *names, struct load_context *l) {
    DIR *folder = opendir(l->o->folder);
    if (!folder && errno == ENOTDIR) {
        names->workbook = l->o->folder;
        return 0;
    }
    if (!folder) {
        refuse(l);
        return -1;
    }
    for (const struct dirent *entry; (entry = readdir(folder)) != NULL;)
        add_file(names, l, arena_text(&l->b->arena, slice_of(entry->d_name)));
    closedir(folder);
    return 0;
}

/* Lists the folder. -1 after a failure. */
static int list(struct names_found *names, struct load_context *l) {
    if (list_folder(names, l) != 0 || (names->workbook && list_sheets(names, l) != 0))
        return -1;
    if (names->count > 0)
        qsort(names->list, names->count, sizeof *names->list, by_name);
    if (names->other_count > 0)
        qsort(names->others, names->other_count, sizeof *names->others, by_bytes);
    return 0;
}

/* --- single files ------------------------------------------------------------------ */

static bool is_kind(const char *name, const struct schema *schema) {
    return same(name, schema->file) || same(name, schema->dutch_file);
}

/* Adds the fault of a file that is for the same thing as another one. */
static void fault_twice(const struct entry *entry, const char *path, struct diags *d) {
    const char *name = path_name(path);
    struct buf other = {0};
    buf_add(&other, name, path_shown_length(name));
    diag_add(d, (struct place){.file = entry->path}, DIAG_FILE_TWICE, buf_str(&other),
             NULL);
    buf_clear(&other);
}

/* The path of a kind of file in the folder, or NULL; a second one is a fault. */
static const char *find_kind(const struct names_found *names, const struct kind *kind,
                             struct load_context *l) {
    const char *found = NULL;
    for (size_t i = 0; i < names->count; i++) {
        if (!is_kind(names->list[i].name, kind->schema))
            continue;
        if (found)
            fault_twice(&names->list[i], found, l->d);
        else
            found = names->list[i].path;
    }
    return found;
}

/* Adds the fault of a missing file, with the name that may be meant for it. */
static void fault_needed(const struct names_found *names, const struct schema *schema,
                         struct load_context *l) {
    struct slice found = {"", 0};
    const char *wanted[] = {schema->file, schema->dutch_file};
    for (size_t w = 0; w < 2; w++) {
        struct nearest near;
        nearest_init(&near, slice_of(wanted[w]));
        for (size_t i = 0; i < names->count; i++)
            if (!folder_knows(names->list[i].name))
                nearest_offer(&near, slice_of(names->list[i].name));
        found = near.best.len > 0 ? near.best : found;
    }
    diag_add(l->d, (struct place){.file = l->o->folder}, DIAG_FILE_NEEDED, schema->file,
             schema->dutch_file, arena_text(&l->b->arena, found), NULL);
}

/* --- cost files -------------------------------------------------------------------- */

/* What follows one of two words in a name; NULL when it begins with neither. */
static const char *behind(const char *name, const char *const words[2]) {
    for (size_t i = 0; i < 2; i++) {
        size_t len = strlen(words[i]);
        if (strlen(name) > len &&
            slice_equal_nocase((struct slice){name, len}, slice_of(words[i])))
            return name + len;
    }
    return NULL;
}

/* What follows "costs" or "kosten" in the name of a cost file: ".csv" or "-....csv"; NULL
   for any other file. */
static const char *cost_rest(const char *name) {
    static const char *const words[] = {"costs", "kosten"};
    const char *rest = behind(name, words);
    return rest && (rest[0] == '-' || same(rest, ".csv")) ? rest : NULL;
}

bool folder_closed_root(const char *name, period *root) {
    static const char *const words[] = {"closed-", "afgesloten-"};
    const char *rest = behind(name, words), *end = ending(name);
    return rest && end && period_read((struct slice){rest, (size_t)(end - rest)}, root);
}

bool folder_closed_file(const char *path) {
    const char *end = ending(path_name(path));
    period root;
    struct stat is;
    return stat(path, &is) == 0 && S_ISREG(is.st_mode) && end &&
           (same(end, ".csv") || folder_closed_root(path_name(path), &root));
}

static bool knows(const char *name) {
    period root;
    if (folder_closed_root(name, &root))
        return true;
    for (size_t k = 0; k < KINDS; k++)
        if (is_kind(name, kinds[k].schema))
            return true;
    return cost_rest(name) != NULL;
}

bool folder_knows(const char *name) {
    const char *end = ending(name);
    struct buf text = {0};
    if (!end)
        return false;
    buf_add(&text, name, (size_t)(end - name));
    buf_text(&text, ".csv");
    bool known = is_whole(name) || knows(buf_str(&text));
    buf_clear(&text);
    return known;
}

static void add_cost_file(struct folder *f, const struct names_found *names, size_t i,
                          struct load_context *l) {
    const struct entry *entry = &names->list[i];
    for (size_t j = 0; j < i; j++) {
        const char *rest = cost_rest(names->list[j].name);
        if (rest && same(rest, cost_rest(entry->name)))
            fault_twice(entry, names->list[j].path, l->d);
    }
    f->cost_names[f->cost_count] = entry->name;
    f->costs[f->cost_count++] = entry->path;
}

static void find_costs(struct folder *f, const struct names_found *names,
                       struct load_context *l) {
    const struct load_options *o = l->o;
    size_t room = names->count + o->cost_count;
    f->costs = arena_take(&l->b->arena, room * sizeof *f->costs);
    f->cost_names = arena_take(&l->b->arena, room * sizeof *f->cost_names);
    for (size_t i = 0; i < o->cost_count; i++) {
        f->cost_names[f->cost_count] = path_name(o->costs[i]);
        f->costs[f->cost_count++] = o->costs[i];
    }
    for (size_t i = 0; o->cost_count == 0 && i < names->count; i++)
        if (cost_rest(names->list[i].name))
            add_cost_file(f, names, i, l);
    if (f->cost_count == 0)
        fault_needed(names, &schema_costs, l);
}

/* --- closed periods ----------------------------------------------------------------- */

/* Finds the files of closed periods; a second one of the same root is a fault. */
static void find_closed(struct folder *f, const struct names_found *names,
                        struct load_context *l) {
    f->closed = arena_take(&l->b->arena, names->count * sizeof *f->closed);
    period *roots = arena_take(&l->b->arena, names->count * sizeof *roots);
    for (size_t i = 0; i < names->count; i++) {
        size_t known = 0;
        if (!folder_closed_root(names->list[i].name, &roots[f->closed_count]))
            continue;
        while (roots[known] != roots[f->closed_count])
            known++;
        if (known < f->closed_count)
            fault_twice(&names->list[i], f->closed[known], l->d);
        else
            f->closed[f->closed_count++] = names->list[i].path;
    }
}

/* --- the same file twice ----------------------------------------------------------- */

static bool same_inode(const struct stat *a, const struct stat *b) {
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/* Refuses costs that would count twice: a file that is given twice, or that has two
   names. */
static void refuse_same(const struct folder *f, struct load_context *l) {
    struct stat *is = mem_zero(f->cost_count, sizeof *is);
    for (size_t i = 0; i < f->cost_count; i++) {
        size_t j = 0;
        /* Two sheets of one workbook are not the same file. */
        bool there = stat(f->costs[i], &is[i]) == 0;
        while (j < i && strcmp(f->costs[i], f->costs[j]) != 0 &&
               !(there && same_inode(&is[i], &is[j])))
            j++;
        if (j < i)
            diag_add(l->d, (struct place){.file = f->costs[i]}, DIAG_FILE_TWICE,
                     f->costs[j], NULL);
    }
    free(is);
}

/* --- all of them ------------------------------------------------------------------- */

/* Whether an option names this file. */
static bool is_named(const struct load_options *o, const char *path) {
    for (size_t i = 0; i < o->cost_count; i++)
        if (strcmp(o->costs[i], path) == 0)
            return true;
    for (size_t k = 0; k < KINDS; k++) {
        const char *named = named_path(o, k);
        if (named && strcmp(named, path) == 0)
            return true;
    }
    return false;
}

/* The name of a kind of file that may be meant by `name`, or "". */
static const char *nearest_kind(const struct load_context *l, const char *name) {
    struct nearest near;
    nearest_init(&near, slice_of(name));
    for (size_t k = 0; k < KINDS; k++) {
        nearest_offer(&near, slice_of(kinds[k].schema->file));
        nearest_offer(&near, slice_of(kinds[k].schema->dutch_file));
    }
    return arena_text(&l->b->arena, near.best);
}

/* The name of a sheet in its path, in the arena. */
static const char *sheet_of(const struct load_context *l, const char *path) {
    const char *name = path + path_file_length(path) + 1;
    return arena_text(&l->b->arena, (struct slice){name, strlen(name) - 1});
}

/* Adds remarks on the files that are not read. */
static void remark_unread(const struct folder *f, const struct names_found *names,
                          struct load_context *l) {
    for (size_t i = 0; i < names->count; i++) {
        const char *name = names->list[i].name;
        struct place at = {.file = names->list[i].path};
        if (knows(name) || is_named(l->o, at.file))
            continue;
        const char *real =
            path_is_sheet(at.file) ? sheet_of(l, at.file) : path_name(at.file);
        if (!passed_over_warn(l, f, real, at.file))
            diag_add(l->d, at, DIAG_FILE_UNREAD, nearest_kind(l, name), NULL);
    }
    for (size_t i = 0; i < names->other_count; i++) {
        const char *path = path_of(l, names->others[i]);
        if (!is_named(l->o, path))
            (void)passed_over_warn(l, f, names->others[i], path);
    }
}

void folder_find(struct folder *f, struct load_context *l) {
    struct names_found names = {0};
    *f = (struct folder){0};
    if (l->o->folder && list(&names, l) != 0)
        return;
    for (size_t k = 0; k < KINDS; k++) {
        const char *named = named_path(l->o, k);
        const char **path = (const char **)((char *)f + kinds[k].slot);
        *path = named ? named : find_kind(&names, &kinds[k], l);
        if (!*path && kinds[k].needed)
            fault_needed(&names, kinds[k].schema, l);
    }
    find_costs(f, &names, l);
    find_closed(f, &names, l);
    refuse_same(f, l);
    if (l->o->folder)
        remark_unread(f, &names, l);
    free(names.others);
    free(names.list);
}

/* --- what must not be overwritten --------------------------------------------------- */

static bool same_file(const char *a, const char *b) {
    struct stat one, other;
    char *file = a ? path_file(a) : NULL;
    bool equal =
        file && stat(file, &one) == 0 && stat(b, &other) == 0 && same_inode(&one, &other);
    free(file);
    return equal;
}

/* Whether `path` stands in `folder` itself. */
static bool stands_in(const char *folder, const char *path) {
    size_t length = path_folder_length(path);
    char *parent = length > 0 ? mem_copy(path, length) : mem_copy("./", 2);
    bool inside = same_file(folder, parent);
    free(parent);
    return inside;
}

bool folder_claims(const struct folder *f, const char *folder, const char *path) {
    if (stands_in(folder, path) && folder_knows(path_name(path)))
        return true;
    for (size_t k = 0; k < KINDS; k++)
        if (same_file(found_path(f, k), path))
            return true;
    for (size_t i = 0; i < f->cost_count; i++)
        if (same_file(f->costs[i], path))
            return true;
    for (size_t i = 0; i < f->closed_count; i++)
        if (same_file(f->closed[i], path))
            return true;
    return false;
}
