#include "input/costs/remarks.h"

#include <string.h>

#include "input/table/fields.h"
#include "input/table/setting_rows.h"

void remarks_add(struct remarks *r, enum remark_kind kind, struct place at,
                 struct slice first, struct slice second) {
    struct remark *remark = &r->list[kind];
    if (remark->place.line > 0)
        return;
    remark->place = at;
    slice_keep(remark->first, sizeof remark->first, first);
    slice_keep(remark->second, sizeof remark->second, second);
}

void remarks_join(struct remarks *r, const struct remarks *later, uint64_t lines) {
    r->shared = r->shared || later->shared;
    for (int i = 0; i < REMARKS; i++) {
        if (r->list[i].place.line > 0 || later->list[i].place.line == 0)
            continue;
        r->list[i] = later->list[i];
        r->list[i].place.line += lines;
    }
}

/* The fault of each kind. In most of them two columns disagree, and a setting can name
   one, or switch it off, to say which counts. */
static const struct {
    const char *column; /* that setting; NULL = no setting helps */
    enum diag_code code;
    enum cost_field field;
} kinds[REMARKS] = {
    [REMARK_OUTSIDE] = {NULL, DIAG_PERIOD_OUTSIDE, COST_PERIOD},
    [REMARK_CATEGORY] = {N_("column.category"), DIAG_CATEGORY_ACCOUNT, COST_CATEGORY},
    [REMARK_YEAR] = {N_("column.year"), DIAG_YEAR_DATE, COST_YEAR},
    [REMARK_OWN] = {N_("column.municipality"), DIAG_OWN_ALL, COST_MUNICIPALITY},
    [REMARK_NEAR] = {NULL, DIAG_ACCOUNT_NEAR, COST_ACCOUNT},
    [REMARK_DATE] = {N_("column.date"), DIAG_DATE_PERIOD, COST_DATE},
    [REMARK_MONTH] = {N_("column.month"), DIAG_MONTH_QUARTER, COST_MONTH},
};

/* Adds the fault, or keeps it for later. */
static void report(const struct remark *remark, enum remark_kind kind, struct reader *s,
                   struct own_remark *later) {
    struct buf named = {0}, away = {0}, where = {0};
    const char *column = kinds[kind].column;
    if (column) {
        setting_rows_map(&named, s->l, s->file, column,
                         s->columns.headers[kinds[kind].field]);
        setting_rows_map(&away, s->l, s->file, column, "-");
        setting_rows_place(&where, s->l);
        setting_rows_instead(&where, s->l, s->file, SCOPED_COLUMN,
                             column + strlen("column."));
    }
    const char *args[DIAG_ARGS] = {remark->first, remark->second, buf_str(&named),
                                   buf_str(&away), buf_str(&where)};
    if (!later)
        diag_add_args(s->d, remark->place, kinds[kind].code, args);
    for (int i = 0; later && i < DIAG_ARGS && args[i]; i++)
        later->args[i] = arena_text(&s->l->b->arena, slice_of(args[i]));
    if (later)
        later->at = remark->place;
    buf_clear(&where);
    buf_clear(&away);
    buf_clear(&named);
}

void remarks_keep_own(const struct remarks *r, struct reader *s, struct own_remark *own) {
    if (r->list[REMARK_OWN].place.line > 0 && own->at.line == 0)
        report(&r->list[REMARK_OWN], REMARK_OWN, s, own);
}

void remarks_report(const struct remarks *r, struct reader *s) {
    for (int i = 0; i < REMARKS; i++)
        if (r->list[i].place.line > 0 && i != REMARK_OWN)
            report(&r->list[i], (enum remark_kind)i, s, NULL);
}
