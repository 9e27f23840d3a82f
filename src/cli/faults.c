#include "cli/faults.h"

struct printing {
    bool strict;
    FILE *err;
    struct buf line;
};

static void print_fault(void *self, const struct diag *fault) {
    struct printing *p = self;
    buf_reset(&p->line);
    diag_print(&p->line, fault, p->strict);
    fputs(buf_str(&p->line), p->err);
}

static void print_more(void *self, const char *file, enum diag_level level,
                       uint64_t times) {
    struct printing *p = self;
    buf_reset(&p->line);
    diag_print_more(&p->line, file, level, times);
    fputs(buf_str(&p->line), p->err);
}

int faults_print(const struct diags *d, enum diag_level least, bool strict, FILE *err) {
    struct printing p = {.strict = strict, .err = err};
    buf_init(&p.line);
    const struct diag_visitor visitor = {&p, print_fault, print_more};
    diag_visit(d, least, &visitor);
    buf_clear(&p.line);
    fflush(err); /* before what follows on standard output */
    return diag_status(d, strict);
}
