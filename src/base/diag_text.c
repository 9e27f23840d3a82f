/* Faults as sentences in the reader's language. */
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/lang.h"
#include "base/mem.h"

/* What DIAG_WORD puts around a word. */
enum { WORD_BEGINS = 0xfe, WORD_ENDS = 0xff };

static void add_byte(struct buf *out, unsigned char byte) {
    static const char digits[] = "0123456789abcdef";
    buf_text(out, "\\x");
    buf_char(out, digits[byte >> 4]);
    buf_char(out, digits[byte & 15]);
}

/* Bytes at `at` that could steer a terminal or break the line. */
static size_t control_ahead(const char *at) {
    unsigned char first = (unsigned char)at[0], second = (unsigned char)at[1];
    if (first == 0xc2 && second >= 0x80 && second < 0xa0) /* U+0080 .. U+009F */
        return 2;
    return first < 0x20 || first == 0x7f;
}

/* Appends the word that DIAG_WORD marked at `at`; returns its bytes, 0 when there is none. */
static size_t add_word(struct buf *out, const char *at) {
    const char *end = (unsigned char)at[0] == WORD_BEGINS ? strchr(at, WORD_ENDS) : NULL;
    if (!end)
        return 0;
    char *word = mem_copy(at + 1, (size_t)(end - at) - 1);
    buf_text(out, lang_text(word));
    free(word);
    return (size_t)(end - at) + 1;
}

/* Appends an argument so that nothing in it can steer a terminal or break the line. */
static void add_argument(struct buf *out, const char *text) {
    while (*text) {
        size_t word = add_word(out, text), control = control_ahead(text);
        for (size_t i = 0; i < control; i++)
            add_byte(out, (unsigned char)text[i]);
        if (!word && !control)
            buf_char(out, *text);
        text += word ? word : control ? control : 1;
    }
}

void diag_word(struct buf *argument, const char *text) {
    buf_char(argument, (char)WORD_BEGINS);
    buf_text(argument, text);
    buf_char(argument, (char)WORD_ENDS);
}

/* Appends `text` with %1 .. %4 replaced and %% as %. */
static void fill(struct buf *out, const char *text, const struct diag *fault) {
    for (; *text; text++) {
        if (text[0] == '%' && text[1] >= '1' && text[1] <= '0' + DIAG_ARGS) {
            const char *arg = fault->args[*++text - '1'];
            add_argument(out, arg ? arg : "");
        } else {
            buf_char(out, *text);
            text += text[0] == '%' && text[1] == '%';
        }
    }
}

/* Texts with %1 are no printf formats; lang_text knows only texts. */
void diag_sentence(struct buf *out, const struct diag *fault) {
    fill(out, lang_text(diag_kinds[fault->code].sentence), fault);
    if (fault->times > 1) {
        buf_char(out, ' ');
        buf_format(out, _("(the same in every row: %llu)"),
                   (unsigned long long)fault->times);
    }
}

/* Whether `text` uses an argument that is "" or not there. */
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
    if (!hint || lacks_argument(hint, fault))
        return false;
    fill(out, lang_text(hint), fault);
    return true;
}

const char *diag_level_name(enum diag_level level) {
    static const char *const names[DIAG_LEVELS] = {N_("note"), N_("warning"), N_("error"),
                                                   N_("error")};
    return lang_text(names[level]);
}

static void add_place(struct buf *out, struct place at) {
    if (!at.file)
        return;
    add_argument(out, at.file);
    if (at.line) {
        buf_char(out, ':');
        buf_uint(out, at.line);
    }
    if (at.line && at.column) {
        buf_char(out, ':');
        buf_uint(out, at.column);
    }
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
