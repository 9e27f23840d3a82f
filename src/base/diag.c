#include "base/diag.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"

const struct diag_kind diag_kinds[DIAG_CODES] = {
#define NOTE DIAG_NOTE
#define WARNING DIAG_WARNING
#define ERROR DIAG_ERROR
#define FAILURE DIAG_FAILURE
#define DIAG(id, level, code, sentence, hint) {level, code, sentence, hint},
#include "base/diag_codes.def"
#undef DIAG
#undef NOTE
#undef WARNING
#undef ERROR
#undef FAILURE
};

/* The faults of one code in one file. */
struct tally {
    uint64_t times;
    struct diag *kept; /* owned: the first DIAG_KEPT */
    size_t count, room;
};

struct diag_file {
    const char *name; /* borrowed */
    uint64_t rows;    /* data rows, 0 = not known */
    struct tally tally[DIAG_CODES];
};

void diags_init(struct diags *d) {
    *d = (struct diags){0};
    arena_init(&d->arena);
}

void diags_clear(struct diags *d) {
    for (size_t f = 0; f < d->count; f++)
        for (int code = 0; code < DIAG_CODES; code++)
            free(d->files[f].tally[code].kept);
    free(d->files);
    arena_clear(&d->arena);
    diags_init(d);
}

static bool same_name(const char *a, const char *b) {
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* The entry of `file`, or NULL. */
static struct diag_file *find_file(const struct diags *d, const char *file) {
    for (size_t f = 0; f < d->count; f++)
        if (same_name(d->files[f].name, file))
            return &d->files[f];
    return NULL;
}

/* The same, made when it is new. */
static struct diag_file *file_of(struct diags *d, const char *file) {
    struct diag_file *found = find_file(d, file);
    if (found)
        return found;
    d->files = mem_room(d->files, d->count, &d->room, sizeof *d->files);
    struct diag_file *made = &d->files[d->count++];
    memset(made, 0, sizeof *made);
    made->name = file ? arena_text(&d->arena, slice_of(file)) : NULL;
    return made;
}

void diag_add_args(struct diags *d, struct place at, enum diag_code code,
                   const char *const args[DIAG_ARGS]) {
    struct diag_file *file = file_of(d, at.file);
    struct tally *tally = &file->tally[code];
    d->added++;
    tally->times++;
    if (tally->count == DIAG_KEPT)
        return;
    tally->kept = mem_room(tally->kept, tally->count, &tally->room, sizeof *tally->kept);
    struct diag *fault = &tally->kept[tally->count++];
    *fault = (struct diag){.place = at, .code = code, .times = 1};
    fault->place.file = file->name;
    for (int i = 0; i < DIAG_ARGS && args[i]; i++)
        fault->args[i] = arena_text(&d->arena, slice_of(args[i]));
}

void diag_add(struct diags *d, struct place at, enum diag_code code, ...) {
    const char *args[DIAG_ARGS] = {0};
    va_list list;
    va_start(list, code);
    for (int i = 0; i < DIAG_ARGS; i++) {
        args[i] = va_arg(list, const char *);
        if (!args[i])
            break;
    }
    va_end(list);
    diag_add_args(d, at, code, args);
}

bool diag_full(const struct diags *d, const char *file, enum diag_code code) {
    const struct diag_file *found = find_file(d, file);
    return found && found->tally[code].count == DIAG_KEPT;
}

void diag_rows(struct diags *d, const char *file, uint64_t rows) {
    file_of(d, file)->rows += rows;
}

static void move_kept(struct tally *tally, uint64_t lines) {
    for (size_t i = 0; i < tally->count; i++)
        if (tally->kept[i].place.line > 0)
            tally->kept[i].place.line += lines;
}

void diag_move(struct diags *d, const char *file, uint64_t lines) {
    struct diag_file *found = find_file(d, file);
    for (int code = 0; found && code < DIAG_CODES; code++)
        move_kept(&found->tally[code], lines);
}

/* Adds the faults of one code in one file, from a later part of the input. */
static void merge_tally(struct diags *d, const char *file, enum diag_code code,
                        const struct tally *from) {
    for (size_t i = 0; i < from->count; i++)
        diag_add_args(d, from->kept[i].place, code, from->kept[i].args);
    uint64_t unkept = from->times - from->count;
    file_of(d, file)->tally[code].times += unkept;
    d->added += unkept;
}

void diag_merge(struct diags *d, struct diags *from) {
    for (size_t f = 0; f < from->count; f++) {
        const struct diag_file *file = &from->files[f];
        for (int code = 0; code < DIAG_CODES; code++)
            merge_tally(d, file->name, (enum diag_code)code, &file->tally[code]);
        diag_rows(d, file->name, file->rows);
    }
    diags_clear(from);
}

uint64_t diag_times(const struct diags *d, enum diag_code code) {
    uint64_t times = 0;
    for (size_t f = 0; f < d->count; f++)
        times += d->files[f].tally[code].times;
    return times;
}

uint64_t diag_total(const struct diags *d, enum diag_level level) {
    uint64_t total = 0;
    for (int code = 0; code < DIAG_CODES; code++)
        if (diag_kinds[code].level == level)
            total += diag_times(d, (enum diag_code)code);
    return total;
}

bool diag_any_error(const struct diags *d) {
    return diag_status(d, false) != 0;
}

int diag_status(const struct diags *d, bool strict) {
    if (diag_total(d, DIAG_FAILURE))
        return 3;
    return diag_total(d, DIAG_ERROR) || (strict && diag_total(d, DIAG_WARNING)) ? 1 : 0;
}

/* --- showing ---------------------------------------------------------------------- */

static int by_place(const void *a, const void *b) {
    const struct diag *x = a, *y = b;
    if (x->place.line != y->place.line)
        return x->place.line < y->place.line ? -1 : 1;
    if (x->place.column != y->place.column)
        return x->place.column < y->place.column ? -1 : 1;
    if (x->code != y->code)
        return x->code < y->code ? -1 : 1;
    for (int i = 0; i < DIAG_ARGS && x->args[i] && y->args[i]; i++) {
        int order = strcmp(x->args[i], y->args[i]);
        if (order != 0)
            return order;
    }
    return 0;
}

static bool same_text(const struct diag *a, const struct diag *b) {
    for (int i = 0; i < DIAG_ARGS; i++)
        if ((a->args[i] || b->args[i]) &&
            (!a->args[i] || !b->args[i] || strcmp(a->args[i], b->args[i]) != 0))
            return false;
    return true;
}

/* Whether the tally is one fault made in every row, to be shown once with its count:
   always in the same column, and in the same words or too often to list. An account that
   nothing covers has a count of its own lines. */
static bool in_every_row(const struct diag_file *file, const struct tally *tally) {
    bool same_words = true;
    if (file->rows < 3 || tally->times != file->rows ||
        tally->kept[0].code == DIAG_ACCOUNT_UNCOVERED)
        return false;
    for (size_t i = 1; i < tally->count; i++) {
        if (tally->kept[i].place.column != tally->kept[0].place.column)
            return false;
        same_words = same_words && same_text(&tally->kept[i], &tally->kept[0]);
    }
    return same_words || tally->times > DIAG_KEPT;
}

/* Whether two faults have the same hint, but for the rows of settings that it quotes. */
static bool same_advice(const char *hint, const char *other) {
    size_t len = strcspn(hint, "`");
    return strncmp(hint, other, len + (hint[len] == '`')) == 0;
}

/* Whether the tally is a fault of one column, whatever its cells say: in which order the
   dates of a file are is said once. */
static bool in_column(const struct tally *tally) {
    enum { LEAST = 3 };
    if (tally->times < LEAST || tally->kept[0].code != DIAG_PERIOD_DOUBTFUL)
        return false;
    for (size_t i = 1; i < tally->count; i++)
        if (tally->kept[i].place.column != tally->kept[0].place.column ||
            !same_advice(tally->kept[i].args[2], tally->kept[0].args[2]))
            return false;
    return true;
}

/* What is to be shown of a file, and how many of each level are not. */
struct showing {
    struct diag *list; /* owned */
    size_t count, room;
    uint64_t hidden[DIAG_LEVELS];
};

static void gather(struct showing *s, const struct diag_file *file, enum diag_code code) {
    const struct tally *tally = &file->tally[code];
    bool every_row = in_every_row(file, tally);
    bool once = every_row || (tally->count > 0 && in_column(tally));
    for (size_t i = 0; i < (once ? 1 : tally->count); i++) {
        s->list = mem_room(s->list, s->count, &s->room, sizeof *s->list);
        s->list[s->count] = tally->kept[i];
        s->list[s->count].every_row = every_row;
        s->list[s->count++].times = once ? tally->times : 1;
    }
    if (!once)
        s->hidden[diag_kinds[code].level] += tally->times - tally->count;
}

/* Shows the faults of the list, no more than DIAG_KEPT of a level. */
static void show_listed(struct showing *s, const struct diag_visitor *v) {
    uint64_t shown[DIAG_LEVELS] = {0};
    for (size_t i = 0; i < s->count; i++) {
        enum diag_level level = diag_kinds[s->list[i].code].level;
        if (shown[level]++ < DIAG_KEPT)
            v->fault(v->self, &s->list[i]);
        else
            s->hidden[level]++;
    }
}

/* Shows the faults of one level and above in one file, and counts what is not shown. */
static void visit_file(const struct diag_file *file, enum diag_level least,
                       const struct diag_visitor *v) {
    struct showing s = {0};
    for (int code = 0; code < DIAG_CODES; code++)
        if (diag_kinds[code].level >= least)
            gather(&s, file, (enum diag_code)code);
    if (s.count)
        qsort(s.list, s.count, sizeof *s.list, by_place);
    show_listed(&s, v);
    for (int level = DIAG_FAILURE; level >= (int)least; level--)
        if (s.hidden[level])
            v->more(v->self, file->name, (enum diag_level)level, s.hidden[level]);
    free(s.list);
}

void diag_visit(const struct diags *d, enum diag_level least,
                const struct diag_visitor *v) {
    for (size_t f = 0; f < d->count; f++)
        visit_file(&d->files[f], least, v);
}
