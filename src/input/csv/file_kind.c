#include "input/csv/file_kind.h"

#include <string.h>

#include "base/lang.h"

enum { FRONT = 256 /* bytes that are examined */ };

/* What a file of another kind begins with, its name, and what to do. */
static const struct kind {
    const char *bytes, *name, *hint;
} kinds[] = {
#define SAVE                                                                             \
    N_("open it in a spreadsheet and save it as a workbook (.xlsx) or as \"CSV UTF-8\"")
#define EXPORT N_("ask for the same as CSV where it comes from")
    {"PK\5\6", N_("an empty packed file (.zip)"), SAVE},
    {"\xd0\xcf\x11\xe0", N_("a workbook of the old kind (.xls)"), SAVE},
    {"\x09\x08", N_("a workbook of the old kind (.xls)"), SAVE},
    {"<!", N_("a web page or XML"), SAVE},
    {"<?xml", N_("a web page or XML"), SAVE},
    {"<html", N_("a web page or XML"), SAVE},
    {"<head", N_("a web page or XML"), SAVE},
    {"<meta", N_("a web page or XML"), SAVE},
    {"<style", N_("a web page or XML"), SAVE},
    {"<body", N_("a web page or XML"), SAVE},
    {"<div", N_("a web page or XML"), SAVE},
    {"<table", N_("a web page or XML"), SAVE},
    {"%PDF", N_("a PDF document"), EXPORT},
    {"{\\rtf", N_("a text document (.rtf)"), EXPORT},
    {"{\"", N_("a JSON document"), EXPORT},
    {"{\n", N_("a JSON document"), EXPORT},
    {"{ ", N_("a JSON document"), EXPORT},
    {"[{", N_("a JSON document"), EXPORT},
    {"[\n", N_("a JSON document"), EXPORT},
    {"\x1f\x8b", N_("a packed file (.gz)"), N_("unpack it")},
#undef EXPORT
#undef SAVE
};

static bool starts(struct slice front, const char *bytes) {
    struct slice wanted = slice_of(bytes);
    return front.len >= wanted.len &&
           slice_equal_nocase((struct slice){front.at, wanted.len}, wanted);
}

/* The text behind a byte order mark and blank lines. */
static struct slice skip_blanks(struct slice front) {
    size_t at = slice_starts(front, "\xef\xbb\xbf") ? 3 : 0;
    while (at < front.len && memchr(" \t\r\n", front.at[at], 4))
        at++;
    return (struct slice){front.at + at, front.len - at};
}

static const struct kind *find_kind(struct slice front) {
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (starts(front, kinds[i].bytes))
            return &kinds[i];
    return NULL;
}

/* Whether most bytes at `first`, `first` + 2, ... are NUL, and none of the others: Latin
   text in units of two bytes, without a byte order mark. */
static bool every_other_nul(struct slice front, size_t first) {
    size_t units = front.len / 2, nul = 0;
    if (slice_starts(front, "\xff\xfe") || slice_starts(front, "\xfe\xff"))
        return false;
    for (size_t i = 0; i < units; i++) {
        nul += front.at[2 * i + first] == '\0';
        if (front.at[2 * i + 1 - first] == '\0')
            return false;
    }
    return units > 0 && nul * 4 >= units * 3;
}

static void add_word(struct buf *out, const char *text) {
    buf_init(out);
    diag_word(out, text);
}

/* Whether a file is a workbook that is protected with a password: in the container of old
   workbooks it has a stream of this name. */
static bool is_protected(const struct source *s) {
    enum { BLOCK = 16 * 1024, MOST = 64 * 1024 * 1024 };
    static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
    char bytes[BLOCK];
    size_t got = 0;
    for (uint64_t at = 0; at < MOST; at += got - sizeof name) {
        got = source_peek(s, at, bytes, sizeof bytes);
        if (got > 0 &&
            slice_find((struct slice){bytes, got}, (struct slice){name, sizeof name}))
            return true;
        if (got < sizeof bytes)
            return false;
    }
    return false;
}

int file_kind_check(const struct source *s, struct diags *d) {
    char bytes[FRONT];
    struct slice front = {bytes, source_peek(s, 0, bytes, sizeof bytes)};
    struct place at = {.file = s->name};
    bool little = every_other_nul(front, 1);
    if (little || every_other_nul(front, 0)) {
        diag_add(d, at, DIAG_ENCODING_UNMARKED, little ? "UTF-16LE" : "UTF-16BE", NULL);
        return -1;
    }
    const struct kind *kind = find_kind(front);
    if (!kind)
        kind = find_kind(skip_blanks(front));
    if (!kind)
        return 0;
    if (strstr(kind->name, "(.xls)") && is_protected(s)) {
        diag_add(d, at, DIAG_WORKBOOK_PROTECTED, NULL);
        return -1;
    }
    struct buf name, hint;
    add_word(&name, kind->name);
    add_word(&hint, kind->hint);
    diag_add(d, at, DIAG_NOT_CSV, buf_str(&name), buf_str(&hint), NULL);
    buf_clear(&hint);
    buf_clear(&name);
    return -1;
}
