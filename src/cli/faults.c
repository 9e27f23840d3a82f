#include "cli/faults.h"

struct printing {
    const struct fault_style *style;
    FILE *err;
    struct buf line, file;
};

/* With several folders a fault's file is named with its folder; a failure's file is a path
   already. */
static const char *shown_file(struct printing *p, const char *file, enum diag_level level) {
    if (!file || !p->style->folder || level == DIAG_FAILURE)
        return file;
    buf_reset(&p->file);
    buf_format(&p->file, "%s/%s", p->style->folder, file);
    return buf_str(&p->file);
}

static void print_fault(void *self, const struct diag *fault) {
    struct printing *p = self;
    struct diag shown = *fault;
    shown.place.file = shown_file(p, fault->place.file, diag_kinds[fault->code].level);
    buf_reset(&p->line);
    diag_print(&p->line, &shown, p->style->strict);
    fputs(buf_str(&p->line), p->err);
}

static void print_more(void *self, const char *file, enum diag_level level, uint64_t times) {
    struct printing *p = self;
    buf_reset(&p->line);
    diag_print_more(&p->line, shown_file(p, file, level), level, times);
    fputs(buf_str(&p->line), p->err);
}

int faults_print(const struct diags *d, const struct fault_style *style, FILE *err) {
    struct printing p = {.style = style, .err = err};
    buf_init(&p.line);
    buf_init(&p.file);
    const struct diag_visitor visitor = {&p, print_fault, print_more};
    diag_visit(d, style->least, &visitor);
    buf_clear(&p.file);
    buf_clear(&p.line);
    return diag_status(d, style->strict);
}
