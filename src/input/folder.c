#include "input/folder.h"

#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/letters.h"
#include "base/mem.h"
#include "base/nearest.h"
#include "base/os_file.h"
#include "base/path.h"
#include "input/folder_list.h"
#include "input/forms/periods.h"
#include "input/passed_over.h"
#include "input/table/schema.h"

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

/* --- single files ------------------------------------------------------------------ */

static bool is_kind(const char *name, const struct schema *schema) {
    return folder_list_same(name, schema->file) ||
           folder_list_same(name, schema->dutch_file);
}

/* Adds the fault of a file that is for the same thing as another one. */
static void fault_twice(const struct folder_entry *entry, const char *path,
                        struct diags *d) {
    const char *name = path_name(path);
    struct buf other = {0};
    buf_add(&other, name, path_shown_length(name));
    diag_add(d, (struct place){.file = entry->path}, DIAG_FILE_TWICE, buf_str(&other),
             NULL);
    buf_clear(&other);
}

/* The path of a kind of file in the folder, or NULL; a second one is a fault. */
static const char *find_kind(const struct folder_list *names, const struct kind *kind,
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
static void fault_needed(const struct folder_list *names, const struct schema *schema,
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
    return rest && (rest[0] == '-' || folder_list_same(rest, ".csv")) ? rest : NULL;
}

bool folder_closed_root(const char *name, period *root) {
    static const char *const words[] = {"closed-", "afgesloten-"};
    const char *rest = behind(name, words), *end = folder_list_ending(name);
    return rest && end && period_read((struct slice){rest, (size_t)(end - rest)}, root);
}

bool folder_closed_file(const char *path) {
    const char *end = folder_list_ending(path_name(path));
    period root;
    struct os_status is;
    return os_status(path, &is) == 0 && is.kind == OS_FILE && end &&
           (folder_list_same(end, ".csv") || folder_closed_root(path_name(path), &root));
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
    const char *end = folder_list_ending(name);
    struct buf text = {0};
    if (!end)
        return false;
    buf_add(&text, name, (size_t)(end - name));
    buf_text(&text, ".csv");
    bool known = folder_list_is_whole(name) || knows(buf_str(&text));
    buf_clear(&text);
    return known;
}

static void add_cost_file(struct folder *f, const struct folder_list *names, size_t i,
                          struct load_context *l) {
    const struct folder_entry *entry = &names->list[i];
    for (size_t j = 0; j < i; j++) {
        const char *rest = cost_rest(names->list[j].name);
        if (rest && folder_list_same(rest, cost_rest(entry->name)))
            fault_twice(entry, names->list[j].path, l->d);
    }
    f->cost_names[f->cost_count] = entry->name;
    f->costs[f->cost_count++] = entry->path;
}

static void find_costs(struct folder *f, const struct folder_list *names,
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
static void find_closed(struct folder *f, const struct folder_list *names,
                        struct load_context *l) {
    f->closed = arena_take(&l->b->arena, names->count * sizeof *f->closed);
    period *roots = arena_take(&l->b->arena, names->count * sizeof *roots);
    f->closed_roots = roots;
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

/* The folder in which a file stands. Owned. */
static char *parent_of(const char *path) {
    size_t length = path_folder_length(path);
    return length > 0 ? mem_copy(path, length) : mem_copy("./", 2);
}

static void warn_closed(void *self, const char *name) {
    struct load_context *l = self;
    const char *workbook = l->o->folder;
    struct buf path = {0};
    period root;
    if (!folder_closed_root(name, &root))
        return;
    buf_add(&path, workbook, path_folder_length(workbook));
    buf_text(&path, name);
    diag_add(l->d, (struct place){.file = arena_text(&l->b->arena, buf_view(&path))},
             DIAG_CLOSED_BESIDE, path_name(workbook), NULL);
    buf_clear(&path);
}

/* Warns of closed files beside a workbook that was named where a folder could be. */
static void find_beside(struct load_context *l) {
    char *parent = parent_of(l->o->folder);
    (void)os_list(parent, warn_closed, l); /* what cannot be listed was none of theirs */
    free(parent);
}

/* --- the same file twice ----------------------------------------------------------- */

/* Whether two paths of one file may be the same table: two sheets of a workbook are not. */
static bool same_table(const char *a, const char *b) {
    return !path_is_sheet(a) || !path_is_sheet(b) ||
           letters_same(slice_of(a + path_file_length(a)),
                        slice_of(b + path_file_length(b)));
}

void folder_refuse_same(const struct folder *f, struct load_context *l) {
    struct os_status *is = mem_zero(f->cost_count, sizeof *is);
    for (size_t i = 0; i < f->cost_count; i++) {
        size_t j = 0;
        char *file = path_file(f->costs[i]);
        bool there = os_status(file, &is[i]) == 0;
        free(file);
        while (
            j < i && strcmp(f->costs[i], f->costs[j]) != 0 &&
            !(there && os_same(&is[i], &is[j]) && same_table(f->costs[i], f->costs[j])))
            j++;
        if (j == i)
            continue;
        struct buf other = {0};
        buf_add(&other, f->costs[j], path_shown_length(f->costs[j]));
        diag_add(l->d, (struct place){.file = f->costs[i]}, DIAG_FILE_TWICE,
                 buf_str(&other), NULL);
        buf_clear(&other);
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

/* What a file that is not read is called. */
static const char *real_name(const struct load_context *l, const char *path) {
    return path_is_sheet(path) ? sheet_of(l, path) : path_name(path);
}

/* Warns of a file that is not read, or keeps it to be looked at. */
static void pass_over(struct folder *f, struct load_context *l, const char *path,
                      const char *name) {
    if (!is_named(l->o, path) && !passed_over_warn(l, f, real_name(l, path), path))
        f->unread[f->unread_count++] = (struct unread_file){path, name};
}

/* Passes over the files that are not read. */
static void find_unread(struct folder *f, const struct folder_list *names,
                        struct load_context *l) {
    size_t room = names->count + names->other_count;
    f->unread = arena_take(&l->b->arena, room * sizeof *f->unread);
    for (size_t i = 0; i < names->count; i++)
        if (!knows(names->list[i].name))
            pass_over(f, l, names->list[i].path, names->list[i].name);
    for (size_t i = 0; i < names->other_count; i++)
        pass_over(f, l, folder_list_path(l, names->others[i]), NULL);
}

void folder_look(const struct folder *f, struct load_context *l) {
    for (size_t i = 0; i < f->unread_count; i++) {
        const struct unread_file *file = &f->unread[i];
        if (!passed_over_look(l, f, real_name(l, file->path), file->path) && file->name)
            diag_add(l->d, (struct place){.file = file->path}, DIAG_FILE_UNREAD,
                     nearest_kind(l, file->name), NULL);
    }
}

void folder_find(struct folder *f, struct load_context *l) {
    struct folder_list names = {0};
    *f = (struct folder){0};
    if (l->o->folder && folder_list_read(&names, l) != 0) {
        folder_list_clear(&names);
        return;
    }
    for (size_t k = 0; k < KINDS; k++) {
        const char *named = named_path(l->o, k);
        const char **path = (const char **)((char *)f + kinds[k].slot);
        *path = named ? named : find_kind(&names, &kinds[k], l);
        if (!*path && kinds[k].needed)
            fault_needed(&names, kinds[k].schema, l);
    }
    find_costs(f, &names, l);
    find_closed(f, &names, l);
    f->workbook = names.workbook;
    if (names.workbook && names.workbook == l->o->folder)
        find_beside(l);
    if (l->o->folder)
        find_unread(f, &names, l);
    folder_list_clear(&names);
}

/* --- what must not be overwritten --------------------------------------------------- */

static bool same_file(const char *a, const char *b) {
    char *file = a ? path_file(a) : NULL;
    bool equal = file && os_same_path(file, b);
    free(file);
    return equal;
}

/* Whether `path` stands in `folder` itself. */
static bool stands_in(const char *folder, const char *path) {
    char *parent = parent_of(path);
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
