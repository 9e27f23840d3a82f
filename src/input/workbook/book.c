#include "input/workbook/book.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/letters.h"
#include "base/mem.h"
#include "base/name_map.h"
#include "base/os_file.h"
#include "input/workbook/styles.h"

/* --- relations ----------------------------------------------------------------------- */

/* A part that another one names. */
struct relation {
    const char *id, *kind, *part; /* in the arena; the kind is the end of its type */
};

struct relations {
    struct book *book;     /* borrowed */
    const char *folder;    /* of the part that names them: "" or "xl/" */
    struct relation *list; /* owned */
    size_t count, room;
    const char *wrong;     /* with what refers to them, a text of DIAG_WORD; or NULL */
    struct name_map names; /* of sheets */
};

enum { SHEETS_MOST = 4096 };

static const char *behind_last(const char *text, char c) {
    const char *last = strrchr(text, c);
    return last ? last + 1 : text;
}

/* The name of a part in the archive: of a target in a folder of it. */
static const char *resolve(struct arena *arena, const char *folder, const char *target) {
    struct buf name = {0};
    if (*target != '/')
        buf_text(&name, folder);
    while (*target) {
        while (*target == '/')
            target++;
        size_t len = strcspn(target, "/");
        bool up = len == 2 && strncmp(target, "..", 2) == 0;
        if (up && name.len > 0)
            for (name.len--; name.len > 0 && name.at[name.len - 1] != '/'; name.len--)
                ;
        if (!up && !(len == 1 && *target == '.'))
            buf_add(&name, target, len + (target[len] == '/'));
        target += len;
    }
    const char *text = arena_text(arena, buf_view(&name));
    buf_clear(&name);
    return text;
}

static void on_relation(void *self, const char *name, const char **attributes) {
    struct relations *r = self;
    const char *id = xml_attribute(attributes, "Id");
    const char *type = xml_attribute(attributes, "Type");
    const char *target = xml_attribute(attributes, "Target");
    const char *mode = xml_attribute(attributes, "TargetMode");
    bool external = mode && strcmp(mode, "External") == 0;
    if (strcmp(name, "Relationship") != 0 || !id || !type || !target || external)
        return;
    struct arena *arena = &r->book->arena;
    r->list = mem_room(r->list, r->count, &r->room, sizeof *r->list);
    r->list[r->count++] = (struct relation){
        arena_text(arena, slice_of(id)),
        arena_text(arena, slice_of(behind_last(type, '/'))),
        resolve(arena, r->folder, target),
    };
}

static void on_end_of_any(void *self, const char *name) {
    (void)self;
    (void)name;
}

static void on_any_text(void *self, struct slice text) {
    (void)self;
    (void)text;
}

/* Reads what the part `folder``name` names; "" and "" = the archive itself. */
static int read_relations(struct relations *r, const char *folder, const char *name,
                          struct diags *d) {
    static const struct xml_handlers handlers = {
        .start = on_relation, .end = on_end_of_any, .text = on_any_text};
    struct book *b = r->book;
    struct buf path = {0};
    buf_format(&path, "%s_rels/%s.rels", folder, name);
    const char *part = arena_text(&b->arena, buf_view(&path));
    buf_clear(&path);
    r->folder = folder;
    return xml_read(b->archive, b->file, part, &handlers, r, d);
}

/* The part of the relation of this kind and, unless that is NULL, this id; NULL = there is
   none. Which of two is meant would be a guess. */
static const char *find_part(struct relations *r, const char *kind, const char *id) {
    const char *part = NULL;
    for (size_t i = 0; i < r->count; i++) {
        const struct relation *one = &r->list[i];
        if (strcmp(one->kind, kind) != 0 || (id && strcmp(one->id, id) != 0))
            continue;
        if (part)
            r->wrong = DIAG_WORD("two of its parts are for one thing");
        part = one->part;
    }
    return part;
}

/* --- the workbook's own part --------------------------------------------------------- */

/* Adds a worksheet: other sheets hold charts, dialogs or macros. */
static void add_sheet(struct book *b, struct relations *r, const char **attributes) {
    const char *name = xml_attribute(attributes, "name");
    const char *state = xml_attribute(attributes, "state");
    const char *id = xml_attribute_within(attributes, "id");
    const char *part = id && !r->wrong ? find_part(r, "worksheet", id) : NULL;
    if (!name || !part)
        return;
    if (name_map_find(&r->names, slice_of(name)) >= 0)
        r->wrong = DIAG_WORD("two of its sheets have one name");
    if (b->sheet_count == SHEETS_MOST)
        r->wrong = DIAG_WORD("it has more than 4,096 sheets");
    name_map_add(&r->names, slice_of(name), 0);
    b->sheets = mem_room(b->sheets, b->sheet_count, &b->sheet_room, sizeof *b->sheets);
    b->sheets[b->sheet_count++] =
        (struct book_sheet){arena_text(&b->arena, slice_of(name)), part,
                            state && strcmp(state, "visible") != 0};
}

static void on_book(void *self, const char *name, const char **attributes) {
    struct relations *r = self;
    if (strcmp(name, "workbookPr") == 0)
        r->book->from_1904 = xml_is_true(xml_attribute(attributes, "date1904"));
    if (strcmp(name, "calcPr") == 0)
        r->book->recomputes = xml_is_true(xml_attribute(attributes, "fullCalcOnLoad"));
    if (strcmp(name, "sheet") == 0)
        add_sheet(r->book, r, attributes);
}

/* Reads the part that lists the sheets, and what it names. */
static int read_workbook(struct book *b, const char *part, struct diags *d) {
    static const struct xml_handlers handlers = {
        .start = on_book, .end = on_end_of_any, .text = on_any_text};
    struct relations r = {.book = b};
    name_map_init(&r.names);
    const char *name = behind_last(part, '/');
    const char *folder =
        arena_text(&b->arena, (struct slice){part, (size_t)(name - part)});
    int result = read_relations(&r, folder, name, d);
    if (result == 0)
        result = xml_read(b->archive, b->file, part, &handlers, &r, d);
    b->styles_part = find_part(&r, "styles", NULL);
    b->strings_part = find_part(&r, "sharedStrings", NULL);
    if (result == 0 && r.wrong)
        result = archive_broken(b->file, part, r.wrong, d);
    name_map_clear(&r.names);
    free(r.list);
    return result;
}

/* --- other kinds of packed files ------------------------------------------------------ */

static const struct {
    const char *part, *what, *hint;
} others[] = {
#define SAVE                                                                             \
    N_("open it in a spreadsheet and save it as a workbook (.xlsx) or as \"CSV UTF-8\"")
    {"xl/workbook.bin", N_("a binary workbook (.xlsb)"), SAVE},
    {"content.xml", N_("an OpenDocument file (.ods)"), SAVE},
    {"Index/Document.iwa", N_("a document of Numbers (.numbers)"), SAVE},
    {"Index.zip", N_("a document of Numbers (.numbers)"), SAVE},
    {"word/document.xml", N_("a text document (.docx)"), SAVE},
#undef SAVE
};

/* Adds the fault of a packed file that is no workbook. */
static void refuse(const struct book *b, struct diags *d) {
    struct buf what = {0}, hint = {0};
    for (size_t i = 0; i < sizeof others / sizeof others[0] && what.len == 0; i++) {
        if (!archive_has(b->archive, others[i].part))
            continue;
        diag_word(&what, others[i].what);
        diag_word(&hint, others[i].hint);
    }
    if (what.len == 0) {
        diag_word(&what, N_("a packed file (.zip)"));
        diag_word(&hint, N_("unpack it"));
    }
    diag_add(d, (struct place){.file = b->file}, DIAG_NOT_CSV, buf_str(&what),
             buf_str(&hint), NULL);
    buf_clear(&hint);
    buf_clear(&what);
}

/* --- opening ------------------------------------------------------------------------- */

static int read_book(struct book *b, struct diags *d) {
    struct relations root = {.book = b};
    b->archive = archive_open(&b->source, d);
    if (!b->archive)
        return -1;
    int result = -1;
    if (archive_has(b->archive, "_rels/.rels")) {
        result = read_relations(&root, "", "", d);
        const char *part = find_part(&root, "officeDocument", NULL);
        free(root.list);
        if (result == 0 && root.wrong)
            result = archive_broken(b->file, "_rels/.rels", root.wrong, d);
        bool is_book = part && strstr(part, ".xml") && !strstr(part, "word/");
        if (result == 0 && is_book)
            return read_workbook(b, part, d) != 0 ? -1 : styles_read(b, d);
        if (result != 0)
            return -1;
    }
    refuse(b, d);
    return -1;
}

static void free_one(struct book *b) {
    shared_strings_clear(&b->strings);
    archive_free(b->archive);
    source_close(&b->source);
    free(b->formats);
    free(b->sheets);
    arena_clear(&b->arena);
    free(b);
}

void book_free(struct book *list) {
    while (list) {
        struct book *b = list;
        list = b->next;
        free_one(b);
    }
}

bool book_is_packed(const struct source *file) {
    char front[4];
    return source_peek(file, 0, front, sizeof front) == sizeof front &&
           memcmp(front, "PK\3\4", sizeof front) == 0;
}

static bool same_file(const struct source *a, const struct source *b) {
    return a->fd >= 0 && os_unchanged(&a->was, &b->was);
}

struct book *book_find(struct book **list, const struct source *file, struct diags *d) {
    for (struct book *b = *list; b; b = b->next)
        if (same_file(&b->source, file) && strcmp(b->file, file->name) == 0)
            return b;
    struct book *b = mem_zero(1, sizeof *b);
    arena_init(&b->arena);
    b->file = file->name;
    if (source_copy(&b->source, file, b->file, d) != 0 || read_book(b, d) != 0) {
        free_one(b);
        return NULL;
    }
    b->next = *list;
    *list = b;
    return b;
}

const struct book_sheet *book_sheet(const struct book *b, struct slice name) {
    for (size_t i = 0; i < b->sheet_count; i++)
        if (letters_same(slice_of(b->sheets[i].name), name))
            return &b->sheets[i];
    return NULL;
}

int book_strings(struct book *b, struct diags *d) {
    if (b->strings_read || !b->strings_part)
        return 0;
    shared_strings_clear(&b->strings);
    int result =
        shared_strings_read(&b->strings, b->archive, b->file, b->strings_part, d);
    b->strings_read = result == 0;
    return result;
}
