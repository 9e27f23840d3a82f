#include "input/folder_list.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/os_file.h"
#include "base/path.h"
#include "input/csv/file_kind.h"
#include "input/table/table_source.h"
#include "input/workbook/book.h"

bool folder_list_same(const char *a, const char *b) {
    return slice_equal_nocase(slice_of(a), slice_of(b));
}

static int by_bytes(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int by_name(const void *a, const void *b) {
    const struct folder_entry *x = a, *y = b;
    int order = strcmp(x->name, y->name);
    return order != 0 ? order : strcmp(x->path, y->path);
}

const char *folder_list_ending(const char *name) {
    static const char *const ends[] = {".csv", ".xlsx", ".xlsm"};
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; dot && dot > name && name[0] != '.' && i < 3; i++)
        if (folder_list_same(dot, ends[i]))
            return dot;
    return NULL;
}

bool folder_list_is_whole(const char *name) {
    const char *end = folder_list_ending(name);
    size_t len = end && !folder_list_same(end, ".csv") ? (size_t)(end - name) : 0;
    return slice_equal_nocase((struct slice){name, len}, slice_of("budget")) ||
           slice_equal_nocase((struct slice){name, len}, slice_of("begroting"));
}

/* The name of a table as a CSV file: of a file with an ending, or of a sheet. */
static const char *name_as_csv(const struct load_context *l, const char *name,
                               const char *end) {
    struct buf text = {0};
    buf_add(&text, name, end ? (size_t)(end - name) : strlen(name));
    buf_text(&text, end && folder_list_same(end, ".csv") ? end : ".csv");
    const char *kept = arena_text(&l->b->arena, buf_view(&text));
    buf_clear(&text);
    return kept;
}

static void add_entry(struct folder_list *names, const char *name, const char *path) {
    names->list = mem_room(names->list, names->count, &names->room, sizeof *names->list);
    names->list[names->count++] = (struct folder_entry){name, path};
}

static void refuse(const struct load_context *l) {
    struct place at = {.file = l->o->folder};
    if (errno == ENOENT)
        diag_add(l->d, at, DIAG_PATH_MISSING, NULL);
    else
        diag_add(l->d, at, DIAG_UNREADABLE, diag_reason(errno), NULL);
}

const char *folder_list_path(const struct load_context *l, const char *name) {
    const char *folder = l->o->folder;
    struct buf path;
    buf_init(&path);
    if (strcmp(folder, ".") != 0) {
        buf_text(&path, folder);
        if (path.len > 0 && !path_is_slash(path.at[path.len - 1]))
            buf_char(&path, '/');
    }
    buf_text(&path, name);
    const char *text = arena_text(&l->b->arena, buf_view(&path));
    buf_clear(&path);
    return text;
}

/* A list that is being read. */
struct listing {
    struct folder_list *names;
    struct load_context *l;
};

static void add_file(void *self, const char *found) {
    const struct listing *listing = self;
    struct folder_list *names = listing->names;
    struct load_context *l = listing->l;
    const char *name = arena_text(&l->b->arena, slice_of(found));
    const char *end = folder_list_ending(name);
    if (folder_list_is_whole(name) && names->workbook)
        diag_add(l->d, (struct place){.file = folder_list_path(l, name)}, DIAG_FILE_TWICE,
                 path_name(names->workbook), NULL);
    if (folder_list_is_whole(name)) {
        names->workbook = folder_list_path(l, name);
    } else if (end) {
        add_entry(names, name_as_csv(l, name, end), folder_list_path(l, name));
    } else {
        names->others = mem_room(names->others, names->other_count, &names->other_room,
                                 sizeof *names->others);
        names->others[names->other_count++] = name;
    }
}

/* Adds the sheets of a workbook. -1 after a failure, or when the file is none. */
static int list_sheets(struct folder_list *names, struct load_context *l) {
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

static int list_folder(struct folder_list *names, struct load_context *l) {
    struct listing listing = {names, l};
    if (os_list(l->o->folder, add_file, &listing) == 0)
        return 0;
    if (errno == ENOTDIR) {
        names->workbook = l->o->folder;
        return 0;
    }
    refuse(l);
    return -1;
}

int folder_list_read(struct folder_list *names, struct load_context *l) {
    *names = (struct folder_list){0};
    if (list_folder(names, l) != 0 || (names->workbook && list_sheets(names, l) != 0))
        return -1;
    if (names->count > 0)
        qsort(names->list, names->count, sizeof *names->list, by_name);
    if (names->other_count > 0)
        qsort(names->others, names->other_count, sizeof *names->others, by_bytes);
    return 0;
}

void folder_list_clear(struct folder_list *names) {
    free(names->others);
    free(names->list);
}
