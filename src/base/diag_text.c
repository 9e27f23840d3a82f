/* Faults as sentences in the reader's language. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/path.h"

/* What DIAG_WORD puts around a word. */
enum { WORD_BEGINS = 0xfe, WORD_ENDS = 0xff };

static void add_byte(struct buf *out, unsigned char byte) {
    static const char digits[] = "0123456789abcdef";
    buf_text(out, "\\x");
    buf_char(out, digits[byte >> 4]);
    buf_char(out, digits[byte & 15]);
}

/* Characters that are invisible but change how others are shown, or look like a blank:
   blanks of other widths, zero-width ones, direction marks, line ends, embeddings and
   overrides, the word joiner and its like, isolates (UAX #9), and the byte order mark.
   All in the ranges begin with the byte e2; the first and last of a range differ in their
   third byte. */
static bool invisible_ahead(const unsigned char *at) {
    static const struct {
        unsigned char second, first, last;
    } ranges[] = {{0x80, 0x80, 0x8f}, {0x80, 0xa8, 0xae}, {0x81, 0xa0, 0xa9}};
    if (at[0] == 0xef)
        return at[1] == 0xbb && at[2] == 0xbf;
    for (size_t i = 0; at[0] == 0xe2 && i < sizeof ranges / sizeof ranges[0]; i++)
        if (at[1] == ranges[i].second && at[2] >= ranges[i].first &&
            at[2] <= ranges[i].last)
            return true;
    return false;
}

/* Appends a character that could steer a terminal or break the line as \xNN or \uNNNN;
   returns its length in bytes, or 0 when `text` begins with something else. */
static size_t add_control(struct buf *out, const char *text) {
    const unsigned char *at = (const unsigned char *)text;
    if (invisible_ahead(at)) {
        buf_format(out, "\\u%04x",
                   (at[0] & 0xfu) << 12 | (at[1] & 0x3fu) << 6 | (at[2] & 0x3fu));
        return 3;
    }
    /* U+0080 .. U+009F and the soft hyphen */
    bool two = at[0] == 0xc2 && ((at[1] >= 0x80 && at[1] < 0xa0) || at[1] == 0xad);
    size_t len = two ? 2 : at[0] < 0x20 || at[0] == 0x7f;
    for (size_t i = 0; i < len; i++)
        add_byte(out, at[i]);
    return len;
}

static bool is_figure(const char *word) {
    const char *digits = word + (*word == '-');
    return *digits >= '0' && *digits <= '9' && !digits[strspn(digits, "0123456789.,")];
}

/* Appends a figure as the reader writes it. */
static void add_figure(struct buf *out, const char *figure) {
    const char *marks = lang_now() == LANG_EN ? ".," : ",.";
    for (; *figure; figure++)
        buf_char(out, *figure == '.' ? marks[0] : *figure == ',' ? marks[1] : *figure);
}

/* Appends the word that DIAG_WORD marked at `at`; returns the bytes it takes, or 0. */
static size_t add_word(struct buf *out, const char *at) {
    const char *end = (unsigned char)at[0] == WORD_BEGINS ? strchr(at, WORD_ENDS) : NULL;
    if (!end)
        return 0;
    char *word = mem_copy(at + 1, (size_t)(end - at) - 1);
    if (is_figure(word))
        add_figure(out, word);
    else
        buf_text(out, lang_text(word));
    free(word);
    return (size_t)(end - at) + 1;
}

void diag_shown(struct buf *out, const char *text) {
    while (*text) {
        size_t len = add_word(out, text);
        if (len == 0)
            len = add_control(out, text);
        if (len == 0)
            buf_char(out, *text);
        text += len ? len : 1;
    }
}

void diag_word(struct buf *argument, const char *text) {
    buf_char(argument, (char)WORD_BEGINS);
    buf_text(argument, text);
    buf_char(argument, (char)WORD_ENDS);
}

/* Appends `text` with %1 .. %6 replaced and %% as %. */
static void fill(struct buf *out, const char *text, const struct diag *fault) {
    for (; *text; text++) {
        if (text[0] == '%' && text[1] >= '1' && text[1] <= '0' + DIAG_ARGS) {
            const char *arg = fault->args[*++text - '1'];
            diag_shown(out, arg ? arg : "");
        } else {
            buf_char(out, *text);
            text += text[0] == '%' && text[1] == '%';
        }
    }
}

void diag_sentence(struct buf *out, const struct diag *fault) {
    fill(out, lang_text(diag_kinds[fault->code].sentence), fault);
    if (fault->times > 1) {
        buf_char(out, ' ');
        buf_format(out,
                   fault->every_row ? _("(the same in every row: %llu)")
                                    : _("(the same in this column: %llu)"),
                   (unsigned long long)fault->times);
    }
}

/* Whether `text` uses an argument that is "" or missing. */
static bool lacks_argument(const char *text, const struct diag *fault) {
    for (; *text; text++) {
        if (text[0] != '%' || text[1] < '1' || text[1] > '0' + DIAG_ARGS)
            continue;
        const char *arg = fault->args[text[1] - '1'];
        if (!arg || !arg[0])
            return true;
    }
    return false;
}

bool diag_hint(struct buf *out, const struct diag *fault) {
    const char *hint = diag_kinds[fault->code].hint;
    bool lacks = true;
    for (hint = hint ? lang_text(hint) : ""; *hint && lacks; hint += *hint == '\n') {
        size_t len = strcspn(hint, "\n");
        char *line = mem_copy(hint, len);
        lacks = lacks_argument(line, fault);
        if (!lacks)
            fill(out, line, fault);
        free(line);
        hint += len;
    }
    return !lacks;
}

const char *diag_level_name(enum diag_level level) {
    static const char *const names[DIAG_LEVELS] = {N_("note"), N_("warning"), N_("error"),
                                                   N_("error")};
    return lang_text(names[level]);
}

/* Appends the letters of a column of a sheet, which counts from 1. */
static void add_column(struct buf *out, uint32_t column) {
    enum { LETTERS = 26 };
    if (column > LETTERS)
        add_column(out, (column - 1) / LETTERS);
    buf_char(out, (char)('A' + (column - 1) % LETTERS));
}

static void add_cell(struct buf *out, struct place at) {
    if (at.column)
        add_column(out, at.column);
    buf_uint(out, at.line);
}

void diag_place(struct buf *out, struct place at) {
    bool sheet = path_is_sheet(at.file);
    char *file = mem_copy(at.file, path_shown_length(at.file));
    diag_shown(out, file);
    free(file);
    if (at.line)
        buf_char(out, sheet ? '!' : ':');
    if (at.line && sheet) {
        add_cell(out, at);
        return;
    }
    if (at.line)
        buf_uint(out, at.line);
    if (at.line && at.column) {
        buf_char(out, ':');
        buf_uint(out, at.column);
    }
}

static void add_place(struct buf *out, struct place at) {
    if (!at.file)
        return;
    diag_place(out, at);
    buf_text(out, ": ");
}

void diag_print(struct buf *out, const struct diag *fault, bool strict) {
    enum diag_level level = diag_kinds[fault->code].level;
    if (strict && level == DIAG_WARNING)
        level = DIAG_ERROR;
    add_place(out, fault->place);
    buf_text(out, diag_level_name(level));
    buf_text(out, ": ");
    buf_text(out, diag_kinds[fault->code].code);
    buf_text(out, ": ");
    diag_sentence(out, fault);
    buf_char(out, '\n');
    struct buf hint;
    buf_init(&hint);
    if (diag_hint(&hint, fault)) {
        buf_text(out, "  ");
        buf_text(out, _("hint"));
        buf_text(out, ": ");
        buf_slice(out, buf_view(&hint));
        buf_char(out, '\n');
    }
    buf_clear(&hint);
}

void diag_more(struct buf *out, uint64_t times) {
    buf_format(out, _("not shown: %llu"), (unsigned long long)times);
}

void diag_print_more(struct buf *out, const char *file, enum diag_level level,
                     uint64_t times) {
    add_place(out, (struct place){.file = file});
    buf_text(out, diag_level_name(level));
    buf_text(out, ": ");
    diag_more(out, times);
    buf_char(out, '\n');
}

static const struct {
    int error;
    const char *words;
} reasons[] = {
    {EACCES, DIAG_WORD("permission denied")},
    {EPERM, DIAG_WORD("it is not permitted")},
    {ENOENT, DIAG_WORD("there is no such file or folder")},
    {EEXIST, DIAG_WORD("it is there already")},
    {ENOTDIR, DIAG_WORD("it is not a folder")},
    {EISDIR, DIAG_WORD("it is a folder")},
    {ELOOP, DIAG_WORD("too many symbolic links")},
    {ENAMETOOLONG, DIAG_WORD("the name is too long")},
    {EROFS, DIAG_WORD("the disk can only be read")},
    {ENOSPC, DIAG_WORD("the disk is full")},
#ifdef EDQUOT
    {EDQUOT, DIAG_WORD("your share of the disk is full")},
#endif
    {EFBIG, DIAG_WORD("the file becomes too large")},
    {EIO, DIAG_WORD("the disk or device failed")},
    {ENXIO, DIAG_WORD("there is no such device")},
    {ENODEV, DIAG_WORD("there is no such device")},
    {EBUSY, DIAG_WORD("it is in use")},
    {ETXTBSY, DIAG_WORD("another program has it open")},
    {EMFILE, DIAG_WORD("too many files are open")},
    {ENFILE, DIAG_WORD("too many files are open")},
    {EPIPE, DIAG_WORD("nobody reads it any more")},
    {EBADF, DIAG_WORD("it is not open")},
    {EINVAL, DIAG_WORD("the system does not allow it")},
};

const char *diag_reason(int error) {
    for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++)
        if (reasons[i].error == error)
            return reasons[i].words;
    return strerror(error);
}
