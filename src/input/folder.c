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
#include "input/passed_over.h"
#include "input/table/schema.h"

/* Names in the folder, sorted: those that end in .csv, and the others. */
struct names_found {
    const char **names; /* owned; each in the budget's arena */
    size_t count, room;
    const char **others; /* owned: the same */
    size_t other_count, other_room;
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

static bool is_csv(const char *name) {
    size_t len = strlen(name);
    return len > 4 && name[0] != '.' && same(name + len - 4, ".csv");
}

static void refuse(const struct load_context *l) {
    struct place at = {.file = l->o->folder};
    if (errno == ENOENT)
        diag_add(l->d, at, DIAG_PATH_MISSING, NULL);
    else if (errno == ENOTDIR)
        diag_add(l->d, at, DIAG_NOT_A_FOLDER, NULL);
    else
        diag_add(l->d, at, DIAG_UNREADABLE, diag_reason(errno), NULL);
}

/* Lists the folder. -1 after a failure. */
static int list(struct names_found *names, struct load_context *l) {
    DIR *folder = opendir(l->o->folder);
    if (!folder) {
        refuse(l);
        return -1;
    }
    for (const struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        const char *name = arena_text(&l->b->arena, slice_of(entry->d_name));
        if (is_csv(name)) {
            names->names =
                mem_room(names->names, names->count, &names->room, sizeof *names->names);
            names->names[names->count++] = name;
        } else {
            names->others = mem_room(names->others, names->other_count,
                                     &names->other_room, sizeof *names->others);
            names->others[names->other_count++] = name;
        }
    }
    closedir(folder);
    if (names->count > 0)
        qsort(names->names, names->count, sizeof *names->names, by_bytes);
    if (names->other_count > 0)
        qsort(names->others, names->other_count, sizeof *names->others, by_bytes);
    return 0;
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

/* --- single files ------------------------------------------------------------------ */

static bool is_kind(const char *name, const struct schema *schema) {
    return same(name, schema->file) || same(name, schema->dutch_file);
}

/* The name of a kind of file in the folder, or NULL; a second one is a fault. */
static const char *find_kind(const struct names_found *names, const struct kind *kind,
                             struct load_context *l) {
    const char *found = NULL;
    for (size_t i = 0; i < names->count; i++) {
        if (!is_kind(names->names[i], kind->schema))
            continue;
        if (found)
            diag_add(l->d, (struct place){.file = path_of(l, names->names[i])},
                     DIAG_FILE_TWICE, found, NULL);
        else
            found = names->names[i];
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
            if (!folder_knows(names->names[i]))
                nearest_offer(&near, slice_of(names->names[i]));
        found = near.best.len > 0 ? near.best : found;
    }
    diag_add(l->d, (struct place){.file = l->o->folder}, DIAG_FILE_NEEDED, schema->file,
             schema->dutch_file, arena_text(&l->b->arena, found), NULL);
}

/* --- cost files -------------------------------------------------------------------- */

/* What follows "costs" or "kosten" in a name; NULL when it begins with neither. */
static const char *behind_costs(const char *name) {
    static const char *const words[] = {"costs", "kosten"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        size_t len = strlen(words[i]);
        if (strlen(name) > len &&
            slice_equal_nocase((struct slice){name, len}, slice_of(words[i])))
            return name + len;
    }
    return NULL;
}

/* The same in the name of a cost file: ".csv" or "-....csv"; NULL for any other file. */
static const char *cost_rest(const char *name) {
    const char *rest = behind_costs(name);
    return rest && (rest[0] == '-' || same(rest, ".csv")) ? rest : NULL;
}

bool folder_knows(const char *name) {
    for (size_t k = 0; k < KINDS; k++)
        if (is_kind(name, kinds[k].schema))
            return true;
    return cost_rest(name) != NULL;
}

static void add_cost_file(struct folder *f, const struct names_found *names, size_t i,
                          struct load_context *l) {
    const char *path = path_of(l, names->names[i]);
    for (size_t j = 0; j < i; j++) {
        const char *rest = cost_rest(names->names[j]);
        if (rest && same(rest, cost_rest(names->names[i])))
            diag_add(l->d, (struct place){.file = path}, DIAG_FILE_TWICE, names->names[j],
                     NULL);
    }
    f->costs[f->cost_count++] = path;
}

static void find_costs(struct folder *f, const struct names_found *names,
                       struct load_context *l) {
    const struct load_options *o = l->o;
    size_t room = names->count + o->cost_count;
    f->costs = arena_take(&l->b->arena, room * sizeof *f->costs);
    for (size_t i = 0; i < o->cost_count; i++)
        f->costs[f->cost_count++] = o->costs[i];
    for (size_t i = 0; o->cost_count == 0 && i < names->count; i++)
        if (cost_rest(names->names[i]))
            add_cost_file(f, names, i, l);
    if (f->cost_count == 0)
        fault_needed(names, &schema_costs, l);
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

/* Adds remarks on the files that are not read. */
static void remark_unread(const struct folder *f, const struct names_found *names,
                          struct load_context *l) {
    for (size_t i = 0; i < names->count; i++) {
        const char *name = names->names[i];
        struct place at = {.file = path_of(l, name)};
        if (folder_knows(name) || is_named(l->o, at.file))
            continue;
        if (!passed_over_warn(l, f, name, at.file))
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
        const char *found = named ? NULL : find_kind(&names, &kinds[k], l);
        *path = named ? named : found ? path_of(l, found) : NULL;
        if (!*path && kinds[k].needed)
            fault_needed(&names, kinds[k].schema, l);
    }
    find_costs(f, &names, l);
    refuse_same(f, l);
    if (l->o->folder)
        remark_unread(f, &names, l);
    free(names.others);
    free(names.names);
}

/* --- what must not be overwritten --------------------------------------------------- */

static bool same_file(const char *a, const char *b) {
    struct stat one, other;
    return a && stat(a, &one) == 0 && stat(b, &other) == 0 && same_inode(&one, &other);
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
    return false;
}
