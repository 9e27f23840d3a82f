#include "input/remarks.h"

#include <string.h>

#include "input/fields.h"
#include "input/settings.h"

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

/* What to say of each kind: that two columns disagree, one of which counts or does not when
   it is named, or sent away, in the settings. */
static const struct {
    enum diag_code code;
    const char *column; /* a setting; NULL = no setting helps */
    enum cost_field field;
} kinds[REMARKS] = {
    [REMARK_OUTSIDE] = {DIAG_PERIOD_OUTSIDE, NULL, COST_PERIOD},
    [REMARK_CATEGORY] = {DIAG_CATEGORY_ACCOUNT, N_("column.category"), COST_CATEGORY},
    [REMARK_YEAR] = {DIAG_YEAR_DATE, N_("column.year"), COST_YEAR},
    [REMARK_OWN] = {DIAG_OWN_ALL, N_("column.municipality"), COST_MUNICIPALITY},
    [REMARK_ZEROS] = {DIAG_ACCOUNT_ZEROS, NULL, COST_ACCOUNT},
    [REMARK_DATE] = {DIAG_DATE_PERIOD, N_("column.date"), COST_DATE},
};

static void report(const struct remark *remark, enum remark_kind kind, struct sheet *s) {
    struct buf named = {0}, away = {0}, where = {0};
    const char *column = kinds[kind].column;
    if (column) {
        settings_map(&named, s->l, s->file, column, s->headers[kinds[kind].field]);
        settings_map(&away, s->l, s->file, column, "-");
        settings_place(&where, s->l);
        settings_instead(&where, s->l, s->file, column);
    }
    diag_add(s->d, remark->place, kinds[kind].code, remark->first, remark->second,
             buf_str(&named), buf_str(&away), buf_str(&where), NULL);
    buf_clear(&where);
    buf_clear(&away);
    buf_clear(&named);
}

void remarks_report(const struct remarks *r, struct sheet *s) {
    for (int i = 0; i < REMARKS; i++)
        if (r->list[i].place.line > 0 && (i != REMARK_OWN || !r->shared))
            report(&r->list[i], (enum remark_kind)i, s);
}
