#include "input/table/fault.h"

void fault_shorten(struct buf *out, struct slice text) {
    enum { LONGEST = 80 };
    size_t len = text.len;
    if (len > LONGEST) {
        len = LONGEST;
        while (len > 0 && ((unsigned char)text.at[len] & 0xc0) == 0x80)
            len--;
    }
    buf_add(out, text.at, len);
    if (len < text.len)
        buf_text(out, "...");
}

void fault_quote(struct buf *out, struct slice text) {
    buf_char(out, '"');
    fault_shorten(out, text);
    buf_char(out, '"');
}

void fault_add(struct diags *d, struct place at, enum diag_code code, struct slice first,
               struct slice second, struct slice third) {
    struct buf texts[3];
    const char *args[DIAG_ARGS] = {0};
    struct slice given[3] = {first, second, third};
    for (int i = 0; i < 3; i++) {
        buf_init(&texts[i]);
        fault_shorten(&texts[i], given[i]);
        args[i] = buf_str(&texts[i]);
    }
    diag_add_args(d, at, code, args);
    for (int i = 0; i < 3; i++)
        buf_clear(&texts[i]);
}

static const struct slice nothing = {"", 0};

void fault_text(struct diags *d, struct place at, enum diag_code code,
                struct slice text) {
    fault_texts(d, at, code, text, nothing);
}

void fault_texts(struct diags *d, struct place at, enum diag_code code,
                 struct slice first, struct slice second) {
    fault_add(d, at, code, first, second, nothing);
}
