#include "cli/summary.h"

#include <errno.h>
#include <string.h>

#include "base/os_guard.h"
#include "cli/output.h"
#include "view/common.h"

/* One row more than folders: files may be named without any. */
static size_t size_of(size_t count) {
    return (count + 1) * sizeof(struct summary_row);
}

struct summary_row *summary_new(size_t count, struct diags *d) {
    struct summary_row *rows = os_shared(size_of(count));
    if (!rows)
        diag_add(d, (struct place){0}, DIAG_UNWRITABLE, diag_reason(errno), NULL);
    return rows;
}

void summary_free(struct summary_row *rows, size_t count) {
    os_shared_free(rows, size_of(count));
}

int summary_begin(struct summary_row *row, struct session *s) {
    const char *target = s->options->summary;
    row->claimed = loader_claims(s->loader, target);
    if (row->claimed)
        diag_add(&s->diags, (struct place){.file = target}, DIAG_OVER_INPUT, NULL);
    return row->claimed ? -1 : 0;
}

void summary_fill(struct summary_row *row, const struct session *s, int status) {
    row->known = true;
    row->status = status;
    row->warnings = diag_total(&s->diags, DIAG_WARNING);
    if (status == STATUS_DONE) {
        row->lines = s->allocation->lines;
        row->costs = s->allocation->costs[AMOUNT_NET];
    }
}

static void add_row(struct table *t, const char *folder, const struct summary_row *row) {
    bool done = row->known && row->status == STATUS_DONE;
    const struct cell cells[] = {
        cell_string(folder), cell_count(row->known ? row->status : STATUS_MACHINE),
        done ? cell_count((int64_t)row->lines) : cell_empty(),
        done ? cell_money(row->costs) : cell_empty(),
        row->known ? cell_count((int64_t)row->warnings) : cell_empty()};
    table_add_row(t, ROW_BODY, cells);
}

static struct report *summary_report(const struct options *o,
                                     const struct summary_row *rows) {
    struct report *r = report_new("summary", "", LANG_EN);
    r->csv_lang = o->lang_set ? o->lang : LANG_EN;
    const struct column columns[] = {
        column_text(N_("folder"), ""), column_figure(N_("status"), ""),
        column_figure(N_("lines"), ""), column_figure(N_("costs"), ""),
        column_figure(N_("warnings"), "")};
    struct table *t = report_add_table(r, "summary", FOR_CSV, columns, 5);
    for (size_t i = 0; i < o->operand_count; i++)
        add_row(t, o->operands[i], &rows[i]);
    if (o->operand_count == 0)
        add_row(t, "-", &rows[0]);
    return r;
}

int summary_write(const struct options *o, const struct summary_row *rows, FILE *standard,
                  struct diags *d) {
    const char *target = strcmp(o->summary, "-") == 0 ? NULL : o->summary;
    bool claimed = rows[0].claimed;
    for (size_t i = 1; i < o->operand_count; i++)
        claimed = claimed || rows[i].claimed;
    struct output *output = claimed ? NULL : output_open(target, standard, d);
    if (!output)
        return claimed ? STATUS_REFUSED : STATUS_MACHINE;
    struct report *r = summary_report(o, rows);
    struct byte_sink sink = output_sink(output);
    bool written = write_csv(r, NULL, &sink, d) == 0;
    report_free(r);
    return output_end(&output, 1, written, d) ? STATUS_DONE : STATUS_MACHINE;
}
