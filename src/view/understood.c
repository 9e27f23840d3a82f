#include "view/understood.h"

#include "base/lang.h"

/* Appends what parts the cells and the decimals of a text; a sheet of a workbook has no
   such things. */
static void add_dialect(struct buf *out, const struct input_file *f) {
    const char sign[] = {f->delimiter, '\0'};
    const char *delimiter = f->delimiter == '\t'  ? _("tab")
                            : f->delimiter == ',' ? _("comma")
                                                  : sign;
    if (f->delimiter == '\0')
        return;
    buf_text(out, ", ");
    buf_format(out,
               f->decimal_mark == ',' ? _("%s and decimal comma")
                                      : _("%s and decimal point"),
               delimiter);
}

/* Appends ", 312 lines, 2025-Q1, EUR 1,184,210.37". */
static void add_lines(struct buf *out, const struct input_file *f, const char *currency) {
    buf_text(out, ", ");
    buf_format(out, lang_plural("%llu line", "%llu lines", (unsigned long)f->lines),
               (unsigned long long)f->lines);
    if (f->first != PERIOD_NONE) {
        buf_text(out, ", ");
        period_write(out, f->first);
    }
    if (f->last != f->first) {
        buf_text(out, "..");
        period_write(out, f->last);
    }
    if (f->summed) {
        buf_format(out, ", %s ", currency);
        money_write(out, f->sum, figure_now(true));
    }
}

void view_understood(struct buf *out, const struct budget *b) {
    for (size_t i = 0; i < b->input_count; i++) {
        const struct input_file *f = &b->inputs[i];
        diag_shown(out, f->name);
        buf_text(out, ": ");
        buf_format(out, _("header in row %llu"), (unsigned long long)f->header);
        add_dialect(out, f);
        if (f->costs) {
            add_lines(out, f, b->settings.currency);
        } else {
            buf_text(out, ", ");
            buf_format(out, lang_plural("%llu row", "%llu rows", (unsigned long)f->rows),
                       (unsigned long long)f->rows);
        }
        buf_char(out, '\n');
    }
}

void view_fault_counts(struct buf *out, const struct diags *d, enum diag_level least) {
    uint64_t all = 0;
    for (int level = DIAG_FAILURE; level >= (int)least; level--)
        all += diag_total(d, (enum diag_level)level);
    for (int level = DIAG_FAILURE; level >= (int)least && all > 1; level--)
        for (int code = 0; code < DIAG_CODES; code++) {
            uint64_t times = diag_times(d, (enum diag_code)code);
            if ((int)diag_kinds[code].level == level && times > 0)
                buf_format(out, "%llu x %s: %s\n", (unsigned long long)times,
                           diag_level_name((enum diag_level)level),
                           diag_kinds[code].code);
        }
}
